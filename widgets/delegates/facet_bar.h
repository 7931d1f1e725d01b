// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/delegates/cell_delegate.h"

namespace intentscope::delegates {

/// Where a facet's row keeps its shares of the longest bar, both in [0, 1].
enum FacetRole : int {
    FacetTotalRole = 0x0100 + 64, ///< rows of the table
    FacetWithinRole,              ///< of those, in the filter
};

/// A count (DisplayRole) over a bar: all rows in a light tone, those in the filter in a full one.
class FacetBarDelegate final : public CellDelegate {
    Q_OBJECT

public:
    explicit FacetBarDelegate(const ui::Theme& theme, QObject* parent = nullptr);

    void
    paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace intentscope::delegates
