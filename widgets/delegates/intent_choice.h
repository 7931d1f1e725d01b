// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/delegates/cell_delegate.h"

namespace intentscope::delegates {

/// A line of labelling::IntentListModel: the number key, the title, the category in a softer tone, and a
/// filled ground with a tick where the intent is chosen.
class IntentChoiceDelegate final : public CellDelegate {
    Q_OBJECT

public:
    explicit IntentChoiceDelegate(const ui::Theme& theme, QObject* parent = nullptr);

    void
    paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    int paintKey(QPainter& painter, const QRect& cell, int digit, bool isSelectedRow) const;
};

} // namespace intentscope::delegates
