// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rank/scorer.h"
#include "core/tasks/gate_task.h"
#include "core/workspace/workspace.h"
#include "widgets/jobs/job_context.h"
#include "widgets/timeline/compared_runs.h"

#include <filesystem>
#include <memory>

// What the jobs that test expectations do, on their threads.
namespace intentscope::app {

struct GateWork {
    Env& env;
    std::filesystem::path file; ///< of expectations
    std::shared_ptr<workspace::Workspace> workspace;
    std::shared_ptr<const data::Dataset> dataset;
    timeline::ComparedRuns runs; ///< the one after is tested
    rank::ScorerFactory openScorer;
};

/// Reads the file and tests the run after. The errors of reading it, of parseExpectations and of gateTask.
Result<tasks::GateReport> testGate(const GateWork& work, jobs::JobContext& context);

} // namespace intentscope::app
