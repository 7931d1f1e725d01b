// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/explain_desk.h"

#include "widgets/base/convert.h"

#include <algorithm>
#include <utility>

namespace intentscope::app {

using explaining::ExplainPanel;

ExplainDesk::ExplainDesk(const Shared& shared, RankerBackend backend, QObject* parent)
    : QObject(parent), m_shared(shared), m_backend(std::move(backend)) {
    const ExplainPanel* panel = &m_shared.panel;
    const WorkspaceController* controller = &m_shared.controller;
    connect(panel, &ExplainPanel::questionChanged, this, &ExplainDesk::ask);
    connect(panel, &ExplainPanel::shown, this, &ExplainDesk::ask);
    connect(panel, &ExplainPanel::cancelRequested, this, [this] { m_shared.jobs.cancel(m_job); });
    connect(controller, &WorkspaceController::datasetChanged, this, &ExplainDesk::forget);
    connect(controller, &WorkspaceController::closed, this, &ExplainDesk::forget);
    connect(controller, &WorkspaceController::comparedRunsChanged, this, [this] {
        m_shared.panel.setRuns(m_shared.controller.comparedRuns());
    });
    connect(&m_shared.timeline, &panels::TimelinePanel::effectsToggled, this, [this](bool isOn) {
        if (isOn)
            ask();
    });
    connect(&m_shared.reasoning, &ReasoningDesk::authorChanged, this, &ExplainDesk::tellReading);
}

ExplainDesk::~ExplainDesk() = default;

void ExplainDesk::forget() {
    m_shared.jobs.cancel(m_job);
    m_opened.reset();
    m_read.reset();
    m_reader.reset();
    clearEffects();
    m_shared.panel.setDataset(m_shared.controller.dataset());
}

/// A local reasoner of the name that the set knows; whether it is the very one shows when it is opened.
const tasks::FoundReasoner* ExplainDesk::readerOf(const latent::LatentDescription& set) const {
    const auto& found = m_shared.reasoning.reasoners();
    const auto reader = std::ranges::find_if(found, [&](const tasks::FoundReasoner& one) {
        return one.name == set.reasonerName && !one.isRemote() && one.problem.empty();
    });
    return reader == found.end() ? nullptr : &*reader;
}

void ExplainDesk::tellReading() {
    explaining::QueryReading reading;
    if (m_opened && m_opened->set) {
        const latent::LatentDescription& set = m_opened->set->description();
        reading.reasoner = set.reasonerName;
        reading.isOffered = m_reader != nullptr || readerOf(set) != nullptr;
        if (!reading.isOffered)
            reading.whyNot = ui::toStdString(
                tr("To change it, add the reasoner %1, which wrote it, in the panel Latent query.")
                    .arg(ui::toQString(set.reasonerName)));
    }
    m_shared.panel.setQueryReading(reading);
}

ExplainRequest ExplainDesk::requestNow() {
    const state::Selection& selection = m_shared.selection.current();
    ExplainRequest request;
    request.workspace = m_shared.controller.workspace();
    request.dataset = m_shared.controller.dataset();
    request.run = m_shared.panel.run()->info();
    request.impression = selection.impression;
    if (selection.intent.isValid())
        request.intent = selection.intent;
    request.question = m_shared.panel.question();
    request.factories = {m_backend.openScorer, m_backend.openExplainer};
    request.openReasoner = m_backend.openReasoner;
    request.opened = m_opened;
    request.read = m_read;
    const auto& chosen = m_shared.reasoning.opened();
    if (m_opened && m_opened->set) {
        const latent::LatentDescription& set = m_opened->set->description();
        const auto isWriter = [&set](const std::shared_ptr<SharedReasoner>& one) {
            return one && one->info().checkpointHash == set.reasonerHash;
        };
        request.reader = isWriter(m_reader) ? m_reader : isWriter(chosen) ? chosen : nullptr;
        if (const tasks::FoundReasoner* reader = readerOf(set))
            request.readerLocation = reader->location;
    }
    return request;
}

/// What the job finds on its way comes to the window's thread.
void ExplainDesk::Listeners::listen(ExplainRequest& request, jobs::JobContext& context) const {
    request.tell = [&context, panel = panel](const std::string& doing) {
        context.publish([panel, doing] { panel->setBusy(ui::toQString(doing)); });
    };
    request.showOpened = [&context, desk = desk](std::shared_ptr<const ExplainedRun> opened) {
        context.publish([desk, opened] {
            desk->m_opened = opened;
            desk->tellReading();
        });
    };
    request.showReader = [&context, desk = desk](std::shared_ptr<SharedReasoner> reader) {
        context.publish([desk, reader] { desk->m_reader = reader; });
    };
    request.showRead = [&context, desk = desk](std::shared_ptr<const ReadQuery> read) {
        context.publish([desk, read] { desk->m_read = read; });
    };
    request.showRanking = [&context, panel = panel](std::shared_ptr<const tasks::ExplainReport> ranking) {
        context.publish([panel, ranking] { panel->setRanking(ranking); });
    };
}

bool ExplainDesk::isWanted() const {
    return m_shared.panel.isVisible() || m_shared.timeline.wantsEffects();
}

void ExplainDesk::clearEffects() {
    m_shared.context.setEffects(nullptr);
    m_shared.timeline.clearEffects();
}

void ExplainDesk::ask() {
    m_shared.jobs.cancel(std::exchange(m_job, {}));
    if (!isWanted() || !m_shared.panel.canAsk())
        return;
    clearEffects();
    // Ranking and explaining one chat takes milliseconds, and must not wait for a training to end.
    m_job = m_shared.jobs.run(
        {.title = tr("Explaining a chat"),
         .kind = jobs::JobKind::Io,
         .context = this,
         .slot = QStringLiteral("explain"),
         .isShown = false},
        [request = requestNow(), listeners = Listeners{&m_shared.panel, this}](
            jobs::JobContext& context) mutable -> Result<std::shared_ptr<const tasks::ExplainReport>> {
            listeners.listen(request, context);
            return explainNow(std::move(request), context.stopToken());
        },
        [this, impression = m_shared.selection.current().impression](
            Result<std::shared_ptr<const tasks::ExplainReport>> report) {
            onAnswer(impression, std::move(report));
        });
}

void ExplainDesk::onAnswer(
    ImpressionIndex impression, Result<std::shared_ptr<const tasks::ExplainReport>> report) {
    if (!report) {
        m_shared.panel.fail(report.error());
        return;
    }
    m_shared.panel.setReport(*report);
    if (!(*report)->explanation)
        return;
    const rank::Explanation& explanation = *(*report)->explanation;
    m_shared.context.setEffects(std::make_shared<const rank::Explanation>(explanation));
    const auto title = m_shared.controller.dataset()->intentTitle((*report)->intent);
    m_shared.timeline.setEffects(impression, explanation, tr("the score of “%1”").arg(ui::toQString(title)));
}

} // namespace intentscope::app
