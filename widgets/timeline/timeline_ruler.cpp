// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/timeline/timeline_ruler.h"

#include "widgets/base/theme.h"
#include "widgets/state/time_window.h"
#include "widgets/timeline/timeline_coordinates.h"
#include "widgets/timeline/timeline_style.h"

#include <QDateTime>
#include <QFontMetricsF>
#include <QLocale>
#include <QPaintEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace intentscope::timeline {
namespace {

constexpr double LabelGap = 4;

} // namespace

TimelineRuler::TimelineRuler(state::TimeWindow& window, const ui::Theme& theme, QWidget* parent)
    : QWidget(parent), m_window(window), m_theme(theme) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Time axis"));
    const auto repaint = [this] { update(); };
    connect(&m_window, &state::TimeWindow::visibleChanged, this, repaint);
    connect(&m_window, &state::TimeWindow::cursorChanged, this, repaint);
    connect(&m_theme, &ui::Theme::themeChanged, this, [this] {
        updateGeometry();
        update();
    });
}

void TimelineRuler::setZone(const QTimeZone& zone, const QString& label) {
    m_zone = zone;
    m_zoneLabel = label;
    setToolTip(tr("Times are shown in %1").arg(label));
    update();
}

QSize TimelineRuler::sizeHint() const {
    return {480, static_cast<int>(std::ceil(2 * rowHeight())) + 2};
}

QSize TimelineRuler::minimumSizeHint() const {
    return {160, sizeHint().height()};
}

TimeScale TimelineRuler::scale() const {
    return {m_window.visible(), std::max(0.0, width() - gutterWidth(m_theme))};
}

double TimelineRuler::rowHeight() const {
    return std::ceil(QFontMetricsF(m_theme.smallFont()).height()) + 2;
}

void TimelineRuler::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.colors().window);
    painter.setFont(m_theme.smallFont());
    const double gutter = gutterWidth(m_theme);
    painter.setPen(m_theme.colors().softText);
    const QRectF zoneBox(
        m_theme.metrics().margin, rowHeight(), gutter - 2 * m_theme.metrics().margin, rowHeight());
    painter.drawText(
        zoneBox,
        Qt::AlignLeft | Qt::AlignVCenter,
        QFontMetricsF(painter.font()).elidedText(m_zoneLabel, Qt::ElideRight, zoneBox.width()));
    painter.fillRect(QRectF(0, height() - 1, width(), 1), m_theme.colors().line);
    const TimeScale axis = scale();
    if (axis.range.isEmpty() || !(axis.width > 0))
        return;
    painter.translate(gutter, 0);
    painter.setClipRect(QRectF(0, 0, axis.width, height()));
    paintBand(painter, axis);
    paintTicks(painter, axis);
    paintCursor(painter, axis);
}

void TimelineRuler::paintBand(QPainter& painter, const TimeScale& axis) const {
    const TickStep band = bandStep(niceStep(axis, TickSpacing));
    std::vector<UtcMillis> edges = ticks(axis, band, m_zone);
    edges.insert(edges.begin(), floorTo(band, axis.range.from, m_zone));
    const QFontMetricsF metrics(painter.font());
    for (std::size_t i = 0; i < edges.size(); ++i) {
        // The band that began before the window keeps its name at the left edge, until the next pushes it
        // out.
        const double left = std::max(0.0, xAt(axis, edges[i]));
        const double right = i + 1 < edges.size() ? xAt(axis, edges[i + 1]) : axis.width;
        const QString label = bandLabel(edges[i], band, m_zone, QLocale());
        if (i > 0)
            painter.fillRect(QRectF(std::floor(left), 2, 1, height() - 2), m_theme.colors().line);
        if (metrics.horizontalAdvance(label) + 2 * LabelGap > right - left)
            continue;
        painter.setPen(m_theme.colors().text);
        painter.drawText(
            QRectF(left + LabelGap, 0, right - left, rowHeight()), Qt::AlignLeft | Qt::AlignVCenter, label);
    }
}

void TimelineRuler::paintTicks(QPainter& painter, const TimeScale& axis) const {
    const TickStep step = niceStep(axis, TickSpacing);
    for (const UtcMillis tick : ticks(axis, step, m_zone)) {
        const double x = std::floor(xAt(axis, tick));
        painter.fillRect(QRectF(x, height() - 6, 1, 6), m_theme.colors().line);
        painter.setPen(m_theme.colors().softText);
        painter.drawText(
            QRectF(x + LabelGap, rowHeight(), 120, rowHeight()),
            Qt::AlignLeft | Qt::AlignVCenter,
            tickLabel(tick, step, m_zone, QLocale()));
    }
}

void TimelineRuler::paintCursor(QPainter& painter, const TimeScale& axis) const {
    const auto cursor = m_window.cursor();
    if (!cursor || !axis.range.contains(*cursor))
        return;
    const bool isFine = axis.msPerPixel() < MillisPerSecond;
    const QDateTime local = QDateTime::fromMSecsSinceEpoch(cursor->value, m_zone);
    const QString text = QLocale().toString(
        local, isFine ? QStringLiteral("ddd d MMM HH:mm:ss") : QStringLiteral("ddd d MMM HH:mm"));
    const double width = QFontMetricsF(painter.font()).horizontalAdvance(text) + 12;
    const double x = xAt(axis, *cursor);
    const double left = std::clamp(x - width / 2, 0.0, std::max(0.0, axis.width - width));
    const QRectF box(left, rowHeight(), width, rowHeight());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme.colors().text);
    painter.drawRoundedRect(box, 3, 3);
    painter.setPen(m_theme.colors().surface);
    painter.drawText(box, Qt::AlignCenter, text);
}

} // namespace intentscope::timeline
