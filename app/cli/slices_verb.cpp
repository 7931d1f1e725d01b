// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/slice_options.h"
#include "app/cli/workspace_options.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <sstream>
#include <utility>

namespace intentscope::cli {
namespace {

struct SlicesOptions {
    WorkspaceOptions where;
    std::string name;
    std::string second; ///< the expression, or the new name
};

nlohmann::ordered_json jsonOf(const slices::Slice& slice, const data::Dataset& dataset) {
    nlohmann::ordered_json object;
    object["name"] = slice.name;
    object["expression"] = slice.expression;
    object["dataset"] = dataset.info().hash;
    object["impressions"] = slice.rows->size();
    object["of"] = slice.rows->rowCount();
    return object;
}

Answer answerOf(const slices::Slice& slice, const data::Dataset& dataset) {
    std::ostringstream text;
    text << slice.rows->size() << " of " << slice.rows->rowCount() << " impressions are in " << slice.title()
         << ", dataset " << dataset.info().name << ' ' << dataset.info().hash.substr(0, 12) << '\n';
    return {text.str(), jsonOf(slice, dataset).dump(2)};
}

Result<Answer> runAdd(VerbContext& context, const SlicesOptions& options) {
    ISCOPE_TRY_ASSIGN(const auto opened, openWithDataset(context, options.where, workspace::OpenMode::Write));
    const store::SavedSlice saved{options.name, options.second, nowUtc()};
    auto slice = tasks::saveSlice(saved, *opened.workspace, opened.dataset, context.stop);
    if (!slice)
        return pointedAt(context, options.second, std::move(slice).error());
    Answer answer = answerOf(*slice, *opened.dataset);
    answer.text = "Saved. " + answer.text;
    return answer;
}

Result<Answer> runList(VerbContext& context, const SlicesOptions& options) {
    ISCOPE_TRY_ASSIGN(const auto opened, openWorkspace(context, options.where, workspace::OpenMode::Read));
    ISCOPE_TRY_ASSIGN(const auto saved, opened->listSlices());
    std::ostringstream text;
    nlohmann::ordered_json object;
    object["slices"] = nlohmann::ordered_json::array();
    for (const store::SavedSlice& slice : saved) {
        text << slice.name << ": " << slice.expression << '\n';
        object["slices"].push_back(
            {{"name", slice.name},
             {"expression", slice.expression},
             {"created_at", toIso8601(slice.createdAt)}});
    }
    if (saved.empty())
        text << "No slice is saved. Save one: intentscope-cli slices add NAME EXPRESSION\n";
    return Answer{text.str(), object.dump(2)};
}

Result<Answer> runCount(VerbContext& context, const SlicesOptions& options) {
    ISCOPE_TRY_ASSIGN(const auto opened, openWithDataset(context, options.where, workspace::OpenMode::Read));
    ISCOPE_TRY_ASSIGN(
        const auto slice, chosenSlice(context, options.name, *opened.workspace, opened.dataset));
    if (!slice)
        return fail(ErrorCode::InvalidInput, "The slice has no name and no expression", {.cure = "Name one"});
    return answerOf(*slice, *opened.dataset);
}

Result<Answer> runRemove(VerbContext& context, const SlicesOptions& options) {
    ISCOPE_TRY_ASSIGN(const auto opened, openWorkspace(context, options.where, workspace::OpenMode::Write));
    ISCOPE_TRY(opened->removeSlice(options.name));
    return Answer{
        "Removed " + options.name + '\n', nlohmann::ordered_json{{"removed", options.name}}.dump(2)};
}

Result<Answer> runRename(VerbContext& context, const SlicesOptions& options) {
    ISCOPE_TRY_ASSIGN(const auto opened, openWorkspace(context, options.where, workspace::OpenMode::Write));
    ISCOPE_TRY(opened->renameSlice(options.name, options.second));
    return Answer{
        options.name + " is called " + options.second + " now\n",
        nlohmann::ordered_json{{"from", options.name}, {"to", options.second}}.dump(2)};
}

} // namespace

void addSlicesVerb(CLI::App& app, Verb& chosen) {
    auto options = std::make_shared<SlicesOptions>();
    CLI::App& verbs = *app.add_subcommand("slices", "Named filters over impressions (docs/queries.md)");
    verbs.require_subcommand(1);
    const auto add = [&](const char* name, const char* description, auto run) -> CLI::App& {
        CLI::App& verb = *verbs.add_subcommand(name, description);
        verb.fallthrough();
        addWorkspaceOption(verb, options->where);
        addDatasetOption(verb, options->where);
        verb.callback([options, run, &chosen] {
            chosen = [options, run](VerbContext& context) { return run(context, *options); };
        });
        return verb;
    };
    CLI::App& save = add("add", "Save an expression under a name", runAdd);
    save.add_option("name", options->name, "How the slice is called")->required();
    save.add_option("expression", options->second, "Such as: region == \"SG\" and days_in_status > 5")
        ->required();
    add("list", "The saved slices", runList);
    CLI::App& count = add("count", "How many impressions of the dataset a slice has", runCount);
    count.add_option("slice", options->name, "Name of a saved slice, or an expression")->required();
    CLI::App& rename = add("rename", "Call a saved slice otherwise", runRename);
    rename.add_option("name", options->name, "How it is called")->required();
    rename.add_option("new-name", options->second, "How it shall be called")->required();
    CLI::App& remove = add("remove", "Forget a saved slice", runRemove);
    remove.add_option("name", options->name, "How it is called")->required();
}

} // namespace intentscope::cli
