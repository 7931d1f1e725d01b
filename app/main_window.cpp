// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/main_window.h"

#include "app/sample_opening.h"
#include "app/telling_impression.h"
#include "core/tasks/sample_location.h"
#include "widgets/base/convert.h"
#include "widgets/base/error_text.h"

#include <QAction>
#include <QCloseEvent>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFileInfo>
#include <QLabel>
#include <QLocale>
#include <QMimeData>
#include <QStackedWidget>
#include <QToolBar>
#include <QVBoxLayout>

#include <algorithm>
#include <limits>
#include <utility>

namespace intentscope::app {

MainWindow::MainWindow(Shared shared)
    : m_shared(std::move(shared)), m_history(m_selection), m_keyMap(m_shared.settings),
      m_controller(
          {m_shared.env, m_shared.jobs, m_selection}, ui::toStdString(m_shared.settings.annotator())) {
    setWindowTitle(tr("IntentScope"));
    setObjectName(QStringLiteral("mainWindow"));
    createPages();
    createToolBar();
    createActions();
    m_statusLine = new StatusLine(m_shared.jobs, m_shared.theme, this);
    setStatusBar(m_statusLine);
    // Panels get a dataset before the desks work on it: connections fire in the order in which they are made.
    connectController();
    m_labelDesk = std::make_unique<LabelDesk>(
        LabelDesk::Shared{m_controller, m_selection, m_workbench->label(), m_workbench->users()});
    createSittingDesks();
    m_trainingDesk = std::make_unique<TrainingDesk>(
        TrainingDesk::Shared{m_shared.env, m_shared.jobs, m_controller, m_workbench->train()},
        m_shared.backend);
    m_importDesk = std::make_unique<ImportDesk>(ImportDesk::Shared{
        m_shared.env, m_shared.jobs, *m_importPage, [this] { return m_controller.workspace(); }});
    m_sliceDesk = std::make_unique<SliceDesk>(SliceDesk::Shared{
        m_shared.jobs,
        m_controller,
        *m_labelDesk,
        *m_slicesBar,
        m_workbench->users(),
        m_workbench->facets()});
    createCompareDesks();
    createReasoningDesks();
    connect(m_sliceDesk.get(), &SliceDesk::failed, this, &MainWindow::showError);
    connectPanels();
    m_sessionDesk = std::make_unique<SessionDesk>(
        SessionDesk::Shared{m_shared.env, m_controller, m_selection, *m_workbench, *this}, m_shared.sessions);
    connect(m_sessionDesk.get(), &SessionDesk::failed, this, &MainWindow::showError);
    setAcceptDrops(true);
    refreshRecent();
    showPage(m_startPage);
}

MainWindow::~MainWindow() {
    m_controller.close();
    m_sessionDesk.reset();
    m_neighboursProbe.reset();
    m_neighboursProjection.reset();
    m_neighboursDesk.reset();
    m_alignmentDesk.reset();
    m_explainDesk.reset();
    m_datasetQueriesDesk.reset();
    m_templateDesk.reset();
    m_reasoningDesk.reset();
    destroyCompareDesks();
    m_sliceDesk.reset();
    m_adjudicationDesk.reset();
    m_sittingDesk.reset();
    m_labelDesk.reset();
}

void MainWindow::createPages() {
    auto* middle = new QWidget(this);
    m_messages = new ui::MessageBar(m_shared.theme, middle);
    m_pages = new QStackedWidget(middle);
    m_startPage = new panels::StartPage(m_shared.theme, m_pages);
    const auto sample = tasks::findSampleData(m_shared.env, m_shared.executableFolder);
    if (!sample)
        m_startPage->setSampleProblem(ui::errorText(sample.error()).sentence);
    m_workbench = new Workbench({m_shared.jobs, m_selection, m_timeWindow, m_shared.theme}, m_pages);
    m_importPage = new panels::ImportPage(m_shared.theme, m_pages);
    m_pages->addWidget(m_startPage);
    m_pages->addWidget(m_importPage);
    m_pages->addWidget(m_workbench);
    auto* column = new QVBoxLayout(middle);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_messages);
    column->addWidget(m_pages, 1);
    setCentralWidget(middle);
}

void MainWindow::connectController() {
    connect(&m_controller, &WorkspaceController::opened, this, &MainWindow::onOpened);
    connect(&m_controller, &WorkspaceController::closed, this, &MainWindow::onClosed);
    connect(&m_controller, &WorkspaceController::datasetChanged, this, &MainWindow::onDatasetChanged);
    connect(&m_controller, &WorkspaceController::failed, this, &MainWindow::showError);
    connect(&m_controller, &WorkspaceController::runListChanged, this, [this] {
        m_runsBar->setRuns(m_controller.runs());
    });
    connect(&m_controller, &WorkspaceController::comparedRunsChanged, this, [this] {
        m_workbench->setRuns(m_controller.comparedRuns());
        const auto& runs = m_controller.comparedRuns();
        m_workbench->compare().setBusy(runs.before != nullptr && runs.after != nullptr);
        refreshSources();
    });
    connect(&m_controller, &WorkspaceController::comparisonChanged, this, &MainWindow::onComparisonChanged);
    connect(&m_controller, &WorkspaceController::comparisonFailed, this, [this](const Error& error) {
        m_workbench->compare().setBusy(false);
        m_workbench->compare().showError(error);
        selectSomethingTelling();
    });
}

void MainWindow::connectPanels() {
    connect(m_startPage, &panels::StartPage::sampleRequested, this, &MainWindow::openSample);
    connect(m_startPage, &panels::StartPage::openRequested, this, &MainWindow::openPath);
    connect(m_startPage, &panels::StartPage::importRequested, this, &MainWindow::chooseImport);
    connect(m_importDesk.get(), &ImportDesk::imported, this, &MainWindow::onImported);
    connect(m_importDesk.get(), &ImportDesk::left, this, &MainWindow::leaveImport);
    connect(m_startPage, &panels::StartPage::chooseRequested, this, &MainWindow::chooseWorkspace);
    connect(&m_workbench->users(), &panels::UsersPanel::importRequested, this, &MainWindow::chooseImport);
    connect(m_labelDesk.get(), &LabelDesk::failed, this, &MainWindow::showError);
    connect(m_labelDesk.get(), &LabelDesk::labelCountChanged, this, [this](int count) {
        m_statusLine->setLabelCount(static_cast<std::size_t>(count), m_controller.workspace()->isReadOnly());
    });
    connect(
        &m_workbench->compare(),
        &panels::ComparePanel::impressionsRequested,
        this,
        [this](const QString& title, const std::vector<std::int32_t>& impressions) {
            showImpressions(title, impressions);
        });
}

void MainWindow::openWorkspace(const std::filesystem::path& folder) {
    m_messages->clear();
    m_controller.open(folder);
}

void MainWindow::openPath(const std::filesystem::path& path) {
    if (panels::isWorkspace(path)) {
        openWorkspace(path);
        return;
    }
    m_messages->clear();
    m_importDesk->look(path);
    showPage(m_importPage);
}

void MainWindow::onImported(const ImportedData& imported) {
    const data::ImportOutcome& outcome = imported.outcome;
    if (!imported.workspace.empty()) {
        openWorkspace(imported.workspace);
    } else {
        m_controller.refresh();
        m_controller.selectDataset(outcome.hash);
        showPage(m_workbench);
    }
    for (const std::string& warning : outcome.warnings)
        m_messages->showMessage(ui::Severity::Note, ui::toQString(warning));
    if (outcome.rejectedRowCount > 0) {
        m_messages->showMessage(
            ui::Severity::Note,
            tr("%1 bad rows were left out; %2 lists them with the reasons")
                .arg(
                    QLocale().toString(static_cast<qlonglong>(outcome.rejectedRowCount)),
                    ui::pathText(outcome.rejectedFile)));
    }
}

void MainWindow::leaveImport() {
    if (m_controller.isOpen())
        showPage(m_workbench);
    else
        showPage(m_startPage);
}

void MainWindow::openSample() {
    m_messages->clear();
    const auto sample = tasks::findSampleData(m_shared.env, m_shared.executableFolder);
    if (!sample) {
        showError(sample.error());
        return;
    }
    openOrMakeSample(
        {m_shared.env, m_shared.jobs, m_shared.backend.openScorer},
        *sample,
        this,
        [this](Result<std::filesystem::path> workspace) {
            if (workspace)
                openWorkspace(*workspace);
            else
                showError(workspace.error());
        });
}

void MainWindow::onOpened() {
    m_shared.settings.addRecentWorkspace(ui::pathText(m_controller.workspace()->folder()));
    refreshRecent();
    setWindowTitle(tr("%1 - IntentScope").arg(ui::toQString(m_controller.workspace()->name())));
    for (const std::string& warning : m_controller.workspace()->warnings())
        m_messages->showMessage(ui::Severity::Note, ui::toQString(warning));
    for (QAction* action : std::as_const(m_workspaceActions))
        action->setEnabled(true);
    m_toolBar->show();
    showPage(m_workbench);
}

void MainWindow::onClosed() {
    m_workbench->setDataset(nullptr);
    m_workbench->setRuns({});
    m_workbench->compare().setReport(nullptr);
    m_runsBar->setRuns({});
    m_history.clear();
    m_statusLine->setNothingOpen();
    m_toolBar->hide();
    for (QAction* action : std::as_const(m_workspaceActions))
        action->setEnabled(false);
    setWindowTitle(tr("IntentScope"));
    showPage(m_startPage);
}

void MainWindow::onDatasetChanged() {
    const auto& dataset = m_controller.dataset();
    m_workbench->setDataset(dataset);
    m_history.clear();
    m_datasetTitle->setText(dataset ? ui::toQString(dataset->info().name) : tr("No dataset yet"));
    m_datasetTitle->setToolTip(dataset ? ui::toQString(dataset->info().description) : QString());
    refreshSources();
    if (!dataset) {
        m_statusLine->setLabelCount(0, m_controller.workspace()->isReadOnly());
        return;
    }
    findUsualRanges();
    if (m_controller.runs().empty())
        selectSomethingTelling();
}

void MainWindow::findUsualRanges() {
    using Ranges = std::shared_ptr<const models::UsualRanges>;
    m_shared.jobs.run(
        {.title = tr("Looking at the features"), .context = this, .slot = QStringLiteral("ranges")},
        [dataset = m_controller.dataset()](jobs::JobContext& context) -> Result<Ranges> {
            ISCOPE_TRY_ASSIGN(auto ranges, models::usualRanges(*dataset, context.stopToken()));
            return std::make_shared<const models::UsualRanges>(std::move(ranges));
        },
        [this](Result<Ranges> ranges) {
            if (ranges)
                m_workbench->context().setUsualRanges(*ranges);
            else
                showError(ranges.error());
        });
}

void MainWindow::onComparisonChanged() {
    const auto& report = m_controller.comparison();
    if (report)
        m_workbench->compare().setBusy(false);
    m_workbench->compare().setReport(report);
    if (!report) {
        m_workbench->users().setDifferences(nullptr);
        if (!m_controller.runs().empty() && !m_controller.isComparing() && m_controller.comparedRuns().after)
            selectSomethingTelling();
        return;
    }
    std::vector<double> differences(
        static_cast<std::size_t>(m_controller.dataset()->userCount()),
        std::numeric_limits<double>::quiet_NaN());
    for (const auto& user : report->users)
        differences[user.user.row()] = user.difference;
    m_workbench->users().setDifferences(std::make_shared<const std::vector<double>>(std::move(differences)));
    selectSomethingTelling();
}

void MainWindow::selectSomethingTelling() {
    const auto& dataset = m_controller.dataset();
    if (!dataset || dataset->impressionCount() == 0 || m_selection.current().user.isValid())
        return;
    const ImpressionIndex impression = tellingImpression(*dataset, m_controller.comparison().get());
    m_selection.selectImpression(dataset->userOf(impression), impression);
    const auto candidates = dataset->candidatesOf(impression);
    const auto clicked = std::ranges::find(candidates.clicked, std::int8_t{1});
    if (clicked != candidates.clicked.end()) {
        const auto position = static_cast<std::size_t>(clicked - candidates.clicked.begin());
        m_selection.selectIntent(IntentIndex{candidates.intents[position]});
    }
}

void MainWindow::showImpressions(const QString& title, const std::vector<std::int32_t>& impressions) {
    const auto list = std::make_shared<const std::vector<std::int32_t>>(impressions);
    m_labelDesk->order().setList(list);
    std::vector<std::int32_t> users;
    for (const std::int32_t impression : impressions)
        users.push_back(m_controller.dataset()->userOf(ImpressionIndex{impression}).value);
    std::ranges::sort(users);
    users.erase(std::unique(users.begin(), users.end()), users.end());
    m_workbench->users().showOnly(std::make_shared<const std::vector<std::int32_t>>(std::move(users)), title);
    if (!impressions.empty()) {
        const ImpressionIndex first{impressions.front()};
        m_selection.selectImpression(m_controller.dataset()->userOf(first), first);
    }
}

void MainWindow::refreshSources() {
    const auto sourceOf = [](const std::shared_ptr<const rank::ScoreTable>& run) {
        RunSource source;
        if (run && !run->info().rankerHashes.empty())
            source.ranker = ui::toQString(run->info().rankerHashes.front());
        if (run && run->info().latent)
            source.reasoner = ui::toQString(run->info().latent->reasonerHash);
        return source;
    };
    const auto& dataset = m_controller.dataset();
    const auto& runs = m_controller.comparedRuns();
    m_statusLine->setSources(
        dataset ? ui::toQString(dataset->info().hash) : QString(),
        sourceOf(runs.before),
        sourceOf(runs.after));
}

void MainWindow::refreshRecent() {
    std::vector<panels::RecentWorkspace> recent;
    for (const QString& path : m_shared.settings.recentWorkspaces()) {
        const QFileInfo folder(path);
        recent.push_back(
            {.folder = ui::toPath(path),
             .name = folder.completeBaseName(),
             .detail = folder.absolutePath(),
             .exists = folder.isDir()});
    }
    m_startPage->setRecent(recent);
}

void MainWindow::showPage(QWidget* page) {
    m_pages->setCurrentWidget(page);
}

void MainWindow::showError(const Error& error) {
    if (error.code == ErrorCode::Cancelled)
        return;
    if (m_pages->currentWidget() == m_startPage)
        m_startPage->showError(error);
    else
        m_messages->showError(error);
}

bool MainWindow::isSettled() const {
    const auto& runs = m_controller.comparedRuns();
    if (!m_controller.isOpen() || !m_controller.dataset() || m_controller.runs().empty())
        return true;
    return (runs.before || runs.after) && !m_controller.isComparing();
}

void MainWindow::closeEvent(QCloseEvent* event) {
    m_workbench->label().flushTexts();
    m_sessionDesk->keep();
    m_shared.settings.setLayout(m_workbench->saveLayout());
    m_shared.settings.setGeometry(saveGeometry());
    m_shared.jobs.shutDown();
    event->accept();
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
    const auto path = panels::droppedPath(*event->mimeData());
    if (!path)
        return;
    m_statusLine->showMessage(panels::dropText(*path));
    event->acceptProposedAction();
}

void MainWindow::dragLeaveEvent(QDragLeaveEvent*) {
    m_statusLine->clearMessage();
}

void MainWindow::dropEvent(QDropEvent* event) {
    m_statusLine->clearMessage();
    const auto path = panels::droppedPath(*event->mimeData());
    if (!path)
        return;
    event->acceptProposedAction();
    openPath(*path);
}

} // namespace intentscope::app
