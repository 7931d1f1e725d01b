// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/explaining/what_if_ranking.h"

#include <algorithm>

namespace intentscope::explaining {
namespace {

using RankedList = std::vector<rank::RankedIntent>;

RankedList listOf(const std::vector<tasks::WhatIfRow>& rows, timeline::RunSlot slot) {
    const bool isBefore = slot == timeline::RunSlot::Before;
    RankedList list;
    for (const tasks::WhatIfRow& row : rows) {
        list.push_back(
            {.intent = row.intent,
             .rank = isBefore ? row.beforeRank : row.afterRank,
             .score = isBefore ? row.beforeScore : row.afterScore,
             .probability = isBefore ? row.beforeProbability : row.afterProbability,
             .isClicked = row.isClicked});
    }
    std::ranges::sort(list, {}, &rank::RankedIntent::rank);
    return list;
}

} // namespace

ranking::RankingContent
whatIfRanking(const std::vector<tasks::WhatIfRow>& rows, std::int32_t k, bool isEdited) {
    const RankedList before = listOf(rows, timeline::RunSlot::Before);
    const RankedList after = isEdited ? listOf(rows, timeline::RunSlot::After) : RankedList();
    return ranking::rankingOf(before, after, k);
}

} // namespace intentscope::explaining
