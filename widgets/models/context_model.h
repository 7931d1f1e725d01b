// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/dataset.h"
#include "core/rank/explainer.h"
#include "widgets/models/column.h"

#include <QAbstractTableModel>
#include <QTimeZone>

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace intentscope::models {

/// Where 98 of 100 values of a numeric feature lie.
struct UsualRange {
    double low = 0;
    double high = 0;
    std::int64_t sampleSize = 0; ///< the rows that were looked at, where they were not all; else 0

    bool contains(double value) const { return low <= value && value <= high; }
};

/// One entry a column of the impressions table; none for columns that are not numeric or have no value.
using UsualRanges = std::vector<std::optional<UsualRange>>;

/// The 1st and the 99th percentile (nearest rank) of every numeric column: of all rows up to
/// LargestFullLook, else of a sample of about that many in stretches evenly spread over the table, so that
/// opening a large dataset does not read all of it. For a job. Cancelled.
constexpr std::size_t LargestFullLook = 250'000;
Result<UsualRanges> usualRanges(const data::Dataset& dataset, const std::stop_token& stop);

enum class ContextColumn { Feature, Value };

/// What was known of an impression when the chatbot opened: its features under a heading for each group.
/// Missing values are left out; unusual ones come first in their group, with a mark.
class ContextModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    explicit ContextModel(QObject* parent = nullptr);

    void setImpression(std::shared_ptr<const data::Dataset> dataset, ImpressionIndex impression);
    /// Of the dataset shown; null: nothing is marked.
    void setUsualRanges(std::shared_ptr<const UsualRanges> ranges);

    /// What the features add to an explained score; null: nothing is known. Dropped with the impression.
    void setEffects(std::shared_ptr<const rank::Explanation> explanation);
    /// As a share of the largest one, signed; none where the ranker does not read the feature.
    std::optional<double> relativeEffect(int row) const;

    int featureCount() const;
    int unusualCount() const;
    bool isHeading(int row) const;
    bool isUnusual(int row) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    struct Row {
        QString group;
        std::optional<std::size_t> column; ///< of the impressions table; none for a heading
        bool isUnusual = false;
    };

    void rebuild();
    const data::Column& columnOf(const Row& row) const;
    bool isUnusualAt(std::size_t column) const;
    std::optional<double> effectOf(const Row& row) const;
    QString valueText(const data::Column& column) const;
    QString tooltip(const Row& row) const;

    std::shared_ptr<const data::Dataset> m_dataset;
    std::shared_ptr<const UsualRanges> m_ranges;
    std::map<std::string, double> m_effects; ///< by column
    double m_largestEffect = 0;
    ImpressionIndex m_impression;
    QTimeZone m_zone;
    std::vector<Row> m_rows;
};

} // namespace intentscope::models
