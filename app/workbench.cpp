// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench.h"

#include "widgets/base/dock_title.h"
#include "widgets/base/panel_scroll.h"
#include "widgets/base/theme.h"

#include <QDataStream>
#include <QDockWidget>
#include <QIODevice>
#include <QSplitter>
#include <QTimer>

#include <algorithm>
#include <initializer_list>
#include <utility>

namespace intentscope::app {
namespace {

/// Raised whenever a dock comes, goes or changes its name: an older layout would leave it nowhere.
constexpr int LayoutVersion = 8;
constexpr int CompareHeight = 400; ///< the metrics, and some slices below them
constexpr int ProjectionHeight = 380;
constexpr int RankingHeight = 200; ///< five intents
constexpr int UsersWidth = 360;    ///< every column and a readable name
constexpr int DriftWidth = 340;

struct Arrangement {
    QStringList visible;
    int leftWidth;
    int rightWidth;
    QString onTop = {}; ///< a panel that is as wide as the middle
    int topHeight = 0;
    QString below = {};    ///< the same at the bottom
    bool hasMiddle = true; ///< timeline and ranking
};

Arrangement arrangementOf(Layout layout) {
    switch (layout) {
    case Layout::Label:
        return {{QStringLiteral("label"), QStringLiteral("kb"), QStringLiteral("context")}, 0, 400};
    case Layout::Compare:
        return {
            {QStringLiteral("users"), QStringLiteral("compare")},
            UsersWidth,
            0,
            QStringLiteral("compare"),
            CompareHeight};
    case Layout::Train:
        return {{QStringLiteral("train")}, 0, 440};
    case Layout::Neighbours:
        return {
            {QStringLiteral("drift"),
             QStringLiteral("projection"),
             QStringLiteral("neighbours"),
             QStringLiteral("probe")},
            DriftWidth,
            0,
            QStringLiteral("projection"),
            ProjectionHeight,
            QStringLiteral("neighbours"),
            false};
    case Layout::Explain:
        return {{QStringLiteral("users"), QStringLiteral("context"), QStringLiteral("explain")}, 280, 520};
    case Layout::Triage:
        break;
    }
    return {
        {QStringLiteral("users"),
         QStringLiteral("facets"),
         QStringLiteral("context"),
         QStringLiteral("latentQuery"),
         QStringLiteral("kb"),
         QStringLiteral("label")},
        UsersWidth,
        300};
}

Qt::DockWidgetArea areaOf(const QDockWidget& dock, const Arrangement& arrangement) {
    const QString name = dock.objectName();
    if (name == QLatin1String("users") || name == QLatin1String("facets") ||
        name == QLatin1String("errors") || name == QLatin1String("drift"))
        return Qt::LeftDockWidgetArea;
    if (name == arrangement.onTop)
        return Qt::TopDockWidgetArea;
    return name == arrangement.below ? Qt::BottomDockWidgetArea : Qt::RightDockWidgetArea;
}

} // namespace

Workbench::Workbench(const Shared& shared, QWidget* parent) : QMainWindow(parent), m_theme(shared.theme) {
    // A part of the window: a main window is a window of its own otherwise, even with a parent.
    setWindowFlags(Qt::Widget);
    setObjectName(QStringLiteral("workbench"));
    setDockOptions(AnimatedDocks | AllowNestedDocks | AllowTabbedDocks);
    setTabPosition(Qt::AllDockWidgetAreas, QTabWidget::North);
    setCorner(Qt::TopLeftCorner, Qt::LeftDockWidgetArea);
    setCorner(Qt::TopRightCorner, Qt::RightDockWidgetArea);
    setCorner(Qt::BottomLeftCorner, Qt::LeftDockWidgetArea);
    createPanels(shared);
    applyLayout(Layout::Triage);
}

Workbench::~Workbench() = default;

/// Every panel is made in its place: a widget that changes its parent later loses its fonts to the style
/// sheet.
void Workbench::createPanels(const Shared& shared) {
    const auto dock = [this](const char* name, const QString& title) {
        auto* scroll = static_cast<ui::PanelScroll*>(addDock(QLatin1String(name), title)->widget());
        return scroll->viewport();
    };
    m_users =
        new panels::UsersPanel({shared.selection, shared.jobs, shared.theme}, dock("users", tr("Users")));
    m_facets = new panels::FacetsPanel({shared.jobs, shared.theme}, dock("facets", tr("Facets")));
    m_context = new panels::ContextPanel({shared.selection, shared.theme}, dock("context", tr("Context")));
    m_latentQuery = new panels::LatentQueryPanel(
        {shared.selection, shared.theme}, dock("latentQuery", tr("Latent query")));
    m_kb = new panels::KbPanel({shared.selection, shared.theme}, dock("kb", tr("Knowledge base")));
    m_label = new panels::LabelPanel({shared.selection, shared.theme}, dock("label", tr("Label")));
    m_compare = new panels::ComparePanel(shared.theme, dock("compare", tr("Before and after")));
    m_errors = new errors::ErrorsPanel(shared.theme, dock("errors", tr("Errors")));
    m_train = new panels::TrainPanel(shared.theme, dock("train", tr("Train")));
    m_explain =
        new explaining::ExplainPanel({shared.selection, shared.theme}, dock("explain", tr("Explain")));
    m_neighbours = new neighbours::NeighboursPanel(shared.theme, dock("neighbours", tr("Neighbours")));
    m_drift = new neighbours::DriftPanel(
        {shared.selection, shared.jobs, shared.theme}, dock("drift", tr("Drift by user")));
    m_projection =
        new neighbours::ProjectionPanel({shared.jobs, shared.theme}, dock("projection", tr("Projection")));
    m_probe = new neighbours::ProbePanel(shared.theme, dock("probe", tr("Probe")));
    for (QWidget* panel : std::initializer_list<QWidget*>{
             m_users,
             m_facets,
             m_context,
             m_latentQuery,
             m_kb,
             m_label,
             m_compare,
             m_errors,
             m_train,
             m_neighbours,
             m_drift,
             m_explain,
             m_projection,
             m_probe})
        static_cast<ui::PanelScroll*>(panel->parentWidget()->parentWidget())->setPanel(panel);
    m_middle = new QSplitter(Qt::Vertical, this);
    m_middle->setObjectName(QStringLiteral("middle"));
    m_middle->setChildrenCollapsible(false);
    m_timeline =
        new panels::TimelinePanel({shared.selection, shared.window, shared.jobs, shared.theme}, m_middle);
    m_ranking = new panels::RankingPanel({shared.selection, shared.theme}, m_middle);
    m_timeline->setObjectName(QStringLiteral("timeline"));
    m_ranking->setObjectName(QStringLiteral("ranking"));
    m_middle->setStretchFactor(0, 1);
    m_middle->setStretchFactor(1, 0);
    setCentralWidget(m_middle);
}

QDockWidget* Workbench::addDock(const QString& name, const QString& title) {
    auto* dock = new QDockWidget(title, this);
    dock->setObjectName(name);
    dock->setFeatures(
        QDockWidget::DockWidgetClosable | QDockWidget::DockWidgetMovable | QDockWidget::DockWidgetFloatable);
    new ui::DockTitle(m_theme, *dock);
    dock->setWidget(new ui::PanelScroll(m_theme, dock));
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
    const Arrangement arrangement = arrangementOf(layout);
    for (QDockWidget* dock : std::as_const(m_docks)) {
        dock->setFloating(false);
        addDockWidget(areaOf(*dock, arrangement), dock);
        dock->setVisible(arrangement.visible.contains(dock->objectName()));
    }
    m_middle->setVisible(arrangement.hasMiddle);
    // The probe lies behind the neighbours.
    if (layout == Layout::Neighbours) {
        auto* neighbours = findChild<QDockWidget*>(QStringLiteral("neighbours"));
        tabifyDockWidget(neighbours, findChild<QDockWidget*>(QStringLiteral("probe")));
        neighbours->raise();
    }
    // Triage has four panels at the right; two of them say what is known and share a place.
    if (layout == Layout::Triage) {
        auto* context = findChild<QDockWidget*>(QStringLiteral("context"));
        tabifyDockWidget(context, findChild<QDockWidget*>(QStringLiteral("kb")));
        context->raise();
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
    shareHeights();
    m_middle->setSizes({std::max(1, m_middle->height() - RankingHeight), RankingHeight});
    for (QDockWidget* dock : std::as_const(m_docks)) {
        const bool isLeft = areaOf(*dock, arrangement) == Qt::LeftDockWidgetArea;
        const int width = isLeft ? arrangement.leftWidth : arrangement.rightWidth;
        if (!dock->isHidden() && width > 0)
            resizeDocks({dock}, {width}, Qt::Horizontal);
        if (dock->objectName() == arrangement.onTop)
            resizeDocks({dock}, {arrangement.topHeight}, Qt::Vertical);
    }
    if (arrangement.hasMiddle)
        return;
    // Docks alone share the width; one that is resized alone gives nothing to the others.
    const QList<QDockWidget*> line{
        findChild<QDockWidget*>(QStringLiteral("drift")), findChild<QDockWidget*>(arrangement.onTop)};
    resizeDocks(line, {arrangement.leftWidth, std::max(1, width() - arrangement.leftWidth)}, Qt::Horizontal);
    const QList<QDockWidget*> column{
        findChild<QDockWidget*>(arrangement.onTop), findChild<QDockWidget*>(arrangement.below)};
    resizeDocks(column, {arrangement.topHeight, std::max(1, height() - arrangement.topHeight)}, Qt::Vertical);
}

/// At the right, what fits a window of 800 pixels: the label panel whole, the latent query with its nearest
/// intents.
void Workbench::shareHeights() {
    using Shares = std::initializer_list<std::pair<const char*, int>>;
    for (const Shares& side :
         {Shares{{"users", 440}, {"facets", 260}, {"errors", 440}},
          Shares{{"context", 135}, {"latentQuery", 290}, {"kb", 135}, {"label", 255}}}) {
        QList<QDockWidget*> docks;
        QList<int> heights;
        for (const auto& [name, height] : side) {
            auto* dock = findChild<QDockWidget*>(QLatin1String(name));
            if (dock->isHidden())
                continue;
            docks << dock;
            heights << height;
        }
        resizeDocks(docks, heights, Qt::Vertical);
    }
}

QByteArray Workbench::saveLayout() const {
    QByteArray layout;
    QDataStream stream(&layout, QIODevice::WriteOnly);
    stream << saveState(LayoutVersion) << m_middle->saveState() << m_middle->isHidden();
    return layout;
}

bool Workbench::restoreLayout(const QByteArray& layout) {
    QDataStream stream(layout);
    QByteArray docks;
    QByteArray middle;
    bool isMiddleHidden = false;
    stream >> docks >> middle >> isMiddleHidden;
    const bool isRestored = stream.status() == QDataStream::Ok && restoreState(docks, LayoutVersion);
    if (isRestored) {
        m_middle->restoreState(middle);
        m_middle->setVisible(!isMiddleHidden);
    }
    m_isResizePending = m_isResizePending && !isRestored;
    return isRestored;
}

QList<QAction*> Workbench::panelActions() const {
    QList<QAction*> actions;
    for (QDockWidget* dock : m_docks)
        actions << dock->toggleViewAction();
    return actions;
}

void Workbench::showPanel(QWidget& panel) {
    for (QDockWidget* dock : std::as_const(m_docks)) {
        if (!dock->isAncestorOf(&panel))
            continue;
        dock->show();
        dock->raise();
    }
}

QWidget* Workbench::panel(const QString& name) {
    for (QWidget* fixed : {static_cast<QWidget*>(m_timeline), static_cast<QWidget*>(m_ranking)}) {
        if (fixed->objectName() == name)
            return fixed;
    }
    for (QDockWidget* dock : std::as_const(m_docks)) {
        if (dock->objectName() == name) {
            dock->show();
            dock->raise();
            return static_cast<ui::PanelScroll*>(dock->widget())->panel();
        }
    }
    return nullptr;
}

} // namespace intentscope::app
