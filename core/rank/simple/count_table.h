// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace intentscope::rank {

/// How often every intent was shown and clicked in every context, and how often a context was met. Rows of
/// the same length, as they are stored: impressions, then clicks and exposures of each intent.
class CountTable {
public:
    struct Cell {
        std::int32_t clicks = 0;
        std::int32_t shown = 0;
    };

    explicit CountTable(std::size_t intentCount);
    /// From what is stored; `counts.size()` must be contexts.size() * rowSize(intentCount), and the contexts
    /// must differ.
    CountTable(
        std::size_t intentCount, std::vector<std::string> contexts, std::span<const std::int32_t> counts);

    static std::size_t rowSize(std::size_t intentCount) { return 1 + 2 * intentCount; }

    /// The row of a context, which is added when it is new.
    std::size_t rowOf(std::string_view context);
    std::optional<std::size_t> find(std::string_view context) const;
    void countImpression(std::size_t row);
    void countCandidate(std::size_t row, std::size_t intent, bool isClicked);

    std::int32_t impressions(std::size_t row) const;
    Cell at(std::size_t row, std::size_t intent) const;
    std::span<const std::string> contexts() const { return m_contexts; }
    std::span<const std::int32_t> counts() const { return m_counts; }

private:
    std::size_t m_rowSize;
    std::vector<std::string> m_contexts;
    std::map<std::string, std::size_t, std::less<>> m_rows;
    std::vector<std::int32_t> m_counts;
};

} // namespace intentscope::rank
