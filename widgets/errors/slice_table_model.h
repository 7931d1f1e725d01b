// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tasks/compare_slices_task.h"
#include "widgets/models/column.h"

#include <QAbstractTableModel>

#include <cstdint>
#include <memory>
#include <vector>

namespace intentscope::errors {

enum class SliceColumn {
    Slice,
    Count,
    Difference,
    Holm,
    BenjaminiHochberg,
    Detectable,
    Fixed,
    Broken,
    Dropped
};

using SliceComparisons = std::shared_ptr<const std::vector<tasks::SliceComparison>>;

/// Slices and how one metric moved in each. A slice that could not be compared says why. GUI thread.
class SliceTableModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    explicit SliceTableModel(QObject* parent = nullptr);

    /// Null: no rows. In the given order until another is asked for.
    void setSlices(SliceComparisons slices);
    /// The metrics of the slices by name, in their order; empty when no slice could be compared.
    QStringList metricNames() const;
    /// Which of them is shown.
    void setMetric(int metric);
    const tasks::SliceComparison& sliceAt(int row) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order) override;

    static int initialWidth(SliceColumn column);

private:
    const tasks::MetricComparison* metricOf(const tasks::SliceComparison& slice) const;
    QVariant display(const tasks::SliceComparison& slice, SliceColumn column) const;
    QVariant key(const tasks::SliceComparison& slice, SliceColumn column) const;
    QString tooltip(const tasks::SliceComparison& slice) const;

    SliceComparisons m_slices;
    std::vector<std::size_t> m_order;
    std::size_t m_metric = 0;
};

} // namespace intentscope::errors
