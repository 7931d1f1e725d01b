// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/open_workspace.h"
#include "core/tasks/compare_task.h"
#include "widgets/jobs/job_runner.h"
#include "widgets/state/selection_state.h"
#include "widgets/timeline/compared_runs.h"

#include <QObject>

#include <memory>
#include <string>
#include <vector>

namespace intentscope::app {

/// The open workspace, its dataset and the two runs on screen, which follow the selection's. Everything long
/// runs as a job; what is published is immutable. GUI thread.
class WorkspaceController final : public QObject {
    Q_OBJECT

public:
    /// All must outlive the controller.
    struct Shared {
        Env& env;
        jobs::JobRunner& jobs;
        state::SelectionState& selection;
    };

    WorkspaceController(const Shared& shared, std::string annotator, QObject* parent = nullptr);
    ~WorkspaceController() override;

    bool isOpen() const { return m_workspace != nullptr; }
    const std::shared_ptr<workspace::Workspace>& workspace() const { return m_workspace; }
    const std::vector<workspace::DatasetEntry>& datasets() const { return m_datasets; }
    /// Null while nothing is open, or when the workspace has no dataset yet.
    const std::shared_ptr<const data::Dataset>& dataset() const { return m_opened.dataset; }
    const std::vector<rank::RunInfo>& runs() const { return m_opened.runs; }
    const timeline::ComparedRuns& comparedRuns() const { return m_compared; }
    const std::shared_ptr<const tasks::CompareReport>& comparison() const { return m_comparison; }
    /// Two runs are on screen whose comparison is still to come.
    bool isComparing() const { return m_isComparing; }
    OpenedDataset& openedDataset() { return m_opened; }
    const std::string& annotator() const { return m_annotator; }

    /// What to open instead of the newest, where it is still there: said in answer to `opened`.
    struct Preferred {
        std::string dataset = {}; ///< hash
        std::string beforeRun = {};
        std::string afterRun = {};
    };
    void prefer(Preferred preferred);

    void open(const std::filesystem::path& folder);
    void close();
    void selectDataset(const std::string& hash);
    /// Lists datasets and runs again: a job wrote some. A run named here becomes "after", and what was
    /// "after" becomes "before".
    void refresh(const std::string& afterRun = {});

Q_SIGNALS:
    void opened();
    /// The last moment at which everything is still there.
    void closing();
    void closed();
    /// Dataset, runs and labels are others now.
    void datasetChanged();
    void runListChanged();
    void comparedRunsChanged();
    /// Null while it is being computed or cannot be.
    void comparisonChanged();
    /// The two runs cannot be compared; everything else about them can be looked at.
    void comparisonFailed(const intentscope::Error& error);
    void failed(const intentscope::Error& error);

private:
    void onWorkspaceOpened(Result<OpenedWorkspace> result);
    void onDatasetOpened(Result<OpenedDataset> result);
    void onListsRead(Result<WorkspaceLists> result, const std::string& afterRun);
    void onRunsLoaded(Result<timeline::ComparedRuns> result);
    void selectDefaultRuns();
    void loadRuns();
    void compare();

    Shared m_shared;
    std::string m_annotator;
    std::shared_ptr<workspace::Workspace> m_workspace;
    std::vector<workspace::DatasetEntry> m_datasets;
    OpenedDataset m_opened;
    timeline::ComparedRuns m_compared;
    std::shared_ptr<const tasks::CompareReport> m_comparison;
    bool m_isComparing = false;
    Preferred m_preferred; ///< empty once it was used
};

} // namespace intentscope::app
