// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/delegates/cell_delegate.h"

namespace intentscope::neighbours {

/// Cells of a NeighbourListModel: what left and what is new in the colours of the two sides, clicked intents
/// in the colour of what is true; each beside its sign, never by colour alone.
class NeighbourDelegate final : public delegates::CellDelegate {
    Q_OBJECT

public:
    using CellDelegate::CellDelegate;

    void
    paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    QColor colorOf(const QModelIndex& index) const;
};

} // namespace intentscope::neighbours
