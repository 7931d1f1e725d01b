// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/labels_verbs.h"
#include "app/cli/workspace_options.h"
#include "core/tasks/label_task.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <sstream>

namespace intentscope::cli {
namespace {

struct LabelsOptions {
    WorkspaceOptions where;
    std::string annotator;
    std::string session = "command-line";
    std::string file;
    std::string format; ///< of a file to import; "": ours
    bool isLenient = false;
    bool isFromStandardInput = true;
    labels::ErrorCause cause; ///< to be added or reworded
    std::string retired;      ///< id of a cause
};

std::string defaultAnnotator() {
    const char* user = std::getenv("USER");
    return user != nullptr && *user != '\0' ? user : "annotator";
}

void addCounts(std::ostream& text, const char* title, const std::map<std::string, std::int64_t>& counts) {
    if (counts.empty())
        return;
    text << title << '\n';
    for (const auto& [word, count] : counts)
        text << "  " << count << "  " << word << '\n';
}

Answer answerOf(const tasks::LabelStats& stats) {
    std::ostringstream text;
    text << stats.labelCount << " labels in force and " << stats.skippedCount << " skipped items on "
         << stats.impressionCount << " impressions, from " << stats.eventCount << " events\n";
    addCounts(text, "By annotator", stats.byAnnotator);
    addCounts(text, "By verdict", stats.byVerdict);
    addCounts(text, "By true intent", stats.byIntent);
    addCounts(text, "By verdict on the latent query", stats.byQueryVerdict);
    addCounts(text, "By error cause", stats.byCause);
    addCounts(text, "Skipped because", stats.bySkipReason);
    nlohmann::ordered_json object;
    object["events"] = stats.eventCount;
    object["labels"] = stats.labelCount;
    object["impressions"] = stats.impressionCount;
    object["by_annotator"] = stats.byAnnotator;
    object["by_verdict"] = stats.byVerdict;
    object["by_intent"] = stats.byIntent;
    object["skipped"] = stats.skippedCount;
    object["by_query_verdict"] = stats.byQueryVerdict;
    object["by_cause"] = stats.byCause;
    object["by_skip_reason"] = stats.bySkipReason;
    return {text.str(), object.dump(2)};
}

Result<Answer> runStats(VerbContext& context, const LabelsOptions& options) {
    ISCOPE_TRY_ASSIGN(const auto opened, openWithDataset(context, options.where, workspace::OpenMode::Read));
    ISCOPE_TRY_ASSIGN(
        const auto stats,
        tasks::labelsStats(
            opened.workspace->labels(), {opened.dataset->info().hash}, context.progress, context.stop));
    return answerOf(stats);
}

Result<Answer> runAppend(VerbContext& context, const LabelsOptions& options) {
    ISCOPE_TRY_ASSIGN(const auto opened, openWithDataset(context, options.where, workspace::OpenMode::Write));
    // With --json standard output belongs to the one object, so the receipts go to standard error.
    std::ostream& receipts = context.output.isJson() ? context.output.err() : context.output.out();
    const tasks::LabelDefaults defaults{
        .annotator = options.annotator, .sessionId = options.session, .time = UtcMillis::missing()};
    ISCOPE_TRY_ASSIGN(
        const std::int64_t count,
        tasks::appendLabelStream(
            std::cin, receipts, {opened.workspace->labels(), *opened.dataset}, defaults));
    nlohmann::ordered_json object;
    object["accepted"] = count;
    return Answer{std::to_string(count) + " labels are on disk\n", object.dump(2)};
}

Result<Answer> runLabelImport(VerbContext& context, const LabelsOptions& options) {
    ISCOPE_TRY_ASSIGN(const auto opened, openWithDataset(context, options.where, workspace::OpenMode::Write));
    tasks::LabelImportSpec spec;
    spec.file = options.file;
    spec.mode = options.isLenient ? data::ImportMode::Lenient : data::ImportMode::Strict;
    spec.defaults = {.annotator = options.annotator, .sessionId = "import", .time = UtcMillis::missing()};
    if (!options.format.empty()) {
        ISCOPE_TRY_ASSIGN(spec.foreign, exporting::parseForeignLabelFormat(options.format));
    }
    const tasks::LabelImportTarget target{context.env, {opened.workspace->labels(), *opened.dataset}};
    ISCOPE_TRY_ASSIGN(const auto outcome, tasks::labelsImport(spec, target, context.progress, context.stop));
    for (const Error& rejection : outcome.rejections)
        context.output.err() << rejection.text() << '\n';
    std::ostringstream text;
    text << outcome.appendedCount << " label events added, " << outcome.knownCount << " were there already, "
         << outcome.rejectedCount << " rejected\n";
    for (const auto& [what, count] : outcome.misfits)
        text << "  did not fit, " << count << " times: " << what << '\n';
    nlohmann::ordered_json object;
    object["added"] = outcome.appendedCount;
    object["known"] = outcome.knownCount;
    object["rejected"] = outcome.rejectedCount;
    object["misfits"] = outcome.misfits;
    return Answer{text.str(), object.dump(2)};
}

tl::unexpected<Error> noSuchCause(const std::string& id) {
    return fail(ErrorCode::NotFound, "There is no error cause '" + id + "'", {.cure = "See: labels causes"});
}

/// Adds, rewords or retires, as asked.
Status editCauses(store::LabelStore& store, const LabelsOptions& options) {
    ISCOPE_TRY_ASSIGN(const auto causes, store.errorCauses());
    const auto find = [&](const std::string& id) {
        return std::ranges::find(causes, id, &labels::ErrorCause::id);
    };
    if (!options.cause.id.empty()) {
        labels::ErrorCause cause = options.cause;
        if (const auto known = find(cause.id); known != causes.end()) {
            cause.title = cause.title.empty() ? known->title : cause.title;
            cause.description = cause.description.empty() ? known->description : cause.description;
        }
        ISCOPE_TRY(store.saveErrorCause(cause));
    }
    if (options.retired.empty())
        return {};
    const auto known = find(options.retired);
    if (known == causes.end())
        return noSuchCause(options.retired);
    labels::ErrorCause cause = *known;
    cause.isRetired = true;
    return store.saveErrorCause(cause);
}

Result<Answer> runCauses(VerbContext& context, const LabelsOptions& options) {
    const bool isEdit = !options.cause.id.empty() || !options.retired.empty();
    const auto mode = isEdit ? workspace::OpenMode::Write : workspace::OpenMode::Read;
    ISCOPE_TRY_ASSIGN(const auto opened, openWorkspace(context, options.where, mode));
    ISCOPE_TRY(editCauses(opened->labels(), options));
    ISCOPE_TRY_ASSIGN(const auto causes, opened->labels().errorCauses());
    std::ostringstream text;
    nlohmann::ordered_json object;
    object["causes"] = nlohmann::ordered_json::array();
    for (const labels::ErrorCause& cause : causes) {
        text << cause.id << "  " << cause.title << (cause.isRetired ? " (retired)" : "") << '\n';
        object["causes"].push_back(
            {{"id", cause.id},
             {"title", cause.title},
             {"description", cause.description},
             {"retired", cause.isRetired}});
    }
    return Answer{text.str(), object.dump(2)};
}

void addCauseOptions(CLI::App& verb, LabelsOptions& options) {
    verb.add_option("--add", options.cause.id, "Id of a cause to add, to reword, or to offer again");
    verb.add_option("--title", options.cause.title, "Of --add");
    verb.add_option("--description", options.cause.description, "Of --add");
    verb.add_option("--retire", options.retired, "Id of a cause that is no longer offered; labels keep it");
}

} // namespace

void addLabelsVerb(CLI::App& app, Verb& chosen) {
    auto options = std::make_shared<LabelsOptions>();
    options->annotator = defaultAnnotator();
    CLI::App& labels = *app.add_subcommand("labels", "Count, append and import labels");
    labels.require_subcommand(1);
    const auto add = [&](const char* name, const char* description, auto run) -> CLI::App& {
        CLI::App& verb = *labels.add_subcommand(name, description);
        verb.fallthrough();
        addWorkspaceOption(verb, options->where);
        addDatasetOption(verb, options->where);
        verb.callback([options, run, &chosen] {
            chosen = [options, run](VerbContext& context) { return run(context, *options); };
        });
        return verb;
    };
    add("stats", "Counts by annotator, verdict and intent", runStats);
    CLI::App& append =
        add("append", "One JSON label a line on standard input; each accepted one is on disk", runAppend);
    append.add_flag(
        "--stdin-jsonl",
        options->isFromStandardInput,
        "Labels come as JSON lines on standard input: the default, spelled out");
    append.add_option("--annotator", options->annotator, "Who judges, where a line does not say");
    append.add_option("--session", options->session, "Id of the sitting, where a line does not say");
    addCauseOptions(
        add("causes", "The taxonomy of error causes: list, add, reword, retire", runCauses), *options);
    CLI::App& import = add("import", "Labels exported elsewhere; known events are skipped", runLabelImport);
    import.add_option("file", options->file, "A .jsonl or .csv file, or another tool's")->required();
    import.add_option("--annotator", options->annotator, "Who judged, where a row does not say");
    import.add_option("--format", options->format, "Of another tool: label-studio, prodigy or doccano");
    import.add_flag(
        "--lenient", options->isLenient, "Leave bad rows out and count them; else the first one stops");
    addLabelsQueueVerbs(labels, chosen);
    addLabelsQualityVerbs(labels, chosen);
}

} // namespace intentscope::cli
