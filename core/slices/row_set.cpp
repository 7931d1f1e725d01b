// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/slices/row_set.h"

#include "core/base/assert.h"

#include <bit>
#include <utility>

namespace intentscope::slices {

RowSet::RowSet(std::vector<std::uint64_t> words, std::size_t rowCount)
    : m_words(std::move(words)), m_rowCount(rowCount) {
    ISCOPE_ASSERT(m_words.size() == (rowCount + RowsPerWord - 1) / RowsPerWord);
    for (const std::uint64_t word : m_words)
        m_size += static_cast<std::size_t>(std::popcount(word));
}

RowSet RowSet::of(std::span<const std::int32_t> rows, std::size_t rowCount) {
    std::vector<std::uint64_t> words((rowCount + RowsPerWord - 1) / RowsPerWord);
    for (const std::int32_t row : rows) {
        const auto at = static_cast<std::size_t>(row);
        ISCOPE_ASSERT(at < rowCount);
        words[at / RowsPerWord] |= std::uint64_t{1} << at % RowsPerWord;
    }
    return {std::move(words), rowCount};
}

std::vector<std::int32_t> RowSet::rows() const {
    std::vector<std::int32_t> rows;
    rows.reserve(m_size);
    for (std::size_t at = 0; at < m_words.size(); ++at) {
        for (std::uint64_t word = m_words[at]; word != 0; word &= word - 1)
            rows.push_back(static_cast<std::int32_t>(at * RowsPerWord) + std::countr_zero(word));
    }
    return rows;
}

} // namespace intentscope::slices
