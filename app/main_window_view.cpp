// SPDX-License-Identifier: GPL-3.0-or-later
// The menu "View": layouts, panels, history, looks.
#include "app/command_palette.h"
#include "app/main_window_action_spec.h"
#include "app/translations.h"

#include <QAction>
#include <QMenu>
#include <QMenuBar>

namespace intentscope::app {

void MainWindow::createViewActions() {
    QMenu& menu = *menuBar()->addMenu(tr("&View"));
    createLayoutActions(menu);
    createPanelActions(menu);
    menu.addSeparator();
    const auto key = [](const char* text) { return QKeySequence(QString::fromLatin1(text)); };
    addAction(
        menu,
        {.name = QStringLiteral("back"),
         .text = tr("Back"),
         .key = key("Ctrl+["),
         .run = [this] { m_history.goBack(); },
         .iconName = QStringLiteral("go-previous")});
    addAction(
        menu,
        {.name = QStringLiteral("forward"),
         .text = tr("Forward"),
         .key = key("Ctrl+]"),
         .run = [this] { m_history.goForward(); },
         .iconName = QStringLiteral("go-next")});
    addAction(
        menu,
        {.name = QStringLiteral("findUser"), .text = tr("Find a user"), .key = key("Ctrl+F"), .run = [this] {
             m_workbench->users().focusFilter();
         }});
    createThemeActions(menu);
    createHelpActions(menu);
}

void MainWindow::createLayoutActions(QMenu& menu) {
    int number = 1;
    for (const LayoutSpec& layout : layoutTable()) {
        QAction* action = addAction(
            menu,
            {.name = QStringLiteral("layout%1").arg(number),
             .text = tr("Layout: %1").arg(layout.title()),
             .key = QKeySequence(QStringLiteral("Ctrl+%1").arg(number)),
             .run = [this, chosen = layout.layout] { m_workbench->applyLayout(chosen); }});
        action->setToolTip(layout.purpose());
        ++number;
    }
    addAction(
        menu,
        {.name = QStringLiteral("resetLayout"),
         .text = tr("Reset the layout"),
         .key = QKeySequence(QStringLiteral("Ctrl+0")),
         .run = [this] { m_workbench->applyLayout(m_workbench->layout()); },
         .iconName = QStringLiteral("view-refresh")});
    m_layoutMenu = new LayoutMenu({*m_workbench, m_shared.settings}, this);
    addAction(menu, {.name = QStringLiteral("saveLayout"), .text = tr("Save the layout..."), .run = [this] {
                         m_layoutMenu->askName();
                     }});
    menu.addMenu(m_layoutMenu);
    menu.addSeparator();
}

/// One submenu shows and hides, the other sends the keyboard to a panel. Only these are commands with a key.
void MainWindow::createPanelActions(QMenu& menu) {
    QMenu& shown = *menu.addMenu(tr("Panels"));
    for (QAction* panel : m_workbench->panelActions())
        shown.addAction(panel);
    QMenu& places = *menu.addMenu(tr("Go to panel"));
    for (const PanelSpec& panel : panelTable()) {
        QAction* action = addAction(
            places,
            {.name = QStringLiteral("panel/%1").arg(panel.nameText()),
             .text = tr("Go to: %1").arg(panel.title()),
             .key = QKeySequence(QString::fromLatin1(panel.key)),
             .run = [this, name = panel.nameText()] { m_workbench->goToPanel(name); },
             .iconName = QString::fromLatin1(panel.iconName)});
        action->setToolTip(panel.purpose());
    }
}

void MainWindow::createThemeActions(QMenu& menu) {
    constexpr auto Always = ActionScope::Always;
    menu.addSeparator();
    addAction(
        menu,
        {.name = QStringLiteral("light"),
         .text = tr("Light"),
         .run = [this] { applyTheme(ui::ThemeMode::Light); },
         .scope = Always});
    addAction(
        menu,
        {.name = QStringLiteral("dark"),
         .text = tr("Dark"),
         .run = [this] { applyTheme(ui::ThemeMode::Dark); },
         .scope = Always});
    addAction(
        menu,
        {.name = QStringLiteral("followSystem"),
         .text = tr("As the system"),
         .run = [this] { applyTheme(ui::ThemeMode::FollowSystem); },
         .scope = Always});
    createLanguageActions(menu);
}

/// The languages by the names that their speakers know.
void MainWindow::createLanguageActions(QMenu& menu) {
    QMenu& choice = *menu.addMenu(tr("Language"));
    const auto add = [&](const QString& code, const QString& name) {
        addAction(
            choice,
            {.name = QStringLiteral("language/%1").arg(code),
             .text = tr("Language: %1").arg(name),
             .run =
                 [this, code, name] {
                     m_shared.settings.setLanguage(code);
                     m_messages->showMessage(ui::Severity::Note, tr("%1 from the next start on").arg(name));
                 },
             .scope = ActionScope::Always});
    };
    add({}, tr("As the system"));
    for (const Language& language : languages())
        add(QString::fromLatin1(language.code), QString::fromUtf8(language.nativeName));
}

bool MainWindow::applyLayout(const QString& name) {
    const LayoutSpec* layout = findLayout(name);
    if (layout != nullptr)
        m_workbench->applyLayout(layout->layout);
    return layout != nullptr;
}

void MainWindow::refreshPalette() {
    m_palette->setActions(m_actions + m_layoutMenu->actionsOfLayouts());
}

void MainWindow::applyTheme(ui::ThemeMode mode) {
    m_shared.settings.setThemeMode(mode);
    m_shared.theme.setMode(mode);
}

void MainWindow::toggleFullScreen() {
    setWindowState(windowState() ^ Qt::WindowFullScreen);
}

} // namespace intentscope::app
