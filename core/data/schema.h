// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace intentscope::data {

/// What values a column holds, and so how it is stored (see column.h).
enum class FeatureKind { Categorical, MultiCategorical, Numeric, Boolean, Timestamp, Text };

/// What a column means to the tool. `Feature` columns are what rankers may learn from.
enum class Role {
    Feature,
    Ignored, ///< kept out of the dataset; named so that nothing is dropped silently
    UserId,
    ImpressionId,
    IntentId,
    Time,
    Region,   ///< also a feature
    Position, ///< shown position of a candidate, from 1
    Shown,
    Clicked,
    Relevance,
    Propensity,  ///< the logging policy's probability of showing the candidate there, (0, 1]
    Name,        ///< how a user is called on screen
    Title,       ///< of an intent
    Description, ///< of an intent
    Answer,      ///< of an intent
    Category,    ///< of an intent; also a feature
    Regions,     ///< where an intent exists; also a feature
    EventType,
    Text, ///< free text shown to people, not a feature
};

struct ColumnSpec {
    std::string name;
    FeatureKind kind = FeatureKind::Text;
    Role role = Role::Feature;
    std::string unit = {};        ///< "days", "SGD", ""; shown beside every number
    std::string group = {};       ///< "order", "payment": features are shown and attributed by group
    std::string description = {}; ///< one sentence for a person
    /// Columns with the same vocabulary share one dictionary across tables, so that "the user owns this
    /// product type" and "the intent is about this product type" can be matched. Empty: the column's own.
    std::string vocabulary = {};

    friend bool operator==(const ColumnSpec&, const ColumnSpec&) = default;
};

struct TableSchema {
    std::vector<ColumnSpec> columns;

    std::optional<std::size_t> find(std::string_view columnName) const;
    std::optional<std::size_t> findRole(Role role) const;
    friend bool operator==(const TableSchema&, const TableSchema&) = default;
};

/// A dataset's tables; `users` and `events` may be empty.
struct DatasetSchema {
    TableSchema intents;
    TableSchema users;
    TableSchema events;
    TableSchema impressions;

    friend bool operator==(const DatasetSchema&, const DatasetSchema&) = default;
};

/// The words used in dataset.json and columns.json: "multi_categorical", "user_id".
std::string_view name(FeatureKind kind);
std::string_view name(Role role);
/// InvalidInput that lists the known words.
Result<FeatureKind> parseKind(std::string_view text);
Result<Role> parseRole(std::string_view text);

} // namespace intentscope::data
