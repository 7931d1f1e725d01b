// SPDX-License-Identifier: GPL-3.0-or-later
// What a person does to the lanes: keys, wheel and mouse. Painting is in timeline_view.cpp.
#include "widgets/base/theme.h"
#include "widgets/state/selection_state.h"
#include "widgets/state/time_window.h"
#include "widgets/timeline/timeline_style.h"
#include "widgets/timeline/timeline_tooltip.h"
#include "widgets/timeline/timeline_view.h"

#include <QApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollArea>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace intentscope::timeline {
namespace {

constexpr double KeyZoom = 1.4;
constexpr double KeyPan = 0.15;
/// One notch of a wheel is 120 units.
constexpr double WheelZoomPerUnit = 0.0018;
constexpr double WheelPanPerUnit = 0.0008;
/// A merged mark that is opened fills this share of the width.
constexpr double OpenedMarkShare = 0.5;

} // namespace

bool TimelineView::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const QString text = toolTipAt(help->pos());
    if (text.isEmpty()) {
        QToolTip::hideText();
        event->ignore();
    } else {
        QToolTip::showText(help->globalPos(), text, this);
    }
    return true;
}

QString TimelineView::toolTipAt(QPointF position) {
    if (!m_content)
        return {};
    if (position.x() < gutterWidth(m_shared.theme)) {
        const auto lane = laneAt(geometryOfLanes(), position.y());
        return lane ? QString::fromStdString(m_content->lanes[*lane].tooltip) : QString{};
    }
    const auto hit = hitAt(position);
    return hit ? tooltipText({*m_content, m_zone, locale()}, *hit) : QString{};
}

std::optional<Hit> TimelineView::hitAt(QPointF position) {
    const double x = position.x() - gutterWidth(m_shared.theme);
    return x < 0 ? std::nullopt : hitTest(geometryOfLanes(), x, position.y());
}

void TimelineView::keyPressEvent(QKeyEvent* event) {
    constexpr auto Chords = Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier;
    const bool isPlain = (event->modifiers() & Chords) == Qt::NoModifier;
    if (m_content && isPlain && (handleZoomKey(event->key()) || handleStepKey(*event)))
        return;
    QWidget::keyPressEvent(event);
}

bool TimelineView::handleZoomKey(int key) {
    switch (key) {
    case Qt::Key_W:
        zoom(KeyZoom);
        return true;
    case Qt::Key_S:
        zoom(1 / KeyZoom);
        return true;
    case Qt::Key_A:
        pan(-KeyPan);
        return true;
    case Qt::Key_D:
        pan(KeyPan);
        return true;
    case Qt::Key_F:
        focusThenFit();
        return true;
    default:
        return false;
    }
}

bool TimelineView::handleStepKey(const QKeyEvent& event) {
    switch (event.key()) {
    case Qt::Key_Period:
        stepMoment(Direction::Forward);
        return true;
    case Qt::Key_Comma:
        stepMoment(Direction::Backward);
        return true;
    case Qt::Key_Right:
        stepImpression(Direction::Forward);
        return true;
    case Qt::Key_Left:
        stepImpression(Direction::Backward);
        return true;
    case Qt::Key_Down:
        stepLane(Direction::Forward);
        return true;
    case Qt::Key_Up:
        stepLane(Direction::Backward);
        return true;
    case Qt::Key_Escape:
        m_currentLane.reset();
        update();
        return true;
    case Qt::Key_Backspace:
        if (event.modifiers().testFlag(Qt::ShiftModifier))
            m_shared.window.goForward();
        else
            m_shared.window.goBack();
        return true;
    default:
        return false;
    }
}

/// Around the cursor if it is in sight, else around the selected impression, else around the middle.
void TimelineView::zoom(double factor) {
    const state::TimeRange visible = m_shared.window.visible();
    UtcMillis anchor{visible.from.value + visible.lengthMs() / 2};
    const ImpressionIndex impression = m_shared.selection.current().impression;
    if (impression.isValid() && visible.contains(m_content->dataset->timeOf(impression)))
        anchor = m_content->dataset->timeOf(impression);
    const auto cursor = m_shared.window.cursor();
    if (cursor && visible.contains(*cursor))
        anchor = *cursor;
    m_shared.window.zoomAround(anchor, factor);
}

void TimelineView::pan(double share) {
    const double length = static_cast<double>(m_shared.window.visible().lengthMs());
    m_shared.window.panBy(std::llround(share * length));
}

void TimelineView::focusThenFit() {
    const ImpressionIndex impression = m_shared.selection.current().impression;
    std::optional<UtcMillis> target = m_shared.window.cursor();
    if (impression.isValid())
        target = m_content->dataset->timeOf(impression);
    if (!target || m_shared.window.visible() == focusRange(*m_content, *target))
        m_shared.window.showAll();
    else
        m_shared.window.zoomTo(focusRange(*m_content, *target));
}

void TimelineView::stepMoment(Direction direction) {
    const state::TimeRange visible = m_shared.window.visible();
    const UtcMillis edge = direction == Direction::Forward ? UtcMillis{visible.from.value - 1} : visible.to;
    const auto cursor = m_shared.window.cursor();
    const UtcMillis from = cursor && visible.contains(*cursor) ? *cursor : edge;
    if (const auto next = nextMoment(*m_content, m_currentLane, from, direction)) {
        reveal(*next);
        m_shared.window.setCursor(*next);
    }
}

void TimelineView::stepImpression(Direction direction) {
    const auto next = nextImpression(*m_content, m_shared.selection.current().impression, direction);
    if (!next)
        return;
    reveal(m_content->dataset->timeOf(*next));
    select(*next);
}

void TimelineView::stepLane(Direction direction) {
    const std::size_t count = m_content->lanes.size();
    if (count == 0)
        return;
    const bool isForward = direction == Direction::Forward;
    if (!m_currentLane)
        m_currentLane = isForward ? 0 : count - 1;
    else if (isForward)
        m_currentLane = std::min(*m_currentLane + 1, count - 1);
    else if (*m_currentLane > 0)
        m_currentLane = *m_currentLane - 1;
    const Box box = geometryOfLanes().lanes[*m_currentLane].box;
    auto* area = parentWidget() ? qobject_cast<QScrollArea*>(parentWidget()->parentWidget()) : nullptr;
    if (area != nullptr)
        area->ensureVisible(
            0, static_cast<int>(box.top + box.height / 2), 0, static_cast<int>(box.height / 2) + 4);
    update();
}

/// Pans by as little as brings the moment into the middle four fifths.
void TimelineView::reveal(UtcMillis time) {
    const state::TimeRange visible = m_shared.window.visible();
    const std::int64_t margin = visible.lengthMs() / 10;
    if (time.value < visible.from.value + margin)
        m_shared.window.panBy(time.value - visible.from.value - margin);
    else if (time.value > visible.to.value - margin)
        m_shared.window.panBy(time.value - visible.to.value + margin);
    m_shared.window.endGesture();
}

void TimelineView::select(ImpressionIndex impression, IntentIndex intent) {
    state::Selection selection = m_shared.selection.current();
    const bool isOther = selection.impression != impression;
    selection.user = m_content->user;
    selection.impression = impression;
    selection.intent = isOther || intent.isValid() ? intent : selection.intent;
    m_shared.selection.select(selection);
}

void TimelineView::wheelEvent(QWheelEvent* event) {
    const double x = event->position().x() - gutterWidth(m_shared.theme);
    if (!m_content || x < 0) {
        event->ignore();
        return;
    }
    const QPoint delta = event->angleDelta();
    const bool isSideways = event->modifiers().testFlag(Qt::ShiftModifier) || delta.y() == 0;
    if (isSideways) {
        const int units = delta.x() != 0 ? delta.x() : delta.y();
        pan(-units * WheelPanPerUnit);
    } else {
        m_shared.window.zoomAround(timeAt(scale(), x), std::exp(delta.y() * WheelZoomPerUnit));
    }
    event->accept();
}

void TimelineView::mousePressEvent(QMouseEvent* event) {
    m_shared.window.endGesture();
    if (event->button() == Qt::BackButton)
        m_shared.window.goBack();
    else if (event->button() == Qt::ForwardButton)
        m_shared.window.goForward();
    if (event->button() != Qt::LeftButton || !m_content)
        return;
    if (event->position().x() < gutterWidth(m_shared.theme)) {
        m_currentLane = laneAt(geometryOfLanes(), event->position().y());
        update();
        return;
    }
    m_pressed = event->position();
    m_atPress = m_shared.window.visible();
}

void TimelineView::mouseMoveEvent(QMouseEvent* event) {
    if (!m_content)
        return;
    const double x = event->position().x() - gutterWidth(m_shared.theme);
    if (m_pressed && !m_isDragging) {
        const double distance = (event->position() - *m_pressed).manhattanLength();
        m_isDragging = distance >= QApplication::startDragDistance();
    }
    if (m_isDragging) {
        setCursor(Qt::ClosedHandCursor);
        const double moved = (event->position().x() - m_pressed->x()) * scale().msPerPixel();
        const std::int64_t from = m_atPress.from.value - std::llround(moved);
        m_shared.window.panBy(from - m_shared.window.visible().from.value);
        return;
    }
    if (x < 0) {
        m_shared.window.setCursor(std::nullopt);
        unsetCursor();
        return;
    }
    m_shared.window.setCursor(timeAt(scale(), x));
    const auto hit = hitAt(event->position());
    setCursor(hit && !std::holds_alternative<BarHit>(*hit) ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void TimelineView::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton || !m_pressed)
        return;
    const bool isClick = !m_isDragging;
    m_pressed.reset();
    m_isDragging = false;
    m_shared.window.endGesture();
    unsetCursor();
    if (!isClick)
        return;
    if (const auto hit = hitAt(event->position()))
        activate(*hit);
}

void TimelineView::mouseDoubleClickEvent(QMouseEvent* event) {
    const auto hit = hitAt(event->position());
    if (hit && std::holds_alternative<MarkHit>(*hit))
        zoomIntoMark(std::get<MarkHit>(*hit));
}

void TimelineView::activate(const Hit& hit) {
    if (const auto* card = std::get_if<CardHit>(&hit)) {
        select(card->impression, card->intent);
        return;
    }
    const auto* mark = std::get_if<MarkHit>(&hit);
    if (mark == nullptr)
        return;
    // Of several impressions under one mark the last one is chosen: it stands where the mark's card does.
    const auto last = static_cast<std::size_t>(mark->mark.first + mark->mark.count - 1);
    const Lane& lane = m_content->lanes[mark->lane];
    if (const auto* impressions = lane.as<ImpressionLane>())
        select(ImpressionIndex{impressions->rows[last]});
    else if (const auto* predictions = lane.as<PredictionLane>())
        select(ImpressionIndex{predictions->rows[last]});
}

void TimelineView::zoomIntoMark(const MarkHit& hit) {
    const Lane& lane = m_content->lanes[hit.lane];
    const auto timesOf = [](const auto* body) { return body != nullptr ? &body->times : nullptr; };
    const std::vector<std::int64_t>* times = timesOf(lane.as<EventLane>());
    times = times != nullptr ? times : timesOf(lane.as<ImpressionLane>());
    times = times != nullptr ? times : timesOf(lane.as<PredictionLane>());
    if (times == nullptr || hit.mark.count < 2)
        return;
    const std::int64_t first = (*times)[static_cast<std::size_t>(hit.mark.first)];
    const std::int64_t last = (*times)[static_cast<std::size_t>(hit.mark.first + hit.mark.count - 1)];
    const std::int64_t margin = std::max<std::int64_t>(
        state::TimeWindow::MinimumMs, std::llround(static_cast<double>(last - first) * OpenedMarkShare));
    m_shared.window.zoomTo({{first - margin}, {last + margin}});
}

void TimelineView::leaveEvent(QEvent*) {
    m_shared.window.setCursor(std::nullopt);
}

void TimelineView::focusInEvent(QFocusEvent* event) {
    QWidget::focusInEvent(event);
    update();
}

void TimelineView::focusOutEvent(QFocusEvent* event) {
    QWidget::focusOutEvent(event);
    update();
}

} // namespace intentscope::timeline
