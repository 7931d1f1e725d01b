// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tasks/find_errors_task.h"
#include "widgets/models/column.h"

#include <QAbstractItemModel>

#include <memory>
#include <vector>

namespace intentscope::errors {

enum class TreeColumn { Question, Share, Count, Rate };

/// The nodes of an error tree below one another, the root as the only top row. GUI thread.
class ErrorTreeModel final : public QAbstractItemModel {
    Q_OBJECT

public:
    explicit ErrorTreeModel(QObject* parent = nullptr);

    /// Null: no rows.
    void setReport(std::shared_ptr<const tasks::FindErrorsReport> report);
    /// Null for an invalid index.
    const analysis::TreeNode* nodeAt(const QModelIndex& index) const;

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& index) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    static int initialWidth(TreeColumn column);

private:
    QVariant display(std::size_t node, TreeColumn column) const;
    QString tooltip(std::size_t node) const;

    std::shared_ptr<const tasks::FindErrorsReport> m_report;
    std::vector<std::vector<int>> m_children; ///< by node
};

} // namespace intentscope::errors
