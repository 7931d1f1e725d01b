// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tasks/attribute_change_task.h"
#include "widgets/models/column.h"

#include <QAbstractTableModel>

#include <memory>
#include <optional>
#include <vector>

namespace intentscope::explaining {

enum class ChangeColumn { Name, Before, After, Change, Latent, Ranker };

/// What moved the lead of one intent over another between two runs: the lead, under two headings the parts of
/// the ranker and the groups of features, and what integration leaves over. GUI thread.
class ChangeModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

    /// Null: no rows.
    void setReport(std::shared_ptr<const tasks::AttributeChangeReport> report);
    bool isHeading(int row) const;
    /// In magnitude, of the parts and groups; 0 without any.
    double largestChange() const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

    static int initialWidth(ChangeColumn column);

private:
    struct Row {
        QString name;
        const tasks::MeanChange* mean = nullptr; ///< null: a heading, or the residual
        std::optional<double> residual = {};
    };
    QString display(const Row& row, ChangeColumn column) const;
    QString tooltip(const Row& row) const;
    bool isDivided() const;

    std::shared_ptr<const tasks::AttributeChangeReport> m_report;
    std::vector<Row> m_rows;
};

} // namespace intentscope::explaining
