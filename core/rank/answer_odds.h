// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rank/reasoner.h"

#include <span>
#include <stop_token>
#include <string>
#include <vector>

namespace intentscope::rank {

/// An answer to a prompt, whoever wrote it.
struct WrittenAnswer {
    ReasonerPrompt prompt = {};
    std::string text = {};
    bool isComplete = true; ///< false: cut, so that no end belongs to it
};

/// What some reasoners can tell beside writing: how likely they would have written an answer. A reasoner that
/// can is one of these as well. Called as Reasoner is.
class AnswerOdds {
public:
    virtual ~AnswerOdds();

    /// log p(answer | prompt) in nats under the model itself (temperature 1), over the tokens that the text
    /// is read as and, of a complete one, the token that ends it. Parallel. InvalidInput for one that does
    /// not fit the context; Cancelled.
    virtual Result<std::vector<double>>
    answerLogProbabilities(std::span<const WrittenAnswer> answers, std::stop_token stop) = 0;
};

} // namespace intentscope::rank
