// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tasks/neighbours_task.h"
#include "widgets/models/column.h"
#include "widgets/models/row_order.h"

#include <QAbstractTableModel>

#include <memory>
#include <optional>

namespace intentscope::jobs {
class JobRunner;
}

namespace intentscope::neighbours {

enum class DriftColumn { User, Chats, Overlap, RankBiased, PurityBefore, PurityAfter, PurityChange };

/// How the neighbours of every user changed, one user a row. Sorting runs as a job and is swapped in when it
/// is done; until then the old order stands. GUI thread.
class DriftModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    struct Content {
        std::shared_ptr<const data::Dataset> dataset;
        tasks::DriftReport report;
        std::size_t k = 10;
        double persistence = 0.9; ///< of the rank-biased overlap
    };

    /// `runner` must outlive the model.
    explicit DriftModel(jobs::JobRunner& runner, QObject* parent = nullptr);

    /// Null: no rows. The sort stays.
    void setContent(std::shared_ptr<const Content> content);
    const std::shared_ptr<const Content>& content() const { return m_content; }

    UserIndex userAt(int row) const;
    /// -1 when the user has no row.
    int rowOf(UserIndex user) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    /// Column -1 is the report's own order: least overlap first. Missing values are last in both directions.
    void sort(int column, Qt::SortOrder order) override;

    static int initialWidth(DriftColumn column);

private:
    struct Sort {
        DriftColumn column;
        bool isDescending;
    };
    const tasks::UserDrift& driftAt(int row) const;
    QString text(int row, DriftColumn column) const;
    void requestOrder();
    void swapIn(models::RowOrder order);

    jobs::JobRunner& m_runner;
    std::shared_ptr<const Content> m_content;
    std::optional<Sort> m_sort;
    models::RowOrder m_order;
};

/// The number behind a cell; none where the user has no such value, and for the column User.
std::optional<double> driftValue(const tasks::UserDrift& drift, DriftColumn column);

} // namespace intentscope::neighbours
