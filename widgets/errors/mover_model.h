// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tasks/movers_task.h"
#include "widgets/models/column.h"

#include <QAbstractTableModel>

#include <cstdint>
#include <memory>
#include <vector>

namespace intentscope::errors {

enum class MoverColumn { Name, Count, Before, After, Difference };

/// Movers with the order of their rows by every column, so that a table of any length sorts at once.
struct MoverTable {
    enum class Of : std::uint8_t { Users, Intents };

    std::shared_ptr<const data::Dataset> dataset;
    Of of = Of::Users;
    std::int32_t topK = 3;
    std::vector<tasks::Mover> movers;
    std::vector<std::vector<std::int32_t>> orders; ///< by MoverColumn: places in `movers`, ascending

    QString name(const tasks::Mover& mover) const;
};

/// Sorts; for a job. Equal ones by their row; names by the dataset's rows.
std::shared_ptr<const MoverTable> makeMoverTable(
    std::shared_ptr<const data::Dataset> dataset,
    MoverTable::Of of,
    std::int32_t topK,
    std::vector<tasks::Mover> movers);

/// Users or intents and how far they moved: worst first until another order is asked for. GUI thread.
class MoverModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    explicit MoverModel(QObject* parent = nullptr);

    /// Null: no rows. The order stays.
    void setTable(std::shared_ptr<const MoverTable> table);
    const std::shared_ptr<const MoverTable>& table() const { return m_table; }
    const tasks::Mover& moverAt(int row) const;
    /// The place of a user or intent; -1 when it did not move here.
    int rowOf(std::int32_t userOrIntent) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order) override;

    static int initialWidth(MoverColumn column);

private:
    std::size_t placeOf(int row) const;
    QVariant display(const tasks::Mover& mover, MoverColumn column) const;

    std::shared_ptr<const MoverTable> m_table;
    MoverColumn m_column = MoverColumn::Difference;
    Qt::SortOrder m_order = Qt::AscendingOrder;
};

} // namespace intentscope::errors
