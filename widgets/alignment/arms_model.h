// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tasks/align_report.h"
#include "widgets/models/column.h"

#include <QAbstractTableModel>

#include <memory>

namespace intentscope::alignment {

enum class ArmColumn { Arm, Gauc, GaucChange, Recall, RecallChange, Ndcg, NdcgChange };

/// The arms of an alignment on the test part: each metric with its interval over users, and its difference
/// from `qe` paired user by user. GUI thread.
class ArmsModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

    /// Null: no rows.
    void setOutcome(std::shared_ptr<const tasks::AlignOutcome> outcome);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    const tasks::MetricComparison*
    metric(const std::string& before, const std::string& after, const std::string& name) const;
    QString text(const std::string& arm, ArmColumn column) const;
    QString tooltip(const tasks::AlignArm& arm, ArmColumn column) const;

    std::shared_ptr<const tasks::AlignOutcome> m_outcome;
};

} // namespace intentscope::alignment
