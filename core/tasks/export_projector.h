// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/exporting/label_export.h"
#include "core/workspace/workspace.h"

#include <filesystem>
#include <stop_token>
#include <string>

namespace intentscope::tasks {

/// Of which latent queries: those that a run read, or a set of the shelf. One of the two is named.
struct ProjectorExportRequest {
    std::string run = {};    ///< name or id; adds what it ranks first
    std::string latent = {}; ///< id or name of a set
    /// Empty: exports/<the set's id>-projector.tsv of the workspace.
    std::filesystem::path file = {};
};

/// Writes latent queries for TensorBoard's projector (exporting::exportProjector). InvalidInput unless one of
/// the two is named, and for a run that reads none; NotFound for what is gone; the errors of the writer.
Result<exporting::ExportOutcome> exportProjector(
    ProjectorExportRequest request,
    workspace::Workspace& workspace,
    ProgressSink& progress,
    const std::stop_token& stop);

} // namespace intentscope::tasks
