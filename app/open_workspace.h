// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/env.h"
#include "core/data/dataset.h"
#include "core/labels/error_cause.h"
#include "core/rank/score_table.h"
#include "core/workspace/workspace.h"
#include "widgets/labelling/label_session.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace intentscope::app {

/// A dataset of a workspace with what belongs to it.
struct OpenedDataset {
    std::shared_ptr<const data::Dataset> dataset;
    std::vector<rank::RunInfo> runs; ///< of this dataset, oldest first
    labelling::LabelSessionSpec labelSpec;
    std::optional<labelling::LabelFold> labels; ///< the log, folded; taken by the label session
    std::vector<labels::ErrorCause> causes;     ///< the workspace's taxonomy
};

/// What opening a workspace gives the window.
struct OpenedWorkspace {
    std::shared_ptr<workspace::Workspace> workspace;
    std::vector<workspace::DatasetEntry> datasets;
};

/// What a workspace holds by now.
struct WorkspaceLists {
    std::vector<workspace::DatasetEntry> datasets;
    std::vector<rank::RunInfo> runs; ///< of every dataset, oldest first
};
Result<WorkspaceLists> readLists(workspace::Workspace& workspace);

/// Opens for writing, or for reading where another program holds the workspace. On an io thread.
Result<OpenedWorkspace> openWorkspace(const std::filesystem::path& folder, Env& env);

/// The dataset of the newest run, else the first by name; "" when there is none.
std::string
preferredDataset(workspace::Workspace& workspace, const std::vector<workspace::DatasetEntry>& datasets);

/// Maps a dataset, lists its runs and folds its labels, on an io thread. `annotator` owns the undo history.
Result<OpenedDataset>
openDataset(workspace::Workspace& workspace, const std::string& hash, const std::string& annotator);

} // namespace intentscope::app
