// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/dataset.h"

#include <cstdint>
#include <string>
#include <vector>

namespace intentscope::exporting {

/// Where a value of a ranker's row comes from.
enum class FeatureSide {
    Impression,
    Intent,
    IntentId, ///< the intent itself, a word of its own
    Match     ///< how many words an impression and an intent share, of two columns with one vocabulary
};

/// One feature of a pair (impression, intent), and where it stands in a LibSVM row.
struct RankerFeature {
    FeatureSide side = FeatureSide::Impression;
    std::string name = {};                ///< "impression.status", "intent.category", "match.goods.goods"
    const data::Column* column = nullptr; ///< null for IntentId
    const data::Column* other = nullptr;  ///< the intent's column of a Match
    std::int64_t firstIndex = 0;          ///< from 1
    /// Indices it takes: one a word; of numbers and times the value and whether it is missing; else one.
    std::int64_t indexCount = 1;
};

/// Every feature that a ranker may learn from: columns of impressions and intents that are features, the
/// intent, and matches. Text is left out. Times are days before the impression. Nothing is scaled or fitted,
/// so that a row depends on its impression and intent alone.
class RankerFeatures {
public:
    /// The dataset must outlive it.
    explicit RankerFeatures(const data::Dataset& dataset);

    const std::vector<RankerFeature>& features() const { return m_features; }
    std::int64_t indexCount() const { return m_indexCount; }

    /// Cells of a CSV record in the order of `features()`; missing is "", words are joined by "|".
    void appendCells(ImpressionIndex impression, IntentIndex intent, std::vector<std::string>& cells) const;
    /// " index:value" for every value that is not 0, ascending.
    void appendPairs(ImpressionIndex impression, IntentIndex intent, std::string& line) const;

private:
    void add(RankerFeature feature);
    void addColumns(const data::Table& table, FeatureSide side);
    void addMatches(const data::Dataset& dataset);

    const data::Dataset& m_dataset;
    std::vector<RankerFeature> m_features;
    std::int64_t m_indexCount = 0;
};

/// "impression", "intent", "intent_id", "match".
std::string_view name(FeatureSide side);

} // namespace intentscope::exporting
