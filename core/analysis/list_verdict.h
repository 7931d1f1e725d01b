// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rank/score_table.h"

#include <cstdint>

namespace intentscope::analysis {

/// What a run's ranked list of one impression came to.
struct ListVerdict {
    IntentIndex first = {};       ///< ranked first
    bool hasClick = false;        ///< without one there is nothing to be right about
    std::int32_t clickedRank = 0; ///< of the best ranked clicked intent, from 1; 0 without a click

    /// A clicked intent is among the first k.
    bool isRight(std::int32_t k) const { return hasClick && clickedRank <= k; }
};

/// The impression must be scored. Equal scores rank by ascending intent, then by position. O(candidates) for
/// few clicks; allocates nothing.
ListVerdict verdictOf(const rank::ScoreTable& run, ImpressionIndex impression);

} // namespace intentscope::analysis
