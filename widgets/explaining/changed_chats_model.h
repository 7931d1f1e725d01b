// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tasks/attribute_change_task.h"
#include "widgets/models/column.h"

#include <QAbstractTableModel>

#include <memory>

namespace intentscope::explaining {

enum class ChangedChatColumn { Time, User, Intent, Against, Ranks, Change, Mostly };

/// The chats behind an attribution: which intent against which, its ranks, and what moved it most. GUI
/// thread.
class ChangedChatsModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

    /// Null: no rows. The dataset is the report's.
    void setReport(
        std::shared_ptr<const data::Dataset> dataset,
        std::shared_ptr<const tasks::AttributeChangeReport> report);
    const tasks::ImpressionChange& changeAt(int row) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    static int initialWidth(ChangedChatColumn column);

private:
    QString display(const tasks::ImpressionChange& change, ChangedChatColumn column) const;
    QVariant key(const tasks::ImpressionChange& change, ChangedChatColumn column) const;
    QString tooltip(const tasks::ImpressionChange& change) const;

    std::shared_ptr<const data::Dataset> m_dataset;
    std::shared_ptr<const tasks::AttributeChangeReport> m_report;
};

} // namespace intentscope::explaining
