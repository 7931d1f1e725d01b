// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tasks/confusion_task.h"
#include "widgets/models/column.h"

#include <QAbstractTableModel>

#include <cstdint>
#include <memory>
#include <vector>

namespace intentscope::errors {

enum class ConfusionColumn { Clicked, Predicted, Before, After, Change, Since };

/// Which intents are taken for which, most frequent first until another order is asked for. With one run only
/// "after" has numbers. GUI thread.
class ConfusionModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    explicit ConfusionModel(QObject* parent = nullptr);

    /// Null: no rows. The dataset is the report's.
    void setReport(
        std::shared_ptr<const data::Dataset> dataset, std::shared_ptr<const tasks::ConfusionReport> report);
    const analysis::ConfusedPair& pairAt(int row) const;
    /// The chats behind a cell: those of the run before in its column, else those of the run after.
    const std::vector<std::int32_t>& impressionsAt(const QModelIndex& index) const;
    QString title(const QModelIndex& index) const; ///< of these chats

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order) override;

    static int initialWidth(ConfusionColumn column);

private:
    bool hasBefore() const;
    std::int64_t countOf(const analysis::ConfusedPair& pair, ConfusionColumn column) const;
    QString intentText(IntentIndex intent) const;
    QVariant display(const analysis::ConfusedPair& pair, ConfusionColumn column) const;
    QVariant key(const analysis::ConfusedPair& pair, ConfusionColumn column) const;
    QString tooltip(const analysis::ConfusedPair& pair) const;
    QString weeksText(const analysis::ConfusedRun& run) const;

    std::shared_ptr<const data::Dataset> m_dataset;
    std::shared_ptr<const tasks::ConfusionReport> m_report;
    std::vector<std::size_t> m_order;
};

} // namespace intentscope::errors
