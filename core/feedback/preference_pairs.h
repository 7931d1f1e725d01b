// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/feedback/query_reward.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace intentscope::feedback {

/// Which of the answers that did not win is the one to be avoided.
enum class LoserChoice {
    Worst,  ///< the lowest reward
    Second, ///< the next best: the hardest to tell apart
    Random, ///< any but the winner, drawn by the seed and the impression
};
/// "worst", "second", "random".
std::string_view name(LoserChoice choice);
/// InvalidInput that lists the known words.
Result<LoserChoice> parseLoserChoice(std::string_view word);

struct PreferenceRule {
    /// A pair is kept when the winner's log probability is above the loser's by more than this, in nats. At
    /// infinity nothing is kept.
    double margin = 0.5;
    LoserChoice loser = LoserChoice::Worst;
    std::uint64_t seed = 1; ///< of LoserChoice::Random
};

/// One candidate latent query with its reward.
struct JudgedAnswer {
    std::string text = {};
    QueryReward reward = {};
    std::int32_t generator = 0; ///< which of the generators wrote it first
    std::int32_t sample = 0;    ///< and in which of its samples
};

/// The different answers to one impression, in the order of generator and sample.
struct JudgedImpression {
    std::int32_t impression = 0; ///< row
    std::vector<JudgedAnswer> answers = {};
};

struct PreferencePair {
    std::int32_t impression = 0;
    JudgedAnswer winner = {};
    JudgedAnswer loser = {};
    double margin() const { return winner.reward.logProbability - loser.reward.logProbability; }
};

/// What became of the impressions.
struct PreferenceCounts {
    std::int64_t judgedCount = 0;
    std::int64_t keptCount = 0;
    std::int64_t oneAnswerCount = 0;    ///< dropped: all samples say the same, or only one is whole
    std::int64_t withinMarginCount = 0; ///< dropped: winner and loser are too close
};

/// Places in `answers` by falling reward; at equal rewards in the order given.
std::vector<std::size_t> byReward(const JudgedImpression& judged);

/// The pairs that the rule keeps, in the order of the impressions.
std::vector<PreferencePair> choosePairs(
    const std::vector<JudgedImpression>& judged, const PreferenceRule& rule, PreferenceCounts& counts);

} // namespace intentscope::feedback
