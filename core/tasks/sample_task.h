// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/rank/scorer.h"
#include "core/workspace/workspace.h"

#include <filesystem>
#include <memory>
#include <stop_token>

namespace intentscope::tasks {

struct SampleSpec {
    std::filesystem::path sampleData; ///< findSampleData
    std::filesystem::path workspace;  ///< folder to make; must not exist
};

/// What the task works with; `env` must outlive the call.
struct SampleDeps {
    Env& env;
    rank::ScorerFactory openScorer;
};

/// Makes a workspace of the sample that comes with the program: imports the shop, puts the shipped reasoners
/// and latent queries into it, and scores the shop with the shipped rankers into the runs "base", "tuned"
/// and, where the latent queries that it reads are there, "qe". Whole or not at all: on failure or Cancelled
/// the folder is gone again. AlreadyExists when something is at `workspace`.
Result<std::unique_ptr<workspace::Workspace>> makeSampleWorkspace(
    const SampleSpec& spec, const SampleDeps& deps, ProgressSink& progress, std::stop_token stop);

} // namespace intentscope::tasks
