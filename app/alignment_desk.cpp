// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/alignment_desk.h"

#include "widgets/base/convert.h"

#include <QPointer>

#include <algorithm>
#include <chrono>
#include <utility>
#include <vector>

namespace intentscope::app {
namespace {

using alignment::AlignPanel;
using Clock = std::chrono::steady_clock;

constexpr std::size_t PairBatch = 50;                       ///< told together
constexpr auto StagePause = std::chrono::milliseconds(200); ///< between two points of a curve

/// Tells the panel what the task says, a few times a second at most.
class PanelObserver {
public:
    PanelObserver(jobs::JobContext& context, QPointer<AlignPanel> panel)
        : m_context(context), m_panel(std::move(panel)) {}

    tasks::AlignObserver observer() {
        tasks::AlignObserver observer;
        observer.onStep = [this](const tasks::AlignStepView& step) {
            flush();
            m_context.publish([panel = m_panel, step] { panel->addStep(step); });
        };
        observer.onEpoch = [this](const std::string& step, const rank::TrainingEpoch& epoch) {
            m_context.publish([panel = m_panel, step, epoch] { panel->addEpoch(step, epoch); });
        };
        observer.onStage = [this](const std::string& step, const rank::ReasonerTrainingStep& point) {
            const auto now = Clock::now();
            if (now - m_lastPoint < StagePause && point.step != 1 && point.step != point.stepCount)
                return;
            m_lastPoint = now;
            m_context.publish([panel = m_panel, step, point] { panel->addStagePoint(step, point); });
        };
        observer.onPair = [this](const tasks::AlignPairView& pair) {
            m_pairs.push_back(pair);
            if (m_pairs.size() >= PairBatch)
                flush();
        };
        return observer;
    }
    void flush() {
        if (m_pairs.empty())
            return;
        m_context.publish([panel = m_panel, pairs = std::exchange(m_pairs, {})] { panel->addPairs(pairs); });
    }

private:
    jobs::JobContext& m_context;
    QPointer<AlignPanel> m_panel;
    Clock::time_point m_lastPoint = {};
    std::vector<tasks::AlignPairView> m_pairs;
};

} // namespace

AlignmentDesk::AlignmentDesk(const Shared& shared, RankerBackend backend, QObject* parent)
    : QObject(parent), m_shared(shared), m_backend(std::move(backend)) {
    const AlignPanel* panel = &m_shared.panel;
    const WorkspaceController* controller = &m_shared.controller;
    connect(panel, &AlignPanel::startRequested, this, &AlignmentDesk::start);
    connect(panel, &AlignPanel::cancelRequested, this, [this] { m_shared.jobs.cancel(m_job); });
    connect(panel, &AlignPanel::addReasonerRequested, this, [this] { m_shared.reasoning.chooseFolder(); });
    connect(panel, &AlignPanel::openRequested, this, &AlignmentDesk::openRuns);
    connect(panel, &AlignPanel::shown, this, &AlignmentDesk::refresh);
    connect(controller, &WorkspaceController::datasetChanged, this, &AlignmentDesk::refresh);
    connect(controller, &WorkspaceController::closed, this, &AlignmentDesk::refresh);
    connect(&m_shared.reasoning, &ReasoningDesk::reasonersChanged, this, &AlignmentDesk::refresh);
    connect(&m_shared.jobs, &jobs::JobRunner::jobProgressed, this, [this](jobs::JobId id) {
        if (const auto job = id == m_job ? m_shared.jobs.job(id) : std::nullopt)
            m_shared.panel.setProgress(job->progress, job->elapsedMs, job->remainingMs);
    });
    refresh();
}

AlignmentDesk::~AlignmentDesk() = default;

void AlignmentDesk::refresh() {
    const WorkspaceController& controller = m_shared.controller;
    m_shared.panel.setReady(
        controller.dataset() != nullptr && !controller.workspace()->isReadOnly() &&
        m_backend.makeReasonerTrainer);
    m_shared.panel.setReasoners(m_shared.reasoning.reasoners());
    const auto aligned = std::ranges::count_if(
        controller.runs(), [](const rank::RunInfo& run) { return run.name.ends_with(" qe"); });
    m_shared.panel.setSuggestedName(aligned == 0 ? tr("align") : tr("align-%1").arg(aligned + 1));
}

void AlignmentDesk::start(const tasks::AlignSpec& spec) {
    m_shared.panel.begin();
    const auto work = [&env = m_shared.env,
                       backend = m_backend,
                       workspace = m_shared.controller.workspace(),
                       dataset = m_shared.controller.dataset(),
                       panel = QPointer(&m_shared.panel),
                       spec](jobs::JobContext& context) -> Result<Outcome> {
        const auto rankerTrainer = backend.makeTrainer(env);
        const auto reasonerTrainer = backend.makeReasonerTrainer(env);
        PanelObserver told(context, panel);
        const tasks::AlignObserver observer = told.observer();
        const tasks::AlignDeps deps{
            .workspace = *workspace,
            .dataset = dataset,
            .openLocal = backend.openReasoner,
            .openScorer = backend.openScorer,
            .rankerTrainer = *rankerTrainer,
            .reasonerTrainer = *reasonerTrainer,
            .observer = &observer};
        auto outcome = tasks::alignTask(spec, deps, context.progress(), context.stopToken());
        told.flush();
        if (!outcome)
            return tl::unexpected(std::move(outcome).error());
        return std::make_shared<const tasks::AlignOutcome>(*std::move(outcome));
    };
    m_job = m_shared.jobs.run(
        {.title = tr("Aligning %1").arg(ui::toQString(spec.name)),
         .context = this,
         .slot = QStringLiteral("align")},
        work,
        [this](Result<Outcome> outcome) { onDone(std::move(outcome)); });
}

void AlignmentDesk::onDone(Result<Outcome> outcome) {
    if (outcome)
        m_shared.panel.finish(*outcome);
    else
        m_shared.panel.fail(outcome.error());
    // Runs of the arms that were scored are there either way.
    if (m_shared.controller.isOpen())
        m_shared.controller.refresh();
}

void AlignmentDesk::openRuns(const QString& before, const QString& after) {
    const auto& runs = m_shared.controller.runs();
    const auto idOf = [&runs](const QString& name) {
        const auto found = std::ranges::find(runs, ui::toStdString(name), &rank::RunInfo::name);
        return found == runs.end() ? std::string() : found->id;
    };
    state::Selection selection = m_shared.selection.current();
    selection.beforeRun = idOf(before);
    selection.afterRun = idOf(after);
    if (!selection.beforeRun.empty() && !selection.afterRun.empty())
        m_shared.selection.select(selection);
}

} // namespace intentscope::app
