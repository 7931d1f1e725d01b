// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/delegates/facet_bar.h"

#include "widgets/base/theme.h"

#include <QPainter>

namespace intentscope::delegates {
namespace {

constexpr int BarHeight = 5;

} // namespace

FacetBarDelegate::FacetBarDelegate(const ui::Theme& theme, QObject* parent) : CellDelegate(theme, parent) {}

void FacetBarDelegate::paint(
    QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    paintBackground(*painter, option, index);
    painter->save();
    const QRect cell = contents(option);
    const QRectF bar(cell.left(), cell.bottom() - BarHeight, cell.width(), BarHeight);
    const QColor full = isSelected(option) ? theme().colors().accentText : theme().colors().accent;
    const auto fill = [&](int role, const QColor& color) {
        painter->fillRect(
            QRectF(bar.left(), bar.top(), bar.width() * index.data(role).toDouble(), bar.height()), color);
    };
    fill(FacetTotalRole, ui::blend(full, theme().colors().surface, 0.3));
    fill(FacetWithinRole, full);
    painter->setFont(theme().figureFont());
    painter->setPen(textColor(option));
    painter->drawText(
        cell.adjusted(0, 0, 0, -BarHeight),
        Qt::AlignRight | Qt::AlignVCenter,
        index.data(Qt::DisplayRole).toString());
    painter->restore();
}

} // namespace intentscope::delegates
