// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/neighbour_outcomes.h"

#include <algorithm>

namespace intentscope::tasks {
namespace {

/// 0 where nothing was clicked or scored.
std::int32_t bestClickedRank(const rank::ScoreTable& run, ImpressionIndex impression) {
    const auto ranked = rank::rankedList(run, impression);
    const auto clicked = std::ranges::find(ranked, true, &rank::RankedIntent::isClicked);
    return clicked == ranked.end() ? 0 : clicked->rank;
}

} // namespace

std::vector<LineOutcome>
outcomesOf(const NeighbourList& list, const rank::ScoreTable& run, std::int32_t topK) {
    std::vector<LineOutcome> outcomes;
    for (const NeighbourLine& line : list.lines) {
        LineOutcome outcome;
        for (const std::int32_t impression : line.impressions) {
            const std::int32_t rank = bestClickedRank(run, {impression});
            if (rank == 0)
                continue;
            if (outcome.judgedCount++ == 0)
                outcome.bestRank = rank;
            outcome.rightCount += rank <= topK ? 1 : 0;
        }
        outcomes.push_back(outcome);
    }
    return outcomes;
}

} // namespace intentscope::tasks
