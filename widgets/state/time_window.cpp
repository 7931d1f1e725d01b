// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/state/time_window.h"

#include <algorithm>
#include <cmath>

namespace intentscope::state {

TimeRange clamped(TimeRange range, TimeRange extent, std::int64_t minimumMs) {
    if (extent.isEmpty())
        return extent;
    const std::int64_t shortest = std::min(minimumMs, extent.lengthMs());
    const std::int64_t length = std::clamp(range.lengthMs(), shortest, extent.lengthMs());
    const std::int64_t from = std::clamp(range.from.value, extent.from.value, extent.to.value - length);
    return {{from}, {from + length}};
}

TimeWindow::TimeWindow(QObject* parent) : QObject(parent) {}

void TimeWindow::setExtent(TimeRange extent) {
    m_back.clear();
    m_forward.clear();
    m_isInGesture = false;
    if (extent != m_extent) {
        m_extent = extent;
        Q_EMIT extentChanged(m_extent);
    }
    show(extent);
}

void TimeWindow::zoomTo(TimeRange range) {
    m_isInGesture = false;
    const TimeRange target = clamped(range, m_extent, MinimumMs);
    if (target == m_visible)
        return;
    remember();
    show(target);
}

void TimeWindow::resizeTo(TimeRange range) {
    const TimeRange target = clamped(range, m_extent, MinimumMs);
    if (target == m_visible)
        return;
    rememberOncePerGesture();
    show(target);
}

void TimeWindow::zoomAround(UtcMillis anchor, double factor) {
    if (!(factor > 0.0) || !std::isfinite(factor) || m_visible.isEmpty())
        return;
    const double length = static_cast<double>(m_visible.lengthMs());
    const double share = static_cast<double>(anchor.value - m_visible.from.value) / length;
    const double longest = static_cast<double>(m_extent.lengthMs());
    const double shortest = std::min(longest, static_cast<double>(MinimumMs));
    const double wanted = std::clamp(length / factor, shortest, longest);
    const std::int64_t from = anchor.value - std::llround(share * wanted);
    const TimeRange target = clamped({{from}, {from + std::llround(wanted)}}, m_extent, MinimumMs);
    if (target == m_visible)
        return;
    rememberOncePerGesture();
    show(target);
}

void TimeWindow::panBy(std::int64_t deltaMs) {
    const TimeRange moved{{m_visible.from.value + deltaMs}, {m_visible.to.value + deltaMs}};
    const TimeRange target = clamped(moved, m_extent, MinimumMs);
    if (target == m_visible)
        return;
    rememberOncePerGesture();
    show(target);
}

void TimeWindow::showAll() {
    zoomTo(m_extent);
}

void TimeWindow::goBack() {
    if (m_back.empty())
        return;
    m_isInGesture = false;
    m_forward.push_back(m_visible);
    const TimeRange target = m_back.back();
    m_back.pop_back();
    show(target);
}

void TimeWindow::goForward() {
    if (m_forward.empty())
        return;
    m_isInGesture = false;
    m_back.push_back(m_visible);
    const TimeRange target = m_forward.back();
    m_forward.pop_back();
    show(target);
}

void TimeWindow::setCursor(std::optional<UtcMillis> cursor) {
    if (cursor == m_cursor)
        return;
    m_cursor = cursor;
    Q_EMIT cursorChanged(m_cursor);
}

void TimeWindow::remember() {
    m_forward.clear();
    if (m_visible.isEmpty())
        return;
    if (m_back.size() == MaximumSteps)
        m_back.erase(m_back.begin());
    m_back.push_back(m_visible);
}

void TimeWindow::rememberOncePerGesture() {
    if (!m_isInGesture)
        remember();
    m_isInGesture = true;
}

void TimeWindow::show(TimeRange range) {
    if (range == m_visible)
        return;
    m_visible = range;
    Q_EMIT visibleChanged(m_visible);
}

} // namespace intentscope::state
