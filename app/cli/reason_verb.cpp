// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/verb.h"
#include "app/cli/workspace_options.h"
#include "core/tasks/context_task.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <limits>
#include <sstream>

namespace intentscope::cli {
namespace {

struct ReasonOptions {
    WorkspaceOptions where;
    tasks::ContextSpec spec;
    std::string templateFile;
    std::string tokenizer;
    bool isPreview = false;
    bool showsTemplate = false;
};

std::string textOf(const tasks::ContextPreview& preview) {
    const data::ContextText& context = preview.context;
    std::ostringstream text;
    if (!context.system.empty())
        text << "--- system ---\n" << context.system << '\n';
    text << "--- user ---\n" << context.user << "\n---\n" << context.eventCount << " events";
    if (context.eventsOverLimit > 0)
        text << ", " << context.eventsOverLimit << " older ones over the limit left out";
    if (context.eventsDroppedByBudget > 0)
        text << ", " << context.eventsDroppedByBudget << " of the oldest dropped to fit the budget";
    if (context.tokenCount >= 0)
        text << "; " << context.tokenCount << " tokens";
    text << "; template " << preview.templateHash.substr(0, 12) << '\n';
    for (const std::string& note : preview.notes)
        text << note << '\n';
    return text.str();
}

nlohmann::ordered_json jsonOf(const tasks::ContextPreview& preview) {
    const data::ContextText& context = preview.context;
    nlohmann::ordered_json object;
    object["system"] = context.system;
    object["user"] = context.user;
    object["tokens"] = nullptr;
    if (context.tokenCount >= 0)
        object["tokens"] = context.tokenCount;
    object["events"] = context.eventCount;
    object["events_over_limit"] = context.eventsOverLimit;
    object["events_dropped_by_budget"] = context.eventsDroppedByBudget;
    object["template_hash"] = preview.templateHash;
    object["tokenizer_hash"] = preview.tokenizerHash;
    object["notes"] = preview.notes;
    return object;
}

Answer templateAnswer() {
    const std::string text(data::defaultPromptTemplate());
    return {text, nlohmann::ordered_json{{"template", text}}.dump(2)};
}

Result<Answer> runReason(VerbContext& context, const ReasonOptions& options) {
    if (options.showsTemplate)
        return templateAnswer();
    if (!options.isPreview || options.where.workspace.empty() || options.spec.impressionId.empty())
        return fail(
            ErrorCode::InvalidInput,
            "Nothing is asked for that can be done yet: latent queries come with the reasoner",
            {.cure = "Give --preview, --workspace and --impression to see a prompt, or --show-template"});
    ISCOPE_TRY_ASSIGN(const auto opened, openWithDataset(context, options.where, workspace::OpenMode::Read));
    tasks::ContextSpec spec = options.spec;
    spec.templateFile = options.templateFile;
    spec.tokenizer = options.tokenizer;
    ISCOPE_TRY_ASSIGN(const auto preview, tasks::previewContext(spec, opened.dataset, context.env));
    auto object = jsonOf(preview);
    object["impression"] = spec.impressionId;
    object["dataset_hash"] = opened.dataset->info().hash;
    return Answer{textOf(preview), object.dump(2, ' ', false, nlohmann::json::error_handler_t::replace)};
}

} // namespace

void addReasonVerb(CLI::App& app, Verb& chosen) {
    auto options = std::make_shared<ReasonOptions>();
    CLI::App& verb = *app.add_subcommand("reason", "What a reasoner is told about an impression");
    verb.add_option("--workspace", options->where.workspace, "Workspace folder");
    addDatasetOption(verb, options->where);
    verb.add_flag("--preview", options->isPreview, "Print the prompt of one impression; no reasoner runs");
    verb.add_flag("--show-template", options->showsTemplate, "Print the default template, to be changed");
    verb.add_option("--impression", options->spec.impressionId, "Id of the impression");
    verb.add_option("--template", options->templateFile, "Template of the prompt (docs/context-text.md)");
    verb.add_option("--tokenizer", options->tokenizer, "Folder with a tokenizer.json, to count tokens");
    verb.add_option("--budget", options->spec.budget, "Tokens at most; the oldest events go first")
        ->check(CLI::Range(std::int64_t{1}, std::numeric_limits<std::int64_t>::max()));
    verb.add_option("--events", options->spec.eventCount, "Events at most, the newest")
        ->check(CLI::NonNegativeNumber);
    verb.callback([options, &chosen] {
        chosen = [options](VerbContext& context) { return runReason(context, *options); };
    });
}

} // namespace intentscope::cli
