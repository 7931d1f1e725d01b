// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rank/rank_diff.h"

#include "core/base/assert.h"

#include <algorithm>
#include <tuple>
#include <unordered_map>

namespace intentscope::rank {

namespace {

bool isInTop(std::int32_t rank, std::int32_t k) {
    return rank >= 1 && rank <= k;
}

RankChange changeOf(const RankDiffRow& row, std::int32_t k) {
    if (!isInTop(row.beforeRank, k))
        return RankChange::Entered;
    if (!isInTop(row.afterRank, k))
        return RankChange::Left;
    if (row.afterRank == row.beforeRank)
        return RankChange::Same;
    return row.afterRank < row.beforeRank ? RankChange::Up : RankChange::Down;
}

void mergeAfter(RankDiffRow& row, const RankedIntent& after) {
    row.intent = after.intent;
    row.afterRank = after.rank;
    row.afterProbability = after.probability;
    row.isClicked = row.isClicked || after.isClicked;
}

} // namespace

std::vector<RankDiffRow>
rankDiff(std::span<const RankedIntent> before, std::span<const RankedIntent> after, std::int32_t k) {
    ISCOPE_ASSERT(k >= 1);
    std::unordered_map<IntentIndex, RankDiffRow> rowOf;
    rowOf.reserve(before.size() + after.size());
    for (const auto& line : before) {
        rowOf[line.intent] = {
            .intent = line.intent,
            .beforeRank = line.rank,
            .beforeProbability = line.probability,
            .isClicked = line.isClicked};
    }
    for (const auto& line : after)
        mergeAfter(rowOf[line.intent], line);

    std::vector<RankDiffRow> rows;
    for (auto& [intent, row] : rowOf) {
        if (!isInTop(row.beforeRank, k) && !isInTop(row.afterRank, k))
            continue;
        row.change = changeOf(row, k);
        rows.push_back(row);
    }
    std::ranges::sort(rows, {}, [](const RankDiffRow& row) {
        const bool hasLeft = row.change == RankChange::Left;
        return std::tuple(hasLeft, hasLeft ? row.beforeRank : row.afterRank, row.intent);
    });
    return rows;
}

} // namespace intentscope::rank
