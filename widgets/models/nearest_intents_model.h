// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/dataset.h"
#include "core/latent/nearest_intents.h"
#include "widgets/models/column.h"

#include <QAbstractTableModel>

#include <memory>
#include <vector>

namespace intentscope::models {

enum class NearestColumn { Rank, Intent, Cosine };

/// The intents nearest to a latent query, and behind them the clicked ones, wherever they come. GUI thread.
class NearestIntentsModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    static constexpr std::size_t ShownCount = 5;

    using QAbstractTableModel::QAbstractTableModel;

    /// `nearest` holds every intent of the dataset by rank, or nothing. No valid impression: no rows.
    void setNearest(
        std::shared_ptr<const data::Dataset> dataset,
        ImpressionIndex impression,
        const std::vector<latent::NearIntent>& nearest);

    IntentIndex intentAt(int row) const;
    /// Clicked in this impression: the intent that was wanted.
    bool isClicked(int row) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row {
        latent::NearIntent near;
        bool isClicked = false;
    };
    QVariant display(const Row& row, NearestColumn column) const;

    std::shared_ptr<const data::Dataset> m_dataset;
    std::vector<Row> m_rows;
    std::size_t m_intentCount = 0;
};

} // namespace intentscope::models
