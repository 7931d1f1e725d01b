// SPDX-License-Identifier: GPL-3.0-or-later
// The menu of the reasoner and its prompt.
#include "app/main_window_action_spec.h"

#include <QAction>
#include <QDockWidget>
#include <QMenu>
#include <QMenuBar>

namespace intentscope::app {

void MainWindow::createReasoningActions() {
    QMenu& menu = *menuBar()->addMenu(tr("&Reasoning"));
    panels::LatentQueryPanel& panel = m_workbench->latentQuery();
    const auto show = [this] { m_workbench->showPanel(m_workbench->latentQuery()); };
    addAction(
        menu,
        {.name = QStringLiteral("writeLatentQuery"),
         .text = tr("Write latent query"),
         .key = QKeySequence(QStringLiteral("Ctrl+R")),
         .run =
             [&panel, show] {
                 show();
                 panel.write();
             },
         .iconName = QStringLiteral("media-playback-start")});
    addAction(
        menu,
        {.name = QStringLiteral("showPrompt"),
         .text = tr("Show the prompt"),
         .key = QKeySequence(QStringLiteral("Ctrl+Shift+R")),
         .run = [&panel, show] {
             show();
             panel.showPromptTab();
         }});
    menu.addSeparator();
    addAction(menu, {.name = QStringLiteral("openReasoner"), .text = tr("Open a reasoner..."), .run = [this] {
                         m_reasoningDesk->chooseFolder();
                     }});
}

} // namespace intentscope::app
