// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/slice_options.h"
#include "app/cli/workspace_options.h"
#include "core/rank/score_table.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace intentscope::cli {

/// One run, or two, and where to look.
struct RunOptions {
    WorkspaceOptions where;
    std::string run;
    std::string before;
    std::string after;
    std::string slice; ///< name or expression; "": all impressions
};

/// --workspace, --run or --before with --after, and --slice.
void addRunOptions(CLI::App& verb, RunOptions& options);

/// --workspace, --before and --after, both required, and --slice.
void addTwoRunsOptions(CLI::App& verb, RunOptions& options);

struct OpenedRuns {
    std::unique_ptr<workspace::Workspace> workspace;
    std::shared_ptr<const data::Dataset> dataset;
    std::vector<std::shared_ptr<const rank::ScoreTable>> runs; ///< one, or before and after
    std::optional<slices::Slice> slice;

    std::vector<const rank::ScoreTable*> tables() const;
};

/// InvalidInput unless one run is named, or two; Mismatch for runs of two datasets; errors of the workspace
/// and of chosenSlice.
Result<OpenedRuns> openRuns(VerbContext& context, const RunOptions& options);

} // namespace intentscope::cli
