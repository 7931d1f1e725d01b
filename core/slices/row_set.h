// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace intentscope::slices {

/// A set of rows of one table, one bit a row. Value type; reading from several threads is safe.
class RowSet {
public:
    static constexpr std::size_t RowsPerWord = 64;

    RowSet() = default;
    /// Takes the words of `setWords`: bit i of word w is row 64 w + i; bits beyond `rowCount` are 0.
    RowSet(std::vector<std::uint64_t> words, std::size_t rowCount);
    /// `rows` below `rowCount`, in any order.
    static RowSet of(std::span<const std::int32_t> rows, std::size_t rowCount);

    std::size_t rowCount() const { return m_rowCount; } ///< of the table
    std::size_t size() const { return m_size; }         ///< rows in the set
    bool contains(std::size_t row) const {
        return (m_words[row / RowsPerWord] >> row % RowsPerWord & 1U) != 0;
    }
    std::span<const std::uint64_t> words() const { return m_words; }
    /// Ascending. O(table / 64 + set).
    std::vector<std::int32_t> rows() const;

    friend bool operator==(const RowSet&, const RowSet&) = default;

private:
    std::vector<std::uint64_t> m_words;
    std::size_t m_rowCount = 0;
    std::size_t m_size = 0;
};

} // namespace intentscope::slices
