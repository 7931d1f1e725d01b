// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/env.h"
#include "core/rank/scorer.h"
#include "widgets/jobs/job_runner.h"

#include <filesystem>
#include <functional>

class QObject;

namespace intentscope::app {

/// What opening the sample works with; all must outlive the job.
struct SampleDeps {
    Env& env;
    jobs::JobRunner& jobs;
    rank::ScorerFactory openScorer;
};

/// Gives the folder of the sample's workspace below the user's data folder, making it in a job the first
/// time.
void openOrMakeSample(
    const SampleDeps& deps,
    const std::filesystem::path& sampleData,
    QObject* context,
    std::function<void(Result<std::filesystem::path>)> onDone);

} // namespace intentscope::app
