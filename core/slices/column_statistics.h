// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/base/workers.h"
#include "core/data/dataset.h"

#include <array>
#include <cstdint>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace intentscope::slices {

/// The shares at which quantiles are kept: the lowest and highest value, both tails, and every twentieth.
inline constexpr std::array QuantileLevels = {0.0,  0.01, 0.05, 0.1, 0.15, 0.2,  0.25, 0.3,
                                              0.35, 0.4,  0.45, 0.5, 0.55, 0.6,  0.65, 0.7,
                                              0.75, 0.8,  0.85, 0.9, 0.95, 0.99, 1.0};
inline constexpr std::size_t TopWordCount = 20;

struct WordCount {
    std::string word;
    std::int64_t rowCount = 0;

    friend bool operator==(const WordCount&, const WordCount&) = default;
};

/// What one column holds.
struct ColumnStatistics {
    std::string table;
    std::string column;
    data::FeatureKind kind = data::FeatureKind::Text;
    std::int64_t rowCount = 0;
    std::int64_t missingCount = 0;
    /// Values of numbers and times, words that occur, truth values; texts by a 64-bit hash of their bytes.
    std::int64_t distinctCount = 0;
    std::optional<double> mean = {};    ///< of numbers and truth values; none without a value
    std::vector<double> quantiles = {}; ///< at QuantileLevels, linear between order statistics; times in UTC
                                        ///< milliseconds; empty for other kinds and without a value
    std::vector<WordCount> topWords = {}; ///< of the categorical kinds, most rows first, then by word

    double quantile(double level) const; ///< `level` is one of QuantileLevels, and there are quantiles
    friend bool operator==(const ColumnStatistics&, const ColumnStatistics&) = default;
};

struct DatasetStatistics {
    std::string datasetHash;
    std::vector<ColumnStatistics> columns; ///< impressions, users, intents, events; as the tables have them

    /// Null when there is none.
    const ColumnStatistics* find(std::string_view table, std::string_view column) const;
    friend bool operator==(const DatasetStatistics&, const DatasetStatistics&) = default;
};

/// Reads the column once; keeps a copy of its numbers while it runs. Cancelled.
Result<ColumnStatistics>
statisticsOf(const data::Table& table, const data::Column& column, const std::stop_token& stop);

/// Of every column of every table, several at a time; the same for every width. Cancelled.
Result<DatasetStatistics> computeStatistics(
    const data::Dataset& dataset,
    const Workers& workers,
    ProgressSink& progress,
    const std::stop_token& stop);

} // namespace intentscope::slices
