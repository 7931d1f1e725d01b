// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/dataset.h"

#include <span>

namespace intentscope::feedback {

/// What a frozen ranker says of one candidate latent query of an impression.
struct QueryReward {
    /// ln of the softmax probability of the clicked intent; of several clicked intents, ln of their sum.
    double logProbability = 0;
    double ndcg3 = 0; ///< of the clicked intents: binary gain, 1 / log2(rank + 1)
    friend bool operator==(const QueryReward&, const QueryReward&) = default;
};

/// Whether `a` is better: by probability, at equal probability by NDCG@3.
bool isBetter(const QueryReward& a, const QueryReward& b);

/// `scores` are finite and parallel to the candidates, of which at least one is clicked. Ties in score are
/// broken by intent row, as everywhere.
QueryReward rewardOf(std::span<const float> scores, const data::CandidateList& candidates);

/// Whether there is something to be rewarded for: a click, and a candidate without one.
bool isJudgeable(const data::CandidateList& candidates);

} // namespace intentscope::feedback
