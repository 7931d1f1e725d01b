// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sitting_desk.h"

#include "core/tasks/queue_task.h"
#include "widgets/base/convert.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace intentscope::app {
namespace {

using jobs::JobContext;
using jobs::JobKind;
using Queues = std::vector<queues::Queue>;

constexpr const char* GuidelinesFile = "guidelines.md"; ///< in the workspace's folder

Result<labels::LabelRole> roleIn(const queues::Queue& queue, const std::string& annotator) {
    if (std::ranges::find(queue.annotators, annotator) != queue.annotators.end())
        return labels::LabelRole::Annotator;
    if (queue.annotatorsPerItem > 1)
        return labels::LabelRole::Adjudicator;
    return fail(
        ErrorCode::InvalidInput,
        "'" + annotator + "' is no annotator of the queue '" + queue.name + "'",
        {.cure = "Make a queue of your own, or one for both with labels queue create --annotator"});
}

/// The last sitting that was not ended.
const queues::Sitting*
openSitting(const queues::QueueContent& content, const std::string& annotator, labels::LabelRole role) {
    const queues::Sitting* open = nullptr;
    for (const queues::Sitting& sitting : content.sittings) {
        const bool isOwn = sitting.annotator == annotator && sitting.role == role;
        if (isOwn && sitting.endedAt.isMissing())
            open = &sitting;
    }
    return open;
}

tasks::QueueRequest
requestFor(const panels::NewQueue& asked, const state::Selection& runs, const std::string& slice) {
    tasks::QueueRequest request;
    request.name = asked.name;
    request.source = asked.isBroken ? tasks::QueueSource::Broken : tasks::QueueSource::All;
    request.slice = slice;
    request.before = runs.beforeRun;
    request.after = runs.afterRun;
    request.isBlindFirst = asked.isBlindFirst;
    request.order = {.order = asked.order, .seed = asked.seed, .limit = asked.limit};
    return request;
}

} // namespace

Result<OpenedQueue>
openQueue(workspace::Workspace& workspace, const std::string& queue, const std::string& annotator) {
    ISCOPE_TRY_ASSIGN(auto content, workspace.loadQueue(queue));
    ISCOPE_TRY_ASSIGN(const labels::LabelRole role, roleIn(content.queue, annotator));
    queues::Sitting sitting;
    if (const queues::Sitting* open = openSitting(content, annotator, role)) {
        sitting = *open;
    } else {
        ISCOPE_TRY_ASSIGN(sitting, tasks::startSitting(queue, annotator, role, workspace));
        content.sittings.push_back(sitting);
    }
    labels::LabelState state({content.queue.datasetHash});
    ISCOPE_TRY_ASSIGN(const auto reader, workspace.openLabelReader());
    OpenedQueue opened;
    ISCOPE_TRY(reader->visitEvents(0, [&](const labels::LabelEvent& event) -> Status {
        state.apply(event);
        if (state.covers(event) && event.annotator == annotator && showsAnswers(event))
            opened.seen.insert(event.impressionId);
        return {};
    }));
    opened.content = std::make_shared<const queues::QueueContent>(std::move(content));
    opened.walk = std::make_shared<labelling::QueueWalk>(opened.content, std::move(sitting), state);
    opened.lastSequence = state.lastSequence();
    return opened;
}

SittingDesk::SittingDesk(const Shared& shared, QObject* parent) : QObject(parent), m_shared(shared) {
    const auto& controller = m_shared.controller;
    connect(&controller, &WorkspaceController::datasetChanged, this, &SittingDesk::onDatasetChanged);
    connect(&controller, &WorkspaceController::closing, this, &SittingDesk::forget);
    connect(
        &m_shared.selection,
        &state::SelectionState::selectionChanged,
        this,
        &SittingDesk::refreshSurroundings);
    connect(
        &m_shared.workbench.users(),
        &panels::UsersPanel::expressionChanged,
        this,
        &SittingDesk::refreshSurroundings);
    connect(&panel(), &panels::QueuePanel::creationRequested, this, &SittingDesk::create);
    connect(&panel(), &panels::QueuePanel::queueChosen, this, [this](const QString& id) {
        choose(ui::toStdString(id));
    });
    connect(&m_shared.labels, &LabelDesk::blindChanged, &m_shared.workbench, &Workbench::setBlind);
    connect(&m_shared.labels, &LabelDesk::submitRefused, this, [this] {
        panel().showNote(
            m_shared.labels.isBlind()
                ? tr("Choose an intent first: then the models' answers are shown. Or skip this chat.")
                : tr("Nothing is said of this chat yet: choose an intent or a verdict, or skip it."));
    });
}

SittingDesk::~SittingDesk() {
    forget();
}

void SittingDesk::onDatasetChanged() {
    forget();
    showGuidelines();
    panel().setQueues({});
    labelling::LabelSession* session = m_shared.labels.session();
    if (session == nullptr) {
        panel().setUnavailable(tr("Import data to make a queue of its chats."));
        return;
    }
    if (m_shared.controller.workspace()->isReadOnly()) {
        panel().setUnavailable(tr("Another program holds this workspace, so it is open for reading only."));
        return;
    }
    connect(session, &labelling::LabelSession::labelSaved, this, &SittingDesk::onSaved);
    panel().setUnavailable({});
    refreshSurroundings();
    refreshQueues();
}

void SittingDesk::refreshSurroundings() {
    const state::Selection& selection = m_shared.selection.current();
    panel().setSurroundings(
        {.filter = ui::toQString(m_shared.workbench.users().expression()),
         .hasBefore = !selection.beforeRun.empty(),
         .hasAfter = !selection.afterRun.empty()});
}

void SittingDesk::refreshQueues() {
    m_shared.jobs.run(
        {.title = tr("Reading the queues"),
         .kind = JobKind::Io,
         .context = this,
         .slot = QStringLiteral("queues"),
         .isShown = false},
        [workspace = m_shared.controller.workspace(),
         hash = m_shared.controller.dataset()->info().hash](JobContext&) -> Result<Queues> {
            ISCOPE_TRY_ASSIGN(auto queues, workspace->listQueues());
            std::erase_if(queues, [&](const queues::Queue& queue) { return queue.datasetHash != hash; });
            return queues;
        },
        [this](Result<Queues> queues) {
            if (queues)
                panel().setQueues(*std::move(queues));
            else
                panel().showError(queues.error());
        });
}

void SittingDesk::create(const panels::NewQueue& asked) {
    auto request = requestFor(asked, m_shared.selection.current(), m_shared.workbench.users().expression());
    request.annotators = {m_shared.controller.annotator()};
    panel().clearMessages();
    panel().setBusy(true);
    m_shared.jobs.run(
        {.title = tr("Making the queue %1").arg(ui::toQString(asked.name)),
         .context = this,
         .slot = QStringLiteral("sitting")},
        [request,
         file = asked.guidelinesFile,
         workspace = m_shared.controller.workspace(),
         dataset =
             m_shared.controller.dataset()](JobContext& context) mutable -> Result<queues::QueueContent> {
            if (!file.empty()) {
                ISCOPE_TRY_ASSIGN(request.guidelines, workspace->env().readFile(file));
            }
            return tasks::createQueue(request, *workspace, dataset, context.progress(), context.stopToken());
        },
        [this](Result<queues::QueueContent> made) {
            panel().setBusy(false);
            if (!made) {
                panel().showError(made.error());
                return;
            }
            refreshQueues();
            choose(made->queue.id);
        });
}

void SittingDesk::choose(const std::string& queue) {
    panel().clearMessages();
    if (m_walk && m_walk->queue().id == queue)
        return;
    if (queue.empty()) {
        endSitting();
        forget();
        showGuidelines();
        return;
    }
    panel().setBusy(true);
    m_shared.jobs.run(
        {.title = tr("Opening the queue"),
         .kind = JobKind::Io,
         .context = this,
         .slot = QStringLiteral("sitting"),
         .isShown = false},
        [queue, workspace = m_shared.controller.workspace(), annotator = m_shared.controller.annotator()](
            JobContext&) { return openQueue(*workspace, queue, annotator); },
        [this](Result<OpenedQueue> opened) {
            panel().setBusy(false);
            if (opened)
                begin(*std::move(opened));
            else
                panel().showError(opened.error());
        });
}

void SittingDesk::begin(OpenedQueue opened) {
    labelling::LabelSession* session = m_shared.labels.session();
    if (session == nullptr || session->spec().datasetHash != opened.content->queue.datasetHash)
        return;
    endSitting();
    m_walk = std::move(opened.walk);
    if (session->state().lastSequence() != opened.lastSequence)
        // Somebody labelled while the queue was being opened.
        m_walk = std::make_shared<labelling::QueueWalk>(opened.content, m_walk->sitting(), session->state());
    session->setSitting(m_walk->sitting().id, m_walk->sitting().role);
    m_shared.labels.setWalk(m_walk.get(), std::move(opened.seen));
    showGuidelines();
    if (!m_walk->queue().beforeRun.empty())
        m_shared.selection.selectBeforeRun(m_walk->queue().beforeRun);
    if (!m_walk->queue().afterRun.empty())
        m_shared.selection.selectAfterRun(m_walk->queue().afterRun);
    panel().setCurrent(m_walk->queue().id);
    panel().setProgress(m_walk->progress(session->state()));
    const auto& dataset = m_shared.controller.dataset();
    if (const auto first = dataset->findImpression(m_walk->nextOpen({})))
        m_shared.selection.selectImpression(dataset->userOf(*first), *first);
    Q_EMIT walkChanged();
}

/// Without a word to the workspace: the sitting goes on when the queue is chosen again.
void SittingDesk::forget() {
    m_shared.labels.setWalk(nullptr);
    m_walk.reset();
    if (labelling::LabelSession* session = m_shared.labels.session())
        session->setSitting(m_shared.controller.openedDataset().labelSpec.sessionId);
    panel().setCurrent({});
    Q_EMIT walkChanged();
}

void SittingDesk::showGuidelines() {
    panels::GuidelinesPanel& shown = m_shared.workbench.guidelines();
    if (m_walk && !m_walk->queue().guidelines.empty()) {
        shown.setGuidelines(ui::toQString(m_walk->queue().guidelines));
        return;
    }
    const auto& workspace = m_shared.controller.workspace();
    if (!workspace) {
        shown.setEmpty(tr("Open a workspace to read its guidelines."));
        return;
    }
    const auto file = workspace->folder() / GuidelinesFile;
    m_shared.jobs.run(
        {.title = tr("Reading the guidelines"),
         .kind = JobKind::Io,
         .context = this,
         .slot = QStringLiteral("guidelines"),
         .isShown = false},
        [workspace, file](JobContext&) { return workspace->env().readFile(file); },
        [this](Result<std::string> text) {
            panels::GuidelinesPanel& read = m_shared.workbench.guidelines();
            if (text)
                read.setGuidelines(ui::toQString(*text));
            else if (text.error().code == ErrorCode::NotFound)
                read.setEmpty(
                    tr("No guidelines yet. Write them into %1 in the workspace's folder, or give a new "
                       "queue a Markdown file.")
                        .arg(QLatin1String(GuidelinesFile)));
            else
                read.setEmpty(ui::toQString(text.error().message));
        });
}

void SittingDesk::endSitting() {
    if (!m_walk)
        return;
    m_shared.jobs.run(
        {.title = tr("Ending the sitting"), .kind = JobKind::Io, .context = this, .isShown = false},
        [id = m_walk->sitting().id, workspace = m_shared.controller.workspace()](JobContext&) {
            return workspace->endSitting(id, nowUtc());
        },
        [this](Status ended) {
            if (!ended)
                panel().showError(ended.error());
        });
}

void SittingDesk::onSaved(const labels::LabelEvent& event) {
    if (!m_walk)
        return;
    const labels::LabelState& state = m_shared.labels.session()->state();
    m_walk->update(event.impressionId, state);
    panel().clearMessages();
    panel().setProgress(m_walk->progress(state));
    Q_EMIT labelSaved();
}

} // namespace intentscope::app
