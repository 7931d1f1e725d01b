// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/verb.h"
#include "app/cli/workspace_options.h"
#include "core/tasks/neighbours_task.h"
#include "core/workspace/workspace.h"

#include <string>

namespace CLI {
class Option;
}

namespace intentscope::cli {

/// Which latent queries a verb looks in: exactly one of `run` and `latent`, and a second source where there
/// is one.
struct SourceOptions {
    std::string run;
    std::string latent;
    std::string other; ///< "": none
};

/// --run, --latent and --other; returns the last.
CLI::Option* addSourceOptions(CLI::App& verb, SourceOptions& options);

/// InvalidInput unless exactly one of run and latent is named; Mismatch when the set on the shelf is not the
/// one that the run was scored with; NotFound.
Result<tasks::NeighboursInput>
openSources(VerbContext& context, workspace::Workspace& workspace, const SourceOptions& options);

} // namespace intentscope::cli
