// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace_controller.h"

#include "widgets/base/convert.h"

#include <algorithm>
#include <utility>

namespace intentscope::app {
namespace {

using jobs::JobContext;
using jobs::JobKind;

Result<std::shared_ptr<const rank::ScoreTable>> loadRun(
    workspace::Workspace& workspace,
    const std::string& nameOrId,
    const std::shared_ptr<const data::Dataset>& dataset) {
    if (nameOrId.empty())
        return std::shared_ptr<const rank::ScoreTable>{};
    return workspace.loadRun(nameOrId, dataset);
}

/// What neither ranker has learnt from, where both runs say which part that is; else all that both scored.
tasks::CompareSpec compareSpecFor(const timeline::ComparedRuns& runs) {
    tasks::CompareSpec spec;
    for (const auto& run : {runs.before, runs.after}) {
        if (run->info().split.empty() && !run->info().isOutOfFold)
            spec.part = tasks::ImpressionPart::AllScored;
    }
    return spec;
}

} // namespace

WorkspaceController::WorkspaceController(const Shared& shared, std::string annotator, QObject* parent)
    : QObject(parent), m_shared(shared), m_annotator(std::move(annotator)) {
    connect(
        &m_shared.selection,
        &state::SelectionState::selectionChanged,
        this,
        [this](const state::Selection&, state::SelectionParts changed) {
            if (changed & (state::SelectionPart::BeforeRun | state::SelectionPart::AfterRun))
                loadRuns();
        });
}

WorkspaceController::~WorkspaceController() = default;

void WorkspaceController::open(const std::filesystem::path& folder) {
    Env& env = m_shared.env;
    m_shared.jobs.run(
        {.title = tr("Opening %1").arg(ui::toQString(folder.filename().string())),
         .kind = JobKind::Io,
         .context = this,
         .slot = QStringLiteral("open")},
        [folder, &env](JobContext&) { return openWorkspace(folder, env); },
        [this](Result<OpenedWorkspace> result) { onWorkspaceOpened(std::move(result)); });
}

void WorkspaceController::onWorkspaceOpened(Result<OpenedWorkspace> result) {
    if (!result) {
        Q_EMIT failed(result.error());
        return;
    }
    close();
    m_workspace = std::move(result->workspace);
    m_datasets = std::move(result->datasets);
    Q_EMIT opened();
    const bool isPreferredThere = std::ranges::any_of(m_datasets, [this](const auto& entry) {
        return entry.hash == m_preferred.dataset && entry.problem.empty();
    });
    if (m_datasets.empty())
        Q_EMIT datasetChanged();
    else
        selectDataset(isPreferredThere ? m_preferred.dataset : std::string());
}

void WorkspaceController::prefer(Preferred preferred) {
    m_preferred = std::move(preferred);
}

void WorkspaceController::close() {
    if (!m_workspace)
        return;
    Q_EMIT closing();
    m_preferred = {};
    // Before the selection, whose runs would else be loaded once more by a job that still holds the workspace
    // when it is opened again.
    m_opened = {};
    m_shared.selection.clear();
    m_compared = {};
    m_comparison.reset();
    m_datasets.clear();
    m_workspace.reset();
    Q_EMIT closed();
}

void WorkspaceController::selectDataset(const std::string& hash) {
    m_shared.jobs.run(
        {.title = tr("Opening the dataset"),
         .kind = JobKind::Io,
         .context = this,
         .slot = QStringLiteral("dataset")},
        [workspace = m_workspace, datasets = m_datasets, hash, annotator = m_annotator](JobContext&) {
            return openDataset(
                *workspace, hash.empty() ? preferredDataset(*workspace, datasets) : hash, annotator);
        },
        [this](Result<OpenedDataset> result) { onDatasetOpened(std::move(result)); });
}

void WorkspaceController::onDatasetOpened(Result<OpenedDataset> result) {
    if (!result) {
        Q_EMIT failed(result.error());
        return;
    }
    m_shared.selection.clear();
    m_opened = std::move(*result);
    m_compared = {};
    m_comparison.reset();
    Q_EMIT datasetChanged();
    Q_EMIT runListChanged();
    Q_EMIT comparedRunsChanged();
    Q_EMIT comparisonChanged();
    selectDefaultRuns();
}

void WorkspaceController::selectDefaultRuns() {
    const auto& runs = m_opened.runs;
    if (runs.empty())
        return;
    state::Selection selection = m_shared.selection.current();
    selection.beforeRun = runs.size() > 1 ? runs[runs.size() - 2].id : std::string();
    selection.afterRun = runs.back().id;
    const Preferred preferred = std::exchange(m_preferred, {});
    const auto isThere = [&](const std::string& id) {
        return id.empty() || std::ranges::find(runs, id, &rank::RunInfo::id) != runs.end();
    };
    const bool namesOne = !preferred.beforeRun.empty() || !preferred.afterRun.empty();
    if (namesOne && isThere(preferred.beforeRun) && isThere(preferred.afterRun)) {
        selection.beforeRun = preferred.beforeRun;
        selection.afterRun = preferred.afterRun;
    }
    m_shared.selection.select(selection);
}

void WorkspaceController::loadRuns() {
    if (!m_opened.dataset)
        return;
    const std::string before = m_shared.selection.current().beforeRun;
    const std::string after = m_shared.selection.current().afterRun;
    m_shared.jobs.run(
        {.title = tr("Loading runs"), .kind = JobKind::Io, .context = this, .slot = QStringLiteral("runs")},
        [workspace = m_workspace, dataset = m_opened.dataset, before, after](
            JobContext&) -> Result<timeline::ComparedRuns> {
            timeline::ComparedRuns runs;
            ISCOPE_TRY_ASSIGN(runs.before, loadRun(*workspace, before, dataset));
            ISCOPE_TRY_ASSIGN(runs.after, loadRun(*workspace, after, dataset));
            return runs;
        },
        [this](Result<timeline::ComparedRuns> result) { onRunsLoaded(std::move(result)); });
}

void WorkspaceController::onRunsLoaded(Result<timeline::ComparedRuns> result) {
    if (!result) {
        Q_EMIT failed(result.error());
        return;
    }
    const auto& shown = result->after ? result->after : result->before;
    if (shown && &shown->dataset() != m_opened.dataset.get())
        return;
    m_compared = std::move(*result);
    m_comparison.reset();
    Q_EMIT comparedRunsChanged();
    Q_EMIT comparisonChanged();
    compare();
}

void WorkspaceController::compare() {
    m_isComparing = m_compared.before && m_compared.after;
    if (!m_isComparing)
        return;
    using Report = std::shared_ptr<const tasks::CompareReport>;
    m_shared.jobs.run(
        {.title = tr("Comparing %1 and %2")
                      .arg(
                          ui::toQString(m_compared.before->info().name),
                          ui::toQString(m_compared.after->info().name)),
         .kind = JobKind::Compute,
         .context = this,
         .slot = QStringLiteral("compare")},
        [runs = m_compared](JobContext& context) -> Result<Report> {
            ISCOPE_TRY_ASSIGN(
                auto report,
                tasks::compareTask(
                    compareSpecFor(runs),
                    {*runs.before, *runs.after},
                    context.progress(),
                    context.stopToken()));
            return std::make_shared<const tasks::CompareReport>(std::move(report));
        },
        [this](Result<Report> result) {
            m_isComparing = false;
            if (!result) {
                Q_EMIT comparisonFailed(result.error());
                return;
            }
            m_comparison = *std::move(result);
            Q_EMIT comparisonChanged();
        });
}

void WorkspaceController::refresh(const std::string& afterRun) {
    if (!m_workspace)
        return;
    m_shared.jobs.run(
        {.title = tr("Reading the list of runs"), .kind = JobKind::Io, .context = this, .isShown = false},
        [workspace = m_workspace](JobContext&) { return readLists(*workspace); },
        [this, afterRun](Result<WorkspaceLists> result) { onListsRead(std::move(result), afterRun); });
}

void WorkspaceController::onListsRead(Result<WorkspaceLists> result, const std::string& afterRun) {
    if (!result) {
        Q_EMIT failed(result.error());
        return;
    }
    m_datasets = std::move(result->datasets);
    if (!m_opened.dataset) {
        if (!m_datasets.empty())
            selectDataset({});
        return;
    }
    m_opened.runs = std::move(result->runs);
    std::erase_if(m_opened.runs, [this](const rank::RunInfo& run) {
        return run.datasetHash != m_opened.dataset->info().hash;
    });
    Q_EMIT runListChanged();
    if (afterRun.empty())
        return;
    state::Selection selection = m_shared.selection.current();
    selection.beforeRun = std::exchange(selection.afterRun, afterRun);
    m_shared.selection.select(selection);
}

} // namespace intentscope::app
