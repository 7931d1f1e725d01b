// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/delegates/intent_choice.h"

#include "widgets/base/theme.h"
#include "widgets/delegates/label_chip.h"
#include "widgets/labelling/intent_list_model.h"

#include <QPainter>

#include <algorithm>

namespace intentscope::delegates {
namespace {

constexpr int KeyWidth = 18;
constexpr int KeyGap = 8;

} // namespace

IntentChoiceDelegate::IntentChoiceDelegate(const ui::Theme& theme, QObject* parent)
    : CellDelegate(theme, parent) {}

void IntentChoiceDelegate::paint(
    QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    using labelling::IntentListModel;
    paintBackground(*painter, option, index);
    painter->save();
    const QRect cell = contents(option);
    const int digit = index.data(IntentListModel::DigitRole).toInt();
    QRect rest = cell.adjusted(paintKey(*painter, cell, digit, isSelected(option)), 0, 0, 0);
    const QString title = index.data(Qt::DisplayRole).toString();
    if (index.data(IntentListModel::ChosenRole).toInt() > 0) {
        rest.setLeft(rest.left() + paintChip(*painter, rest, {ChipKind::True, title}, theme()) + KeyGap);
    } else {
        painter->setFont(theme().bodyFont());
        painter->setPen(textColor(option));
        const QFontMetrics metrics = painter->fontMetrics();
        const QString shown = metrics.elidedText(title, Qt::ElideRight, rest.width());
        painter->drawText(rest, Qt::AlignLeft | Qt::AlignVCenter, shown);
        rest.setLeft(std::min(rest.right(), rest.left() + metrics.horizontalAdvance(shown) + 2 * KeyGap));
    }
    const QString category = index.data(IntentListModel::CategoryRole).toString();
    painter->setFont(theme().smallFont());
    painter->setPen(isSelected(option) ? theme().colors().accentText : theme().colors().softText);
    if (painter->fontMetrics().horizontalAdvance(category) <= rest.width())
        painter->drawText(rest, Qt::AlignRight | Qt::AlignVCenter, category);
    painter->restore();
}

int IntentChoiceDelegate::paintKey(
    QPainter& painter, const QRect& cell, int digit, bool isSelectedRow) const {
    if (digit > 0) {
        const QRectF cap(
            cell.left() + 0.5, cell.center().y() - KeyWidth / 2 + 0.5, KeyWidth - 1, KeyWidth - 1);
        const QColor ink = isSelectedRow ? theme().colors().accentText : theme().colors().softText;
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(isSelectedRow ? ink : theme().colors().line);
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(cap, 3, 3);
        painter.setFont(theme().smallFont());
        painter.setPen(ink);
        painter.drawText(cap, Qt::AlignCenter, QString(QLatin1Char(static_cast<char>('0' + digit))));
    }
    return KeyWidth + KeyGap;
}

} // namespace intentscope::delegates
