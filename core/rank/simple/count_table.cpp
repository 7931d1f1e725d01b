// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rank/simple/count_table.h"

#include "core/base/assert.h"

#include <utility>

namespace intentscope::rank {

CountTable::CountTable(std::size_t intentCount) : m_rowSize(rowSize(intentCount)) {}

CountTable::CountTable(
    std::size_t intentCount, std::vector<std::string> contexts, std::span<const std::int32_t> counts)
    : m_rowSize(rowSize(intentCount)), m_contexts(std::move(contexts)),
      m_counts(counts.begin(), counts.end()) {
    ISCOPE_ASSERT(m_counts.size() == m_contexts.size() * m_rowSize);
    for (std::size_t row = 0; row < m_contexts.size(); ++row)
        m_rows.emplace(m_contexts[row], row);
    ISCOPE_ASSERT(m_rows.size() == m_contexts.size());
}

std::size_t CountTable::rowOf(std::string_view context) {
    if (const auto found = find(context))
        return *found;
    const std::size_t row = m_contexts.size();
    m_contexts.emplace_back(context);
    m_rows.emplace(m_contexts.back(), row);
    m_counts.resize(m_counts.size() + m_rowSize);
    return row;
}

std::optional<std::size_t> CountTable::find(std::string_view context) const {
    const auto found = m_rows.find(context);
    return found == m_rows.end() ? std::nullopt : std::optional(found->second);
}

void CountTable::countImpression(std::size_t row) {
    ++m_counts[row * m_rowSize];
}

void CountTable::countCandidate(std::size_t row, std::size_t intent, bool isClicked) {
    const std::size_t cell = row * m_rowSize + 1 + 2 * intent;
    m_counts[cell] += isClicked ? 1 : 0;
    ++m_counts[cell + 1];
}

std::int32_t CountTable::impressions(std::size_t row) const {
    return m_counts[row * m_rowSize];
}

CountTable::Cell CountTable::at(std::size_t row, std::size_t intent) const {
    const std::size_t cell = row * m_rowSize + 1 + 2 * intent;
    return {.clicks = m_counts[cell], .shown = m_counts[cell + 1]};
}

} // namespace intentscope::rank
