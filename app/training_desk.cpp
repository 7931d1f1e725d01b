// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/training_desk.h"

#include "core/tasks/score_task.h"
#include "core/tasks/train_ranker_task.h"
#include "widgets/base/convert.h"

#include <QPointer>

#include <utility>

namespace intentscope::app {

TrainingDesk::TrainingDesk(const Shared& shared, RankerBackend backend, QObject* parent)
    : QObject(parent), m_shared(shared), m_backend(std::move(backend)) {
    connect(&m_shared.panel, &panels::TrainPanel::startRequested, this, &TrainingDesk::start);
    connect(
        &m_shared.panel, &panels::TrainPanel::cancelRequested, this, [this] { m_shared.jobs.cancel(m_job); });
    connect(&m_shared.controller, &WorkspaceController::datasetChanged, this, &TrainingDesk::refresh);
    connect(&m_shared.controller, &WorkspaceController::runListChanged, this, &TrainingDesk::refresh);
    connect(&m_shared.controller, &WorkspaceController::closed, this, &TrainingDesk::refresh);
    refresh();
}

void TrainingDesk::refresh() {
    const auto& controller = m_shared.controller;
    m_shared.panel.setReady(controller.dataset() != nullptr && !controller.workspace()->isReadOnly());
    m_shared.panel.setSuggestedName(tr("ranker-%1").arg(controller.runs().size() + 1));
}

void TrainingDesk::start(const panels::TrainRequest& request) {
    m_shared.panel.begin();
    const auto work = [&env = m_shared.env,
                       backend = m_backend,
                       workspace = m_shared.controller.workspace(),
                       dataset = m_shared.controller.dataset(),
                       panel = QPointer(&m_shared.panel),
                       request](jobs::JobContext& context) -> Result<Outcome> {
        const auto trainer = backend.makeTrainer(env);
        tasks::TrainRankerSpec spec;
        spec.training = request.spec;
        spec.target.checkpoint = workspace->checkpointsFolder() / request.name;
        const rank::EpochCallback onEpoch = [&](const rank::TrainingEpoch& epoch) {
            context.publish([panel, epoch] {
                if (panel)
                    panel->addEpoch(epoch);
            });
        };
        ISCOPE_TRY_ASSIGN(
            auto trained,
            tasks::trainRankerTask(
                spec, {env, *dataset, *trainer, onEpoch}, context.progress(), context.stopToken()));
        const tasks::ScoreSpec score{.runName = request.name, .checkpoints = {spec.target.checkpoint}};
        ISCOPE_TRY_ASSIGN(
            const auto table,
            tasks::scoreTask(
                score, {env, dataset, backend.openScorer}, context.progress(), context.stopToken()));
        ISCOPE_TRY_ASSIGN(auto run, workspace->saveRun(table));
        return Outcome{std::move(trained.ranker), std::move(run.id)};
    };
    m_job = m_shared.jobs.run(
        {.title = tr("Training %1").arg(ui::toQString(request.name)),
         .context = this,
         .slot = QStringLiteral("train")},
        work,
        [this](Result<Outcome> result) { onTrained(std::move(result)); });
}

void TrainingDesk::onTrained(Result<Outcome> result) {
    if (!result) {
        m_shared.panel.fail(result.error());
        return;
    }
    m_shared.panel.finish(result->ranker);
    m_shared.controller.refresh(result->runId);
}

} // namespace intentscope::app
