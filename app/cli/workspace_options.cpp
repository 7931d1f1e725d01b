// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/workspace_options.h"

#include <CLI/CLI.hpp>

#include <ostream>

namespace intentscope::cli {
namespace {

template <class Entry>
std::string namesOf(const std::vector<Entry>& entries) {
    std::string names;
    for (const Entry& entry : entries)
        names += (names.empty() ? "" : ", ") + entry.name;
    return names;
}

Result<std::string> onlyDataset(workspace::Workspace& workspace) {
    ISCOPE_TRY_ASSIGN(const auto entries, workspace.listDatasets());
    if (entries.empty()) {
        return fail(
            ErrorCode::NotFound,
            "The workspace holds no dataset",
            {.place = {.file = workspace.folder().string()},
             .cure = "Import one: intentscope-cli import SRC --workspace WS"});
    }
    if (entries.size() > 1) {
        return fail(
            ErrorCode::InvalidInput,
            "The workspace holds " + std::to_string(entries.size()) + " datasets: " + namesOf(entries),
            {.place = {.file = workspace.folder().string()}, .cure = "Choose one with --dataset NAME"});
    }
    return entries.front().hash;
}

} // namespace

void addWorkspaceOption(CLI::App& verb, WorkspaceOptions& options) {
    verb.add_option("--workspace,-w", options.workspace, "The workspace folder, NAME.iscope")->required();
}

void addDatasetOption(CLI::App& verb, WorkspaceOptions& options) {
    verb.add_option(
        "--dataset", options.dataset, "Name or hash of the dataset; may be left out when there is one");
}

Result<std::unique_ptr<workspace::Workspace>>
openWorkspace(VerbContext& context, const WorkspaceOptions& options, workspace::OpenMode mode) {
    ISCOPE_TRY_ASSIGN(auto opened, workspace::Workspace::open(options.workspace, context.env, mode));
    for (const std::string& warning : opened->warnings())
        context.output.err() << "note: " << warning << '\n';
    return opened;
}

Result<OpenedDataset>
openWithDataset(VerbContext& context, const WorkspaceOptions& options, workspace::OpenMode mode) {
    OpenedDataset opened;
    ISCOPE_TRY_ASSIGN(opened.workspace, openWorkspace(context, options, mode));
    std::string name = options.dataset;
    if (name.empty()) {
        ISCOPE_TRY_ASSIGN(name, onlyDataset(*opened.workspace));
    }
    ISCOPE_TRY_ASSIGN(opened.dataset, opened.workspace->openDataset(name));
    return opened;
}

Result<std::filesystem::path>
findCheckpoint(workspace::Workspace& workspace, const std::string& nameOrPath, Env& env) {
    ISCOPE_TRY_ASSIGN(const auto entries, workspace.listCheckpoints());
    for (const auto& entry : entries) {
        if (entry.name == nameOrPath)
            return entry.folder;
    }
    if (env.kind(nameOrPath) == FileKind::Directory)
        return std::filesystem::path(nameOrPath);
    return fail(
        ErrorCode::NotFound,
        "No checkpoint is called '" + nameOrPath + "', and no folder has this path",
        {.place = {.file = workspace.checkpointsFolder().string()},
         .cure =
             entries.empty() ? "Train one: intentscope-cli train ranker" : "There are: " + namesOf(entries)});
}

} // namespace intentscope::cli
