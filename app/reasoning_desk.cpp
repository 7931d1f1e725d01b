// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/reasoning_desk.h"

#include "core/tasks/context_task.h"
#include "core/tasks/open_reasoner.h"
#include "widgets/base/convert.h"

#include <QFileDialog>
#include <QPointer>

#include <algorithm>
#include <array>
#include <utility>

namespace intentscope::app {
namespace {

using jobs::JobContext;
using jobs::JobKind;
using panels::LatentQueryPanel;

} // namespace

ReasoningDesk::ReasoningDesk(
    const Shared& shared, RankerBackend backend, std::filesystem::path sampleReasoners, QObject* parent)
    : QObject(parent), m_shared(shared), m_backend(std::move(backend)),
      m_sampleReasoners(std::move(sampleReasoners)) {
    const auto& controller = m_shared.controller;
    connect(&controller, &WorkspaceController::datasetChanged, this, &ReasoningDesk::onDatasetChanged);
    connect(&controller, &WorkspaceController::closed, this, &ReasoningDesk::onDatasetChanged);
    connect(&controller, &WorkspaceController::comparedRunsChanged, this, &ReasoningDesk::linkRuns);
    connect(
        &m_shared.selection,
        &state::SelectionState::impressionChanged,
        this,
        &ReasoningDesk::onImpressionChanged);
    connectPanel();
    onDatasetChanged();
}

ReasoningDesk::~ReasoningDesk() = default;

void ReasoningDesk::connectPanel() {
    const LatentQueryPanel* panel = &m_shared.panel;
    connect(panel, &LatentQueryPanel::writeRequested, this, &ReasoningDesk::write);
    connect(panel, &LatentQueryPanel::cancelRequested, this, [this] { m_shared.jobs.cancel(m_writing); });
    connect(panel, &LatentQueryPanel::reasonerChosen, this, &ReasoningDesk::chooseReasoner);
    connect(panel, &LatentQueryPanel::setChosen, this, &ReasoningDesk::chooseSet);
    connect(panel, &LatentQueryPanel::openFolderRequested, this, &ReasoningDesk::chooseFolder);
    connect(panel, &LatentQueryPanel::openDescriptionRequested, this, &ReasoningDesk::chooseDescription);
    connect(panel, &LatentQueryPanel::samplingChanged, this, [this] {
        refreshPrompt();
        Q_EMIT authorChanged();
    });
    connect(panel, &LatentQueryPanel::promptShown, this, &ReasoningDesk::refreshPrompt);
}

bool ReasoningDesk::hasChat() const {
    const auto& dataset = m_shared.controller.dataset();
    const ImpressionIndex impression = m_shared.selection.current().impression;
    return dataset && impression.isValid() && impression.value < dataset->impressionCount();
}

const tasks::FoundReasoner* ReasoningDesk::chosen() const {
    const auto found = std::ranges::find(m_reasoners, m_chosenLocation, &tasks::FoundReasoner::location);
    return found == m_reasoners.end() ? nullptr : &*found;
}

tasks::ReasonSettings ReasoningDesk::settings() const {
    tasks::ReasonSettings settings;
    settings.sampling = m_shared.panel.sampling();
    settings.templateText = m_templateText;
    settings.templateFile = m_templateFile;
    return settings;
}

void ReasoningDesk::setTemplate(std::string text, std::filesystem::path file) {
    m_templateText = std::move(text);
    m_templateFile = std::move(file);
    tellTemplate();
    refreshPrompt();
    Q_EMIT authorChanged();
}

/// A person's choice, else what the reasoner was trained with, else the default.
void ReasoningDesk::tellTemplate() {
    const bool isChosen = !m_templateText.empty();
    const bool isReasoners = m_opened && !m_opened->info().promptTemplate.empty();
    QString name = isReasoners ? tr("the reasoner's own") : tr("the default");
    if (isChosen)
        name = m_templateFile.empty() ? tr("edited, in no file") : ui::pathText(m_templateFile.filename());
    m_shared.panel.setTemplateName(name, isChosen);
}

void ReasoningDesk::onDatasetChanged() {
    m_shared.jobs.cancel(m_writing);
    m_sets.clear();
    m_setOfRun.clear();
    m_beforeSet.clear();
    m_afterSet.clear();
    m_shared.panel.setDataset(m_shared.controller.dataset());
    refreshSets();
    findReasoners();
    if (m_shared.controller.dataset())
        readSets();
}

void ReasoningDesk::onImpressionChanged() {
    m_shared.jobs.cancel(m_writing);
    refreshStored();
    refreshPrompt();
}

void ReasoningDesk::findReasoners() {
    std::vector<std::filesystem::path> folders;
    if (m_shared.controller.isOpen())
        folders.push_back(m_shared.controller.workspace()->checkpointsFolder());
    folders.push_back(m_sampleReasoners);
    using Found = std::vector<tasks::FoundReasoner>;
    m_shared.jobs.run(
        {.title = tr("Looking for reasoners"),
         .kind = JobKind::Io,
         .context = this,
         .slot = QStringLiteral("reasoners"),
         .isShown = false},
        [folders, &env = m_shared.env](JobContext&) -> Result<Found> {
            return tasks::findReasoners(env, folders);
        },
        [this](Result<Found> found) {
            m_reasoners = *std::move(found);
            m_reasoners.insert(m_reasoners.end(), m_added.begin(), m_added.end());
            if (chosen() == nullptr) {
                // A server is never chosen without a person.
                const auto usual = std::ranges::find_if(m_reasoners, [](const tasks::FoundReasoner& one) {
                    return !one.isRemote() && one.problem.empty();
                });
                m_chosenLocation = usual == m_reasoners.end() ? std::string() : usual->location;
            }
            const auto place = chosen() == nullptr ? -1 : static_cast<int>(chosen() - m_reasoners.data());
            m_shared.panel.setReasoners(m_reasoners, place);
            refreshPrompt();
            Q_EMIT reasonersChanged();
        });
}

void ReasoningDesk::chooseReasoner(int index) {
    m_shared.jobs.cancel(m_writing);
    m_chosenLocation = m_reasoners[static_cast<std::size_t>(index)].location;
    if (m_openedLocation != m_chosenLocation) {
        m_opened.reset();
        m_openedLocation.clear();
        m_msPerAnswer.reset();
    }
    m_shared.panel.setReasoners(m_reasoners, index);
    tellTemplate();
    refreshPrompt();
    Q_EMIT authorChanged();
}

void ReasoningDesk::chooseFolder() {
    const QString folder = QFileDialog::getExistingDirectory(
        &m_shared.panel, tr("Open a reasoner: a folder with a Hugging Face checkpoint or a PEFT adapter"));
    if (!folder.isEmpty())
        addReasoner(ui::toPath(folder));
}

void ReasoningDesk::chooseDescription() {
    const QString file = QFileDialog::getOpenFileName(
        &m_shared.panel,
        tr("Open the description of a server"),
        {},
        tr("Descriptions (*.json);;All files (*)"));
    if (!file.isEmpty())
        addReasoner(ui::toPath(file));
}

void ReasoningDesk::addReasoner(const std::filesystem::path& path) {
    m_shared.jobs.run(
        {.title = tr("Looking at %1").arg(ui::pathText(path.filename())),
         .kind = JobKind::Io,
         .context = this,
         .slot = QStringLiteral("addReasoner"),
         .isShown = false},
        [path, &env = m_shared.env](JobContext&) { return tasks::describeReasoner(env, path); },
        [this](Result<tasks::FoundReasoner> found) {
            if (!found) {
                m_shared.panel.fail(found.error());
                return;
            }
            m_chosenLocation = found->location;
            if (chosen() == nullptr)
                m_added.push_back(*std::move(found));
            findReasoners();
        });
}

void ReasoningDesk::write() {
    if (!hasChat() || chosen() == nullptr || m_shared.panel.needsConsent())
        return;
    const tasks::FoundReasoner reasoner = *chosen();
    const QPointer<LatentQueryPanel> panel(&m_shared.panel);
    m_shared.panel.setBusy(
        m_opened ? tr("Waiting...") : tr("Opening %1...").arg(ui::toQString(reasoner.name)));
    WriteRequest request{
        .dataset = m_shared.controller.dataset(),
        .impression = m_shared.selection.current().impression,
        .settings = settings(),
        .sets = m_sets,
        .kb = m_kb,
        .tell = {},
        .showAnswer = {}};
    const QPointer<ReasoningDesk> desk(this);
    const auto work = [request,
                       desk,
                       panel,
                       reasoner,
                       opened = m_opened,
                       factory = m_backend.openReasoner,
                       &env = m_shared.env](JobContext& context) mutable -> Result<WriteOutcome> {
        request.tell = [&context, panel](std::string text) {
            context.publish([panel, text] { panel->setBusy(ui::toQString(text)); });
        };
        request.showAnswer = [&context, panel](std::shared_ptr<const reasoning::WrittenQuery> written) {
            context.publish([panel, written] { panel->setWritten(written); });
        };
        ISCOPE_TRY_ASSIGN(
            auto ready, openShared(opened, reasoner.location, factory, env, context.stopToken()));
        context.publish([desk, ready, reasoner] { desk->keepOpen(ready, reasoner.location); });
        return writeQuery(request, *ready, context);
    };
    m_writing = m_shared.jobs.run(
        {.title = tr("Writing a latent query with %1").arg(ui::toQString(reasoner.name)),
         .kind = JobKind::Compute,
         .context = this,
         .slot = QStringLiteral("write")},
        work,
        [this, impression = request.impression](Result<WriteOutcome> outcome) {
            if (!outcome) {
                // Another impression needs no word of what was stopped for it.
                const bool isLeft = m_shared.selection.current().impression != impression;
                if (isLeft && outcome.error().code == ErrorCode::Cancelled)
                    m_shared.panel.finish();
                else
                    m_shared.panel.fail(outcome.error());
                return;
            }
            m_kb = outcome->kb;
            const auto samples = static_cast<double>(outcome->written->answer.samples.size());
            m_msPerAnswer = static_cast<double>(outcome->written->durationMs) / std::max(1.0, samples);
            m_shared.panel.finish();
            if (m_shared.selection.current().impression == impression)
                m_shared.panel.setWritten(outcome->written);
        });
}

void ReasoningDesk::keepOpen(const std::shared_ptr<SharedReasoner>& reasoner, const std::string& location) {
    if (location != m_chosenLocation)
        return;
    const bool isNew = m_opened != reasoner;
    m_opened = reasoner;
    m_openedLocation = location;
    if (!isNew)
        return;
    for (const std::string& note : reasoner->info().notes)
        m_shared.panel.note(ui::toQString(note));
    tellTemplate();
    refreshPrompt();
    Q_EMIT authorChanged();
}

void ReasoningDesk::refreshPrompt() {
    if (!m_shared.panel.isPromptShown() || !hasChat())
        return;
    const tasks::FoundReasoner* reasoner = chosen();
    PromptRequest request{
        .dataset = m_shared.controller.dataset(),
        .impression = m_shared.selection.current().impression,
        .settings = settings(),
        .reasoner = reasoner == nullptr ? tasks::FoundReasoner() : *reasoner,
        .opened = m_opened};
    const bool mustOpen = reasoner != nullptr && !reasoner->isRemote() && !m_opened;
    if (mustOpen)
        m_shared.panel.setNoPrompt(tr("Opening %1...").arg(ui::toQString(reasoner->name)));
    const QPointer<ReasoningDesk> desk(this);
    m_shared.jobs.run(
        {.title = tr("Preparing the prompt"),
         .kind = mustOpen ? JobKind::Compute : JobKind::Io,
         .context = this,
         .slot = QStringLiteral("prompt"),
         .isShown = mustOpen},
        [request, mustOpen, desk, factory = m_backend.openReasoner, &env = m_shared.env](
            JobContext& context) mutable -> Result<reasoning::PromptContent> {
            if (mustOpen) {
                ISCOPE_TRY_ASSIGN(
                    request.opened,
                    openShared(nullptr, request.reasoner.location, factory, env, context.stopToken()));
                context.publish([desk, opened = request.opened, location = request.reasoner.location] {
                    desk->keepOpen(opened, location);
                });
            }
            return preparePrompt(request, env);
        },
        [this](Result<reasoning::PromptContent> prompt) {
            if (prompt)
                m_shared.panel.setPrompt(*prompt);
            else
                m_shared.panel.setNoPrompt(ui::toQString(prompt.error().text()));
        });
}

} // namespace intentscope::app
