// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/models/column.h"
#include "widgets/neighbours/neighbours_content.h"

#include <QAbstractTableModel>

#include <memory>

namespace intentscope::neighbours {

enum class NeighbourColumn { Rank, Change, Similarity, Query, Clicked, Outcome, Chat };

/// What became of a neighbour on the other side: models::ValueRole of the column Change.
enum class NeighbourChange { None, Kept, Left, Entered };

/// The neighbours on one side, nearest first. GUI thread.
class NeighbourListModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    explicit NeighbourListModel(NeighbourSide side, QObject* parent = nullptr);

    /// Null: no rows.
    void setContent(std::shared_ptr<const NeighboursContent> content);

    const tasks::NeighbourLine& lineAt(int row) const;
    /// The first chat of the line.
    ImpressionIndex impressionAt(int row) const;
    NeighbourChange changeAt(int row) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    static int initialWidth(NeighbourColumn column);

private:
    const ShownList& shown() const;
    QVariant display(int row, NeighbourColumn column) const;
    QString changeText(int row) const;
    QString clickedText(int row) const;
    QString outcomeText(int row) const;
    QString chatText(int row) const;
    QString tooltip(int row) const;

    NeighbourSide m_side;
    std::shared_ptr<const NeighboursContent> m_content;
};

} // namespace intentscope::neighbours
