// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/dataset.h"
#include "widgets/models/column.h"

#include <QAbstractTableModel>
#include <QTimeZone>

#include <cstdint>
#include <memory>
#include <vector>

namespace intentscope::models {

enum class ImpressionColumn { Time, Clicked, Difference, Label };

/// What is known of an impression beside the dataset.
struct ImpressionMark {
    double difference = 0; ///< NDCG@3 after minus before; NaN when a run has no scores for it
    bool isLabelled = false;
};

/// The impressions of one user by time.
class ImpressionsModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    explicit ImpressionsModel(QObject* parent = nullptr);

    /// An invalid user or no dataset: no rows. Marks are forgotten.
    void setUser(std::shared_ptr<const data::Dataset> dataset, UserIndex user);
    /// One mark a row, in the order of Dataset::impressionsOf.
    void setMarks(std::vector<ImpressionMark> marks);

    ImpressionIndex impressionAt(int row) const;
    /// -1 for an impression of another user.
    int rowOf(ImpressionIndex impression) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QVariant display(int row, ImpressionColumn column) const;
    QString clickedTitles(ImpressionIndex impression) const;

    std::shared_ptr<const data::Dataset> m_dataset;
    std::vector<std::int32_t> m_impressions;
    std::vector<ImpressionMark> m_marks;
    QTimeZone m_zone;
};

} // namespace intentscope::models
