// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/delegates/cell_delegate.h"

#include <QString>

namespace intentscope::delegates {

/// What a chip says of an intent.
enum class ChipKind {
    Chosen,    ///< a person's label: filled
    Suggested, ///< a model's: outlined
    True,      ///< clicked or true: with a tick
    Wrong,     ///< with a cross
};

struct Chip {
    ChipKind kind = ChipKind::Chosen;
    QString text;
};

/// Paints one chip, cut with an ellipsis where `area` is too narrow, and returns its width.
int paintChip(QPainter& painter, const QRect& area, const Chip& chip, const ui::Theme& theme);

/// The width a chip takes.
int chipWidth(const Chip& chip, const ui::Theme& theme);

/// A cell with one chip: DisplayRole is its text, models::ValueRole the ChipKind as int; no chip without.
class LabelChipDelegate final : public CellDelegate {
    Q_OBJECT

public:
    explicit LabelChipDelegate(const ui::Theme& theme, QObject* parent = nullptr);

    void
    paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace intentscope::delegates
