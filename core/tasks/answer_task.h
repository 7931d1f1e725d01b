// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tasks/reason_prompts.h"

#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace intentscope::tasks {

/// What a reasoner is given for one impression, and how it came to be.
struct ImpressionPrompt {
    data::ContextText context = {};
    std::optional<std::int64_t> budget = {}; ///< that the prompt was held to
    std::string templateHash = {};
    std::string promptAsSent = {}; ///< with the marks of the chat template
};

/// What a reasoner says to one impression, and to what.
struct ImpressionAnswer : ImpressionPrompt {
    std::vector<rank::Generation> samples =
        {}; ///< each with its tokens, and with a vector where there are any
};

/// The prompt alone; nothing is generated. NotFound for an unknown impression; the errors of ReasonPrompts
/// and of Reasoner::render.
Result<ImpressionPrompt> promptOf(
    const std::string& impressionId,
    const ReasonSettings& settings,
    const std::shared_ptr<const data::Dataset>& dataset,
    const rank::Reasoner& reasoner);

/// NotFound for an unknown impression; the errors of ReasonPrompts and of the reasoner.
Result<ImpressionAnswer> answerImpression(
    const std::string& impressionId,
    const ReasonSettings& settings,
    const std::shared_ptr<const data::Dataset>& dataset,
    rank::Reasoner& reasoner,
    std::stop_token stop);

} // namespace intentscope::tasks
