// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/feedback/query_reward.h"

#include "core/base/assert.h"
#include "core/rank/score_table.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <tuple>

namespace intentscope::feedback {
namespace {

constexpr std::size_t Cutoff = 3;

double discount(std::size_t place) {
    return 1.0 / std::log2(static_cast<double>(place) + 2.0);
}

double ndcgOf(std::span<const float> scores, const data::CandidateList& candidates) {
    const auto order = rank::rankOrder(scores, candidates.intents);
    double gain = 0;
    double best = 0;
    const auto clickCount = static_cast<std::size_t>(std::ranges::count(candidates.clicked, 1));
    for (std::size_t place = 0; place < std::min(Cutoff, order.size()); ++place) {
        if (candidates.clicked[static_cast<std::size_t>(order[place])] == 1)
            gain += discount(place);
        if (place < clickCount)
            best += discount(place);
    }
    return gain / best;
}

} // namespace

bool isBetter(const QueryReward& a, const QueryReward& b) {
    return std::tie(a.logProbability, a.ndcg3) > std::tie(b.logProbability, b.ndcg3);
}

QueryReward rewardOf(std::span<const float> scores, const data::CandidateList& candidates) {
    ISCOPE_ASSERT(scores.size() == candidates.size() && isJudgeable(candidates));
    const auto highest = static_cast<double>(*std::ranges::max_element(scores));
    double all = 0;
    double clicked = 0;
    for (std::size_t i = 0; i < scores.size(); ++i) {
        const double mass = std::exp(static_cast<double>(scores[i]) - highest);
        all += mass;
        clicked += candidates.clicked[i] == 1 ? mass : 0;
    }
    return {.logProbability = std::log(clicked) - std::log(all), .ndcg3 = ndcgOf(scores, candidates)};
}

bool isJudgeable(const data::CandidateList& candidates) {
    const auto clickCount = std::ranges::count(candidates.clicked, 1);
    return clickCount > 0 && std::cmp_less(clickCount, candidates.size());
}

} // namespace intentscope::feedback
