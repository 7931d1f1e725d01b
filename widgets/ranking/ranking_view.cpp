// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/ranking/ranking_view.h"

#include "widgets/base/convert.h"
#include "widgets/base/theme.h"
#include "widgets/timeline/event_glyph.h"
#include "widgets/timeline/timeline_style.h"

#include <QFontMetricsF>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace intentscope::ranking {
namespace {

using rank::RankChange;
using timeline::RunSlot;

constexpr RunSlot Slots[] = {RunSlot::Before, RunSlot::After};
constexpr double BeyondGap = 8; ///< above a clicked intent that lies below the top k
constexpr double Padding = 8;
constexpr QChar UpArrow(u'\u2191');
constexpr QChar DownArrow(u'\u2193');

} // namespace

RankingView::RankingView(const ui::Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme) {
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAccessibleName(tr("Ranked intents"));
    connect(&m_theme, &ui::Theme::themeChanged, this, [this] {
        updateGeometry();
        update();
    });
}

void RankingView::setScene(RankingScene scene) {
    m_scene = std::move(scene);
    m_hovered.reset();
    if (m_scene.content.lines(m_side).empty())
        m_side = m_scene.content.after.empty() ? RunSlot::Before : RunSlot::After;
    updateGeometry();
    describe();
    update();
}

void RankingView::setSelectedIntent(IntentIndex intent) {
    m_selected = intent;
    describe();
    update();
}

double RankingView::lineHeight() const {
    return std::max(
        static_cast<double>(m_theme.metrics().rowHeight),
        std::ceil(QFontMetricsF(m_theme.bodyFont()).height()) + 8);
}

bool RankingView::hasBoth() const {
    return !m_scene.content.before.empty() && !m_scene.content.after.empty();
}

QRectF RankingView::columnBox(RunSlot slot) const {
    const double inner = width() - 2 * Padding;
    if (!hasBoth())
        return {Padding, 0, inner, static_cast<double>(height())};
    const double link = std::clamp(inner * 0.2, 72.0, 168.0);
    const double column = (inner - link) / 2;
    const double left = slot == RunSlot::Before ? Padding : Padding + column + link;
    return {left, 0, column, static_cast<double>(height())};
}

QRectF RankingView::lineBox(RunSlot slot, std::size_t line) const {
    const auto& lines = m_scene.content.lines(slot);
    if (line >= lines.size())
        return {};
    const QRectF column = columnBox(slot);
    const double top = lineHeight() * static_cast<double>(line + 1) + (lines[line].isBeyond ? BeyondGap : 0);
    return {column.left(), top, column.width(), lineHeight()};
}

QSize RankingView::sizeHint() const {
    const std::size_t lines = std::max(m_scene.content.before.size(), m_scene.content.after.size());
    const double height = lineHeight() * static_cast<double>(lines + 1) + BeyondGap + Padding;
    return {560, static_cast<int>(std::ceil(height))};
}

QSize RankingView::minimumSizeHint() const {
    return {hasBoth() ? 360 : 200, sizeHint().height()};
}

const RankingLine& RankingView::lineAt(const Place& place) const {
    return m_scene.content.lines(place.slot)[place.line];
}

std::optional<RankingView::Place> RankingView::placeAt(QPointF position) const {
    for (const RunSlot slot : Slots) {
        for (std::size_t line = 0; line < m_scene.content.lines(slot).size(); ++line) {
            if (lineBox(slot, line).contains(position))
                return Place{slot, line};
        }
    }
    return std::nullopt;
}

std::optional<RankingView::Place> RankingView::selectedPlace() const {
    const auto& lines = m_scene.content.lines(m_side);
    const auto found = std::ranges::find(lines, m_selected, &RankingLine::intent);
    if (!m_selected.isValid() || found == lines.end())
        return std::nullopt;
    return Place{m_side, static_cast<std::size_t>(found - lines.begin())};
}

void RankingView::choose(const Place& place) {
    m_side = place.slot;
    setSelectedIntent(lineAt(place).intent);
    Q_EMIT intentChosen(m_selected);
}

void RankingView::step(int delta) {
    const auto count = static_cast<std::ptrdiff_t>(m_scene.content.lines(m_side).size());
    if (count == 0)
        return;
    const auto place = selectedPlace();
    const std::ptrdiff_t start = delta > 0 ? -1 : count;
    const std::ptrdiff_t next = (place ? static_cast<std::ptrdiff_t>(place->line) : start) + delta;
    choose({m_side, static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(next, 0, count - 1))});
}

/// What a screen reader says of the chosen line.
void RankingView::describe() {
    const auto place = selectedPlace();
    if (!place) {
        setAccessibleDescription({});
        return;
    }
    const RankingLine& line = lineAt(*place);
    const QString list = m_side == RunSlot::Before ? tr("before") : tr("after");
    QString text = tr("%1, rank %2: %3, probability %4")
                       .arg(list)
                       .arg(line.rank)
                       .arg(ui::toQString(m_scene.dataset->intentTitle(line.intent)))
                       .arg(static_cast<double>(line.probability), 0, 'f', 2);
    if (line.isClicked)
        text += tr(", clicked");
    const QString change = changeText(line, place->slot);
    setAccessibleDescription(change.isEmpty() ? text : text + QStringLiteral(", ") + change);
}

QString RankingView::changeText(const RankingLine& line, RunSlot slot) const {
    if (!hasBoth() || line.isBeyond)
        return {};
    const bool isBefore = slot == RunSlot::Before;
    switch (line.change) {
    case RankChange::Entered:
        return line.otherRank > 0 ? tr("new, was %1").arg(line.otherRank) : tr("new");
    case RankChange::Left:
        return line.otherRank > 0 ? tr("left, now %1").arg(line.otherRank) : tr("left");
    case RankChange::Up:
        return isBefore ? QString{} : tr("up %1").arg(line.otherRank - line.rank);
    case RankChange::Down:
        return isBefore ? QString{} : tr("down %1").arg(line.rank - line.otherRank);
    case RankChange::Same:
        return {};
    }
    return {};
}

QString RankingView::toolTipOf(const Place& place) const {
    const RankingLine& line = lineAt(place);
    const QString run = place.slot == RunSlot::Before ? m_scene.beforeName : m_scene.afterName;
    QStringList lines{
        QStringLiteral("<b>") + ui::toQString(m_scene.dataset->intentTitle(line.intent)).toHtmlEscaped() +
            QStringLiteral("</b>"),
        tr("%1: rank %2, probability %3")
            .arg(run.toHtmlEscaped())
            .arg(line.rank)
            .arg(locale().toString(static_cast<double>(line.probability), 'f', 4))};
    const QString change = changeText(line, place.slot);
    if (!change.isEmpty())
        lines << change;
    if (line.isClicked)
        lines << tr("clicked by the user");
    lines << ui::toQString(m_scene.dataset->intentId(line.intent)).toHtmlEscaped();
    return lines.join(QStringLiteral("<br>"));
}

bool RankingView::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    if (const auto place = placeAt(help->pos())) {
        QToolTip::showText(help->globalPos(), toolTipOf(*place), this);
    } else {
        QToolTip::hideText();
        event->ignore();
    }
    return true;
}

void RankingView::keyPressEvent(QKeyEvent* event) {
    const auto count = static_cast<int>(m_scene.content.lines(m_side).size());
    switch (event->key()) {
    case Qt::Key_Down:
        step(1);
        return;
    case Qt::Key_Up:
        step(-1);
        return;
    case Qt::Key_Home:
        step(-count);
        return;
    case Qt::Key_End:
        step(count);
        return;
    case Qt::Key_Left:
    case Qt::Key_Right: {
        const RunSlot wanted = event->key() == Qt::Key_Left ? RunSlot::Before : RunSlot::After;
        if (!m_scene.content.lines(wanted).empty())
            m_side = wanted;
        describe();
        update();
        return;
    }
    default:
        QWidget::keyPressEvent(event);
    }
}

void RankingView::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton)
        return;
    if (const auto place = placeAt(event->position()))
        choose(*place);
}

void RankingView::mouseMoveEvent(QMouseEvent* event) {
    const auto place = placeAt(event->position());
    if (place == m_hovered)
        return;
    m_hovered = place;
    setCursor(place ? Qt::PointingHandCursor : Qt::ArrowCursor);
    update();
}

void RankingView::leaveEvent(QEvent*) {
    m_hovered.reset();
    update();
}

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
    const QString word = slot == RunSlot::Before ? tr("Before") : tr("After");
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
    const bool isWide =
        gap > QFontMetricsF(m_theme.smallFont()).averageCharWidth() * 22 && line.otherRank > 0;
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
    return text.isEmpty() ? 0 : QFontMetricsF(m_theme.smallFont()).horizontalAdvance(text) + 8;
}

void RankingView::paintChange(QPainter& painter, const Place& place) const {
    const double width = chipWidth(place);
    const QRectF box = lineBox(place.slot, place.line);
    const bool isBefore = place.slot == RunSlot::Before;
    const double left = isBefore ? box.right() + 4 : box.left() - 4 - width;
    painter.setFont(m_theme.smallFont());
    painter.setPen(m_theme.colors().softText);
    painter.drawText(QRectF(left, box.top(), width, box.height()), Qt::AlignCenter, chipText(place));
}

} // namespace intentscope::ranking
