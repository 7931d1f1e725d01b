// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/training_desk.h"

#include "app/reasoning_work.h"
#include "core/tasks/score_task.h"
#include "core/tasks/stopped_training.h"
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
    connect(&m_shared.panel, &panels::TrainPanel::shown, this, &TrainingDesk::readChoices);
    connect(&m_shared.controller, &WorkspaceController::datasetChanged, this, &TrainingDesk::refresh);
    connect(&m_shared.controller, &WorkspaceController::runListChanged, this, &TrainingDesk::refresh);
    connect(&m_shared.controller, &WorkspaceController::closed, this, &TrainingDesk::refresh);
    refresh();
}

void TrainingDesk::refresh() {
    const auto& controller = m_shared.controller;
    m_shared.panel.setReady(controller.dataset() != nullptr && !controller.workspace()->isReadOnly());
    m_shared.panel.setSuggestedName(tr("ranker-%1").arg(controller.runs().size() + 1));
    readChoices();
}

/// Sets of latent queries that QE-Rec can read, and trainings that were stopped.
void TrainingDesk::readChoices() {
    const auto& dataset = m_shared.controller.dataset();
    if (!dataset) {
        m_shared.panel.setLatentSets({});
        m_shared.panel.setStopped({});
        return;
    }
    m_shared.jobs.run(
        {.title = tr("Looking for latent queries and stopped trainings"),
         .kind = jobs::JobKind::Io,
         .context = this,
         .slot = QStringLiteral("choices"),
         .isShown = false},
        [&env = m_shared.env, workspace = m_shared.controller.workspace(), hash = dataset->info().hash](
            jobs::JobContext&) -> Result<Choices> {
            Choices choices;
            ISCOPE_TRY_ASSIGN(const auto opened, openSets(*workspace, hash));
            for (const OpenedSet& set : opened.sets) {
                if (set.set->vectorSize() > 0)
                    choices.sets.push_back(choiceOf(set));
            }
            ISCOPE_TRY_ASSIGN(choices.stopped, tasks::stoppedTrainings(env, workspace->checkpointsFolder()));
            return choices;
        },
        [this](Result<Choices> choices) {
            if (!choices) {
                m_shared.panel.tell(choices.error());
                return;
            }
            m_shared.panel.setLatentSets(choices->sets);
            m_shared.panel.setStopped(std::move(choices->stopped));
        });
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
        spec.target.start = request.start;
        spec.target.keepsState = true;
        std::shared_ptr<const latent::LatentSet> latent;
        if (!request.latentId.empty()) {
            const latent::LatentShelf shelf(env, workspace->latentFolder());
            ISCOPE_TRY_ASSIGN(latent, shelf.find(request.latentId));
        }
        // The settings of a stopped training are those that it was started with.
        const bool isNew = request.start == rank::TrainingStart::Anew;
        if (isNew)
            ISCOPE_TRY(tasks::writeTrainingNote(
                env, spec.target.checkpoint, {.spec = request.spec, .latentId = request.latentId}));
        const rank::EpochCallback onEpoch = [&](const rank::TrainingEpoch& epoch) {
            context.publish([panel, epoch] {
                if (panel)
                    panel->addEpoch(epoch);
            });
        };
        auto trained = tasks::trainRankerTask(
            spec, {env, *dataset, *trainer, onEpoch, latent.get()}, context.progress(), context.stopToken());
        if (trained || (isNew && trained.error().code != ErrorCode::Cancelled))
            ISCOPE_TRY(tasks::removeTrainingNote(env, spec.target.checkpoint));
        if (!trained)
            return tl::unexpected(std::move(trained).error());
        const tasks::ScoreSpec score{.runName = request.name, .checkpoints = {spec.target.checkpoint}};
        ISCOPE_TRY_ASSIGN(
            const auto table,
            tasks::scoreTask(
                score, {env, dataset, backend.openScorer, latent}, context.progress(), context.stopToken()));
        ISCOPE_TRY_ASSIGN(auto run, workspace->saveRun(table));
        return Outcome{std::move(trained->ranker), std::move(run.id)};
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
        // Stopped, it has left what it reached; the panel says so.
        readChoices();
        return;
    }
    m_shared.panel.finish(result->ranker);
    m_shared.controller.refresh(result->runId);
}

} // namespace intentscope::app
