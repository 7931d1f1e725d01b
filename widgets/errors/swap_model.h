// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tasks/swap_task.h"

#include <QAbstractTableModel>

#include <memory>
#include <optional>

namespace intentscope::errors {

/// One metric of the 2x2 swap. Rows: the ranker before, the ranker after, and what the ranker changes;
/// columns: the latent queries before, those after, and what they change; in the corner what both change
/// together. GUI thread.
class SwapModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    static constexpr int EffectPlace = 2; ///< the row, and the column, of differences

    using QAbstractTableModel::QAbstractTableModel;

    /// Null: no rows.
    void setReport(std::shared_ptr<const tasks::SwapReport> report);
    void setMetric(int metric);
    /// Null without a report.
    const tasks::SwapMetric* metric() const;
    /// The estimate of a cell.
    const stats::Estimate& estimateAt(int row, int column) const;
    static bool isDifference(const QModelIndex& index);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    const std::optional<double>& pValueAt(int row, int column) const;
    QString tooltip(const QModelIndex& index) const;

    std::shared_ptr<const tasks::SwapReport> m_report;
    std::size_t m_metric = 0;
};

/// "0.9661 ±0.0009", or "+0.0123 ±0.0045" for a difference; without an interval the value alone.
QString estimateText(const stats::Estimate& estimate, bool isDifference);

} // namespace intentscope::errors
