// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/schema.h"

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <unordered_map>

namespace intentscope::data {

/// What the cells of one column look like: counts over the cells that were added. Memory grows with the
/// distinct values up to a bound, behind which they are no longer counted.
class ColumnProfile {
public:
    static constexpr std::size_t MostDistinct = 4096;

    void add(std::string_view cell);

    std::int64_t cellCount() const { return m_cells; }
    std::int64_t missingCount() const { return m_cells - m_filled; }
    std::int64_t filledCount() const { return m_filled; }
    /// At most MostDistinct, which then means "that many or more".
    std::int64_t distinctCount() const;
    /// No two filled cells are the same, as far as they were counted.
    bool isUnique() const { return m_filled > 0 && distinctCount() == m_filled; }
    /// All filled cells are ...
    bool areFlags() const { return m_filled > 0 && m_flags == m_filled; } ///< 1, 0, true, no, ...
    bool areZeroOne() const { return m_filled > 0 && m_zeroOne == m_filled; }
    bool areNumbers() const { return m_filled > 0 && m_numbers == m_filled; }
    bool areWhole() const { return m_filled > 0 && m_whole == m_filled; } ///< integers in digits
    bool areDates() const { return m_filled > 0 && m_dates == m_filled; } ///< times that are no plain number
    bool haveWords() const { return m_withWords * 20 >= m_filled && m_withWords > 0; } ///< joined by "|"
    double smallest() const { return m_smallest; }
    double largest() const { return m_largest; }
    double meanLength() const; ///< bytes of a filled cell

private:
    std::int64_t m_cells = 0;
    std::int64_t m_filled = 0;
    std::int64_t m_flags = 0;
    std::int64_t m_zeroOne = 0;
    std::int64_t m_numbers = 0;
    std::int64_t m_whole = 0;
    std::int64_t m_dates = 0;
    std::int64_t m_withWords = 0;
    std::int64_t m_bytes = 0;
    double m_smallest = std::numeric_limits<double>::infinity();
    double m_largest = -std::numeric_limits<double>::infinity();
    std::unordered_map<std::string, std::int64_t> m_distinct;
};

/// A kind and the sentence that says why.
struct KindGuess {
    FeatureKind kind = FeatureKind::Text;
    std::string reason;
};

/// The kind that the cells suggest; `columnName` tips the scale between a number and a code ("zip_code").
KindGuess guessKind(std::string_view columnName, const ColumnProfile& profile);

} // namespace intentscope::data
