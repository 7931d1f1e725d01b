// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/ranking/ranking_view.h"

#include "widgets/base/accessible_role.h"
#include "widgets/base/convert.h"
#include "widgets/base/theme.h"

#include <QFontMetricsF>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace intentscope::ranking {
namespace {

using rank::RankChange;
using timeline::RunSlot;

constexpr double Padding = 8;

} // namespace

RankingView::RankingView(const ui::Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme) {
    setFocusPolicy(Qt::StrongFocus);
    ui::setAccessibleRole(*this, QAccessible::List);
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

} // namespace intentscope::ranking
