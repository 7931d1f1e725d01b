// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/neighbours/neighbour_delegate.h"

#include "widgets/base/theme.h"
#include "widgets/neighbours/neighbour_list_model.h"

#include <QPainter>

namespace intentscope::neighbours {

QColor NeighbourDelegate::colorOf(const QModelIndex& index) const {
    const ui::Colors& colors = theme().colors();
    const auto* model = static_cast<const NeighbourListModel*>(index.model());
    switch (static_cast<NeighbourColumn>(index.column())) {
    case NeighbourColumn::Change:
        switch (model->changeAt(index.row())) {
        case NeighbourChange::Left:
            return colors.before;
        case NeighbourChange::Entered:
            return colors.after;
        case NeighbourChange::None:
        case NeighbourChange::Kept:
            break;
        }
        return colors.softText;
    case NeighbourColumn::Clicked:
        return model->lineAt(index.row()).clickedIntents.empty() ? colors.softText : colors.truth;
    case NeighbourColumn::Rank:
    case NeighbourColumn::Chat:
        return colors.softText;
    case NeighbourColumn::Similarity:
    case NeighbourColumn::Query:
    case NeighbourColumn::Outcome:
        break;
    }
    return colors.text;
}

void NeighbourDelegate::paint(
    QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    paintBackground(*painter, option, index);
    const QRect area = contents(option);
    const bool isNumber = index.column() == static_cast<int>(NeighbourColumn::Rank) ||
                          index.column() == static_cast<int>(NeighbourColumn::Similarity);
    painter->save();
    painter->setFont(isNumber ? theme().figureFont() : theme().bodyFont());
    painter->setPen(isSelected(option) ? textColor(option) : colorOf(index));
    const QString text = painter->fontMetrics().elidedText(
        index.data(Qt::DisplayRole).toString(), Qt::ElideRight, area.width());
    painter->drawText(
        area, static_cast<int>((isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter), text);
    painter->restore();
}

} // namespace intentscope::neighbours
