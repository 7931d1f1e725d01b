// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ranker_backend.h"
#include "core/tasks/attribute_change_task.h"
#include "core/tasks/swap_task.h"
#include "core/workspace/workspace.h"
#include "widgets/explaining/cause_panel.h"
#include "widgets/jobs/job_context.h"
#include "widgets/state/selection_state.h"
#include "widgets/timeline/compared_runs.h"

#include <memory>
#include <optional>

// What the jobs of the cause desk do, on their threads.
namespace intentscope::app {

/// Two runs on screen and what they are scored by.
struct CauseRequest {
    std::shared_ptr<workspace::Workspace> workspace;
    std::shared_ptr<const data::Dataset> dataset;
    timeline::ComparedRuns runs; ///< both there
    RankerBackend backend;
    tasks::CompareSpec compare; ///< what the comparison on screen looks at
    explaining::ChangeScope scope = explaining::ChangeScope::Chat;
    state::Selection selection;
};

/// Null where nothing changed that could be explained. The errors of attributeChangeTask.
Result<std::shared_ptr<const tasks::AttributeChangeReport>>
attributeNow(const CauseRequest& request, jobs::JobContext& context);

/// The errors of swapTask.
Result<std::shared_ptr<const tasks::SwapReport>>
swapNow(const CauseRequest& request, jobs::JobContext& context);

} // namespace intentscope::app
