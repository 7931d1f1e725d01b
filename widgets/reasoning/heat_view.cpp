// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/reasoning/heat_view.h"

#include "widgets/base/accessible_role.h"
#include "widgets/base/theme.h"

#include <QFontMetricsF>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace intentscope::reasoning {
namespace {

constexpr double LineGap = 6;      ///< below the text: room for the thickest line and a pixel of air
constexpr double UnderlineTop = 5; ///< of the thickest line, above the box's lower edge
constexpr std::array<double, HeatLevelCount> Tints = {0.0, 0.12, 0.24, 0.36, 0.48};
constexpr std::size_t HueIndex = 3; ///< reddish purple of Okabe-Ito: no other meaning in the window
constexpr int MinimumWidth = 80;

const QColor& hue(const ui::Theme& theme) {
    return theme.colors().category(HueIndex);
}

/// Tint and line of a step; nothing for a negative one.
void paintStep(QPainter& painter, const ui::Theme& theme, const QRectF& box, int level) {
    if (level <= 0)
        return;
    const double tint = Tints[static_cast<std::size_t>(level)];
    painter.fillRect(box.adjusted(0, 0, 0, -1), ui::blend(hue(theme), theme.colors().surface, tint));
    painter.fillRect(QRectF(box.left(), box.bottom() - UnderlineTop, box.width(), level), hue(theme));
}

} // namespace

HeatView::HeatView(const ui::Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme) {
    setFocusPolicy(Qt::StrongFocus);
    ui::setAccessibleRole(*this, QAccessible::Paragraph);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setAccessibleName(tr("Tokens of the latent query"));
    connect(&theme, &ui::Theme::themeChanged, this, &HeatView::rebuild);
}

void HeatView::setPieces(std::vector<HeatPiece> pieces) {
    m_pieces = std::move(pieces);
    QString text;
    for (const HeatPiece& piece : m_pieces)
        text += piece.text;
    setAccessibleDescription(text);
    setCurrent(-1);
    rebuild();
}

void HeatView::setMeasure(HeatMeasure measure) {
    m_measure = measure;
    update();
}

HeatLayout HeatView::layOut(int width) const {
    const QFontMetricsF metrics(m_theme.bodyFont());
    return layOutHeat(
        m_pieces,
        {.width = static_cast<double>(std::max(width, 1)),
         .height = std::ceil(metrics.height() + LineGap),
         .advance = [&](const QString& text) { return metrics.horizontalAdvance(text); }});
}

void HeatView::rebuild() {
    m_layout = layOut(width());
    updateGeometry();
    update();
}

int HeatView::heightForWidth(int width) const {
    return static_cast<int>(std::ceil(layOut(width).height));
}

QSize HeatView::sizeHint() const {
    constexpr int Comfortable = 280;
    return {Comfortable, heightForWidth(Comfortable)};
}

QSize HeatView::minimumSizeHint() const {
    return {MinimumWidth, static_cast<int>(std::ceil(m_layout.height))};
}

void HeatView::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    rebuild();
}

bool HeatView::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const int piece = m_layout.pieceAt(QPointF(help->pos()));
    if (piece < 0) {
        QToolTip::hideText();
        event->ignore();
        return true;
    }
    const auto index = static_cast<std::size_t>(piece);
    QToolTip::showText(
        help->globalPos(), heatTip(m_pieces[index]), this, m_layout.boxes[index].toAlignedRect());
    return true;
}

void HeatView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setFont(m_theme.bodyFont());
    const double ascent = QFontMetricsF(m_theme.bodyFont()).ascent();
    for (std::size_t i = 0; i < m_pieces.size(); ++i) {
        const HeatPiece& piece = m_pieces[i];
        const QRectF& box = m_layout.boxes[i];
        paintStep(painter, m_theme, box, heatLevel(m_measure, piece));
        painter.setPen(piece.endsAnswer ? m_theme.colors().softText : m_theme.colors().text);
        painter.save();
        painter.setClipRect(box);
        painter.drawText(QPointF(box.left(), box.top() + ascent), piece.text);
        painter.restore();
        if (std::cmp_equal(i, m_current) && hasFocus()) {
            painter.setPen(QPen(m_theme.colors().accent, 1));
            painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -1.5));
        }
    }
}

void HeatView::keyPressEvent(QKeyEvent* event) {
    const int last = static_cast<int>(m_pieces.size()) - 1;
    switch (event->key()) {
    case Qt::Key_Right:
        return setCurrent(std::min(last, m_current + 1));
    case Qt::Key_Left:
        return setCurrent(std::max(std::min(0, last), m_current - 1));
    case Qt::Key_Home:
        return setCurrent(std::min(0, last));
    case Qt::Key_End:
        return setCurrent(last);
    default:
        QWidget::keyPressEvent(event);
    }
}

void HeatView::mousePressEvent(QMouseEvent* event) {
    setCurrent(m_layout.pieceAt(event->position()));
}

void HeatView::focusInEvent(QFocusEvent* event) {
    QWidget::focusInEvent(event);
    if (m_current < 0)
        setCurrent(m_pieces.empty() ? -1 : 0);
    update();
}

void HeatView::focusOutEvent(QFocusEvent* event) {
    QWidget::focusOutEvent(event);
    update();
}

void HeatView::setCurrent(int piece) {
    m_current = piece;
    QString told;
    if (piece >= 0)
        told = heatTip(m_pieces[static_cast<std::size_t>(piece)])
                   .replace(QLatin1Char('\n'), QLatin1String(", "));
    Q_EMIT currentTold(told);
    update();
}

HeatLegend::HeatLegend(const ui::Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme) {
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(&theme, &ui::Theme::themeChanged, this, [this] {
        updateGeometry();
        update();
    });
    tell();
}

void HeatLegend::setMeasure(HeatMeasure measure) {
    m_measure = measure;
    tell();
    updateGeometry();
    update();
}

void HeatLegend::tell() {
    QStringList steps;
    for (int level = 0; level < HeatLevelCount; ++level)
        steps << heatLevelText(m_measure, level);
    const QString text = tr("The stronger the tint and the thicker the line, the less sure the model was: %1")
                             .arg(steps.join(QLatin1String(", ")));
    setAccessibleName(text);
    setToolTip(text);
}

QSize HeatLegend::sizeHint() const {
    const QFontMetricsF metrics(m_theme.smallFont());
    double width = 0;
    for (int level = 0; level < HeatLevelCount; ++level)
        width += metrics.horizontalAdvance(heatLevelText(m_measure, level)) + 2 * m_theme.metrics().grid;
    return {static_cast<int>(std::ceil(width)), static_cast<int>(std::ceil(metrics.height() + LineGap))};
}

QSize HeatLegend::minimumSizeHint() const {
    return {MinimumWidth, sizeHint().height()};
}

/// Every step in its own look; where the width does not do, only the two ends have words.
void HeatLegend::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setFont(m_theme.smallFont());
    const QFontMetricsF metrics(m_theme.smallFont());
    const double gap = m_theme.metrics().grid;
    const bool isShort = sizeHint().width() > width();
    double x = 0;
    for (int level = 0; level < HeatLevelCount; ++level) {
        const bool isEnd = level == 0 || level + 1 == HeatLevelCount;
        const QString text = isShort && !isEnd ? QString() : heatLevelText(m_measure, level);
        const double stepWidth = text.isEmpty() ? 4 * gap : metrics.horizontalAdvance(text) + gap;
        const QRectF box(x, 0, stepWidth, metrics.height() + LineGap);
        paintStep(painter, m_theme, box, level);
        painter.setPen(m_theme.colors().softText);
        painter.drawText(QPointF(x + gap / 2, metrics.ascent()), text);
        x += stepWidth + gap;
    }
}

} // namespace intentscope::reasoning
