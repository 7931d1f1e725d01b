// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dataset_queries_desk.h"

#include "core/tasks/reason_part.h"
#include "core/tasks/slice_task.h"
#include "widgets/base/convert.h"
#include "widgets/base/number_text.h"

#include <utility>

namespace intentscope::app {
namespace {

using jobs::JobContext;
using jobs::JobKind;
using reasoning::DatasetQueriesDialog;
using reasoning::DatasetRequest;

} // namespace

struct DatasetQueriesDesk::Work {
    DatasetRequest request;
    std::shared_ptr<workspace::Workspace> workspace;
    std::shared_ptr<const data::Dataset> dataset;
    tasks::ReasonSettings settings;
    std::string location;
    std::shared_ptr<SharedReasoner> opened;
    rank::ReasonerFactory factory;
    QPointer<ReasoningDesk> desk;

    /// Opens the reasoner, finds the impressions, and hands both to `use`.
    template <class Use>
    auto run(JobContext& context, Use use)
        -> decltype(use(std::declval<const tasks::ReasonSpec&>(), std::declval<const tasks::ReasonDeps&>())) {
        Env& env = workspace->env();
        ISCOPE_TRY_ASSIGN(opened, openShared(opened, location, factory, env, context.stopToken()));
        context.publish([keeper = desk, reasoner = opened, place = location] {
            if (keeper)
                keeper->keepOpen(reasoner, place);
        });
        tasks::ReasonPart part{.part = request.part, .split = request.split};
        if (!request.slice.empty()) {
            ISCOPE_TRY_ASSIGN(
                part.slice, tasks::chooseSlice(request.slice, *workspace, dataset, context.stopToken()));
        }
        tasks::ReasonSpec spec{.name = request.name, .settings = settings};
        ISCOPE_TRY(tasks::choosePart(part, *dataset, spec));
        const latent::LatentShelf shelf(env, workspace->latentFolder());
        return use(spec, {.dataset = dataset, .reasoner = *opened, .shelf = shelf});
    }
};

DatasetQueriesDesk::DatasetQueriesDesk(
    const ReasoningDesk::Shared& shared,
    ReasoningDesk& reasoning,
    rank::ReasonerFactory openReasoner,
    QObject* parent)
    : QObject(parent), m_shared(shared), m_reasoning(reasoning), m_openReasoner(std::move(openReasoner)) {
    connect(
        &m_shared.panel, &panels::LatentQueryPanel::wholeDatasetRequested, this, &DatasetQueriesDesk::open);
    connect(&m_reasoning, &ReasoningDesk::authorChanged, this, [this] {
        if (m_dialog && m_dialog->isVisible())
            tellAuthor();
    });
    connect(&m_shared.jobs, &jobs::JobRunner::jobProgressed, this, [this](jobs::JobId id) {
        const auto job = m_shared.jobs.job(id);
        if (id == m_job && job && m_dialog)
            m_dialog->setProgress(*job);
    });
    connect(&m_shared.controller, &WorkspaceController::closed, this, [this] {
        m_shared.jobs.cancel(m_job);
        if (m_dialog)
            m_dialog->hide();
    });
}

DatasetQueriesDesk::~DatasetQueriesDesk() = default;

void DatasetQueriesDesk::createDialog() {
    m_dialog = new DatasetQueriesDialog(m_shared.theme, m_shared.panel.window());
    connect(m_dialog, &DatasetQueriesDialog::checkRequested, this, &DatasetQueriesDesk::check);
    connect(m_dialog, &DatasetQueriesDialog::startRequested, this, &DatasetQueriesDesk::start);
    connect(m_dialog, &DatasetQueriesDialog::cancelRequested, this, [this] { m_shared.jobs.cancel(m_job); });
}

void DatasetQueriesDesk::open() {
    if (!m_shared.controller.dataset() || m_reasoning.chosen() == nullptr || m_shared.panel.needsConsent())
        return;
    if (!m_dialog)
        createDialog();
    readSlices();
    tellAuthor();
    m_dialog->show();
    m_dialog->raise();
}

void DatasetQueriesDesk::tellAuthor() {
    if (m_reasoning.chosen() == nullptr)
        return;
    const rank::SamplingSpec sampling = m_reasoning.settings().sampling;
    const QString drawn = sampling.temperature == 0 ? tr("greedy")
                                                    : tr("temperature %1, top-p %2, %3 samples, seed %4")
                                                          .arg(ui::significant(sampling.temperature))
                                                          .arg(ui::significant(sampling.topP))
                                                          .arg(sampling.sampleCount)
                                                          .arg(sampling.seed);
    m_dialog->setAuthor(
        ui::toQString(m_reasoning.chosen()->name),
        tr("%1, up to %2 tokens, the template of the tab Prompt").arg(drawn).arg(sampling.maxTokens));
}

void DatasetQueriesDesk::readSlices() {
    using Saved = std::vector<store::SavedSlice>;
    m_shared.jobs.run(
        {.title = tr("Reading the slices"),
         .kind = JobKind::Io,
         .context = this,
         .slot = QStringLiteral("slices"),
         .isShown = false},
        [workspace = m_shared.controller.workspace()](JobContext&) { return workspace->listSlices(); },
        [this](Result<Saved> slices) {
            if (slices)
                m_dialog->setSlices(*slices);
            else
                m_dialog->setProblem(slices.error());
        });
}

/// Nothing where it cannot be done, which the dialog then says.
std::optional<DatasetQueriesDesk::Work> DatasetQueriesDesk::workFor(const DatasetRequest& request) {
    const auto& controller = m_shared.controller;
    const tasks::FoundReasoner* reasoner = m_reasoning.chosen();
    if (!controller.dataset() || reasoner == nullptr || m_shared.panel.needsConsent())
        return std::nullopt;
    if (controller.workspace()->isReadOnly()) {
        m_dialog->setProblem(
            {.code = ErrorCode::Busy,
             .message = "another program holds this workspace, so nothing can be stored in it",
             .cure = "Close the other program and open the workspace again"});
        return std::nullopt;
    }
    return Work{
        .request = request,
        .workspace = controller.workspace(),
        .dataset = controller.dataset(),
        .settings = m_reasoning.settings(),
        .location = reasoner->location,
        .opened = m_reasoning.opened(),
        .factory = m_openReasoner,
        .desk = &m_reasoning};
}

void DatasetQueriesDesk::check(const DatasetRequest& request) {
    auto work = workFor(request);
    if (!work)
        return;
    m_shared.jobs.run(
        {.title = tr("Looking at what is written already"),
         .kind = JobKind::Compute,
         .context = this,
         .slot = QStringLiteral("standing")},
        [work = *std::move(work)](JobContext& context) mutable -> Result<tasks::ReasonStanding> {
            return work.run(context, [&](const tasks::ReasonSpec& spec, const tasks::ReasonDeps& deps) {
                return tasks::reasonStanding(spec, deps, context.progress(), context.stopToken());
            });
        },
        [this](Result<tasks::ReasonStanding> standing) {
            if (standing)
                m_dialog->setStanding(*standing, m_reasoning.msPerAnswer());
            else if (standing.error().code != ErrorCode::Cancelled)
                m_dialog->setProblem(standing.error());
        });
}

void DatasetQueriesDesk::start(const DatasetRequest& request) {
    auto work = workFor(request);
    if (!work)
        return;
    m_dialog->begin();
    const QString name = ui::toQString(m_reasoning.chosen()->name);
    m_job = m_shared.jobs.run(
        {.title = tr("Latent queries of the dataset by %1").arg(name),
         .kind = JobKind::Compute,
         .context = this,
         .slot = QStringLiteral("dataset")},
        [work = *std::move(work)](JobContext& context) mutable -> Result<tasks::ReasonOutcome> {
            return work.run(context, [&](const tasks::ReasonSpec& spec, const tasks::ReasonDeps& deps) {
                return tasks::reasonTask(spec, deps, context.progress(), context.stopToken());
            });
        },
        [this](Result<tasks::ReasonOutcome> outcome) {
            if (!outcome) {
                m_dialog->fail(outcome.error());
                return;
            }
            m_dialog->finish(*outcome);
            if (m_shared.controller.dataset())
                m_reasoning.readSets();
        });
}

} // namespace intentscope::app
