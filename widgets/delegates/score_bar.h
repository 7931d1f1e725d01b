// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/delegates/cell_delegate.h"

namespace intentscope::delegates {

/// Whose value a bar shows, and so in which colour.
enum class BarTone { Before, After, Neutral };

/// A share in [0, 1] (models::ValueRole) as a bar along the cell's lower edge under its number (DisplayRole).
/// NaN and values outside draw no bar.
class ScoreBarDelegate final : public CellDelegate {
    Q_OBJECT

public:
    ScoreBarDelegate(const ui::Theme& theme, BarTone tone, QObject* parent = nullptr);

    void
    paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    QColor barColor() const;

    BarTone m_tone;
};

} // namespace intentscope::delegates
