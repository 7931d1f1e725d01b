// SPDX-License-Identifier: GPL-3.0-or-later
// How the lists look. What a person does to them is in ranking_view.cpp.
#include "widgets/base/convert.h"
#include "widgets/base/theme.h"
#include "widgets/ranking/ranking_view.h"
#include "widgets/timeline/event_glyph.h"
#include "widgets/timeline/timeline_style.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace intentscope::ranking {
namespace {

using rank::RankChange;
using timeline::RunSlot;

constexpr QChar UpArrow(u'\u2191');
constexpr QChar DownArrow(u'\u2193');
/// Around the words between the lists.
constexpr double ChipMargin = 4;
/// As wide as ranks get in practice.
constexpr int WideRank = 88;

} // namespace

void RankingView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), m_theme.colors().surface);
    for (const RunSlot slot : Slots) {
        if (m_scene.content.lines(slot).empty())
            continue;
        paintHeader(painter, slot);
        for (std::size_t line = 0; line < m_scene.content.lines(slot).size(); ++line)
            paintLine(painter, {slot, line});
    }
    paintLinks(painter);
}

void RankingView::paintHeader(QPainter& painter, RunSlot slot) const {
    const QRectF column = columnBox(slot);
    const QRectF box(column.left(), 0, column.width(), lineHeight());
    painter.fillRect(QRectF(box.left(), box.bottom() - 2, box.width(), 2), timeline::runColor(m_theme, slot));
    painter.setFont(m_theme.bodyFont());
    painter.setPen(m_theme.colors().text);
    const QString& given = slot == RunSlot::Before ? m_scene.beforeWord : m_scene.afterWord;
    const QString usual = slot == RunSlot::Before ? tr("Before") : tr("After");
    const QString& word = given.isEmpty() ? usual : given;
    painter.drawText(box, Qt::AlignLeft | Qt::AlignVCenter, word);
    const double used = QFontMetricsF(painter.font()).horizontalAdvance(word) + 8;
    const QString run = slot == RunSlot::Before ? m_scene.beforeName : m_scene.afterName;
    painter.setPen(m_theme.colors().softText);
    painter.drawText(
        box.adjusted(used, 0, 0, 0),
        Qt::AlignLeft | Qt::AlignVCenter,
        QFontMetricsF(painter.font()).elidedText(run, Qt::ElideMiddle, std::max(0.0, box.width() - used)));
}

void RankingView::paintLinks(QPainter& painter) const {
    // The chosen intent's line last, so that it lies on top.
    for (const RankingLink& link : m_scene.content.links) {
        if (link.intent != m_selected)
            paintLink(painter, link);
    }
    for (const RankingLink& link : m_scene.content.links) {
        if (link.intent == m_selected)
            paintLink(painter, link);
    }
    for (const RunSlot slot : Slots) {
        for (std::size_t line = 0; line < m_scene.content.lines(slot).size(); ++line)
            paintChange(painter, {slot, line});
    }
}

void RankingView::paintLink(QPainter& painter, const RankingLink& link) const {
    const QRectF from = lineBox(RunSlot::Before, link.before);
    const QRectF to = lineBox(RunSlot::After, link.after);
    const ui::Colors& colors = m_theme.colors();
    const double startX = from.right() + 4 + chipWidth({RunSlot::Before, link.before});
    const double endX = to.left() - 4 - chipWidth({RunSlot::After, link.after});
    const QPointF start(startX, from.center().y());
    const QPointF end(endX, to.center().y());
    const double middle = (start.x() + end.x()) / 2;
    QPainterPath path(start);
    path.cubicTo({middle, start.y()}, {middle, end.y()}, end);
    const bool isChosen = link.intent == m_selected;
    const QColor color = isChosen ? colors.accent : link.isClicked ? colors.truth : colors.faintText;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(color, isChosen || link.isClicked ? 2.0 : 1.2, Qt::SolidLine, Qt::RoundCap));
    painter.drawPath(path);
}

void RankingView::paintLine(QPainter& painter, const Place& place) const {
    const RankingLine& line = lineAt(place);
    const ui::Colors& colors = m_theme.colors();
    const QRectF box = lineBox(place.slot, place.line);
    if (line.isBeyond) {
        painter.setPen(QPen(colors.line, 1, Qt::DotLine));
        painter.drawLine(
            QPointF(box.left(), box.top() - BeyondGap / 2), QPointF(box.right(), box.top() - BeyondGap / 2));
    }
    if (m_hovered == place)
        painter.fillRect(box, colors.raised);
    const QRectF bar = box.adjusted(0, 2, 0, -2);
    const QColor color = line.isClicked ? colors.truth : timeline::runColor(m_theme, place.slot);
    const double share = std::clamp(static_cast<double>(line.probability), 0.0, 1.0);
    painter.setPen(Qt::NoPen);
    painter.setBrush(ui::blend(color, colors.surface, m_theme.isDark() ? 0.42 : 0.28));
    painter.drawRoundedRect(
        QRectF(bar.left(), bar.top(), std::max(2.0, bar.width() * share), bar.height()), 2, 2);
    paintTitle(painter, line, box);
    if (line.intent != m_selected)
        return;
    const bool isCurrent = hasFocus() && place.slot == m_side;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colors.accent, isCurrent ? 2 : 1));
    painter.drawRoundedRect(bar.adjusted(0.5, 0.5, -0.5, -0.5), 2, 2);
}

void RankingView::paintTitle(QPainter& painter, const RankingLine& line, const QRectF& box) const {
    const ui::Colors& colors = m_theme.colors();
    painter.setFont(m_theme.figureFont());
    const QFontMetricsF figures(painter.font());
    const double rankWidth = figures.horizontalAdvance(QStringLiteral("000"));
    painter.setPen(colors.softText);
    painter.drawText(
        QRectF(box.left(), box.top(), rankWidth, box.height()),
        Qt::AlignRight | Qt::AlignVCenter,
        QString::number(line.rank));
    painter.setPen(colors.text);
    painter.drawText(
        box.adjusted(0, 0, -6, 0),
        Qt::AlignRight | Qt::AlignVCenter,
        timeline::probabilityText(line.probability));
    double right = box.right() - figures.horizontalAdvance(QStringLiteral("<.00")) - 10;
    if (line.isClicked) {
        timeline::drawTick(painter, {right - 6, box.center().y()}, colors.truth);
        right -= 18;
    }
    painter.setFont(m_theme.bodyFont());
    painter.setPen(colors.text);
    const QRectF titleBox(QPointF(box.left() + rankWidth + 8, box.top()), QPointF(right, box.bottom()));
    const QString title = ui::toQString(m_scene.dataset->intentTitle(line.intent));
    painter.drawText(
        titleBox,
        Qt::AlignLeft | Qt::AlignVCenter,
        QFontMetricsF(painter.font()).elidedText(title, Qt::ElideRight, std::max(0.0, titleBox.width())));
}

/// Words between the lists: beside an intent that left, and beside one that entered or moved. Where the gap
/// is narrow they are short; the tooltip has them in full.
QString RankingView::chipText(const Place& place) const {
    const RankingLine& line = lineAt(place);
    if (!hasBoth() || line.isBeyond)
        return {};
    const bool isBefore = place.slot == RunSlot::Before;
    const double gap = columnBox(RunSlot::After).left() - columnBox(RunSlot::Before).right();
    const QFontMetricsF metrics(m_theme.smallFont());
    // Both may stand in one line.
    const double longest = metrics.horizontalAdvance(tr("left, now %1").arg(WideRank)) +
                           metrics.horizontalAdvance(tr("new, was %1").arg(WideRank)) + 6 * ChipMargin;
    const bool isWide = gap > longest && line.otherRank > 0;
    if (line.change == RankChange::Left && isBefore)
        return isWide ? tr("left, now %1").arg(line.otherRank) : tr("left");
    if (line.change == RankChange::Entered && !isBefore)
        return isWide ? tr("new, was %1").arg(line.otherRank) : tr("new");
    if (line.change == RankChange::Up && !isBefore)
        return UpArrow + QString::number(line.otherRank - line.rank);
    if (line.change == RankChange::Down && !isBefore)
        return DownArrow + QString::number(line.rank - line.otherRank);
    return {};
}

double RankingView::chipWidth(const Place& place) const {
    const QString text = chipText(place);
    return text.isEmpty() ? 0 : QFontMetricsF(m_theme.smallFont()).horizontalAdvance(text) + 2 * ChipMargin;
}

void RankingView::paintChange(QPainter& painter, const Place& place) const {
    const double width = chipWidth(place);
    if (width == 0)
        return;
    const QRectF box = lineBox(place.slot, place.line);
    const bool isBefore = place.slot == RunSlot::Before;
    const double left = isBefore ? box.right() + ChipMargin : box.left() - ChipMargin - width;
    const QRectF chip(left, box.top(), width, box.height());
    // Lines of other intents pass behind the words.
    painter.fillRect(chip.adjusted(0, 4, 0, -4), m_theme.colors().surface);
    painter.setFont(m_theme.smallFont());
    painter.setPen(m_theme.colors().softText);
    painter.drawText(chip, Qt::AlignCenter, chipText(place));
}

} // namespace intentscope::ranking
