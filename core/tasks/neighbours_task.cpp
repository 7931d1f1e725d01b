// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/neighbours_task.h"

#include "core/tasks/neighbour_index.h"

namespace intentscope::tasks {

Result<NeighboursReport> neighboursTask(
    const NeighboursInput& input,
    ImpressionIndex impression,
    const NeighbourRule& rule,
    ProgressSink& progress,
    const std::stop_token& stop) {
    ISCOPE_TRY_ASSIGN(const auto index, NeighbourIndex::make(input, rule, progress, stop));
    return index->neighbours(impression, stop);
}

} // namespace intentscope::tasks
