// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/context_text.h"
#include "core/rank/reasoner.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace intentscope::tasks {

/// What makes an answer of an impression, beside the reasoner.
struct ReasonSettings {
    /// "": the one that the reasoner was trained with, where it is known, else the default template.
    std::string templateText = {};
    std::filesystem::path templateFile = {}; ///< where the text comes from, for messages
    std::int32_t eventCount = data::ContextLimits{}.eventCount;
    /// Tokens of system and user text. Without one: what the reasoner's context leaves beside the answer and
    /// the marks of the chat template, where the reasoner knows its context.
    std::optional<std::int64_t> budget = {};
    rank::SamplingSpec sampling = {};
    rank::Pooling pooling = rank::Pooling::LastToken;
};

/// "pooling=last; max_tokens=64; temperature=0; samples=1": all that changes an answer beside reasoner and
/// prompt. Values that change nothing (a seed without a temperature) are not in it.
std::string answerSettings(const ReasonSettings& settings);

/// Prompts of impressions for one reasoner, within its context. Any thread: the reasoner counts tokens one
/// caller at a time.
class ReasonPrompts {
public:
    /// The errors of PromptTemplate and ContextTexts; InvalidInput for sampling out of range and for an
    /// answer longer than the reasoner's context. `reasoner` must outlive the object.
    static Result<ReasonPrompts> make(
        std::shared_ptr<const data::Dataset> dataset,
        const ReasonSettings& settings,
        const rank::Reasoner& reasoner);

    /// Errors as ContextTexts::textOf, with the impression's id.
    Result<data::ContextText> textOf(ImpressionIndex impression) const;

    const std::string& templateText() const { return m_templateText; }
    std::string templateHash() const { return m_texts.promptTemplate().fingerprint().hex(); }
    std::optional<std::int64_t> budget() const { return m_limits.tokenBudget; }
    /// "events=30; budget=448": all that changes a prompt beside template and dataset.
    std::string contextSettings() const;

private:
    ReasonPrompts(
        std::shared_ptr<const data::Dataset> dataset, data::ContextTexts texts, std::string templateText);

    std::shared_ptr<const data::Dataset> m_dataset;
    data::ContextTexts m_texts;
    std::string m_templateText;
    data::ContextLimits m_limits;
};

} // namespace intentscope::tasks
