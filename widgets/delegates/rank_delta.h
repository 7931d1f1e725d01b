// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/delegates/cell_delegate.h"

namespace intentscope::delegates {

/// A difference "after" minus "before" (models::ValueRole) with its sign (DisplayRole) beside a bar that
/// starts at zero in the middle: to the right in the colour of "after" when it got better, to the left in
/// that of "before" when it got worse.
class RankDeltaDelegate final : public CellDelegate {
    Q_OBJECT

public:
    explicit RankDeltaDelegate(const ui::Theme& theme, QObject* parent = nullptr);

    /// The difference that fills half the bar; larger ones are cut. 1 at first.
    void setFullScale(double difference);
    /// Room for the text beside the bar; 7 at first ("+0.071" and a space).
    void setNumberCharacters(int count);

    void
    paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    void paintBar(QPainter& painter, const QRectF& area, double difference, bool isOnSelection) const;

    double m_fullScale = 1.0;
    int m_numberCharacters = 7;
};

} // namespace intentscope::delegates
