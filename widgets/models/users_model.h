// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/models/user_source.h"

#include <QAbstractTableModel>

#include <optional>

namespace intentscope::jobs {
class JobRunner;
}

namespace intentscope::models {

/// Every user of a dataset, up to millions. Filtering and sorting run as jobs and are swapped in when they
/// are done; until then the old order stands. Nothing here scans rows on the GUI thread. No order is
/// requested while `rowCount()` is 0.
class UsersModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    /// `runner` must outlive the model.
    explicit UsersModel(jobs::JobRunner& runner, QObject* parent = nullptr);

    /// Another dataset (or none): resets the model and forgets differences and labels; filter and sort stay.
    void setDataset(std::shared_ptr<const data::Dataset> dataset);
    /// Sizes are the dataset's count of users. A sort by the column is done again.
    void setDifferences(std::shared_ptr<const std::vector<double>> differences);
    void setLabelCounts(std::shared_ptr<const std::vector<std::int32_t>> counts);
    void setFilter(UserFilter filter);

    const UserSource& source() const { return m_source; }
    const UserFilter& filter() const { return m_filter; }
    std::size_t totalCount() const { return m_source.size(); }
    UserIndex userAt(int row) const;
    /// -1 while the filter hides the user.
    int rowOf(UserIndex user) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    /// Column -1 is the dataset's own order.
    void sort(int column, Qt::SortOrder order) override;

    static int initialWidth(UserColumn column);

Q_SIGNALS:
    /// A new order is in place.
    void orderChanged();
    /// An order is being computed, or no longer.
    void busyChanged(bool isBusy);
    /// The old order stands. Never Cancelled.
    void orderFailed(const intentscope::Error& error);

private:
    void requestOrder();
    void swapIn(RowOrder order);
    void columnChanged(UserColumn column);
    QVariant display(UserIndex user, UserColumn column) const;
    QVariant value(UserIndex user, UserColumn column) const;

    jobs::JobRunner& m_runner;
    UserSource m_source;
    UserFilter m_filter;
    std::optional<UserSort> m_sort;
    RowOrder m_order;
};

} // namespace intentscope::models
