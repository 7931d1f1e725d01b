// SPDX-License-Identifier: GPL-3.0-or-later
// The menu of the reasoner and its prompt.
#include "app/main_window_action_spec.h"

#include <QAction>
#include <QDockWidget>
#include <QMenu>
#include <QMenuBar>

#include <memory>

namespace intentscope::app {

void MainWindow::createReasoningDesks() {
    const ReasoningDesk::Shared shared{
        m_shared.env, m_shared.jobs, m_controller, m_selection, m_shared.theme, m_workbench->latentQuery()};
    m_reasoningDesk = std::make_unique<ReasoningDesk>(shared, m_shared.backend, m_shared.sampleReasoners);
    m_templateDesk = std::make_unique<TemplateDesk>(shared, *m_reasoningDesk);
    m_datasetQueriesDesk =
        std::make_unique<DatasetQueriesDesk>(shared, *m_reasoningDesk, m_shared.backend.openReasoner);
    m_neighboursDesk = std::make_unique<NeighboursDesk>(NeighboursDesk::Shared{
        m_shared.jobs,
        m_controller,
        m_selection,
        *m_reasoningDesk,
        m_workbench->neighbours(),
        m_workbench->drift()});
    m_neighboursProjection = std::make_unique<NeighboursProjection>(NeighboursProjection::Shared{
        m_shared.env, m_shared.jobs, m_controller, m_selection, *m_reasoningDesk, m_workbench->projection()});
    m_neighboursProbe = std::make_unique<NeighboursProbe>(
        NeighboursProbe::Shared{
            m_shared.jobs, m_controller, m_selection, *m_reasoningDesk, m_workbench->probe()},
        m_shared.backend);
    const auto write = [this] {
        // Without a reasoner, the panel that offers to open one.
        m_workbench->showPanel(m_workbench->latentQuery());
        m_datasetQueriesDesk->open();
    };
    connect(m_neighboursDesk.get(), &NeighboursDesk::latentQueriesRequested, this, write);
    connect(m_neighboursProjection.get(), &NeighboursProjection::latentQueriesRequested, this, write);
    connect(
        m_neighboursProjection.get(),
        &NeighboursProjection::impressionsChosen,
        this,
        [this](const QString& title, const std::vector<std::int32_t>& impressions) {
            showImpressions(title, impressions);
        });
    m_alignmentDesk = std::make_unique<AlignmentDesk>(
        AlignmentDesk::Shared{
            m_shared.env, m_shared.jobs, m_controller, m_selection, *m_reasoningDesk, m_workbench->align()},
        m_shared.backend);
    m_explainDesk = std::make_unique<ExplainDesk>(
        ExplainDesk::Shared{
            m_shared.jobs,
            m_controller,
            m_selection,
            *m_reasoningDesk,
            m_workbench->explain(),
            m_workbench->context(),
            m_workbench->timeline()},
        m_shared.backend);
}

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
    addAction(
        menu,
        {.name = QStringLiteral("editTemplate"),
         .text = tr("Edit the template of the prompts..."),
         .run = [this] { m_templateDesk->edit(); }});
    addAction(
        menu,
        {.name = QStringLiteral("explainChat"),
         .text = tr("Explain this chat, and change it"),
         .key = QKeySequence(QStringLiteral("Ctrl+Shift+E")),
         .run = [this] {
             m_workbench->showPanel(m_workbench->explain());
             m_workbench->explain().focusFeatures();
         }});
    menu.addSeparator();
    addAction(
        menu,
        {.name = QStringLiteral("datasetQueries"),
         .text = tr("Latent queries of the whole dataset..."),
         .run = [this] { m_datasetQueriesDesk->open(); }});
    addAction(
        menu,
        {.name = QStringLiteral("alignReasoner"),
         .text = tr("Align a reasoner with a ranker..."),
         .run = [this] { m_workbench->applyLayout(Layout::Align); }});
    addAction(menu, {.name = QStringLiteral("openReasoner"), .text = tr("Open a reasoner..."), .run = [this] {
                         m_reasoningDesk->chooseFolder();
                     }});
}

} // namespace intentscope::app
