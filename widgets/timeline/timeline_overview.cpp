// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/timeline/timeline_overview.h"

#include "widgets/base/theme.h"
#include "widgets/timeline/timeline_content.h"
#include "widgets/timeline/timeline_coordinates.h"
#include "widgets/timeline/timeline_style.h"

#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace intentscope::timeline {
namespace {

constexpr double BinWidth = 3;
constexpr double HandleReach = 5;

} // namespace

TimelineOverview::TimelineOverview(state::TimeWindow& window, const ui::Theme& theme, QWidget* parent)
    : QWidget(parent), m_window(window), m_theme(theme) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setMouseTracking(true);
    setAccessibleName(tr("Overview of the whole history"));
    setToolTip(
        tr("Drag the window or its edges; drag beside it for another one; double click shows everything"));
    const auto repaint = [this] { update(); };
    connect(&m_window, &state::TimeWindow::visibleChanged, this, repaint);
    connect(&m_window, &state::TimeWindow::extentChanged, this, [this] { refreshBins(); });
    connect(&m_theme, &ui::Theme::themeChanged, this, [this] { refreshBins(); });
}

void TimelineOverview::setContent(std::shared_ptr<const TimelineContent> content) {
    m_content = std::move(content);
    refreshBins();
}

QSize TimelineOverview::sizeHint() const {
    return {480, 36};
}

QSize TimelineOverview::minimumSizeHint() const {
    return {160, 36};
}

TimeScale TimelineOverview::scale() const {
    return {m_window.extent(), std::max(0.0, width() - gutterWidth(m_theme))};
}

void TimelineOverview::refreshBins() {
    const TimeScale axis = scale();
    const auto binCount = static_cast<std::size_t>(std::max(0.0, axis.width / BinWidth));
    m_bins = m_content ? activityDensity(*m_content, axis.range, binCount) : std::vector<std::int32_t>{};
    update();
}

void TimelineOverview::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.colors().window);
    const double gutter = gutterWidth(m_theme);
    painter.setFont(m_theme.smallFont());
    painter.setPen(m_theme.colors().softText);
    painter.drawText(
        QRectF(m_theme.metrics().margin, 0, gutter, height()),
        Qt::AlignLeft | Qt::AlignVCenter,
        tr("Whole history"));
    const TimeScale axis = scale();
    if (axis.range.isEmpty() || !(axis.width > 0))
        return;
    painter.translate(gutter, 0);
    painter.fillRect(QRectF(0, 2, axis.width, height() - 4), m_theme.colors().surface);
    paintBins(painter, axis);
    paintWindow(painter, axis);
}

void TimelineOverview::paintBins(QPainter& painter, const TimeScale& axis) const {
    if (m_bins.empty())
        return;
    const double highest = std::sqrt(std::max(1, *std::ranges::max_element(m_bins)));
    const double binWidth = axis.width / static_cast<double>(m_bins.size());
    const double room = height() - 10;
    for (std::size_t i = 0; i < m_bins.size(); ++i) {
        if (m_bins[i] == 0)
            continue;
        // The root keeps a quiet day with one event in sight beside a busy one.
        const double barHeight = std::max(2.0, std::sqrt(m_bins[i]) / highest * room);
        const QRectF bar(
            static_cast<double>(i) * binWidth, height() - 4 - barHeight, binWidth - 1, barHeight);
        painter.fillRect(bar, m_theme.colors().softText);
    }
}

void TimelineOverview::paintWindow(QPainter& painter, const TimeScale& axis) const {
    const state::TimeRange visible = m_window.visible();
    const double left = xAt(axis, visible.from);
    const double right = std::max(left + 2, xAt(axis, visible.to));
    QColor veil = m_theme.colors().window;
    veil.setAlphaF(0.7F);
    painter.fillRect(QRectF(0, 2, left, height() - 4), veil);
    painter.fillRect(QRectF(right, 2, std::max(0.0, axis.width - right), height() - 4), veil);
    const QColor accent = m_theme.colors().accent;
    painter.setPen(QPen(accent, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(QRectF(std::floor(left) + 0.5, 2.5, std::floor(right - left) - 1, height() - 5));
    painter.fillRect(QRectF(std::floor(left), height() / 2.0 - 6, 3, 12), accent);
    painter.fillRect(QRectF(std::floor(right) - 3, height() / 2.0 - 6, 3, 12), accent);
}

TimelineOverview::Drag TimelineOverview::dragAt(double x) const {
    const TimeScale axis = scale();
    const double left = xAt(axis, m_window.visible().from);
    const double right = xAt(axis, m_window.visible().to);
    if (m_window.extent().isEmpty())
        return Drag::None;
    if (std::abs(x - left) <= HandleReach)
        return Drag::Left;
    if (std::abs(x - right) <= HandleReach)
        return Drag::Right;
    const bool isWhole = m_window.visible() == m_window.extent();
    return x > left && x < right && !isWhole ? Drag::Move : Drag::Draw;
}

void TimelineOverview::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    refreshBins();
}

void TimelineOverview::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton)
        return;
    const double x = event->position().x() - gutterWidth(m_theme);
    m_drag = dragAt(x);
    m_pressed = timeAt(scale(), x);
    m_atPress = m_window.visible();
}

void TimelineOverview::mouseMoveEvent(QMouseEvent* event) {
    const double x = event->position().x() - gutterWidth(m_theme);
    const UtcMillis time = timeAt(scale(), x);
    switch (m_drag) {
    case Drag::None: {
        const Drag under = dragAt(x);
        const bool isEdge = under == Drag::Left || under == Drag::Right;
        setCursor(isEdge ? Qt::SizeHorCursor : under == Drag::Move ? Qt::OpenHandCursor : Qt::ArrowCursor);
        break;
    }
    case Drag::Move:
        m_window.panBy(m_atPress.from.value + time.value - m_pressed.value - m_window.visible().from.value);
        break;
    case Drag::Left:
        m_window.resizeTo({std::min(time, m_atPress.to), m_atPress.to});
        break;
    case Drag::Right:
        m_window.resizeTo({m_atPress.from, std::max(time, m_atPress.from)});
        break;
    case Drag::Draw:
        if (time != m_pressed)
            m_window.resizeTo({std::min(time, m_pressed), std::max(time, m_pressed)});
        break;
    }
}

void TimelineOverview::mouseReleaseEvent(QMouseEvent*) {
    m_drag = Drag::None;
    m_window.endGesture();
}

void TimelineOverview::mouseDoubleClickEvent(QMouseEvent*) {
    m_window.showAll();
}

} // namespace intentscope::timeline
