// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/verb.h"
#include "core/workspace/workspace.h"

#include <memory>
#include <string>

namespace intentscope::cli {

/// The two options almost every verb has.
struct WorkspaceOptions {
    std::string workspace;
    std::string dataset; ///< name or hash; "": the only one
};

void addWorkspaceOption(CLI::App& verb, WorkspaceOptions& options);
void addDatasetOption(CLI::App& verb, WorkspaceOptions& options);

/// A workspace with one of its datasets.
struct OpenedDataset {
    std::unique_ptr<workspace::Workspace> workspace;
    std::shared_ptr<const data::Dataset> dataset;
};

/// Opens the workspace; what opening found is told on standard error.
Result<std::unique_ptr<workspace::Workspace>>
openWorkspace(VerbContext& context, const WorkspaceOptions& options, workspace::OpenMode mode);

/// Opens workspace and dataset. Without --dataset the workspace must hold exactly one.
Result<OpenedDataset>
openWithDataset(VerbContext& context, const WorkspaceOptions& options, workspace::OpenMode mode);

/// A checkpoint by its name in the workspace, or by its path.
Result<std::filesystem::path>
findCheckpoint(workspace::Workspace& workspace, const std::string& nameOrPath, Env& env);

} // namespace intentscope::cli
