// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/timeline/timeline_view.h"

#include "widgets/base/accessible_role.h"
#include "widgets/base/convert.h"
#include "widgets/base/number_text.h"
#include "widgets/base/theme.h"
#include "widgets/plots/channel_plot.h"
#include "widgets/state/selection_state.h"
#include "widgets/state/time_window.h"
#include "widgets/timeline/lane_painter.h"
#include "widgets/timeline/timeline_style.h"

#include <QFontMetricsF>
#include <QPaintEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <utility>

namespace intentscope::timeline {
namespace {

constexpr double SmallestTint = 0.05; ///< of the largest effect
constexpr double MostTint = 0.3;

plots::ChannelSeries seriesOf(const Lane& lane, const ChannelLane& channel) {
    return {
        .name = ui::toQString(lane.name),
        .unit = ui::toQString(channel.unit),
        .times = channel.times,
        .values = channel.values};
}

} // namespace

TimelineView::TimelineView(const Shared& shared, QWidget* parent) : QWidget(parent), m_shared(shared) {
    setFocusPolicy(Qt::StrongFocus);
    ui::setAccessibleRole(*this, QAccessible::Chart);
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setAccessibleName(tr("Timeline lanes"));
    setAccessibleDescription(
        tr("W and S zoom, A and D pan, F focuses, full stop and comma step through events, "
           "left and right step through chats, up and down choose a lane"));
    connect(&m_shared.window, &state::TimeWindow::visibleChanged, this, &TimelineView::invalidate);
    connect(&m_shared.window, &state::TimeWindow::cursorChanged, this, &TimelineView::repaintCursor);
    connect(&m_shared.selection, &state::SelectionState::selectionChanged, this, &TimelineView::invalidate);
    connect(&m_shared.theme, &ui::Theme::themeChanged, this, [this] {
        updateGeometry();
        invalidate();
    });
}

TimelineView::~TimelineView() = default;

void TimelineView::setContent(std::shared_ptr<const TimelineContent> content) {
    m_content = std::move(content);
    m_zone = m_content ? ui::timeZone(m_content->dataset->info().timeZone) : QTimeZone::utc();
    m_currentLane.reset();
    m_effects.reset();
    // First: plots are placed by the lanes, and those of the content before may be fewer.
    invalidate();
    createPlots();
    updateGeometry();
    if (m_content)
        setMinimumHeight(static_cast<int>(std::ceil(contentHeight(*m_content, laneSizes(m_shared.theme)))));
}

/// Making a plot costs more than a frame has time for; another user's channels take over those that are
/// there.
void TimelineView::createPlots() {
    auto spare = std::exchange(m_plots, {});
    const std::size_t laneCount = m_content ? m_content->lanes.size() : 0;
    for (std::size_t i = 0; i < laneCount; ++i) {
        const auto* channel = m_content->lanes[i].as<ChannelLane>();
        if (channel == nullptr)
            continue;
        plots::ChannelPlot* plot = nullptr;
        if (spare.empty()) {
            plot = new plots::ChannelPlot(m_shared.window, m_shared.theme, this);
        } else {
            plot = spare.front().second;
            spare.erase(spare.begin());
        }
        plot->setSeries(seriesOf(m_content->lanes[i], *channel));
        plot->show();
        m_plots.emplace_back(i, plot);
    }
    for (const auto& [lane, plot] : spare)
        plot->deleteLater();
    seeThroughPlots();
    placePlots();
}

void TimelineView::placePlots() {
    if (m_plots.empty())
        return;
    const double gutter = gutterWidth(m_shared.theme);
    for (const auto& [lane, plot] : m_plots) {
        const Box box = geometryOfLanes().lanes[lane].box;
        const QRectF body = toRect(box).translated(gutter, 0).adjusted(0, 2, 0, -3);
        plot->setGeometry(body.toRect());
    }
}

QSize TimelineView::sizeHint() const {
    const double height = m_content ? contentHeight(*m_content, laneSizes(m_shared.theme)) : 0;
    return {640, static_cast<int>(std::ceil(height))};
}

QSize TimelineView::minimumSizeHint() const {
    return {240, sizeHint().height()};
}

TimeScale TimelineView::scale() const {
    return {m_shared.window.visible(), std::max(0.0, width() - gutterWidth(m_shared.theme))};
}

const TimelineGeometry& TimelineView::geometryOfLanes() {
    if (!m_geometry) {
        const FrameSpec spec{
            .scale = scale(),
            .sizes = laneSizes(m_shared.theme),
            .selected = m_shared.selection.current().impression};
        m_geometry = m_content ? buildGeometry(*m_content, spec) : TimelineGeometry{.spec = spec};
    }
    return *m_geometry;
}

void TimelineView::seeThroughPlots() {
    for (const auto& [lane, plot] : m_plots)
        plot->setSeeThrough(m_effects && m_effects->of(m_content->lanes[lane]).has_value());
}

void TimelineView::setEffects(std::optional<LaneEffects> effects) {
    m_effects = std::move(effects);
    seeThroughPlots();
    update();
}

void TimelineView::invalidate() {
    m_geometry.reset();
    update();
}

void TimelineView::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    invalidate();
    placePlots();
}

/// Only the two strips that the line leaves and enters, and the gutter's values, are painted again.
void TimelineView::repaintCursor() {
    const double gutter = gutterWidth(m_shared.theme);
    const auto repaintAt = [&](std::optional<UtcMillis> time) {
        if (time)
            update(QRectF(gutter + xAt(scale(), *time) - 2, 0, 4, height()).toAlignedRect());
    };
    repaintAt(m_paintedCursor);
    repaintAt(m_shared.window.cursor());
    for (const auto& [lane, plot] : m_plots)
        update(0, plot->y(), static_cast<int>(gutter), plot->height());
    m_paintedCursor = m_shared.window.cursor();
}

void TimelineView::paintEvent(QPaintEvent* event) {
    QPainter painter(this);
    painter.fillRect(event->rect(), m_shared.theme.colors().surface);
    paintGutter(painter, event->rect());
    if (!m_content)
        return;
    const double gutter = gutterWidth(m_shared.theme);
    const TimelineGeometry& lanes = geometryOfLanes();
    painter.setClipRect(QRectF(gutter, 0, width() - gutter, height()));
    painter.translate(gutter, 0);
    const QRectF clip = QRectF(event->rect()).translated(-gutter, 0);
    paintEffects(painter, clip);
    paintGrid(painter, clip);
    paintSelectionLine(painter, clip);
    const state::Selection& selection = m_shared.selection.current();
    const LaneScene scene{*m_content, lanes, m_shared.theme, selection.impression, selection.intent};
    LanePainter lanePainter(painter, scene, clip);
    for (const LaneGeometry& lane : lanes.lanes)
        lanePainter.paintLane(lane);
    paintCursorLine(painter);
}

void TimelineView::paintGrid(QPainter& painter, const QRectF& clip) {
    const TimelineGeometry& lanes = geometryOfLanes();
    const QColor color = m_shared.theme.colors().grid;
    for (const UtcMillis tick : ticks(scale(), niceStep(scale(), TickSpacing), m_zone))
        painter.fillRect(QRectF(std::floor(xAt(scale(), tick)), clip.top(), 1, clip.height()), color);
    for (const LaneGeometry& lane : lanes.lanes)
        painter.fillRect(QRectF(clip.left(), lane.box.bottom() - 1, clip.width(), 1), color);
}

void TimelineView::paintGutter(QPainter& painter, const QRect& clip) {
    const ui::Colors& colors = m_shared.theme.colors();
    const double gutter = gutterWidth(m_shared.theme);
    if (clip.left() > gutter)
        return;
    painter.fillRect(QRectF(0, clip.top(), gutter, clip.height()), colors.window);
    painter.fillRect(QRectF(gutter - 1, clip.top(), 1, clip.height()), colors.line);
    if (!m_content)
        return;
    const double margin = m_shared.theme.metrics().margin;
    for (const LaneGeometry& lane : geometryOfLanes().lanes) {
        const QRectF box(0, lane.box.top, gutter - 1, lane.box.height);
        if (!box.intersects(clip))
            continue;
        if (m_currentLane == lane.lane)
            painter.fillRect(box, ui::blend(colors.accent, colors.window, hasFocus() ? 0.3 : 0.15));
        painter.fillRect(QRectF(0, box.bottom() - 1, gutter, 1), colors.grid);
        const Lane& source = m_content->lanes[lane.lane];
        if (const auto* prediction = source.as<PredictionLane>())
            painter.fillRect(
                QRectF(0, box.top(), 3, box.height() - 1), runColor(m_shared.theme, prediction->slot));
        painter.setFont(m_shared.theme.bodyFont());
        const QFontMetricsF metrics(painter.font());
        const QString note = gutterNote(lane.lane);
        const double line = std::min(box.height(), metrics.height() + 8);
        // A lane of one line has its note behind the name.
        const bool isOneLine = box.height() < 2 * metrics.height();
        const double noteWidth =
            isOneLine && !note.isEmpty()
                ? QFontMetricsF(m_shared.theme.smallFont()).horizontalAdvance(note) + margin
                : 0.0;
        const QRectF nameBox(margin, box.top(), gutter - 2 * margin - noteWidth, line);
        painter.setPen(colors.text);
        painter.drawText(
            nameBox,
            Qt::AlignLeft | Qt::AlignVCenter,
            metrics.elidedText(ui::toQString(source.name), Qt::ElideRight, nameBox.width()));
        if (note.isEmpty())
            continue;
        painter.setFont(m_shared.theme.smallFont());
        painter.setPen(colors.softText);
        const QRectF noteBox = isOneLine ? QRectF(nameBox.right(), box.top(), noteWidth, line)
                                         : nameBox.translated(0, metrics.height() + 2);
        painter.drawText(
            noteBox,
            static_cast<int>(isOneLine ? Qt::AlignRight : Qt::AlignLeft) | static_cast<int>(Qt::AlignVCenter),
            QFontMetricsF(painter.font()).elidedText(note, Qt::ElideRight, noteBox.width()));
    }
}

QString TimelineView::gutterNote(std::size_t lane) const {
    const auto effect = m_effects ? m_effects->of(m_content->lanes[lane]) : std::nullopt;
    // The arrow says which way without the colour. Lanes of events have one amount between them, which the
    // name of a narrow lane would have no room beside.
    QString amount = !effect ? QString() : *effect < 0 ? QStringLiteral("▼") : QStringLiteral("▲");
    if (effect && m_content->lanes[lane].as<EventLane>() == nullptr)
        amount += QLatin1Char(' ') % ui::signedDifference(*effect);
    for (const auto& [plotLane, plot] : m_plots) {
        if (plotLane == lane)
            return amount.isEmpty() ? plot->cursorText() : QString(amount % u"  " % plot->cursorText());
    }
    if (!amount.isEmpty())
        return amount;
    const auto* prediction = m_content->lanes[lane].as<PredictionLane>();
    if (prediction == nullptr)
        return {};
    const auto& run = prediction->slot == RunSlot::Before ? m_content->runs.before : m_content->runs.after;
    return ui::toQString(run->info().name);
}

/// Up to the impression: nothing later was known when it was scored.
void TimelineView::paintEffects(QPainter& painter, const QRectF& clip) {
    if (!m_effects || m_effects->largest <= 0)
        return;
    const ui::Colors& colors = m_shared.theme.colors();
    const double end =
        std::min(xAt(scale(), m_content->dataset->timeOf(m_effects->impression)), clip.right());
    if (end <= clip.left())
        return;
    for (const LaneGeometry& lane : geometryOfLanes().lanes) {
        const auto effect = m_effects->of(m_content->lanes[lane.lane]);
        const double share = effect ? *effect / m_effects->largest : 0.0;
        if (std::abs(share) < SmallestTint)
            continue;
        const QColor& color = share > 0 ? colors.after : colors.before;
        painter.fillRect(
            QRectF(clip.left(), lane.box.top, end - clip.left(), lane.box.height - 1),
            ui::blend(color, colors.surface, MostTint * std::abs(share)));
    }
}

/// Ties the selected impression to what each run predicts for it.
void TimelineView::paintSelectionLine(QPainter& painter, const QRectF& clip) {
    const ImpressionIndex impression = m_shared.selection.current().impression;
    if (!impression.isValid())
        return;
    const UtcMillis time = m_content->dataset->timeOf(impression);
    if (!scale().range.contains(time))
        return;
    const QColor color = ui::blend(m_shared.theme.colors().accent, m_shared.theme.colors().surface, 0.55);
    painter.fillRect(QRectF(std::floor(xAt(scale(), time)) - 0.5, clip.top(), 2, clip.height()), color);
}

void TimelineView::paintCursorLine(QPainter& painter) {
    const auto cursor = m_shared.window.cursor();
    if (!cursor || !scale().range.contains(*cursor))
        return;
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(QPen(m_shared.theme.colors().softText, 1, Qt::DashLine));
    const double x = std::floor(xAt(scale(), *cursor));
    painter.drawLine(QPointF(x, 0), QPointF(x, height()));
}

} // namespace intentscope::timeline
