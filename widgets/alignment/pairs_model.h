// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tasks/align_observer.h"
#include "widgets/models/column.h"

#include <QAbstractTableModel>

#include <vector>

namespace intentscope::alignment {

enum class PairColumn { Clicked, Winner, Loser, Margin };

/// Winners and losers of Best-of-N, as they come. GUI thread.
class PairsModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

    void append(const std::vector<tasks::AlignPairView>& pairs);
    void clear();

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<tasks::AlignPairView> m_pairs;
};

} // namespace intentscope::alignment
