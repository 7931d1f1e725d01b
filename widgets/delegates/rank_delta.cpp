// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/delegates/rank_delta.h"

#include "core/base/assert.h"
#include "widgets/base/theme.h"
#include "widgets/models/column.h"

#include <QFontMetrics>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace intentscope::delegates {
namespace {

constexpr int BarHeight = 8;

} // namespace

RankDeltaDelegate::RankDeltaDelegate(const ui::Theme& theme, QObject* parent) : CellDelegate(theme, parent) {}

void RankDeltaDelegate::setFullScale(double difference) {
    ISCOPE_ASSERT(difference > 0.0);
    m_fullScale = difference;
}

void RankDeltaDelegate::setNumberCharacters(int count) {
    m_numberCharacters = count;
}

void RankDeltaDelegate::paint(
    QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    paintBackground(*painter, option, index);
    painter->save();
    const QRect cell = contents(option);
    painter->setFont(theme().figureFont());
    const int textWidth = painter->fontMetrics().horizontalAdvance(QLatin1Char('0')) * m_numberCharacters;
    QRect bar = cell.adjusted(0, 0, -textWidth, 0);
    bar.setTop(cell.center().y() - BarHeight / 2 + 1);
    bar.setHeight(BarHeight);
    const QVariant value = index.data(models::ValueRole);
    if (bar.width() > 2 * BarHeight && value.isValid() && std::isfinite(value.toDouble()))
        paintBar(*painter, bar, value.toDouble(), isSelected(option));
    painter->setPen(textColor(option));
    painter->drawText(cell, Qt::AlignRight | Qt::AlignVCenter, index.data(Qt::DisplayRole).toString());
    painter->restore();
}

void RankDeltaDelegate::paintBar(
    QPainter& painter, const QRectF& area, double difference, bool isOnSelection) const {
    const double zero = std::floor(area.center().x());
    const double share = std::clamp(difference / m_fullScale, -1.0, 1.0);
    const double length = std::abs(share) * area.width() / 2;
    const ui::Colors& colors = theme().colors();
    const QColor& run = difference > 0 ? colors.after : colors.before;
    const QColor& color = isOnSelection ? colors.accentText : run;
    const double left = difference > 0 ? zero : zero - length;
    painter.fillRect(QRectF(left, area.top(), length, area.height()), color);
    painter.fillRect(
        QRectF(zero, area.top() - 2, 1, area.height() + 4),
        isOnSelection ? colors.accentText : colors.faintText);
}

} // namespace intentscope::delegates
