// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rank/score_table.h"
#include "core/tasks/neighbours_task.h"

#include <cstdint>
#include <vector>

namespace intentscope::tasks {

/// How a run ranks the chats of one neighbour. "Right" is what compareTask means by it: a clicked intent is
/// among the first topK.
struct LineOutcome {
    std::int32_t judgedCount = 0; ///< chats with a click that the run scored
    std::int32_t rightCount = 0;
    std::int32_t bestRank = 0; ///< of a clicked intent in the line's first such chat, from 1; 0: none
};

/// One a line of the list; `run` is of the list's dataset.
std::vector<LineOutcome>
outcomesOf(const NeighbourList& list, const rank::ScoreTable& run, std::int32_t topK);

} // namespace intentscope::tasks
