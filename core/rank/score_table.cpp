// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rank/score_table.h"

#include "core/base/assert.h"
#include "core/base/checked.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace intentscope::rank {

namespace {

bool isMissing(float score) {
    return std::isnan(score);
}

/// exp(score - best); infinite scores share the whole mass, since inf - inf is not a number.
double unnormalised(float score, float best) {
    return score == best ? 1.0 : std::exp(static_cast<double>(score) - static_cast<double>(best));
}

} // namespace

ScoreTable::ScoreTable(std::shared_ptr<const data::Dataset> dataset, RunInfo info, std::vector<float> scores)
    : m_dataset(std::move(dataset)), m_info(std::move(info)), m_scores(std::move(scores)) {
    ISCOPE_ASSERT(m_dataset != nullptr);
    ISCOPE_ASSERT(std::cmp_equal(m_scores.size(), m_dataset->candidateCount()));
}

std::span<const float> ScoreTable::scoresOf(ImpressionIndex impression) const {
    const auto offsets = m_dataset->candidateOffsets();
    ISCOPE_ASSERT(impression.isValid() && impression.row() + 1 < offsets.size());
    const auto first = narrow<std::size_t>(offsets[impression.row()]);
    const auto last = narrow<std::size_t>(offsets[impression.row() + 1]);
    return std::span(m_scores).subspan(first, last - first);
}

bool ScoreTable::isScored(ImpressionIndex impression) const {
    const auto scores = scoresOf(impression);
    return !scores.empty() && std::ranges::none_of(scores, isMissing);
}

std::vector<std::int32_t> rankOrder(std::span<const float> scores, std::span<const std::int32_t> intents) {
    ISCOPE_ASSERT(scores.size() == intents.size());
    ISCOPE_ASSERT(std::ranges::none_of(scores, isMissing));
    std::vector<std::int32_t> order(scores.size());
    std::iota(order.begin(), order.end(), 0);
    const auto comesFirst = [&](std::int32_t a, std::int32_t b) {
        const auto i = static_cast<std::size_t>(a);
        const auto j = static_cast<std::size_t>(b);
        if (scores[i] != scores[j])
            return scores[i] > scores[j];
        return std::pair(intents[i], a) < std::pair(intents[j], b);
    };
    std::ranges::sort(order, comesFirst);
    return order;
}

std::vector<RankedIntent> rankedList(std::span<const float> scores, const data::CandidateList& candidates) {
    if (scores.empty())
        return {};
    const auto best = *std::ranges::max_element(scores);
    double total = 0;
    for (const auto score : scores)
        total += unnormalised(score, best);

    std::vector<RankedIntent> list;
    list.reserve(scores.size());
    for (const auto position : rankOrder(scores, candidates.intents)) {
        const auto i = static_cast<std::size_t>(position);
        list.push_back(
            {.intent = {candidates.intents[i]},
             .rank = narrow<std::int32_t>(list.size() + 1),
             .score = scores[i],
             .probability = static_cast<float>(unnormalised(scores[i], best) / total),
             .isClicked = candidates.clicked[i] == 1});
    }
    return list;
}

std::vector<RankedIntent> rankedList(const ScoreTable& run, ImpressionIndex impression) {
    if (!run.isScored(impression))
        return {};
    return rankedList(run.scoresOf(impression), run.dataset().candidatesOf(impression));
}

} // namespace intentscope::rank
