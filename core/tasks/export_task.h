// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exporting/dataset_export.h"
#include "core/exporting/label_export.h"
#include "core/exporting/ranker_rows_export.h"
#include "core/exporting/run_export.h"
#include "core/tasks/impression_part.h"
#include "core/workspace/workspace.h"

#include <stop_token>
#include <string>

namespace intentscope::tasks {

/// Exports labels from a connection of its own, so that labelling goes on meanwhile. An empty file name in
/// the spec means exports/labels.jsonl (or .csv) of the workspace.
Result<exporting::ExportOutcome> exportLabels(
    exporting::LabelExportSpec spec,
    workspace::Workspace& workspace,
    ProgressSink& progress,
    std::stop_token stop);

/// Writes the labels in force as a Label Studio task list (exporting::labelStudioTasks), for the datasets of
/// the spec. An empty file name means exports/labels-label-studio.json of the workspace.
Result<exporting::ExportOutcome> exportLabelStudio(
    exporting::LabelExportSpec spec, workspace::Workspace& workspace, const std::stop_token& stop);

struct RunExportRequest {
    std::string run; ///< name or id
    exporting::RunExportSpec spec = {};
};

/// Exports one run with its own dataset. An empty file name in the spec means exports/<run id> of the
/// workspace with the ending .csv, .trec or .qrels.
Result<exporting::ExportOutcome> exportRun(
    RunExportRequest request, workspace::Workspace& workspace, ProgressSink& progress, std::stop_token stop);

struct DatasetExportRequest {
    std::string dataset; ///< name or hash
    exporting::DatasetExportSpec spec = {};
};

/// Exports one dataset into a folder. An empty one in the spec means exports/<first digits of the
/// hash>-<format> of the workspace.
Result<exporting::DatasetExportOutcome> exportDataset(
    DatasetExportRequest request,
    workspace::Workspace& workspace,
    ProgressSink& progress,
    std::stop_token stop);

struct RankerRowsRequest {
    std::string dataset;                         ///< name or hash
    std::string split;                           ///< data::toText; "" for all impressions
    ImpressionPart part = ImpressionPart::Train; ///< of the split
    exporting::RankerRowsSpec spec = {};         ///< `impressions`, `part` and labels are filled in
    /// Write what labels say: of the training part of `split`, under the leak guard of makeLabelBatch.
    bool isOfLabels = false;
    feedback::HeldOutLabels heldOut = feedback::HeldOutLabels::Refuse;
    std::string hardNegativeRun = {}; ///< name or id; "" for none
};

/// Exports the rows of one part of a split. An empty file name in the spec means exports/<first digits of the
/// hash>-<part>.csv (or .libsvm) of the workspace. InvalidInput for a part that is empty, or asked for
/// without a split.
Result<exporting::ExportOutcome> exportRankerRows(
    RankerRowsRequest request,
    workspace::Workspace& workspace,
    ProgressSink& progress,
    const std::stop_token& stop);

} // namespace intentscope::tasks
