// SPDX-License-Identifier: GPL-3.0-or-later
// Toolbar, menus and actions of the window: every action is in a menu, in the palette and in the key list.
#include "app/command_palette.h"
#include "app/key_list.h"
#include "app/key_settings.h"
#include "app/main_window_action_spec.h"
#include "core/tasks/export_task.h"
#include "widgets/base/convert.h"
#include "widgets/base/icon.h"

#include <QAction>
#include <QFileDialog>
#include <QLabel>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QToolBar>

#include <utility>

namespace intentscope::app {

void MainWindow::createToolBar() {
    m_toolBar = new QToolBar(tr("Data and runs"), this);
    m_toolBar->setObjectName(QStringLiteral("toolBar"));
    m_toolBar->setMovable(false);
    m_datasetTitle = new QLabel;
    m_datasetTitle->setFont(m_shared.theme.titleFont());
    m_datasetTitle->setContentsMargins(8, 0, 16, 0);
    m_runsBar = new panels::RunsBar({m_selection, m_shared.theme});
    m_toolBar->addWidget(m_datasetTitle);
    m_slicesBar = new panels::SlicesBar;
    m_toolBar->addWidget(m_runsBar);
    m_toolBar->addWidget(m_slicesBar);
    auto* spring = new QWidget;
    spring->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    m_toolBar->addWidget(spring);
    m_search = new QPushButton(tr("Search or run    Ctrl+K"));
    m_search->setFocusPolicy(Qt::NoFocus);
    m_search->setToolTip(tr("Every command by its name"));
    connect(m_search, &QPushButton::clicked, this, [this] { m_palette->open(); });
    m_toolBar->addWidget(m_search);
    addToolBar(m_toolBar);
    m_toolBar->hide();
}

QAction* MainWindow::addAction(QMenu& menu, ActionSpec spec) {
    auto* action = new QAction(spec.text, this);
    action->setObjectName(spec.name);
    action->setShortcut(spec.key);
    if (!spec.iconName.isEmpty()) {
        action->setProperty("iconName", spec.iconName);
        action->setIcon(ui::icon(m_shared.theme, spec.iconName));
    }
    connect(action, &QAction::triggered, this, [run = std::move(spec.run)] { run(); });
    if (spec.scope == ActionScope::OpenWorkspace) {
        action->setEnabled(false);
        m_workspaceActions << action;
    }
    menu.addAction(action);
    QMainWindow::addAction(action);
    m_actions << action;
    return action;
}

void MainWindow::createActions() {
    m_palette = new CommandPalette(this);
    createWorkspaceActions();
    createLabelActions();
    createReasoningActions();
    createViewActions();
    refreshPalette();
    connect(m_layoutMenu, &LayoutMenu::changed, this, &MainWindow::refreshPalette);
    connect(&m_keyMap, &KeyMap::changed, this, [this] { m_workbench->setLabelKeys(m_keyMap.labelKeys()); });
    m_keyMap.setActions(m_actions);
    connect(&m_shared.theme, &ui::Theme::themeChanged, this, &MainWindow::restyleActions);
    restyleActions();
}

void MainWindow::createWorkspaceActions() {
    QMenu& menu = *menuBar()->addMenu(tr("&Workspace"));
    constexpr auto Always = ActionScope::Always;
    addAction(
        menu,
        {.name = QStringLiteral("openWorkspace"),
         .text = tr("Open workspace..."),
         .key = QKeySequence::Open,
         .run = [this] { chooseWorkspace(); },
         .scope = Always,
         .iconName = QStringLiteral("document-open")});
    addAction(
        menu,
        {.name = QStringLiteral("openSample"),
         .text = tr("Open the sample"),
         .run = [this] { openSample(); },
         .scope = Always});
    addAction(
        menu,
        {.name = QStringLiteral("importData"),
         .text = tr("Import data..."),
         .key = QKeySequence(QStringLiteral("Ctrl+I")),
         .run = [this] { chooseImport(); },
         .scope = Always,
         .iconName = QStringLiteral("document-import")});
    menu.addSeparator();
    addAction(
        menu,
        {.name = QStringLiteral("exportLabels"),
         .text = tr("Export labels..."),
         .key = QKeySequence(QStringLiteral("Ctrl+E")),
         .run = [this] { exportLabels(); },
         .iconName = QStringLiteral("document-export")});
    addAction(
        menu, {.name = QStringLiteral("exportRun"), .text = tr("Export the run after..."), .run = [this] {
                   exportRun();
               }});
    addAction(
        menu,
        {.name = QStringLiteral("exportReport"),
         .text = tr("Export report..."),
         .key = QKeySequence(QStringLiteral("Ctrl+Alt+E")),
         .run = [this] { exportReport(); },
         .iconName = QStringLiteral("office-chart-line")});
    menu.addSeparator();
    addAction(
        menu,
        {.name = QStringLiteral("closeWorkspace"),
         .text = tr("Close workspace"),
         .key = QKeySequence::Close,
         .run = [this] { m_controller.close(); }});
    addAction(
        menu,
        {.name = QStringLiteral("quit"),
         .text = tr("Quit"),
         .key = QKeySequence::Quit,
         .run = [this] { close(); },
         .scope = Always});
}

void MainWindow::createLabelActions() {
    QMenu& menu = *menuBar()->addMenu(tr("&Label"));
    // The keys of undo and redo belong to the window, so that they work whichever panel has the focus.
    const labelling::LabelKeys keys;
    const QKeySequence undoKey = keys.key(labelling::LabelCommand::Undo);
    const QKeySequence redoKey = keys.key(labelling::LabelCommand::Redo);
    addAction(
        menu,
        {.name = QStringLiteral("undoLabel"),
         .text = tr("Undo label"),
         .key = undoKey,
         .run = [this] { m_labelDesk->undo(); },
         .iconName = QStringLiteral("edit-undo")});
    addAction(
        menu,
        {.name = QStringLiteral("redoLabel"),
         .text = tr("Redo label"),
         .key = redoKey,
         .run = [this] { m_labelDesk->redo(); },
         .iconName = QStringLiteral("edit-redo")});
    menu.addSeparator();
    addAction(
        menu,
        {.name = QStringLiteral("nextChat"),
         .text = tr("Next chat"),
         .key = QKeySequence(QStringLiteral("Alt+Down")),
         .run = [this] { m_labelDesk->selectNext(); }});
    addAction(
        menu,
        {.name = QStringLiteral("previousChat"),
         .text = tr("Previous chat"),
         .key = QKeySequence(QStringLiteral("Alt+Up")),
         .run = [this] { m_labelDesk->selectPrevious(); }});
    addAction(
        menu,
        {.name = QStringLiteral("labelChat"),
         .text = tr("Label this chat"),
         .key = QKeySequence(QStringLiteral("Ctrl+L")),
         .run = [this] { m_workbench->label().setFocus(Qt::ShortcutFocusReason); },
         .iconName = QStringLiteral("tag")});
}

void MainWindow::createHelpActions(QMenu& menu) {
    constexpr auto Always = ActionScope::Always;
    const auto key = [](const char* text) { return QKeySequence(QString::fromLatin1(text)); };
    menu.addSeparator();
    addAction(
        menu,
        {.name = QStringLiteral("fullScreen"),
         .text = tr("Full screen"),
         .key = key("F11"),
         .run = [this] { toggleFullScreen(); },
         .scope = Always});
    QAction* palette = addAction(
        menu,
        {.name = QStringLiteral("palette"),
         .text = tr("Command palette"),
         .key = key("Ctrl+K"),
         .run = [this] { m_palette->open(); },
         .scope = Always});
    palette->setShortcuts({key("Ctrl+K"), key("Ctrl+Shift+P")});
    addAction(
        menu,
        {.name = QStringLiteral("changeKeys"),
         .text = tr("Change keys..."),
         .key = key("Ctrl+,"),
         .run = [this] { changeKeys(); },
         .scope = Always,
         .iconName = QStringLiteral("settings-configure")});
    addAction(
        menu,
        {.name = QStringLiteral("keyList"),
         .text = tr("Keys"),
         .key = key("?"),
         .run = [this] { showKeys(); },
         .scope = Always});
}

void MainWindow::restyleActions() {
    for (QAction* action : std::as_const(m_actions)) {
        const QString name = action->property("iconName").toString();
        if (!name.isEmpty())
            action->setIcon(ui::icon(m_shared.theme, name));
    }
    m_datasetTitle->setFont(m_shared.theme.titleFont());
    m_search->setIcon(ui::icon(m_shared.theme, u"edit-find"));
}

void MainWindow::showKeys() {
    auto* list = new KeyList(m_actions, m_keyMap.labelKeys(), this);
    list->setAttribute(Qt::WA_DeleteOnClose);
    list->show();
}

void MainWindow::changeKeys() {
    auto* dialog = new KeySettings(m_keyMap, m_shared.theme, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->show();
}

void MainWindow::chooseWorkspace() {
    const QString folder = QFileDialog::getExistingDirectory(this, tr("Open a workspace (NAME.iscope)"));
    if (!folder.isEmpty())
        openWorkspace(ui::toPath(folder));
}

void MainWindow::chooseImport() {
    const QString file = QFileDialog::getOpenFileName(
        this,
        tr("Import a table or a dataset"),
        {},
        tr("Tables and datasets (*.csv *.tsv *.jsonl *.ndjson *.parquet *.pq dataset.json);;All files (*)"));
    if (!file.isEmpty())
        openPath(ui::toPath(file));
}

void MainWindow::exportLabels() {
    m_workbench->label().flushTexts();
    const QString file = QFileDialog::getSaveFileName(
        this, tr("Export labels"), QStringLiteral("labels.jsonl"), tr("JSON lines (*.jsonl);;CSV (*.csv)"));
    if (file.isEmpty())
        return;
    exporting::LabelExportSpec spec;
    spec.file = ui::toPath(file);
    spec.format = file.endsWith(QLatin1String(".csv"), Qt::CaseInsensitive)
                      ? exporting::LabelFileFormat::Csv
                      : exporting::LabelFileFormat::Jsonl;
    m_shared.jobs.run(
        {.title = tr("Exporting labels"), .kind = jobs::JobKind::Io, .context = this},
        [spec, workspace = m_controller.workspace()](jobs::JobContext& context) {
            return tasks::exportLabels(spec, *workspace, context.progress(), context.stopToken());
        },
        [this](Result<exporting::ExportOutcome> outcome) { onExported(std::move(outcome)); });
}

void MainWindow::exportRun() {
    const auto& run = m_controller.comparedRuns().after;
    if (!run)
        return;
    const QString file = QFileDialog::getSaveFileName(
        this, tr("Export the run"), QStringLiteral("run.csv"), tr("CSV (*.csv);;TREC run (*.trec)"));
    if (file.isEmpty())
        return;
    tasks::RunExportRequest request{.run = run->info().id, .spec = {.file = ui::toPath(file)}};
    if (file.endsWith(QLatin1String(".trec"), Qt::CaseInsensitive))
        request.spec.format = exporting::RunFileFormat::Trec;
    m_shared.jobs.run(
        {.title = tr("Exporting the run"), .kind = jobs::JobKind::Io, .context = this},
        [request, workspace = m_controller.workspace()](jobs::JobContext& context) {
            return tasks::exportRun(request, *workspace, context.progress(), context.stopToken());
        },
        [this](Result<exporting::ExportOutcome> outcome) { onExported(std::move(outcome)); });
}

void MainWindow::onExported(Result<exporting::ExportOutcome> outcome) {
    if (!outcome) {
        showError(outcome.error());
        return;
    }
    m_messages->showMessage(
        ui::Severity::Note,
        tr("%1 rows written to %2")
            .arg(QLocale().toString(static_cast<qlonglong>(outcome->rowCount)), ui::pathText(outcome->file)),
        tr("SHA-256 %1\nManifest %2").arg(ui::toQString(outcome->sha256), ui::pathText(outcome->manifest)));
}

} // namespace intentscope::app
