// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/export_task.h"

#include <string_view>
#include <utility>

namespace intentscope::tasks {
namespace {

std::string_view endingOf(exporting::RunFileFormat format) {
    switch (format) {
    case exporting::RunFileFormat::Csv:
        return ".csv";
    case exporting::RunFileFormat::Trec:
        return ".trec";
    case exporting::RunFileFormat::Qrels:
        return ".qrels";
    }
    return {};
}

} // namespace

Result<exporting::ExportOutcome> exportLabels(
    exporting::LabelExportSpec spec,
    workspace::Workspace& workspace,
    ProgressSink& progress,
    std::stop_token stop) {
    if (spec.file.empty()) {
        const bool isCsv = spec.format == exporting::LabelFileFormat::Csv;
        spec.file = workspace.exportsFolder() / (isCsv ? "labels.csv" : "labels.jsonl");
    }
    ISCOPE_TRY_ASSIGN(const auto reader, workspace.openLabelReader());
    return exporting::exportLabels(spec, {workspace.env(), *reader}, progress, stop);
}

Result<exporting::ExportOutcome> exportRun(
    RunExportRequest request, workspace::Workspace& workspace, ProgressSink& progress, std::stop_token stop) {
    ISCOPE_TRY_ASSIGN(const auto info, workspace.findRun(request.run));
    ISCOPE_TRY_ASSIGN(auto dataset, workspace.openDataset(info.datasetHash));
    ISCOPE_TRY_ASSIGN(const auto run, workspace.loadRun(info.id, std::move(dataset)));
    if (request.spec.file.empty())
        request.spec.file =
            workspace.exportsFolder() / (info.id + std::string(endingOf(request.spec.format)));
    return exporting::exportRun(request.spec, {workspace.env(), *run}, progress, stop);
}

Result<exporting::DatasetExportOutcome> exportDataset(
    DatasetExportRequest request,
    workspace::Workspace& workspace,
    ProgressSink& progress,
    std::stop_token stop) {
    ISCOPE_TRY_ASSIGN(const auto dataset, workspace.openDataset(request.dataset));
    if (request.spec.folder.empty()) {
        constexpr std::size_t BriefDigits = 12;
        request.spec.folder = workspace.exportsFolder() / (dataset->info().hash.substr(0, BriefDigits) + "-" +
                                                           std::string(name(request.spec.format)));
    }
    return exporting::exportDataset(request.spec, workspace.env(), *dataset, progress, stop);
}

} // namespace intentscope::tasks
