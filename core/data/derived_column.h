// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/json_node.h"
#include "core/data/record.h"
#include "core/data/schema.h"

#include <cstdint>
#include <string>
#include <vector>

namespace intentscope::data {

/// How a mapped feature comes from the columns of the source.
enum class Derivation {
    Copy,
    Prefix,    ///< the first characters: of a ZIP code, the region
    DayOfWeek, ///< "Monday" ... "Sunday", of a date
    Cross,     ///< several columns as one value
};

/// A column of the dataset, made from columns of the source.
struct DerivedColumn {
    ColumnSpec spec;
    Derivation derivation = Derivation::Copy;
    std::vector<std::string> sources; ///< one; for Cross two or more
    std::uint64_t prefixLength = 0;
};

/// {"kind": ..., "role": "region" or "text" where it has one, "from": COLUMN} and, at most one of them,
/// "prefix": N, "part": "day_of_week" or "cross": [COLUMN, ...]. Without "from" the column of the same name.
Result<DerivedColumn> parseDerivedColumn(const std::string& columnName, const JsonNode& node);

/// The values joined by " / ". Empty when all are; an empty one among others stays visible as nothing.
std::string crossed(const std::vector<std::string_view>& values);

/// The cell of one row; `cells` are those of the column's sources. InvalidInput when a date is none.
Result<std::string> derive(const DerivedColumn& column, const std::vector<std::string_view>& cells);

} // namespace intentscope::data
