// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/verb.h"
#include "app/cli/workspace_options.h"
#include "core/nn/reasoner/merged_reasoner.h"
#include "core/tasks/export_task.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <map>

namespace intentscope::cli {
namespace {

struct ExportOptions {
    WorkspaceOptions where;
    std::string what;
    std::string format;
    std::string run;
    std::string adapter; ///< of a reasoner
    std::filesystem::path file;
    bool isInForceOnly = false;
    std::string split; ///< of ranker rows
    tasks::ImpressionPart part = tasks::ImpressionPart::Train;
    std::int32_t negativeCount = 0; ///< 0: all
    std::uint64_t seed = 1;
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

Answer answerOf(const nn::MergedReasoner& merged) {
    const nlohmann::ordered_json object{
        {"folder", merged.folder.string()},
        {"checkpoint_hash", merged.hash},
        {"changed_weights", merged.changedWeightCount},
        {"weights", merged.weightCount}};
    return {
        "Wrote " + merged.folder.string() + " (" + merged.hash.substr(0, 12) + "): the adapter changed " +
            std::to_string(merged.changedWeightCount) + " of " + std::to_string(merged.weightCount) +
            " weights\n",
        object.dump(2)};
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

Result<Answer> exportRankerRows(VerbContext& context, const ExportOptions& options) {
    using exporting::RankerRowsFormat;
    if (options.format != "libsvm" && options.format != "csv" && !options.format.empty())
        return unknownFormat(options, "csv, libsvm");
    ISCOPE_TRY_ASSIGN(const auto opened, openWithDataset(context, options.where, workspace::OpenMode::Read));
    tasks::RankerRowsRequest request{
        .dataset = opened.dataset->info().hash, .split = options.split, .part = options.part};
    request.spec.file = options.file;
    request.spec.format = options.format == "libsvm" ? RankerRowsFormat::LibSvm : RankerRowsFormat::Csv;
    request.spec.seed = options.seed;
    if (options.negativeCount != 0)
        request.spec.negativeCount = options.negativeCount;
    ISCOPE_TRY_ASSIGN(
        const auto outcome,
        tasks::exportRankerRows(request, *opened.workspace, context.progress, context.stop));
    return answerOf(outcome);
}

/// A checkpoint of the workspace, where one is named, or a folder.
Result<std::filesystem::path> adapterOf(VerbContext& context, const ExportOptions& options) {
    if (options.where.workspace.empty())
        return std::filesystem::path(options.adapter);
    ISCOPE_TRY_ASSIGN(const auto workspace, openWorkspace(context, options.where, workspace::OpenMode::Read));
    return findCheckpoint(*workspace, options.adapter, context.env);
}

Result<Answer> exportReasoner(VerbContext& context, const ExportOptions& options) {
    if (options.adapter.empty() || options.file.empty())
        return fail(
            ErrorCode::InvalidInput,
            "It is not said which adapter is to be merged, and where to",
            {.cure = "Give --adapter FOLDER and --out FOLDER"});
    ISCOPE_TRY_ASSIGN(const auto adapter, adapterOf(context, options));
    ISCOPE_TRY_ASSIGN(
        const auto merged, nn::writeMergedReasoner(context.env, adapter, options.file, context.stop));
    return answerOf(merged);
}

void addRankerRowsOptions(CLI::App& verb, ExportOptions& options) {
    static const std::map<std::string, tasks::ImpressionPart> Parts = {
        {"all", tasks::ImpressionPart::AllScored},
        {"train", tasks::ImpressionPart::Train},
        {"validation", tasks::ImpressionPart::Validation},
        {"test", tasks::ImpressionPart::Test}};
    verb.add_option("--split", options.split, "Of ranker rows: time:0.7/0.1, users:every=5, folds:5/0");
    verb.add_option("--part", options.part, "Of ranker rows: train (default), validation, test, all")
        ->transform(CLI::CheckedTransformer(Parts));
    verb.add_option(
        "--negatives",
        options.negativeCount,
        "Of ranker rows: candidates without a click to keep of each impression, drawn by --seed; 0: all");
    verb.add_option("--seed", options.seed, "Of --negatives");
}

Result<Answer> runExport(VerbContext& context, const ExportOptions& options) {
    if (!options.file.empty() && !options.mayOverwrite &&
        context.env.kind(options.file) != FileKind::Missing) {
        return fail(
            ErrorCode::AlreadyExists,
            "There is a file of this name",
            {.place = {.file = options.file.string()}, .cure = "Choose another name, or add --overwrite"});
    }
    if (options.what == "reasoner")
        return exportReasoner(context, options);
    if (options.where.workspace.empty())
        return fail(
            ErrorCode::InvalidInput, "No workspace is named", {.cure = "Give --workspace NAME.iscope"});
    if (options.what == "dataset")
        return exportDataset(context, options);
    if (options.what == "ranker-rows")
        return exportRankerRows(context, options);
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
    verb.get_option("--workspace")->required(false); // an adapter may lie anywhere
    addDatasetOption(verb, options->where);
    verb.add_option("--what", options->what, "labels, run, qrels, ranker-rows, dataset or reasoner")
        ->required()
        ->check(CLI::IsMember({"labels", "run", "qrels", "ranker-rows", "dataset", "reasoner"}));
    verb.add_option(
        "--format",
        options->format,
        "labels: jsonl, csv; run: csv, trec; ranker-rows: csv, libsvm; dataset: parquet, csv, jsonl, "
        "recbole");
    verb.add_option(
        "--adapter", options->adapter, "Of a reasoner: folder or checkpoint to merge into its model");
    verb.add_option("--run", options->run, "Name or id of the run");
    verb.add_option(
        "--out",
        options->file,
        "File to write, or folder of a dataset; by default below exports/ of the workspace");
    addRankerRowsOptions(verb, *options);
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
