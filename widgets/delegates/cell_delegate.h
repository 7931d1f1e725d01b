// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace intentscope::ui {
class Theme;
}

namespace intentscope::delegates {

/// What the cells of every table share: the height of a row, the background of the style (selection, hover),
/// colours and fonts of the theme. Cells are painted without allocations.
class CellDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    /// `theme` must outlive the delegate.
    explicit CellDelegate(const ui::Theme& theme, QObject* parent = nullptr);

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

protected:
    const ui::Theme& theme() const { return m_theme; }
    static bool isSelected(const QStyleOptionViewItem& option);
    void
    paintBackground(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) const;
    /// The text's colour, on the selection or off it.
    QColor textColor(const QStyleOptionViewItem& option) const;
    /// The cell without its margins.
    QRect contents(const QStyleOptionViewItem& option) const;

private:
    const ui::Theme& m_theme;
};

} // namespace intentscope::delegates
