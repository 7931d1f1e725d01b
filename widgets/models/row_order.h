// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/checked.h"
#include "core/base/result.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <stop_token>
#include <vector>

namespace intentscope::models {

/// Which rows of a table are shown, and in what order: a permutation of the rows that pass the filter, and
/// its inverse. Immutable once made; made in a job, swapped in by the model.
class RowOrder {
public:
    /// No rows at all.
    RowOrder() = default;
    /// Every row, as it comes; takes no memory.
    static RowOrder identity(std::size_t rowCount);
    /// `rows` are distinct and below `rowCount`.
    RowOrder(std::vector<std::int32_t> rows, std::size_t rowCount);

    std::size_t size() const { return m_size; }
    /// The row of the table that is shown at `position`.
    std::int32_t rowAt(std::size_t position) const;
    /// Where a row of the table is shown; -1 when it is filtered out.
    std::int32_t positionOf(std::int32_t row) const;

private:
    bool m_isIdentity = true;
    std::size_t m_size = 0;
    std::vector<std::int32_t> m_rows;
    std::vector<std::int32_t> m_positions;
};

/// Rows sorted in this many at a time, then merged, so that a stop is seen within about 20 ms.
constexpr std::size_t SortBlockRows = 16'384;

/// Sorts `rows` stably by `isLess(left, right)`; Cancelled. O(n log n).
template <class Less>
Status sortRows(std::span<std::int32_t> rows, const Less& isLess, const std::stop_token& stop);

/// The rows in [0, rowCount) for which `keeps(row)`, stably sorted by `isLess`; Cancelled.
template <class Keep, class Less>
Result<RowOrder>
orderRows(std::size_t rowCount, const Keep& keeps, const Less& isLess, const std::stop_token& stop);

/// Cancelled when a stop was asked for.
Status stillWanted(const std::stop_token& stop);

template <class Less>
Status sortRows(std::span<std::int32_t> rows, const Less& isLess, const std::stop_token& stop) {
    const auto at = [&](std::size_t index) {
        return rows.begin() + static_cast<std::ptrdiff_t>(std::min(index, rows.size()));
    };
    for (std::size_t from = 0; from < rows.size(); from += SortBlockRows) {
        ISCOPE_TRY(stillWanted(stop));
        std::stable_sort(at(from), at(from + SortBlockRows), isLess);
    }
    for (std::size_t width = SortBlockRows; width < rows.size(); width *= 2) {
        for (std::size_t from = 0; from + width < rows.size(); from += 2 * width) {
            ISCOPE_TRY(stillWanted(stop));
            std::inplace_merge(at(from), at(from + width), at(from + 2 * width), isLess);
        }
    }
    return {};
}

template <class Keep, class Less>
Result<RowOrder>
orderRows(std::size_t rowCount, const Keep& keeps, const Less& isLess, const std::stop_token& stop) {
    std::vector<std::int32_t> rows;
    for (std::size_t row = 0; row < rowCount; ++row) {
        if (row % SortBlockRows == 0)
            ISCOPE_TRY(stillWanted(stop));
        const auto number = narrow<std::int32_t>(row);
        if (keeps(number))
            rows.push_back(number);
    }
    ISCOPE_TRY(sortRows(std::span(rows), isLess, stop));
    return RowOrder(std::move(rows), rowCount);
}

} // namespace intentscope::models
