// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rank/score_table.h"

#include <cstdint>
#include <span>
#include <vector>

namespace intentscope::rank {

enum class RankChange {
    Same,
    Up,      ///< better in "after"
    Down,    ///< worse in "after"
    Entered, ///< in the top k only in "after"
    Left,    ///< in the top k only in "before"
};

/// One intent that is in the top k of at least one of two lists.
struct RankDiffRow {
    IntentIndex intent;
    std::int32_t beforeRank = 0; ///< from 1, 0 when the list does not hold it
    std::int32_t afterRank = 0;
    float beforeProbability = 0;
    float afterProbability = 0;
    RankChange change = RankChange::Same;
    bool isClicked = false;
};

/// Rows by rank in `after`, then, for those that left, by rank in `before`.
std::vector<RankDiffRow>
rankDiff(std::span<const RankedIntent> before, std::span<const RankedIntent> after, std::int32_t k);

} // namespace intentscope::rank
