// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tasks/compare_task.h"
#include "widgets/models/column.h"

#include <QAbstractTableModel>

#include <memory>

namespace intentscope::models {

enum class CompareColumn { Metric, Before, After, Difference, PValue, Detectable, Users };

/// The metrics of two runs, one a row, with their intervals.
class CompareModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    explicit CompareModel(QObject* parent = nullptr);

    /// Null: no rows.
    void setReport(std::shared_ptr<const tasks::CompareReport> report);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    static int initialWidth(CompareColumn column);

private:
    static QVariant display(const tasks::MetricComparison& metric, CompareColumn column);
    static QString tooltip(const tasks::MetricComparison& metric);

    std::shared_ptr<const tasks::CompareReport> m_report;
};

} // namespace intentscope::models
