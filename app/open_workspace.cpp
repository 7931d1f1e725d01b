// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/open_workspace.h"

#include "core/labels/event_id.h"

#include <algorithm>

namespace intentscope::app {

Result<OpenedWorkspace> openWorkspace(const std::filesystem::path& folder, Env& env) {
    ISCOPE_TRY_ASSIGN(
        std::shared_ptr<workspace::Workspace> workspace,
        workspace::Workspace::open(folder, env, workspace::OpenMode::WriteOrRead));
    ISCOPE_TRY_ASSIGN(auto datasets, workspace->listDatasets());
    return OpenedWorkspace{std::move(workspace), std::move(datasets)};
}

Result<WorkspaceLists> readLists(workspace::Workspace& workspace) {
    WorkspaceLists lists;
    ISCOPE_TRY_ASSIGN(lists.datasets, workspace.listDatasets());
    ISCOPE_TRY_ASSIGN(lists.runs, workspace.listRuns());
    return lists;
}

std::string
preferredDataset(workspace::Workspace& workspace, const std::vector<workspace::DatasetEntry>& datasets) {
    if (datasets.empty())
        return {};
    const auto runs = workspace.listRuns();
    if (runs && !runs->empty()) {
        const std::string& hash = runs->back().datasetHash;
        if (std::ranges::find(datasets, hash, &workspace::DatasetEntry::hash) != datasets.end())
            return hash;
    }
    return datasets.front().hash;
}

Result<OpenedDataset>
openDataset(workspace::Workspace& workspace, const std::string& hash, const std::string& annotator) {
    OpenedDataset opened;
    ISCOPE_TRY_ASSIGN(opened.dataset, workspace.openDataset(hash));
    ISCOPE_TRY_ASSIGN(opened.runs, workspace.listRuns());
    std::erase_if(opened.runs, [&](const rank::RunInfo& run) {
        return run.datasetHash != opened.dataset->info().hash;
    });
    opened.labelSpec = {annotator, labels::newEventId(), opened.dataset->info().hash};
    ISCOPE_TRY_ASSIGN(const auto reader, workspace.openLabelReader());
    ISCOPE_TRY_ASSIGN(opened.labels, labelling::readLabels(*reader, opened.labelSpec));
    ISCOPE_TRY_ASSIGN(opened.causes, reader->errorCauses());
    return opened;
}

} // namespace intentscope::app
