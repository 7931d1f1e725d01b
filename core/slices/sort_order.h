// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/workers.h"
#include "core/data/column.h"

#include <cstdint>
#include <span>
#include <stop_token>
#include <vector>

namespace intentscope::slices {

/// One column to order rows by. Numbers and times by size, truth values false first, categories and texts by
/// the bytes of their words, several words one after the other. Rows without a value are last in both
/// directions.
struct SortTerm {
    const data::Column* column = nullptr;
    /// The column's row for each sorted row, where it belongs to another table (the user of an impression);
    /// empty: the row itself.
    std::span<const std::int32_t> via = {};
    bool isDescending = false;
};

/// Orders rows by the first term, equal ones by the second and so on; those that are equal in all keep their
/// places, so ascending rows tie-break by row. The same for every width. Linear in the rows for each term,
/// about 20 bytes a row while it runs; texts take the length of what they have in common besides. Cancelled.
Status sortRows(
    std::span<std::int32_t> rows,
    std::span<const SortTerm> terms,
    const Workers& workers = Workers(),
    const std::stop_token& stop = {});

/// The same by a number for each row that lies in no column; NaN is missing.
Status sortRowsByNumbers(
    std::span<std::int32_t> rows,
    std::span<const double> numbers,
    bool isDescending,
    const Workers& workers = Workers(),
    const std::stop_token& stop = {});

/// 0, 1, 2, ...: every row of a table in its own order.
std::vector<std::int32_t> allRows(std::size_t rowCount);

} // namespace intentscope::slices
