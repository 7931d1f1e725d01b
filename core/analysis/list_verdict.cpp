// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/list_verdict.h"

#include <cstddef>

namespace intentscope::analysis {
namespace {

struct List {
    std::span<const float> scores;
    std::span<const std::int32_t> intents;

    bool isAbove(std::size_t left, std::size_t right) const {
        if (scores[left] != scores[right])
            return scores[left] > scores[right];
        if (intents[left] != intents[right])
            return intents[left] < intents[right];
        return left < right;
    }
};

} // namespace

ListVerdict verdictOf(const rank::ScoreTable& run, ImpressionIndex impression) {
    const auto candidates = run.dataset().candidatesOf(impression);
    const List list{run.scoresOf(impression), candidates.intents};
    std::size_t first = 0;
    std::size_t clicked = candidates.size();
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        if (list.isAbove(i, first))
            first = i;
        if (candidates.clicked[i] == 1 && (clicked == candidates.size() || list.isAbove(i, clicked)))
            clicked = i;
    }
    ListVerdict verdict;
    if (candidates.size() == 0)
        return verdict;
    verdict.first = IntentIndex{candidates.intents[first]};
    if (clicked == candidates.size())
        return verdict;
    verdict.hasClick = true;
    verdict.clickedRank = 1;
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        if (i != clicked && list.isAbove(i, clicked))
            ++verdict.clickedRank;
    }
    return verdict;
}

} // namespace intentscope::analysis
