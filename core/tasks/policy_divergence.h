// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rank/reasoner.h"
#include "core/stats/bootstrap.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <stop_token>
#include <string>

namespace intentscope::tasks {

/// How far a refined policy has moved from what it started as.
struct PolicyDivergence {
    /// KL(policy || reference) of whole answers, nats; interval over the prompts.
    stats::Estimate kl = {};
    double answerTokens = 0; ///< mean of an answer
    std::int64_t answerCount = 0;
};

/// Whether it tells odds (rank/answer_odds.h).
bool tellsOdds(const rank::Reasoner& reasoner);

struct DivergenceSpec {
    rank::Reasoner& policy;
    rank::Reasoner& reference;
    rank::SamplingSpec sampling = {}; ///< length and seed; drawn at temperature 1 with nothing cut off
    stats::BootstrapSpec bootstrap = {};
};

/// Draws one answer to each prompt from the policy at temperature 1 and estimates the divergence as the mean
/// of log p_policy - log p_reference of these answers, which has the right mean and may be below 0 by chance.
/// Answers are read from their text: where a policy splits a text unlike its tokenizer would, both are asked
/// for the tokenizer's way. Nothing where a reasoner does not tell odds (rank/answer_odds.h). The errors of
/// either; Cancelled.
Result<std::optional<PolicyDivergence>> policyDivergence(
    const DivergenceSpec& spec, std::span<const rank::ReasonerPrompt> prompts, std::stop_token stop);

/// One JSON object, which readDivergence gives back to the last digit.
std::string toJson(const PolicyDivergence& divergence);
/// Corrupt, NotFound.
Result<PolicyDivergence> readDivergence(Env& env, const std::filesystem::path& file);

} // namespace intentscope::tasks
