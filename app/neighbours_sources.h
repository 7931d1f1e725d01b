// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/reasoning_desk.h"
#include "core/tasks/neighbours_task.h"
#include "widgets/timeline/compared_runs.h"

#include <optional>

namespace intentscope::app {

/// The sets of latent queries on screen as sources of neighbours; one where both sides show the same set.
struct ShownSources {
    tasks::NeighboursInput input;
    timeline::ComparedRuns runs; ///< of the sources in their order; null where there is none
};

/// None without a dataset or a set of it. GUI thread.
std::optional<ShownSources>
shownSources(const WorkspaceController& controller, const ReasoningDesk& reasoning);

} // namespace intentscope::app
