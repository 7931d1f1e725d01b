// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/verb.h"
#include "app/cli/workspace_options.h"
#include "core/tasks/export_task.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

namespace intentscope::cli {
namespace {

struct ExportOptions {
    WorkspaceOptions where;
    std::string what;
    std::string format;
    std::string run;
    std::filesystem::path file;
    bool isInForceOnly = false;
    bool mayOverwrite = false;
};

Answer answerOf(const exporting::ExportOutcome& outcome) {
    nlohmann::ordered_json object;
    object["file"] = outcome.file.string();
    object["manifest"] = outcome.manifest.string();
    object["rows"] = outcome.rowCount;
    object["skipped"] = outcome.skippedCount;
    object["sha256"] = outcome.sha256;
    std::string text =
        "Wrote " + std::to_string(outcome.rowCount) + " rows to " + outcome.file.string() + '\n';
    if (outcome.skippedCount > 0)
        text += std::to_string(outcome.skippedCount) + " impressions were not scored and are left out\n";
    return {text, object.dump(2)};
}

Answer answerOf(const exporting::DatasetExportOutcome& outcome) {
    nlohmann::ordered_json object;
    object["folder"] = outcome.folder.string();
    object["manifest"] = outcome.manifest.string();
    object["files"] = outcome.files;
    object["rows"] = outcome.rowCount;
    object["bytes"] = outcome.byteCount;
    object["losses"] = outcome.losses;
    std::string text = "Wrote " + std::to_string(outcome.rowCount) + " rows in " +
                       std::to_string(outcome.files.size()) + " files to " + outcome.folder.string() + '\n';
    for (const std::string& loss : outcome.losses)
        text += "  lost: " + loss + '\n';
    return {text, object.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace)};
}

tl::unexpected<Error> unknownFormat(const ExportOptions& options, std::string known) {
    return fail(
        ErrorCode::InvalidInput,
        "'" + options.format + "' is no format for " + options.what,
        {.cure = "Choose one of " + std::move(known)});
}

Result<exporting::ExportOutcome>
exportLabels(VerbContext& context, const ExportOptions& options, workspace::Workspace& workspace) {
    exporting::LabelExportSpec spec;
    spec.file = options.file;
    if (options.isInForceOnly)
        spec.selection = exporting::LabelSelection::InForce;
    if (options.format == "csv")
        spec.format = exporting::LabelFileFormat::Csv;
    else if (options.format != "jsonl" && !options.format.empty())
        return unknownFormat(options, "jsonl, csv");
    if (!options.where.dataset.empty()) {
        ISCOPE_TRY_ASSIGN(const auto dataset, workspace.openDataset(options.where.dataset));
        spec.datasetHashes = {dataset->info().hash};
    }
    return tasks::exportLabels(spec, workspace, context.progress, context.stop);
}

Result<exporting::ExportOutcome>
exportRun(VerbContext& context, const ExportOptions& options, workspace::Workspace& workspace) {
    tasks::RunExportRequest request{.run = options.run, .spec = {.file = options.file}};
    const std::string format = options.what == "qrels" ? "qrels" : options.format;
    if (format == "trec")
        request.spec.format = exporting::RunFileFormat::Trec;
    else if (format == "qrels")
        request.spec.format = exporting::RunFileFormat::Qrels;
    else if (format != "csv" && !format.empty())
        return unknownFormat(options, "csv, trec");
    if (options.run.empty())
        return fail(ErrorCode::InvalidInput, "No run is named", {.cure = "Name one with --run NAME"});
    return tasks::exportRun(request, workspace, context.progress, context.stop);
}

Result<Answer> exportDataset(VerbContext& context, const ExportOptions& options) {
    using exporting::DatasetFileFormat;
    ISCOPE_TRY_ASSIGN(const auto opened, openWithDataset(context, options.where, workspace::OpenMode::Read));
    tasks::DatasetExportRequest request{
        .dataset = opened.dataset->info().hash,
        .spec = {.folder = options.file, .mayReplace = options.mayOverwrite}};
    const std::string format = options.format.empty() ? "parquet" : options.format;
    bool isKnown = false;
    for (const auto known :
         {DatasetFileFormat::Csv,
          DatasetFileFormat::Jsonl,
          DatasetFileFormat::Parquet,
          DatasetFileFormat::RecBole}) {
        if (name(known) == format) {
            request.spec.format = known;
            isKnown = true;
        }
    }
    if (!isKnown)
        return unknownFormat(options, "parquet, csv, jsonl, recbole");
    ISCOPE_TRY_ASSIGN(
        const auto outcome, tasks::exportDataset(request, *opened.workspace, context.progress, context.stop));
    return answerOf(outcome);
}

Result<Answer> runExport(VerbContext& context, const ExportOptions& options) {
    if (!options.file.empty() && !options.mayOverwrite &&
        context.env.kind(options.file) != FileKind::Missing) {
        return fail(
            ErrorCode::AlreadyExists,
            "There is a file of this name",
            {.place = {.file = options.file.string()}, .cure = "Choose another name, or add --overwrite"});
    }
    if (options.what == "dataset")
        return exportDataset(context, options);
    ISCOPE_TRY_ASSIGN(const auto workspace, openWorkspace(context, options.where, workspace::OpenMode::Read));
    const auto task = options.what == "labels" ? exportLabels : exportRun;
    ISCOPE_TRY_ASSIGN(const auto outcome, task(context, options, *workspace));
    return answerOf(outcome);
}

} // namespace

void addExportVerb(CLI::App& app, Verb& chosen) {
    auto options = std::make_shared<ExportOptions>();
    CLI::App& verb =
        *app.add_subcommand("export", "Write labels, a run or a dataset, with a manifest beside it");
    addWorkspaceOption(verb, options->where);
    addDatasetOption(verb, options->where);
    verb.add_option("--what", options->what, "labels, run, qrels or dataset")
        ->required()
        ->check(CLI::IsMember({"labels", "run", "qrels", "dataset"}));
    verb.add_option(
        "--format",
        options->format,
        "labels: jsonl, csv; run: csv, trec; dataset: parquet, csv, jsonl, recbole");
    verb.add_option("--run", options->run, "Name or id of the run");
    verb.add_option(
        "--out",
        options->file,
        "File to write, or folder of a dataset; by default below exports/ of the workspace");
    verb.add_flag(
        "--in-force",
        options->isInForceOnly,
        "Labels that stand only, without the log of how they came about");
    verb.add_flag("--overwrite", options->mayOverwrite, "Replace an existing file");
    verb.callback([options, &chosen] {
        chosen = [options](VerbContext& context) { return runExport(context, *options); };
    });
}

} // namespace intentscope::cli
