// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/timeline/lane_painter.h"

#include "widgets/base/convert.h"
#include "widgets/base/number_text.h"
#include "widgets/base/theme.h"
#include "widgets/timeline/event_glyph.h"
#include "widgets/timeline/timeline_style.h"

#include <QFontMetricsF>
#include <QLinearGradient>
#include <QPainter>

#include <algorithm>

namespace intentscope::timeline {
namespace {

constexpr double PillHeight = 14;
constexpr double LabelGap = 8;
constexpr double FadeWidth = 24;

double widthOf(const QFont& font, const QString& text) {
    return QFontMetricsF(font).horizontalAdvance(text);
}

} // namespace

LanePainter::LanePainter(QPainter& painter, const LaneScene& scene, const QRectF& clip)
    : m_painter(painter), m_scene(scene), m_clip(clip) {
    m_painter.setRenderHint(QPainter::Antialiasing);
    m_painter.setFont(scene.theme.smallFont());
}

void LanePainter::paintLane(const LaneGeometry& lane) {
    if (lane.box.bottom() < m_clip.top() || lane.box.top > m_clip.bottom())
        return;
    std::visit([&](const auto& body) { paint(body, lane); }, m_scene.content.lanes[lane.lane].body);
}

bool LanePainter::isInClip(double left, double right) const {
    return right >= m_clip.left() && left <= m_clip.right();
}

void LanePainter::paint(const EventLane& lane, const LaneGeometry& geometry) {
    const ui::Colors& colors = m_scene.theme.colors();
    const QColor color = colors.category(geometry.lane);
    const double middle = geometry.box.top + geometry.box.height / 2;
    for (const Mark& mark : geometry.marks) {
        if (!isInClip(mark.x - LabelGap, mark.x + mark.room))
            continue;
        double half = 5;
        if (mark.count == 1) {
            drawEventGlyph(m_painter, {mark.x, middle}, mark.type, color);
        } else {
            const QString count = ui::shortCount(mark.count);
            half = std::max(PillHeight, widthOf(m_painter.font(), count) + 8) / 2;
            paintPill({mark.x, middle}, count, color);
        }
        if (mark.type < 0)
            continue;
        const QString label = ui::toQString(lane.typeNames[static_cast<std::size_t>(mark.type)]);
        const double room = mark.room - half - LabelGap - 6;
        if (widthOf(m_painter.font(), label) > room)
            continue;
        m_painter.setPen(colors.softText);
        m_painter.drawText(
            QRectF(mark.x + half + 4, geometry.box.top, room, geometry.box.height),
            Qt::AlignLeft | Qt::AlignVCenter,
            label);
    }
}

void LanePainter::paint(const StateLane& lane, const LaneGeometry& geometry) {
    for (const Bar& bar : geometry.bars) {
        if (isInClip(bar.box.left, bar.box.right()))
            paintBar(lane, bar);
    }
}

void LanePainter::paintBar(const StateLane& lane, const Bar& bar) {
    const ui::Colors& colors = m_scene.theme.colors();
    const StateSpan& span = lane.tracks[bar.track][static_cast<std::size_t>(bar.first)];
    const bool isMerged = bar.count > 1;
    const QColor color = isMerged ? colors.softText : colors.category(static_cast<std::size_t>(span.state));
    const QRectF box = toRect(bar.box).adjusted(0, 2, 0, -2);
    const QColor fill = ui::blend(color, colors.surface, m_scene.theme.isDark() ? 0.34 : 0.24);
    if (span.isOpen && !isMerged && box.width() > FadeWidth) {
        QLinearGradient fade(box.right() - FadeWidth, 0, box.right(), 0);
        fade.setColorAt(0, fill);
        fade.setColorAt(1, colors.surface);
        m_painter.fillRect(box, fade);
    } else {
        m_painter.fillRect(box, fill);
    }
    m_painter.fillRect(QRectF(box.left(), box.top(), std::min(2.0, box.width()), box.height()), color);
    if (isMerged)
        return;
    const QString state = ui::toQString(lane.stateNames[static_cast<std::size_t>(span.state)]);
    const QString duration = span.isOpen ? QString{} : ui::durationText(span.to.value - span.from.value);
    paintBarText(state, duration, box);
}

void LanePainter::paintBarText(const QString& state, const QString& duration, const QRectF& box) {
    // A bar that begins left of the window keeps its name in sight.
    const double left = std::max(box.left(), 0.0) + 6;
    const double room = std::min(box.right(), m_scene.geometry.spec.scale.width) - left - 4;
    const QFontMetricsF metrics(m_painter.font());
    if (room < metrics.averageCharWidth() * 4)
        return;
    const ui::Colors& colors = m_scene.theme.colors();
    const QString shown = metrics.elidedText(state, Qt::ElideRight, room);
    m_painter.setPen(colors.text);
    m_painter.drawText(QRectF(left, box.top(), room, box.height()), Qt::AlignLeft | Qt::AlignVCenter, shown);
    const double used = metrics.horizontalAdvance(shown) + 6;
    if (duration.isEmpty() || metrics.horizontalAdvance(duration) > room - used)
        return;
    m_painter.setPen(colors.softText);
    m_painter.drawText(
        QRectF(left + used, box.top(), room - used, box.height()),
        Qt::AlignLeft | Qt::AlignVCenter,
        duration);
}

void LanePainter::paint(const ChannelLane&, const LaneGeometry&) {}

std::int32_t LanePainter::selectedPosition(const ImpressionLane& lane) const {
    const ImpressionIndex impression = m_scene.selectedImpression;
    if (!impression.isValid())
        return -1;
    const UtcMillis time = m_scene.content.dataset->timeOf(impression);
    return positionOf(lane.times, lane.rows, {time, impression.value}).value_or(-1);
}

void LanePainter::paint(const ImpressionLane& lane, const LaneGeometry& geometry) {
    const ui::Colors& colors = m_scene.theme.colors();
    const double middle = geometry.box.top + geometry.box.height / 2;
    const std::int32_t selected = selectedPosition(lane);
    for (const Mark& mark : geometry.marks) {
        if (!isInClip(mark.x - 12, mark.x + 12))
            continue;
        const bool isSelected = selected >= mark.first && selected < mark.first + mark.count;
        const QColor color = isSelected ? colors.accent : colors.text;
        if (mark.count == 1)
            drawChatGlyph(m_painter, {mark.x, middle}, color, isSelected);
        else
            paintPill({mark.x, middle}, ui::shortCount(mark.count), color);
    }
}

void LanePainter::paint(const PredictionLane& lane, const LaneGeometry& geometry) {
    const QColor color = runColor(m_scene.theme, lane.slot);
    const double middle = geometry.box.bottom() - m_scene.geometry.spec.sizes.markStrip / 2 - 1;
    for (const Card& card : geometry.cards) {
        if (!isInClip(std::min(card.box.left, card.anchor) - 2, card.box.right() + 2))
            continue;
        m_painter.setPen(QPen(ui::blend(color, m_scene.theme.colors().surface, 0.6), 1));
        const double x = crisp(card.anchor, m_painter.device()->devicePixelRatioF());
        m_painter.drawLine(QPointF(x, card.box.top), QPointF(x, middle - 7));
    }
    for (const Mark& mark : geometry.marks) {
        if (isInClip(mark.x - 20, mark.x + 20))
            paintOutcome(lane, mark, {mark.x, middle});
    }
    for (const Card& card : geometry.cards) {
        if (isInClip(card.box.left - 2, card.box.right() + 2))
            paintCard(card, color);
    }
}

void LanePainter::paintPill(QPointF center, const QString& text, const QColor& color) {
    const double width = std::max(PillHeight, widthOf(m_painter.font(), text) + 8);
    const QRectF box(center.x() - width / 2, center.y() - PillHeight / 2, width, PillHeight);
    const ui::Colors& colors = m_scene.theme.colors();
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(ui::blend(color, colors.surface, m_scene.theme.isDark() ? 0.4 : 0.25));
    m_painter.drawRoundedRect(box, PillHeight / 2, PillHeight / 2);
    m_painter.setPen(colors.text);
    m_painter.drawText(box, Qt::AlignCenter, text);
}

void LanePainter::paintOutcome(const PredictionLane& lane, const Mark& mark, QPointF center) {
    const ui::Colors& colors = m_scene.theme.colors();
    const auto first = static_cast<std::size_t>(mark.first);
    if (mark.count == 1) {
        const std::int32_t rank = lane.clickedRanks[first];
        if (rank == 1) {
            drawTick(m_painter, center, colors.truth);
        } else if (rank > 1) {
            drawCross(m_painter, center, colors.wrong);
        } else {
            paintUnjudged(center);
        }
        return;
    }
    const std::size_t end = first + static_cast<std::size_t>(mark.count);
    const std::int32_t judged = lane.judgedBefore[end] - lane.judgedBefore[first];
    const std::int32_t right = lane.rightBefore[end] - lane.rightBefore[first];
    if (judged == 0) {
        paintUnjudged(center);
        return;
    }
    if (judged > 99) {
        paintPill(
            center, QStringLiteral("%1%").arg(right * 100 / judged), runColor(m_scene.theme, lane.slot));
        return;
    }
    const QString text = QStringLiteral("%1/%2").arg(right).arg(judged);
    paintPill(center, text, right == judged ? colors.truth : runColor(m_scene.theme, lane.slot));
}

/// Nothing was clicked: neither right nor wrong.
void LanePainter::paintUnjudged(QPointF center) {
    m_painter.setPen(QPen(m_scene.theme.colors().faintText, 1.4));
    m_painter.setBrush(Qt::NoBrush);
    m_painter.drawEllipse(center, 2.5, 2.5);
}

void LanePainter::paintCard(const Card& card, const QColor& color) {
    const ui::Colors& colors = m_scene.theme.colors();
    const bool isSelected = card.impression == m_scene.selectedImpression;
    const QRectF box = toRect(card.box);
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(colors.surface);
    m_painter.drawRoundedRect(box, 3, 3);
    for (const CardLine& line : card.lines)
        paintCardLine(line, color);
    m_painter.setBrush(Qt::NoBrush);
    m_painter.setPen(QPen(isSelected ? colors.accent : colors.line, isSelected ? 1.5 : 1));
    m_painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
}

void LanePainter::paintCardLine(const CardLine& line, const QColor& color) {
    const ui::Colors& colors = m_scene.theme.colors();
    const QColor strong = line.isClicked ? colors.truth : color;
    const QRectF box = toRect(line.box).adjusted(1, 1, -1, 0);
    const double share = std::clamp(static_cast<double>(line.probability), 0.0, 1.0);
    m_painter.fillRect(
        QRectF(box.left(), box.top() + 1, box.width() * share, box.height() - 2),
        ui::blend(strong, colors.surface, m_scene.theme.isDark() ? 0.4 : 0.26));

    const QString probability = probabilityText(line.probability);
    const double numberWidth = widthOf(m_painter.font(), QStringLiteral(".00")) + 4;
    m_painter.setPen(colors.text);
    m_painter.drawText(box.adjusted(0, 0, -5, 0), Qt::AlignRight | Qt::AlignVCenter, probability);
    double right = box.right() - numberWidth - 6;
    if (line.isClicked) {
        drawTick(m_painter, {right - 6, box.center().y()}, colors.truth);
        right -= 14;
    }
    m_painter.setPen(colors.softText);
    const QString rank = QString::number(line.rank);
    const double rankWidth =
        std::max(widthOf(m_painter.font(), QStringLiteral("0")), widthOf(m_painter.font(), rank));
    m_painter.drawText(
        QRectF(box.left() + 4, box.top(), rankWidth + 1, box.height()),
        Qt::AlignRight | Qt::AlignVCenter,
        rank);
    const QRectF titleBox(QPointF(box.left() + rankWidth + 10, box.top()), QPointF(right - 2, box.bottom()));
    const QString title = ui::toQString(m_scene.content.dataset->intentTitle(line.intent));
    const QFont plain = m_painter.font();
    QFont font = plain;
    font.setBold(line.intent == m_scene.selectedIntent);
    m_painter.setFont(font);
    m_painter.setPen(colors.text);
    m_painter.drawText(
        titleBox,
        Qt::AlignLeft | Qt::AlignVCenter,
        QFontMetricsF(font).elidedText(title, Qt::ElideRight, titleBox.width()));
    m_painter.setFont(plain);
}

} // namespace intentscope::timeline
