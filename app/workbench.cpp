// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench.h"

#include "core/base/assert.h"
#include "widgets/base/accessible_role.h"
#include "widgets/base/dock_title.h"
#include "widgets/base/panel_scroll.h"
#include "widgets/base/theme.h"
#include "widgets/base/veil.h"

#include <QAction>
#include <QDataStream>
#include <QDockWidget>
#include <QIODevice>
#include <QSplitter>
#include <QTabBar>
#include <QTimer>

#include <algorithm>
#include <utility>

namespace intentscope::app {
namespace {

/// Of what saveLayout writes. Panels may come and go without another one.
constexpr quint32 LayoutMagic = 0x49534C59;
constexpr int LayoutVersion = 5;

Qt::DockWidgetArea dockArea(PanelArea area) {
    switch (area) {
    case PanelArea::Left:
        return Qt::LeftDockWidgetArea;
    case PanelArea::Top:
        return Qt::TopDockWidgetArea;
    case PanelArea::Bottom:
        return Qt::BottomDockWidgetArea;
    case PanelArea::Right:
    case PanelArea::Middle:
        break;
    }
    return Qt::RightDockWidgetArea;
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
    m_untouched = saveState(LayoutVersion);
    applyLayout(Layout::Triage);
}

Workbench::~Workbench() = default;

/// Every panel is made in its place: a widget that changes its parent later loses its fonts to the style
/// sheet. They are made in the order of the table: the Tab key follows it.
void Workbench::createPanels(const Shared& shared) {
    m_middle = new QSplitter(Qt::Vertical, this);
    m_middle->setObjectName(QStringLiteral("middle"));
    m_middle->setChildrenCollapsible(false);
    const auto make = [this](const char* name, auto maker) {
        const PanelSpec* spec = findPanel(QLatin1String(name));
        ISCOPE_ASSERT(spec != nullptr);
        auto* panel = maker(placeFor(*spec));
        settle(*spec, panel);
        return panel;
    };
    const auto& [jobs, selection, window, theme] = shared;
    m_users = make(
        "users", [&](QWidget* place) { return new panels::UsersPanel({selection, jobs, theme}, place); });
    m_facets = make("facets", [&](QWidget* place) { return new panels::FacetsPanel({jobs, theme}, place); });
    m_timeline = make("timeline", [&](QWidget* place) {
        return new panels::TimelinePanel({selection, window, jobs, theme}, place);
    });
    m_ranking =
        make("ranking", [&](QWidget* place) { return new panels::RankingPanel({selection, theme}, place); });
    m_context =
        make("context", [&](QWidget* place) { return new panels::ContextPanel({selection, theme}, place); });
    m_kb = make("kb", [&](QWidget* place) { return new panels::KbPanel({selection, theme}, place); });
    m_latentQuery = make("latentQuery", [&](QWidget* place) {
        return new panels::LatentQueryPanel({selection, theme}, place);
    });
    m_queue = make("queue", [&](QWidget* place) { return new panels::QueuePanel(theme, place); });
    m_answers = make("answers", [&](QWidget* place) { return new panels::AnswersPanel(theme, place); });
    m_guidelines =
        make("guidelines", [&](QWidget* place) { return new panels::GuidelinesPanel(theme, place); });
    m_label =
        make("label", [&](QWidget* place) { return new panels::LabelPanel({selection, theme}, place); });
    m_compare = make("compare", [&](QWidget* place) { return new panels::ComparePanel(theme, place); });
    m_errors = make("errors", [&](QWidget* place) { return new errors::ErrorsPanel(theme, place); });
    m_swap = make("swap", [&](QWidget* place) { return new errors::SwapPanel(theme, place); });
    m_expectations =
        make("expectations", [&](QWidget* place) { return new errors::ExpectationsPanel(theme, place); });
    m_train = make("train", [&](QWidget* place) { return new panels::TrainPanel(theme, place); });
    m_align = make("align", [&](QWidget* place) { return new alignment::AlignPanel(theme, place); });
    m_explain = make(
        "explain", [&](QWidget* place) { return new explaining::ExplainPanel({selection, theme}, place); });
    m_cause = make("cause", [&](QWidget* place) { return new explaining::CausePanel(theme, place); });
    m_projection = make(
        "projection", [&](QWidget* place) { return new neighbours::ProjectionPanel({jobs, theme}, place); });
    m_neighbours =
        make("neighbours", [&](QWidget* place) { return new neighbours::NeighboursPanel(theme, place); });
    m_probe = make("probe", [&](QWidget* place) { return new neighbours::ProbePanel(theme, place); });
    m_drift = make(
        "drift", [&](QWidget* place) { return new neighbours::DriftPanel({selection, jobs, theme}, place); });
    m_middle->setStretchFactor(0, 1);
    m_middle->setStretchFactor(1, 0);
    setCentralWidget(m_middle);
}

/// The future parent of a panel.
QWidget* Workbench::placeFor(const PanelSpec& spec) {
    if (spec.area == PanelArea::Middle)
        return m_middle;
    return static_cast<ui::PanelScroll*>(addDock(spec)->widget())->viewport();
}

void Workbench::settle(const PanelSpec& spec, QWidget* panel) {
    // Before the name: with the first one Qt settles what a widget is.
    ui::setAccessibleRole(*panel, QAccessible::Grouping);
    panel->setAccessibleName(spec.title());
    panel->setAccessibleDescription(spec.purpose());
    m_panels[spec.nameText()] = panel;
    if (spec.area == PanelArea::Middle)
        panel->setObjectName(spec.nameText());
    else
        addToDock(spec, panel);
}

void Workbench::addToDock(const PanelSpec& spec, QWidget* panel) {
    auto* scroll = static_cast<ui::PanelScroll*>(panel->parentWidget()->parentWidget());
    scroll->setPanel(panel);
    if (spec.isAnswerFree)
        return;
    m_veils.push_back(new ui::Veil(m_theme, withheldText(), *scroll, *panel));
}

QString Workbench::withheldText() {
    return tr("The models' answers are shown when you have made your first choice.");
}

QDockWidget* Workbench::addDock(const PanelSpec& spec) {
    auto* dock = new QDockWidget(spec.title(), this);
    dock->setObjectName(spec.nameText());
    dock->setFeatures(
        QDockWidget::DockWidgetClosable | QDockWidget::DockWidgetMovable | QDockWidget::DockWidgetFloatable);
    dock->setAccessibleName(spec.title());
    dock->setAccessibleDescription(spec.purpose());
    dock->toggleViewAction()->setToolTip(spec.purpose());
    new ui::DockTitle(m_theme, *dock);
    dock->setWidget(new ui::PanelScroll(m_theme, dock));
    m_docks << dock;
    return dock;
}

QDockWidget* Workbench::dock(const PanelSpec& spec) const {
    const auto found =
        std::ranges::find(m_docks, spec.nameText(), [](const auto* each) { return each->objectName(); });
    return found == m_docks.end() ? nullptr : *found;
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
    m_runs = runs;
    const timeline::ComparedRuns shown = m_isBlind ? timeline::ComparedRuns{} : runs;
    m_timeline->setRuns(shown);
    m_ranking->setRuns(shown);
}

void Workbench::setLabelKeys(const labelling::LabelKeys& keys) {
    m_label->setKeys(keys);
    m_answers->setKeys(keys);
}

void Workbench::setBlind(bool isBlind) {
    if (isBlind == m_isBlind)
        return;
    m_isBlind = isBlind;
    for (ui::Veil* veil : m_veils)
        veil->setOn(isBlind);
    m_ranking->setWithheld(isBlind ? withheldText() : QString());
    setRuns(timeline::ComparedRuns(m_runs));
}

void Workbench::applyLayout(Layout layout) {
    m_layout = layout;
    m_label->showDetails(layout == Layout::Label || layout == Layout::Adjudicate);
    placeDocks(layout);
    m_isResizePending = true;
    if (!isVisible())
        return;
    resizeToLayout();
    resizeLater();
}

/// The docks get their first size after they are shown.
void Workbench::resizeLater() {
    QTimer::singleShot(0, this, [this] {
        if (std::exchange(m_isResizePending, false))
            resizeToLayout();
    });
}

/// All starts from where nothing was placed yet: sizes that docks had, also hidden ones, decide nothing.
void Workbench::placeDocks(Layout layout) {
    const auto takeOut = [this] {
        for (QDockWidget* each : std::as_const(m_docks)) {
            each->setFloating(false);
            removeDockWidget(each);
        }
    };
    // First of all, or docks of both layouts would stand side by side and push the window wider.
    takeOut();
    restoreState(m_untouched, LayoutVersion);
    takeOut();
    std::map<PanelArea, QDockWidget*> last;
    QList<QDockWidget*> front;
    for (const PanelSpec& spec : panelTable()) {
        const PanelPlace* place = spec.placeIn(layout);
        QDockWidget* each = dock(spec);
        if (each == nullptr) {
            m_panels[spec.nameText()]->setVisible(place != nullptr);
            continue;
        }
        const PanelArea area = place == nullptr ? spec.area : place->area;
        addDockWidget(dockArea(area), each);
        each->setVisible(place != nullptr);
        if (place == nullptr)
            continue;
        if (place->isBehind) {
            tabifyDockWidget(last[area], each);
            front << last[area];
        } else {
            last[area] = each;
        }
    }
    for (QDockWidget* each : std::as_const(front))
        each->raise();
    m_middle->setVisible(findPanel(QStringLiteral("ranking"))->placeIn(layout) != nullptr);
}

void Workbench::showEvent(QShowEvent* event) {
    QMainWindow::showEvent(event);
    resizeLater();
}

void Workbench::resizeToLayout() {
    const LayoutSpec& spec = layoutSpec(m_layout);
    // Qt makes them as docks come to lie behind one another, and keeps those that are empty again.
    for (QTabBar* bar : findChildren<QTabBar*>(QString(), Qt::FindDirectChildrenOnly))
        bar->setFocusPolicy(bar->count() > 0 ? Qt::TabFocus : Qt::NoFocus);
    shareHeights();
    m_middle->setSizes({std::max(1, m_middle->height() - spec.rankingHeight), spec.rankingHeight});
    for (const PanelSpec& panel : panelTable()) {
        const PanelPlace* place = panel.placeIn(m_layout);
        QDockWidget* each = dock(panel);
        if (place == nullptr || each == nullptr)
            continue;
        const bool isAcross = place->area == PanelArea::Top || place->area == PanelArea::Bottom;
        const int width = place->area == PanelArea::Left ? spec.leftWidth : spec.rightWidth;
        if (isAcross && place->height > 0)
            resizeDocks({each}, {place->height}, Qt::Vertical);
        else if (!isAcross && width > 0)
            resizeDocks({each}, {width}, Qt::Horizontal);
    }
    if (!m_middle->isHidden())
        return;
    // Docks alone share the width; one that is resized alone gives nothing to the others.
    const auto inArea = [this](PanelArea area) -> QDockWidget* {
        for (const PanelSpec& panel : panelTable()) {
            const PanelPlace* place = panel.placeIn(m_layout);
            if (place != nullptr && place->area == area)
                return dock(panel);
        }
        return nullptr;
    };
    QDockWidget* left = inArea(PanelArea::Left);
    QDockWidget* top = inArea(PanelArea::Top);
    QDockWidget* bottom = inArea(PanelArea::Bottom);
    const int topHeight = findPanel(top->objectName())->placeIn(m_layout)->height;
    resizeDocks({left, top}, {spec.leftWidth, std::max(1, width() - spec.leftWidth)}, Qt::Horizontal);
    resizeDocks({top, bottom}, {topHeight, std::max(1, height() - topHeight)}, Qt::Vertical);
}

void Workbench::shareHeights() {
    for (const PanelArea side : {PanelArea::Left, PanelArea::Right}) {
        QList<QDockWidget*> docks;
        QList<int> heights;
        for (const PanelSpec& spec : panelTable()) {
            const PanelPlace* place = spec.placeIn(m_layout);
            if (place == nullptr || place->area != side || place->height == 0)
                continue;
            docks << dock(spec);
            heights << place->height;
        }
        resizeDocks(docks, heights, Qt::Vertical);
    }
}

QByteArray Workbench::saveLayout() const {
    QStringList names;
    for (const QDockWidget* each : m_docks)
        names << each->objectName();
    QStringList hidden;
    for (const PanelSpec& spec : panelTable()) {
        if (dock(spec) == nullptr && m_panels.at(spec.nameText())->isHidden())
            hidden << spec.nameText();
    }
    QByteArray layout;
    QDataStream stream(&layout, QIODevice::WriteOnly);
    stream.setVersion(QDataStream::Qt_6_4);
    stream << LayoutMagic << qint32(LayoutVersion) << QString::fromLatin1(layoutSpec(m_layout).name) << names
           << hidden << saveState(LayoutVersion) << m_middle->saveState();
    return layout;
}

bool Workbench::restoreLayout(const QByteArray& layout) {
    QDataStream stream(layout);
    stream.setVersion(QDataStream::Qt_6_4);
    quint32 magic = 0;
    qint32 version = 0;
    QString name;
    QStringList names;
    QStringList hidden;
    QByteArray docks;
    QByteArray middle;
    stream >> magic >> version;
    if (stream.status() != QDataStream::Ok || magic != LayoutMagic || version != LayoutVersion)
        return false;
    stream >> name >> names >> hidden >> docks >> middle;
    const LayoutSpec* spec = findLayout(name);
    if (stream.status() != QDataStream::Ok || spec == nullptr || !restoreState(docks, LayoutVersion))
        return false;
    m_layout = spec->layout;
    for (QDockWidget* each : std::as_const(m_docks)) {
        if (!names.contains(each->objectName()))
            each->hide();
    }
    for (const PanelSpec& panel : panelTable()) {
        if (dock(panel) == nullptr)
            m_panels[panel.nameText()]->setVisible(!hidden.contains(panel.nameText()));
    }
    m_middle->setVisible(hidden.size() < m_middle->count());
    m_middle->restoreState(middle);
    m_isResizePending = false;
    return true;
}

QList<QAction*> Workbench::panelActions() const {
    QList<QAction*> actions;
    for (QDockWidget* dock : m_docks)
        actions << dock->toggleViewAction();
    return actions;
}

void Workbench::showPanel(QWidget& panel) {
    for (QDockWidget* each : std::as_const(m_docks)) {
        if (!each->isAncestorOf(&panel))
            continue;
        each->show();
        each->raise();
    }
    if (m_middle->isAncestorOf(&panel)) {
        m_middle->show();
        panel.show();
    }
}

QWidget* Workbench::panel(const QString& name) {
    const auto found = m_panels.find(name);
    if (found == m_panels.end())
        return nullptr;
    showPanel(*found->second);
    return found->second;
}

} // namespace intentscope::app
