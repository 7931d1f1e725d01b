// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/import_reasoner.h"
#include "app/cli/verb.h"
#include "app/cli/workspace_options.h"
#include "core/data/import.h"
#include "core/data/proposal.h"
#include "core/tasks/review_task.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <sstream>

namespace intentscope::cli {
namespace {

struct ImportOptions {
    WorkspaceOptions where;
    std::string source;
    std::string mapping;
    std::string name;
    bool isLenient = false;
    bool isProposal = false;
    std::string kind = "dataset";
    ReasonerImportOptions reasoner;
};

std::string textOf(const data::ImportOutcome& outcome) {
    std::ostringstream text;
    if (!outcome.understanding.empty())
        text << "Understood without a mapping:\n" << outcome.understanding;
    text << (outcome.wasThereAlready ? "Was imported before: " : "Imported ") << outcome.hash.substr(0, 12)
         << '\n'
         << "  intents      " << outcome.intentCount << '\n'
         << "  users        " << outcome.userCount << '\n'
         << "  events       " << outcome.eventCount << '\n'
         << "  impressions  " << outcome.impressionCount << '\n'
         << "  candidates   " << outcome.candidateCount << '\n';
    if (outcome.rejectedRowCount > 0)
        text << "  rejected     " << outcome.rejectedRowCount << " rows, see "
             << outcome.rejectedFile.string() << '\n';
    for (const std::string& warning : outcome.warnings)
        text << "  note: " << warning << '\n';
    return text.str();
}

std::string jsonOf(const data::ImportOutcome& outcome) {
    nlohmann::ordered_json object;
    object["dataset_hash"] = outcome.hash;
    object["directory"] = outcome.directory.string();
    object["was_there_already"] = outcome.wasThereAlready;
    object["intents"] = outcome.intentCount;
    object["users"] = outcome.userCount;
    object["events"] = outcome.eventCount;
    object["impressions"] = outcome.impressionCount;
    object["candidates"] = outcome.candidateCount;
    object["rejected_rows"] = outcome.rejectedRowCount;
    object["rejected_file"] = outcome.rejectedFile.string();
    object["warnings"] = outcome.warnings;
    object["understanding"] = outcome.understanding;
    return object.dump(2);
}

Result<std::unique_ptr<workspace::Workspace>>
openOrCreate(VerbContext& context, const WorkspaceOptions& where) {
    if (context.env.kind(where.workspace) == FileKind::Missing)
        return workspace::Workspace::create(where.workspace, context.env);
    return openWorkspace(context, where, workspace::OpenMode::Write);
}

/// What would be done with a plain table, and the mapping to change and give to --map.
Answer answerOf(const data::Proposal& proposal) {
    const auto problems = data::problemsOf(proposal);
    const std::string mapping = data::mappingText(proposal);
    const std::string understanding = data::proposalText(proposal);
    std::string text = understanding;
    for (const auto& problem : problems)
        text += "  missing: " + problem + '\n';
    nlohmann::ordered_json object;
    object["mapping"] = nlohmann::ordered_json::parse(mapping);
    object["problems"] = problems;
    object["understanding"] = understanding;
    return {text + mapping, object.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace)};
}

Answer answerOf(const tasks::ReviewImportOutcome& outcome) {
    std::string text = "Took over dataset " + outcome.datasetHash.substr(0, 12) + ", " +
                       std::to_string(outcome.labelEventCount) + " label events (" +
                       std::to_string(outcome.knownEventCount) + " were there already), " +
                       std::to_string(outcome.runCount) + " runs, " + std::to_string(outcome.queueCount) +
                       " queues, " + std::to_string(outcome.sliceCount) + " slices\n";
    for (const std::string& note : outcome.notes)
        text += "  " + note + '\n';
    const nlohmann::ordered_json object{
        {"dataset_hash", outcome.datasetHash},
        {"label_events", outcome.labelEventCount},
        {"known_label_events", outcome.knownEventCount},
        {"runs", outcome.runCount},
        {"queues", outcome.queueCount},
        {"slices", outcome.sliceCount},
        {"latent_sets", outcome.latentSetCount},
        {"notes", outcome.notes}};
    return {text, object.dump(2)};
}

Result<Answer>
importInto(VerbContext& context, const ImportOptions& options, workspace::Workspace& workspace) {
    if (options.kind == "review") {
        ISCOPE_TRY_ASSIGN(
            const auto outcome,
            tasks::importReview(options.source, workspace, context.progress, context.stop));
        return answerOf(outcome);
    }
    data::ImportSpec spec;
    spec.source = options.source;
    if (!options.mapping.empty())
        spec.mapping = options.mapping;
    spec.datasetsRoot = workspace.datasetsFolder();
    spec.name = options.name;
    spec.mode = options.isLenient ? data::ImportMode::Lenient : data::ImportMode::Strict;
    ISCOPE_TRY_ASSIGN(
        const auto outcome, data::importDataset(spec, context.env, context.progress, context.stop));
    return Answer{textOf(outcome), jsonOf(outcome)};
}

Result<Answer> runImport(VerbContext& context, const ImportOptions& options) {
    if (context.env.kind(options.source) == FileKind::Missing) {
        return fail(
            ErrorCode::NotFound,
            "There is no file or folder of this name",
            {.place = {.file = options.source}, .cure = "Check the path"});
    }
    if (options.kind == "reasoner") {
        ReasonerImportOptions reasoner = options.reasoner;
        reasoner.workspace = options.where.workspace;
        reasoner.source = options.source;
        reasoner.name = options.name;
        return runReasonerImport(context, reasoner);
    }
    if (options.isProposal) {
        ISCOPE_TRY_ASSIGN(const auto proposal, data::proposeMapping(context.env, options.source));
        return answerOf(proposal);
    }
    if (options.where.workspace.empty()) {
        return fail(
            ErrorCode::InvalidInput,
            "No workspace is named",
            {.cure = "Name one with --workspace NAME.iscope"});
    }
    const bool isNew = context.env.kind(options.where.workspace) == FileKind::Missing;
    ISCOPE_TRY_ASSIGN(auto workspace, openOrCreate(context, options.where));
    auto answer = importInto(context, options, *workspace);
    if (answer)
        return answer;
    if (isNew) {
        // Nothing half done: a workspace made for this import goes with it. Why it failed matters more than
        // whether the folder could be removed.
        workspace.reset();
        static_cast<void>(context.env.removeTree(options.where.workspace));
    }
    return answer;
}

void addReasonerOptions(CLI::App& verb, ImportOptions& options) {
    verb.add_option(
            "--as",
            options.kind,
            "dataset, review (a bundle of export --what review), or reasoner: trained elsewhere")
        ->check(CLI::IsMember({"dataset", "review", "reasoner"}));
    verb.add_option("--base", options.reasoner.base, "reasoner: folder of the model it was trained from");
    verb.add_option(
        "--preferences",
        options.reasoner.preferences,
        "reasoner: preference set or manifest it learned from");
    verb.add_option(
        "--template", options.reasoner.templateFile, "reasoner: template of its prompts; else the base's");
}

} // namespace

void addImportVerb(CLI::App& app, Verb& chosen) {
    auto options = std::make_shared<ImportOptions>();
    CLI::App& verb =
        *app.add_subcommand("import", "Read a dataset into a workspace, which is made if it is missing");
    verb.add_option(
            "source", options->source, "Dataset directory, a table file, or a file or folder with --map")
        ->required();
    addWorkspaceOption(verb, options->where);
    verb.get_option("--workspace")->required(false); // not for --propose
    verb.add_option("--map", options->mapping, "Mapping file for data without a dataset.json");
    verb.add_option("--name", options->name, "What to call the dataset or reasoner");
    verb.add_flag(
        "--lenient",
        options->isLenient,
        "Put bad rows into rejected.csv and go on; else the first one stops");
    verb.add_flag(
        "--propose",
        options->isProposal,
        "Import nothing: say how a plain table is understood, and write a mapping to change");
    addReasonerOptions(verb, *options);
    verb.callback([options, &chosen] {
        chosen = [options](VerbContext& context) { return runImport(context, *options); };
    });
}

} // namespace intentscope::cli
