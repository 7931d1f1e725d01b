// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/export_task.h"

#include "core/data/split.h"
#include "core/exporting/export_file.h"
#include "core/exporting/foreign_labels.h"

#include <nlohmann/json.hpp>

#include <numeric>
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

Result<exporting::ExportOutcome> exportLabelStudio(
    exporting::LabelExportSpec spec, workspace::Workspace& workspace, const std::stop_token& stop) {
    if (spec.file.empty())
        spec.file = workspace.exportsFolder() / "labels-label-studio.json";
    labels::LabelState state(spec.datasetHashes);
    ISCOPE_TRY_ASSIGN(const auto reader, workspace.openLabelReader());
    ISCOPE_TRY(reader->foldInto(state));
    ISCOPE_TRY(checkStop(stop));
    const auto inForce = state.inForce();
    ISCOPE_TRY_ASSIGN(auto file, exporting::ExportFile::create(workspace.env(), spec.file));
    ISCOPE_TRY(file.write(exporting::labelStudioTasks(inForce)));
    exporting::ExportOutcome outcome;
    outcome.file = spec.file;
    outcome.manifest = exporting::manifestPathOf(spec.file);
    outcome.rowCount = static_cast<std::int64_t>(inForce.size());
    outcome.sha256 = file.sha256();
    const nlohmann::ordered_json manifest{
        {"format", "intentscope-export"},
        {"version", 1},
        {"what", "labels"},
        {"selection", "in_force"},
        {"file", spec.file.filename().string()},
        {"file_format", "label-studio"},
        {"sha256", outcome.sha256},
        {"counts", {{"rows", outcome.rowCount}}}};
    ISCOPE_TRY(file.finish(manifest.dump(2) + "\n"));
    return outcome;
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

namespace {

Result<std::vector<std::int32_t>> rowsOf(const RankerRowsRequest& request, const data::Dataset& dataset) {
    if (request.split.empty()) {
        if (request.part != ImpressionPart::AllScored)
            return fail(
                ErrorCode::InvalidInput,
                "a " + std::string(name(request.part)) + " part needs a split",
                {.cure = "Add --split time:0.7/0.1, or ask for --part all"});
        std::vector<std::int32_t> rows(static_cast<std::size_t>(dataset.impressionCount()));
        std::iota(rows.begin(), rows.end(), 0);
        return rows;
    }
    ISCOPE_TRY_ASSIGN(const auto spec, data::parseSplit(request.split));
    ISCOPE_TRY_ASSIGN(auto split, data::makeSplit(dataset, spec));
    ISCOPE_TRY(data::checkNoLeak(dataset, spec, split));
    auto rows = request.part == ImpressionPart::Train        ? std::move(split.train)
                : request.part == ImpressionPart::Validation ? std::move(split.validation)
                                                             : std::move(split.test);
    if (!rows.empty())
        return rows;
    return fail(
        ErrorCode::InvalidInput,
        "the split '" + request.split + "' has no " + std::string(name(request.part)) + " part");
}

} // namespace

namespace {

Result<exporting::ExportOutcome> exportLabelRows(
    RankerRowsRequest request,
    const std::shared_ptr<const data::Dataset>& dataset,
    workspace::Workspace& workspace,
    ProgressSink& progress,
    const std::stop_token& stop) {
    if (request.split.empty())
        return fail(
            ErrorCode::InvalidInput,
            "Rows of labels need a split, so that nothing of what is held out gets in",
            {.cure = "Add --split time:0.7/0.1, the one that the ranker is tested on"});
    feedback::LabelBatchRule rule{.heldOut = request.heldOut};
    ISCOPE_TRY_ASSIGN(rule.split, data::parseSplit(request.split));
    labels::LabelState state({dataset->info().hash});
    ISCOPE_TRY_ASSIGN(const auto reader, workspace.openLabelReader());
    ISCOPE_TRY(reader->foldInto(state));
    ISCOPE_TRY_ASSIGN(const auto batch, feedback::makeLabelBatch(*dataset, state, rule));
    std::shared_ptr<const rank::ScoreTable> run;
    if (!request.hardNegativeRun.empty()) {
        ISCOPE_TRY_ASSIGN(run, workspace.loadRun(request.hardNegativeRun, dataset));
    }
    request.spec.labels = &batch;
    request.spec.hardNegatives = run.get();
    request.spec.part = "labels of train of " + request.split;
    if (request.spec.file.empty()) {
        const bool isCsv = request.spec.format == exporting::RankerRowsFormat::Csv;
        request.spec.file = workspace.exportsFolder() / (isCsv ? "labels-rows.csv" : "labels-rows.libsvm");
    }
    return exporting::exportRankerRows(request.spec, workspace.env(), *dataset, progress, stop);
}

} // namespace

Result<exporting::ExportOutcome> exportRankerRows(
    RankerRowsRequest request,
    workspace::Workspace& workspace,
    ProgressSink& progress,
    const std::stop_token& stop) {
    ISCOPE_TRY_ASSIGN(const auto dataset, workspace.openDataset(request.dataset));
    ISCOPE_TRY(dataset->check());
    if (request.isOfLabels)
        return exportLabelRows(std::move(request), dataset, workspace, progress, stop);
    ISCOPE_TRY_ASSIGN(request.spec.impressions, rowsOf(request, *dataset));
    const std::string part(request.split.empty() ? "all" : name(request.part));
    request.spec.part = request.split.empty() ? part : part + " of " + request.split;
    if (request.spec.file.empty()) {
        constexpr std::size_t BriefDigits = 12;
        const bool isCsv = request.spec.format == exporting::RankerRowsFormat::Csv;
        request.spec.file = workspace.exportsFolder() / (dataset->info().hash.substr(0, BriefDigits) + "-" +
                                                         part + (isCsv ? ".csv" : ".libsvm"));
    }
    return exporting::exportRankerRows(request.spec, workspace.env(), *dataset, progress, stop);
}

} // namespace intentscope::tasks
