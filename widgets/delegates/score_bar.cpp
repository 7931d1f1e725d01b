// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/delegates/score_bar.h"

#include "widgets/base/theme.h"
#include "widgets/models/column.h"

#include <QPainter>

namespace intentscope::delegates {
namespace {

constexpr int BarHeight = 3;

} // namespace

ScoreBarDelegate::ScoreBarDelegate(const ui::Theme& theme, BarTone tone, QObject* parent)
    : CellDelegate(theme, parent), m_tone(tone) {}

void ScoreBarDelegate::paint(
    QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    paintBackground(*painter, option, index);
    painter->save();
    const QRect cell = contents(option);
    const double share = index.data(models::ValueRole).toDouble();
    if (share >= 0.0 && share <= 1.0) {
        const int top = cell.bottom() - BarHeight;
        const QRectF track(cell.left(), top, cell.width(), BarHeight);
        painter->fillRect(track, theme().colors().grid);
        const QColor color = isSelected(option) ? theme().colors().accentText : barColor();
        painter->fillRect(QRectF(track.left(), top, track.width() * share, BarHeight), color);
    }
    painter->setFont(theme().figureFont());
    painter->setPen(textColor(option));
    painter->drawText(
        cell.adjusted(0, 0, 0, -BarHeight),
        Qt::AlignRight | Qt::AlignVCenter,
        index.data(Qt::DisplayRole).toString());
    painter->restore();
}

QColor ScoreBarDelegate::barColor() const {
    switch (m_tone) {
    case BarTone::Before:
        return theme().colors().before;
    case BarTone::After:
        return theme().colors().after;
    case BarTone::Neutral:
        break;
    }
    return theme().colors().softText;
}

} // namespace intentscope::delegates
