// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tasks/compare_task.h"

#include <QAbstractTableModel>

#include <memory>

namespace intentscope::errors {

/// The groups that GAUC left out, and why. GUI thread.
class DroppedModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    explicit DroppedModel(QObject* parent = nullptr);

    /// Null: no rows.
    void setReport(std::shared_ptr<const tasks::CompareReport> report);
    const tasks::DroppedGroupReport& groupAt(int row) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::shared_ptr<const tasks::CompareReport> m_report;
};

} // namespace intentscope::errors
