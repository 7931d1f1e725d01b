// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tasks/compare_task.h"
#include "core/workspace/workspace.h"

#include <cstdint>
#include <filesystem>
#include <stop_token>
#include <string>

namespace intentscope::tasks {

struct ReportRequest {
    std::string before; ///< name or id of a run
    std::string after;
    std::string slice = {};         ///< name of a saved slice, or an expression; "": all impressions
    CompareSpec compare = {};       ///< its slice is filled in
    bool hasSlices = true;          ///< also every saved slice; never together with `slice`
    std::int32_t exampleCount = 10; ///< of each of fixed and broken, at most
    std::filesystem::path file = {};
};

struct ReportOutcome {
    std::filesystem::path file;
    std::string sha256;
    std::int64_t byteCount = 0;
    std::int64_t fixedCount = 0; ///< of all, not only of those shown
    std::int64_t brokenCount = 0;
    std::int64_t sliceCount = 0;
};

/// The page of reviewPage as text. The same workspace gives the same bytes. Mismatch for runs of different
/// datasets; the errors of compareTask, chooseSlice and Workspace::loadRun. Latent queries that are not at
/// hand are named in the page and stop nothing.
Result<std::string> reportPage(
    const ReportRequest& request,
    workspace::Workspace& workspace,
    ProgressSink& progress,
    const std::stop_token& stop);

/// Writes it to the file of the request, whole or not at all. Errors as above, and Io.
Result<ReportOutcome> reportTask(
    const ReportRequest& request,
    workspace::Workspace& workspace,
    ProgressSink& progress,
    const std::stop_token& stop);

/// One JSON object with a final newline.
std::string toJson(const ReportOutcome& outcome);

} // namespace intentscope::tasks
