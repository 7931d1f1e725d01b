// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/verb.h"
#include "app/cli/workspace_options.h"
#include "core/nn/reasoner/merged_reasoner.h"
#include "core/tasks/export_preferences.h"
#include "core/tasks/export_projector.h"
#include "core/tasks/export_task.h"
#include "core/tasks/label_sets_task.h"
#include "core/tasks/review_task.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <map>

namespace intentscope::cli {
namespace {

struct ExportOptions {
    WorkspaceOptions where;
    std::string what;
    std::string format;
    std::vector<std::string> runs; ///< one, or those of a review
    std::string latent;            ///< set of latent queries, of projector
    std::string adapter;           ///< of a reasoner
    std::string preferences;       ///< a set, or an alignment; "": from labels
    std::filesystem::path file;
    bool isInForceOnly = false;
    std::string split; ///< of ranker rows
    tasks::ImpressionPart part = tasks::ImpressionPart::Train;
    std::int32_t negativeCount = 0; ///< 0: all
    std::uint64_t seed = 1;
    bool mayOverwrite = false;
    bool leavesLatentOut = false;       ///< of a review
    bool isOfLabels = false;            ///< of ranker rows, preferences and sft
    bool leavesHeldOut = false;         ///< of these, with labels
    std::filesystem::path templateFile; ///< of preferences, sft and kb-gaps
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
    else if (options.format != "jsonl" && options.format != "label-studio" && !options.format.empty())
        return unknownFormat(options, "jsonl, csv, label-studio");
    if (!options.where.dataset.empty()) {
        ISCOPE_TRY_ASSIGN(const auto dataset, workspace.openDataset(options.where.dataset));
        spec.datasetHashes = {dataset->info().hash};
    }
    if (options.format == "label-studio")
        return tasks::exportLabelStudio(spec, workspace, context.stop);
    return tasks::exportLabels(spec, workspace, context.progress, context.stop);
}

Result<exporting::ExportOutcome>
exportRun(VerbContext& context, const ExportOptions& options, workspace::Workspace& workspace) {
    tasks::RunExportRequest request{
        .run = options.runs.empty() ? std::string() : options.runs.front(), .spec = {.file = options.file}};
    const std::string format = options.what == "qrels" ? "qrels" : options.format;
    if (format == "trec")
        request.spec.format = exporting::RunFileFormat::Trec;
    else if (format == "qrels")
        request.spec.format = exporting::RunFileFormat::Qrels;
    else if (format != "csv" && !format.empty())
        return unknownFormat(options, "csv, trec");
    if (options.runs.size() != 1)
        return fail(
            ErrorCode::InvalidInput, "Not exactly one run is named", {.cure = "Name one with --run NAME"});
    return tasks::exportRun(request, workspace, context.progress, context.stop);
}

Result<exporting::ExportOutcome>
exportPreferences(VerbContext& context, const ExportOptions& options, workspace::Workspace& workspace) {
    using tasks::PreferenceForm;
    tasks::PreferenceExportRequest request{.source = options.preferences, .file = options.file};
    const bool isSft = options.what == "sft";
    if (isSft)
        request.form = PreferenceForm::Sft;
    if (!isSft && options.format == "trl-unpaired")
        request.form = PreferenceForm::Unpaired;
    else if (options.format != "trl" && !options.format.empty())
        return unknownFormat(options, isSft ? "trl" : "trl, trl-unpaired");
    return tasks::exportPreferences(request, workspace, context.progress, context.stop);
}

Result<exporting::ExportOutcome>
exportProjector(VerbContext& context, const ExportOptions& options, workspace::Workspace& workspace) {
    if (options.runs.size() > 1)
        return fail(
            ErrorCode::InvalidInput, "More than one run is named", {.cure = "Name one with --run NAME"});
    return tasks::exportProjector(
        {.run = options.runs.empty() ? std::string() : options.runs.front(),
         .latent = options.latent,
         .file = options.file},
        workspace,
        context.progress,
        context.stop);
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
    request.isOfLabels = options.isOfLabels;
    request.heldOut =
        options.leavesHeldOut ? feedback::HeldOutLabels::LeaveOut : feedback::HeldOutLabels::Refuse;
    if (options.isOfLabels && !options.runs.empty())
        request.hardNegativeRun = options.runs.front();
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

Result<Answer> exportLabelSet(VerbContext& context, const ExportOptions& options, tasks::LabelSetKind kind) {
    if (!options.isOfLabels && kind != tasks::LabelSetKind::KbGaps)
        return fail(
            ErrorCode::InvalidInput,
            "Here such a set is made of labels alone",
            {.cure = "Add --labels; `align` and `reason` keep the sets that a ranker chose"});
    ISCOPE_TRY_ASSIGN(const auto opened, openWithDataset(context, options.where, workspace::OpenMode::Read));
    tasks::LabelSetSpec spec{
        .kind = kind,
        .dataset = opened.dataset->info().hash,
        .file = options.file,
        .templateFile = options.templateFile};
    if (!options.split.empty()) {
        ISCOPE_TRY_ASSIGN(spec.split, data::parseSplit(options.split));
    } else if (kind != tasks::LabelSetKind::KbGaps) {
        return fail(
            ErrorCode::InvalidInput,
            "A training set of labels needs a split, so that nothing of what is held out gets in",
            {.cure = "Add --split time:0.7/0.1, the one that is tested on"});
    }
    if (options.leavesHeldOut)
        spec.heldOut = feedback::HeldOutLabels::LeaveOut;
    ISCOPE_TRY_ASSIGN(
        const auto outcome, tasks::exportLabelSet(spec, *opened.workspace, context.progress, context.stop));
    Answer answer = answerOf(outcome);
    answer.text = "Wrote " + std::to_string(outcome.rowCount) + " examples to " + outcome.file.string() +
                  "; " + std::to_string(outcome.skippedCount) + " labels give none\n";
    return answer;
}

Result<Answer> exportReview(VerbContext& context, const ExportOptions& options) {
    ISCOPE_TRY_ASSIGN(const auto opened, openWithDataset(context, options.where, workspace::OpenMode::Read));
    const tasks::ReviewExportSpec spec{
        .file = options.file,
        .dataset = opened.dataset->info().hash,
        .runs = options.runs,
        .hasLatentQueries = !options.leavesLatentOut};
    ISCOPE_TRY_ASSIGN(
        const auto outcome, tasks::exportReview(spec, *opened.workspace, context.progress, context.stop));
    std::string text = "Wrote " + outcome.file.string() + ": " + std::to_string(outcome.labelEventCount) +
                       " label events, " + std::to_string(outcome.runCount) + " runs, " +
                       std::to_string(outcome.queueCount) + " queues in " +
                       std::to_string(outcome.fileCount) + " files\n";
    for (const std::string& id : outcome.missingLatentSets)
        text += "  the latent queries " + id + " are no longer in the workspace and are not in the bundle\n";
    const nlohmann::ordered_json object{
        {"file", outcome.file.string()},
        {"manifest", outcome.manifest.string()},
        {"sha256", outcome.sha256},
        {"files", outcome.fileCount},
        {"label_events", outcome.labelEventCount},
        {"runs", outcome.runCount},
        {"queues", outcome.queueCount},
        {"missing_latent_sets", outcome.missingLatentSets}};
    return Answer{text, object.dump(2)};
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

void addWhatOption(CLI::App& verb, ExportOptions& options) {
    const std::vector<std::string> kinds = {
        "labels",
        "run",
        "qrels",
        "projector",
        "ranker-rows",
        "preferences",
        "sft",
        "kb-gaps",
        "review",
        "dataset",
        "reasoner"};
    std::string list;
    for (const std::string& kind : kinds)
        list += (list.empty() ? "" : ", ") + kind;
    verb.add_option("--what", options.what, list)->required()->check(CLI::IsMember(kinds));
    verb.add_flag("--labels", options.isOfLabels, "Of ranker-rows, preferences and sft: made of labels");
    verb.add_flag(
        "--leave-out-held-out",
        options.leavesHeldOut,
        "Of --labels: leave labels of held-out impressions out and count them; else they are refused");
    verb.add_option("--template", options.templateFile, "Of preferences, sft and kb-gaps: prompt template");
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
    if (options.what == "review")
        return exportReview(context, options);
    const bool isAligned = !options.preferences.empty();
    if (isAligned && options.what != "preferences" && options.what != "sft")
        return fail(
            ErrorCode::InvalidInput,
            "--preferences goes with preferences and sft, and " + options.what + " is to be exported",
            {.cure = "Leave it out"});
    for (const auto kind :
         {tasks::LabelSetKind::Preferences, tasks::LabelSetKind::Sft, tasks::LabelSetKind::KbGaps}) {
        if (options.what == tasks::name(kind) && !isAligned)
            return exportLabelSet(context, options, kind);
    }
    ISCOPE_TRY_ASSIGN(const auto workspace, openWorkspace(context, options.where, workspace::OpenMode::Read));
    const auto task = options.what == "labels"      ? exportLabels
                      : options.what == "projector" ? exportProjector
                      : isAligned                   ? exportPreferences
                                                    : exportRun;
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
    addWhatOption(verb, *options);
    verb.add_option(
        "--format",
        options->format,
        "labels: jsonl, csv, label-studio; run: csv, trec; ranker-rows: csv, libsvm; dataset: parquet, csv, "
        "jsonl, "
        "recbole");
    verb.add_option(
        "--adapter", options->adapter, "Of a reasoner: folder or checkpoint to merge into its model");
    verb.add_option(
        "--preferences",
        options->preferences,
        "Of preferences and sft: those of an alignment, by its name, or of a set that align wrote, in place "
        "of the labels'");
    verb.add_option("--run", options->runs, "Name or id of the run; of a review as many as wanted, else all");
    verb.add_option(
        "--latent", options->latent, "Of projector: id or name of a set, in place of the run that read it");
    verb.add_flag("--without-latent", options->leavesLatentOut, "Of a review: no latent queries");
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
