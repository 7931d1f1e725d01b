// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compare_desk.h"

#include "app/gate_work.h"
#include "core/tasks/movers_task.h"
#include "core/tasks/slice_task.h"
#include "widgets/base/convert.h"
#include "widgets/base/number_text.h"
#include "widgets/errors/change_tabs.h"

#include <algorithm>
#include <utility>

namespace intentscope::app {
namespace {

using errors::ChangeTabs;
using errors::MoverTable;
using jobs::JobContext;
using Runs = std::vector<std::shared_ptr<const rank::ScoreTable>>;
using Slices = std::shared_ptr<const std::vector<tasks::SliceComparison>>;

constexpr const char* BasketName = "basket.txt";
constexpr std::int32_t SliceReplicates = 2000; ///< a table of slices is there to look around in

std::vector<const rank::ScoreTable*> tablesOf(const Runs& runs) {
    std::vector<const rank::ScoreTable*> tables;
    for (const auto& run : runs)
        tables.push_back(run.get());
    return tables;
}

Result<std::vector<tasks::SliceChoice>> choicesFor(
    const std::string& column,
    workspace::Workspace& workspace,
    const std::shared_ptr<const data::Dataset>& dataset,
    const std::stop_token& stop) {
    if (!column.empty())
        return tasks::slicesOfColumn(column, dataset, stop);
    ISCOPE_TRY_ASSIGN(const auto saved, workspace.listSlices());
    std::vector<tasks::SliceChoice> choices;
    for (const auto& slice : saved)
        choices.push_back(
            {.name = slice.name,
             .expression = slice.expression,
             .slice = tasks::chooseSlice(slice.name, workspace, dataset, stop)});
    return choices;
}

} // namespace

CompareDesk::CompareDesk(const Shared& shared, rank::ScorerFactory openScorer, QObject* parent)
    : QObject(parent), m_shared(shared), m_openScorer(std::move(openScorer)) {
    const WorkspaceController* controller = &shared.controller;
    connect(controller, &WorkspaceController::comparedRunsChanged, this, &CompareDesk::onRunsChanged);
    connect(controller, &WorkspaceController::comparisonChanged, this, &CompareDesk::onComparisonChanged);
    connect(controller, &WorkspaceController::closed, this, &CompareDesk::onRunsChanged);
    connect(controller, &WorkspaceController::datasetChanged, this, [this] {
        const auto& dataset = m_shared.controller.dataset();
        const auto columns = dataset ? tasks::sliceableColumns(*dataset) : std::vector<std::string>();
        m_shared.compare.changes().setColumns(columns);
        m_shared.errors.setColumns(columns);
    });
    const ChangeTabs* changes = &shared.compare.changes();
    connect(changes, &ChangeTabs::columnChosen, this, &CompareDesk::refreshSlices);
    connect(changes, &ChangeTabs::userChosen, &shared.selection, &state::SelectionState::selectUser);
    connect(changes, &ChangeTabs::intentChosen, &shared.selection, &state::SelectionState::selectIntent);
    connect(changes, &ChangeTabs::droppedChosen, this, &CompareDesk::selectDropped);
    connect(&shared.compare, &panels::ComparePanel::gateRequested, this, &CompareDesk::testBasket);
    connect(&shared.compare, &panels::ComparePanel::basketRequested, this, [this](const auto& broken) {
        const auto& runs = m_shared.controller.comparedRuns();
        addToBasket(
            broken, "Broken by " + runs.after->info().name + ", right in " + runs.before->info().name);
    });
    connect(&shared.errors, &errors::ErrorsPanel::specChanged, this, &CompareDesk::refreshTree);
    connect(&shared.errors, &errors::ErrorsPanel::shown, this, &CompareDesk::refreshErrors);
}

CompareDesk::~CompareDesk() = default;

Runs CompareDesk::shownRuns() const {
    Runs runs;
    const auto& shown = m_shared.controller.comparedRuns();
    for (const auto& run : {shown.before, shown.after}) {
        if (run && (runs.empty() || runs.front()->info().id != run->info().id))
            runs.push_back(run);
    }
    return runs;
}

tasks::ImpressionPart CompareDesk::shownPart() const {
    const auto& report = m_shared.controller.comparison();
    if (report)
        return report->spec.part;
    const Runs runs = shownRuns();
    const bool hasSplit = std::ranges::all_of(
        runs, [](const auto& run) { return !run->info().split.empty() || run->info().isOutOfFold; });
    return hasSplit ? tasks::ImpressionPart::Test : tasks::ImpressionPart::AllScored;
}

void CompareDesk::onRunsChanged() {
    m_isErrorsKnown = false;
    m_shared.errors.setConfusion(nullptr, nullptr);
    m_shared.errors.setErrors(nullptr);
    m_shared.errors.setRunCount(m_shared.controller.isOpen() ? shownRuns().size() : 0);
    m_shared.compare.changes().setSlices(nullptr);
    m_shared.compare.changes().setMovers(nullptr, nullptr);
    if (m_shared.controller.isOpen() && m_shared.errors.isVisible())
        refreshErrors();
}

void CompareDesk::onComparisonChanged() {
    if (!m_shared.controller.comparison())
        return;
    refreshSlices();
    refreshMovers();
}

void CompareDesk::refreshSlices() {
    const auto& report = m_shared.controller.comparison();
    if (!report)
        return;
    auto spec = report->spec;
    spec.bootstrap.replicateCount = SliceReplicates;
    m_shared.jobs.run(
        {.title = tr("Comparing slices"), .context = this, .slot = QStringLiteral("slices")},
        [spec,
         runs = m_shared.controller.comparedRuns(),
         workspace = m_shared.controller.workspace(),
         dataset = m_shared.controller.dataset(),
         column = ui::toStdString(m_shared.compare.changes().chosenColumn())](
            JobContext& context) -> Result<Slices> {
            ISCOPE_TRY_ASSIGN(
                const auto choices, choicesFor(column, *workspace, dataset, context.stopToken()));
            ISCOPE_TRY_ASSIGN(
                auto slices,
                tasks::compareSlicesTask(
                    spec, {*runs.before, *runs.after}, choices, context.progress(), context.stopToken()));
            return std::make_shared<const std::vector<tasks::SliceComparison>>(std::move(slices));
        },
        [this](Result<Slices> slices) {
            if (slices)
                m_shared.compare.changes().setSlices(*std::move(slices));
            else if (slices.error().code != ErrorCode::Cancelled)
                m_shared.compare.changes().showError(slices.error());
        });
}

void CompareDesk::refreshMovers() {
    using Tables = std::pair<std::shared_ptr<const MoverTable>, std::shared_ptr<const MoverTable>>;
    m_shared.jobs.run(
        {.title = tr("Looking who got better"),
         .context = this,
         .slot = QStringLiteral("movers"),
         .isShown = false},
        [spec = m_shared.controller.comparison()->spec,
         runs = m_shared.controller.comparedRuns(),
         dataset = m_shared.controller.dataset()](JobContext& context) -> Result<Tables> {
            ISCOPE_TRY_ASSIGN(
                auto movers,
                tasks::moversTask(
                    spec, {*runs.before, *runs.after}, context.progress(), context.stopToken()));
            return Tables{
                errors::makeMoverTable(dataset, MoverTable::Of::Users, movers.topK, std::move(movers.users)),
                errors::makeMoverTable(
                    dataset, MoverTable::Of::Intents, movers.topK, std::move(movers.intents))};
        },
        [this](Result<Tables> tables) {
            if (tables)
                m_shared.compare.changes().setMovers(tables->first, tables->second);
            else if (tables.error().code != ErrorCode::Cancelled)
                m_shared.compare.changes().showError(tables.error());
        });
}

void CompareDesk::refreshErrors() {
    if (m_isErrorsKnown || !m_shared.controller.isOpen() || shownRuns().empty())
        return;
    m_isErrorsKnown = true;
    refreshConfusion();
    refreshTree();
}

void CompareDesk::refreshConfusion() {
    using Report = std::shared_ptr<const tasks::ConfusionReport>;
    m_shared.errors.setBusy(true);
    m_shared.jobs.run(
        {.title = tr("Looking for confused intents"), .context = this, .slot = QStringLiteral("confusion")},
        [runs = shownRuns(), part = shownPart()](JobContext& context) -> Result<Report> {
            ISCOPE_TRY_ASSIGN(
                auto report,
                tasks::confusionTask(
                    {.part = part}, tablesOf(runs), context.progress(), context.stopToken()));
            return std::make_shared<const tasks::ConfusionReport>(std::move(report));
        },
        [this, dataset = m_shared.controller.dataset()](Result<Report> report) {
            m_shared.errors.setBusy(false);
            if (report)
                m_shared.errors.setConfusion(dataset, *std::move(report));
            else if (report.error().code != ErrorCode::Cancelled)
                m_shared.errors.showError(report.error());
        });
}

void CompareDesk::refreshTree() {
    using Report = std::shared_ptr<const tasks::FindErrorsReport>;
    const Runs runs = shownRuns();
    if (runs.empty())
        return;
    auto spec = m_shared.errors.spec();
    spec.part = shownPart();
    m_shared.jobs.run(
        {.title = tr("Looking for slices with many errors"),
         .context = this,
         .slot = QStringLiteral("errors")},
        [runs, spec](JobContext& context) -> Result<Report> {
            ISCOPE_TRY_ASSIGN(
                auto report,
                tasks::findErrorsTask(spec, tablesOf(runs), context.progress(), context.stopToken()));
            return std::make_shared<const tasks::FindErrorsReport>(std::move(report));
        },
        [this](Result<Report> report) {
            if (report)
                m_shared.errors.setErrors(*std::move(report));
            else if (report.error().code != ErrorCode::Cancelled)
                m_shared.errors.showError(report.error());
        });
}

std::filesystem::path CompareDesk::basketFile() const {
    return m_shared.controller.workspace()->folder() / BasketName;
}

void CompareDesk::addToBasket(std::vector<std::int32_t> impressions, const std::string& reason) {
    const auto& report = m_shared.controller.comparison();
    m_shared.jobs.run(
        {.title = tr("Adding to the basket"), .kind = jobs::JobKind::Io, .context = this},
        [&env = m_shared.env,
         file = basketFile(),
         dataset = m_shared.controller.dataset(),
         topK = report ? report->spec.topK : tasks::CompareSpec().topK,
         rows = std::move(impressions),
         reason](JobContext&) {
            return tasks::addToBasket(
                env, file, *dataset, {.impressions = rows, .topK = topK, .reason = reason});
        },
        [this, file = basketFile()](Result<tasks::BasketOutcome> outcome) {
            if (!outcome) {
                m_shared.compare.showError(outcome.error());
                return;
            }
            Q_EMIT basketChanged();
            m_shared.compare.showNote(tr("%1 chats added to the regression basket, %2 were in it: %3")
                                          .arg(
                                              ui::countText(outcome->addedCount),
                                              ui::countText(outcome->knownCount),
                                              ui::pathText(file)));
        });
}

void CompareDesk::testBasket() {
    if (!m_shared.controller.comparedRuns().after)
        return;
    m_shared.jobs.run(
        {.title = tr("Testing the basket"), .context = this, .slot = QStringLiteral("gate")},
        [work =
             GateWork{
                 m_shared.env,
                 basketFile(),
                 m_shared.controller.workspace(),
                 m_shared.controller.dataset(),
                 m_shared.controller.comparedRuns(),
                 m_openScorer}](JobContext& context) { return testGate(work, context); },
        [this](const Result<tasks::GateReport>& report) { onGateTested(report); });
}

void CompareDesk::onGateTested(const Result<tasks::GateReport>& report) {
    if (!report) {
        auto error = report.error();
        if (error.code == ErrorCode::NotFound && error.place.file == basketFile().string())
            error = {
                .code = ErrorCode::NotFound,
                .message = "the workspace has no regression basket yet",
                .cure = "Add what is broken to it, or write expectations into " + error.place.file};
        m_shared.compare.showError(error);
        return;
    }
    std::vector<std::int32_t> failing;
    std::int64_t failedCount = 0;
    for (const auto& outcome : report->outcomes) {
        if (outcome.isPassed())
            continue;
        ++failedCount;
        failing.insert(failing.end(), outcome.failing.begin(), outcome.failing.end());
    }
    std::ranges::sort(failing);
    failing.erase(std::unique(failing.begin(), failing.end()), failing.end());
    const auto count = static_cast<std::int64_t>(report->outcomes.size());
    const QString run = ui::toQString(report->run.name);
    m_shared.compare.showNote(
        failedCount == 0 ? tr("%1 meets all %2 expectations of the basket.").arg(run, ui::countText(count))
                         : tr("%1 misses %2 of the %3 expectations of the basket; their chats are shown.")
                               .arg(run, ui::countText(failedCount), ui::countText(count)));
    if (!failing.empty())
        Q_EMIT impressionsRequested(tr("Not as the basket expects"), failing);
}

void CompareDesk::selectDropped(const QString& name) {
    const auto& dataset = m_shared.controller.dataset();
    if (!dataset)
        return;
    // Groups of users carry the user's id; sessions are "user/session".
    const std::string text = ui::toStdString(name);
    auto user = dataset->findUser(text);
    if (!user)
        user = dataset->findUser(text.substr(0, text.find('/')));
    if (user)
        m_shared.selection.selectUser(*user);
}

} // namespace intentscope::app
