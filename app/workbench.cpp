// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench.h"

#include "widgets/base/theme.h"

#include <QDockWidget>
#include <QSplitter>
#include <QTimer>

#include <utility>

namespace intentscope::app {
namespace {

/// Raised whenever a dock comes, goes or changes its name: an older layout would leave it nowhere.
constexpr int LayoutVersion = 1;

struct Arrangement {
    QStringList visible;
    int leftWidth;
    int rightWidth;
};

Arrangement arrangementOf(Layout layout) {
    switch (layout) {
    case Layout::Label:
        return {{QStringLiteral("label"), QStringLiteral("kb"), QStringLiteral("context")}, 0, 400};
    case Layout::Compare:
        return {{QStringLiteral("users"), QStringLiteral("compare")}, 344, 520};
    case Layout::Train:
        return {{QStringLiteral("train"), QStringLiteral("compare")}, 0, 480};
    case Layout::Triage:
        break;
    }
    return {
        {QStringLiteral("users"), QStringLiteral("context"), QStringLiteral("kb"), QStringLiteral("label")},
        344,
        300};
}

} // namespace

Workbench::Workbench(const Shared& shared, QWidget* parent) : QMainWindow(parent, Qt::Widget) {
    setObjectName(QStringLiteral("workbench"));
    setDockOptions(AnimatedDocks | AllowNestedDocks | AllowTabbedDocks);
    setTabPosition(Qt::AllDockWidgetAreas, QTabWidget::North);
    createPanels(shared);
    createDocks();
    applyLayout(Layout::Triage);
}

Workbench::~Workbench() = default;

void Workbench::createPanels(const Shared& shared) {
    m_users = new panels::UsersPanel({shared.selection, shared.jobs, shared.theme});
    m_timeline = new panels::TimelinePanel({shared.selection, shared.window, shared.jobs, shared.theme});
    m_ranking = new panels::RankingPanel({shared.selection, shared.theme});
    m_context = new panels::ContextPanel({shared.selection, shared.theme});
    m_kb = new panels::KbPanel({shared.selection, shared.theme});
    m_label = new panels::LabelPanel({shared.selection, shared.theme});
    m_compare = new panels::ComparePanel(shared.theme);
    m_train = new panels::TrainPanel(shared.theme);
}

void Workbench::createDocks() {
    auto* middle = new QSplitter(Qt::Vertical, this);
    middle->setObjectName(QStringLiteral("middle"));
    middle->setChildrenCollapsible(false);
    m_timeline->setObjectName(QStringLiteral("timeline"));
    m_ranking->setObjectName(QStringLiteral("ranking"));
    middle->addWidget(m_timeline);
    middle->addWidget(m_ranking);
    middle->setStretchFactor(0, 3);
    middle->setStretchFactor(1, 2);
    setCentralWidget(middle);

    addDockWidget(Qt::LeftDockWidgetArea, addDock(QStringLiteral("users"), tr("Users"), m_users));
    addDockWidget(Qt::RightDockWidgetArea, addDock(QStringLiteral("context"), tr("Context"), m_context));
    addDockWidget(Qt::RightDockWidgetArea, addDock(QStringLiteral("kb"), tr("Knowledge base"), m_kb));
    addDockWidget(Qt::RightDockWidgetArea, addDock(QStringLiteral("label"), tr("Label"), m_label));
    addDockWidget(
        Qt::RightDockWidgetArea, addDock(QStringLiteral("compare"), tr("Before and after"), m_compare));
    addDockWidget(Qt::RightDockWidgetArea, addDock(QStringLiteral("train"), tr("Train"), m_train));
}

QDockWidget* Workbench::addDock(const QString& name, const QString& title, QWidget* panel) {
    auto* dock = new QDockWidget(title, this);
    dock->setObjectName(name);
    dock->setWidget(panel);
    dock->setFeatures(
        QDockWidget::DockWidgetClosable | QDockWidget::DockWidgetMovable | QDockWidget::DockWidgetFloatable);
    m_docks << dock;
    return dock;
}

void Workbench::setDataset(const std::shared_ptr<const data::Dataset>& dataset) {
    m_users->setDataset(dataset);
    m_timeline->setDataset(dataset);
    m_ranking->setDataset(dataset);
    m_context->setDataset(dataset);
    m_kb->setDataset(dataset);
    m_label->setDataset(dataset);
}

void Workbench::setRuns(const timeline::ComparedRuns& runs) {
    m_timeline->setRuns(runs);
    m_ranking->setRuns(runs);
}

void Workbench::applyLayout(Layout layout) {
    m_layout = layout;
    const QStringList visible = arrangementOf(layout).visible;
    for (QDockWidget* dock : std::as_const(m_docks)) {
        dock->setFloating(false);
        addDockWidget(dock == m_docks.front() ? Qt::LeftDockWidgetArea : Qt::RightDockWidgetArea, dock);
        dock->setVisible(visible.contains(dock->objectName()));
    }
    m_isResizePending = !isVisible();
    if (isVisible())
        resizeToLayout();
}

void Workbench::showEvent(QShowEvent* event) {
    QMainWindow::showEvent(event);
    if (!std::exchange(m_isResizePending, false))
        return;
    // The docks get their first size after this event.
    QTimer::singleShot(0, this, &Workbench::resizeToLayout);
}

void Workbench::resizeToLayout() {
    const Arrangement arrangement = arrangementOf(m_layout);
    for (QDockWidget* dock : std::as_const(m_docks)) {
        const int width = dock == m_docks.front() ? arrangement.leftWidth : arrangement.rightWidth;
        if (!dock->isHidden() && width > 0)
            resizeDocks({dock}, {width}, Qt::Horizontal);
    }
}

QByteArray Workbench::saveLayout() const {
    return saveState(LayoutVersion);
}

bool Workbench::restoreLayout(const QByteArray& layout) {
    const bool isRestored = restoreState(layout, LayoutVersion);
    m_isResizePending = m_isResizePending && !isRestored;
    return isRestored;
}

QList<QAction*> Workbench::panelActions() const {
    QList<QAction*> actions;
    for (QDockWidget* dock : m_docks)
        actions << dock->toggleViewAction();
    return actions;
}

QWidget* Workbench::panel(const QString& name) {
    for (QWidget* fixed : {static_cast<QWidget*>(m_timeline), static_cast<QWidget*>(m_ranking)}) {
        if (fixed->objectName() == name)
            return fixed;
    }
    for (QDockWidget* dock : std::as_const(m_docks)) {
        if (dock->objectName() == name) {
            dock->show();
            return dock->widget();
        }
    }
    return nullptr;
}

} // namespace intentscope::app
