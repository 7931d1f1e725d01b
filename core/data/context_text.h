// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/dataset.h"
#include "core/data/prompt_template.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace intentscope::data {

/// The template that is used unless the user brings one: docs/context-text.md explains it.
std::string_view defaultPromptTemplate();

/// How long a text is for the reasoner, in tokens.
using TokenCounter = std::function<Result<std::int64_t>(std::string_view)>;

struct ContextLimits {
    std::int32_t eventCount = 30; ///< the newest so many are told at most
    /// Tokens of system and user text together; the oldest events go until they fit. Needs a counter.
    std::optional<std::int64_t> tokenBudget = {};
    TokenCounter countTokens = {};
};

/// What a reasoner is told about an impression.
struct ContextText {
    std::string system; ///< the role; "" where the template has none
    std::string user;
    std::int64_t tokenCount = -1;           ///< -1 without a counter
    std::int32_t eventCount = 0;            ///< told
    std::int32_t eventsOverLimit = 0;       ///< older ones, left out by ContextLimits::eventCount
    std::int32_t eventsDroppedByBudget = 0; ///< the oldest of the others, left out to fit the budget
};

/// Turns impressions into prompts. Only what was known when the chatbot opened is read: features and region
/// of the impression, and events of its user before its time. Clicks, candidates, columns with the role
/// `text` (such as a typed query), names and ids of users are never read. Immutable; any thread.
class ContextTexts {
public:
    /// InvalidInput at line and column for a name in the template that stands for nothing; Corrupt for
    /// damaged columns.
    static Result<ContextTexts> make(std::shared_ptr<const Dataset> dataset, PromptTemplate promptTemplate);

    /// ResourceExhausted when the text is over the budget without any event; the counter's errors;
    /// InvalidInput for a budget without a counter.
    Result<ContextText> textOf(ImpressionIndex impression, const ContextLimits& limits) const;

    const PromptTemplate& promptTemplate() const { return m_template; }

private:
    ContextTexts(std::shared_ptr<const Dataset> dataset, PromptTemplate promptTemplate);
    Status checkNames() const;
    Status checkColumns() const;
    void addFeatures(ImpressionIndex impression, PromptValues& values) const;
    PromptValues eventValues(EventIndex event, UtcMillis now) const;
    std::vector<EventIndex> eventsBefore(ImpressionIndex impression) const;

    std::shared_ptr<const Dataset> m_dataset;
    PromptTemplate m_template;
    std::vector<const Column*> m_features;      ///< of impressions, with the region
    std::vector<const Column*> m_eventFeatures; ///< of events, without their type
};

/// "3 days before the chat", "1 hour after the chat", "less than a minute before the chat".
std::string ageText(UtcMillis moment, UtcMillis chat);

} // namespace intentscope::data
