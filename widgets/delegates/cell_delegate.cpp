// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/delegates/cell_delegate.h"

#include "widgets/base/theme.h"

#include <QApplication>
#include <QPainter>
#include <QStyle>

namespace intentscope::delegates {

CellDelegate::CellDelegate(const ui::Theme& theme, QObject* parent)
    : QStyledItemDelegate(parent), m_theme(theme) {}

QSize CellDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
    QSize size = QStyledItemDelegate::sizeHint(option, index);
    size.setHeight(m_theme.metrics().rowHeight);
    return size;
}

bool CellDelegate::isSelected(const QStyleOptionViewItem& option) {
    return option.state.testFlag(QStyle::State_Selected);
}

void CellDelegate::paintBackground(
    QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    QStyleOptionViewItem panel = option;
    initStyleOption(&panel, index);
    const QStyle* style = panel.widget != nullptr ? panel.widget->style() : QApplication::style();
    style->drawPrimitive(QStyle::PE_PanelItemViewItem, &panel, &painter, panel.widget);
}

QColor CellDelegate::textColor(const QStyleOptionViewItem& option) const {
    return isSelected(option) ? m_theme.colors().accentText : m_theme.colors().text;
}

QRect CellDelegate::contents(const QStyleOptionViewItem& option) const {
    const int margin = m_theme.metrics().grid;
    return option.rect.adjusted(margin, 0, -margin, 0);
}

} // namespace intentscope::delegates
