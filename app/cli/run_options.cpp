// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/run_options.h"

#include <CLI/CLI.hpp>

#include <utility>

namespace intentscope::cli {

void addRunOptions(CLI::App& verb, RunOptions& options) {
    addWorkspaceOption(verb, options.where);
    auto* run = verb.add_option("--run", options.run, "Name or id of the run");
    auto* before = verb.add_option("--before", options.before, "In place of --run: the run before");
    auto* after = verb.add_option("--after", options.after, "and the run after");
    before->excludes(run)->needs(after);
    after->excludes(run)->needs(before);
    verb.add_option(
        "--slice", options.slice, "Only impressions of this slice: a saved name or an expression");
}

void addTwoRunsOptions(CLI::App& verb, RunOptions& options) {
    addWorkspaceOption(verb, options.where);
    verb.add_option("--before", options.before, "Name or id of the run before")->required();
    verb.add_option("--after", options.after, "Name or id of the run after")->required();
    verb.add_option(
        "--slice", options.slice, "Only impressions of this slice: a saved name or an expression");
}

std::vector<const rank::ScoreTable*> OpenedRuns::tables() const {
    std::vector<const rank::ScoreTable*> tables;
    for (const auto& run : runs)
        tables.push_back(run.get());
    return tables;
}

Result<OpenedRuns> openRuns(VerbContext& context, const RunOptions& options) {
    std::vector<std::string> names;
    if (!options.run.empty())
        names = {options.run};
    else if (!options.before.empty())
        names = {options.before, options.after};
    else
        return fail(
            ErrorCode::InvalidInput, "No run is named", {.cure = "Give --run, or --before and --after"});
    OpenedRuns opened;
    ISCOPE_TRY_ASSIGN(opened.workspace, openWorkspace(context, options.where, workspace::OpenMode::Read));
    for (const std::string& name : names) {
        ISCOPE_TRY_ASSIGN(const auto info, opened.workspace->findRun(name));
        if (opened.dataset && opened.dataset->info().hash != info.datasetHash)
            return fail(
                ErrorCode::Mismatch,
                "Runs '" + names.front() + "' and '" + names.back() + "' scored different datasets",
                {.cure = "Name runs of one dataset"});
        if (!opened.dataset) {
            ISCOPE_TRY_ASSIGN(opened.dataset, opened.workspace->openDataset(info.datasetHash));
        }
        ISCOPE_TRY_ASSIGN(auto run, opened.workspace->loadRun(info.id, opened.dataset));
        opened.runs.push_back(std::move(run));
    }
    ISCOPE_TRY_ASSIGN(opened.slice, chosenSlice(context, options.slice, *opened.workspace, opened.dataset));
    return opened;
}

} // namespace intentscope::cli
