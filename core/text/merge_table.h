// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

namespace intentscope::text {

/// A token's number in a vocabulary, from 0 on.
using TokenId = std::int32_t;

/// What two neighbouring tokens become, and how early that happens.
struct Merge {
    static constexpr std::uint32_t NoRank = std::numeric_limits<std::uint32_t>::max();

    std::uint32_t rank = NoRank; ///< the lowest goes first
    TokenId merged = -1;

    bool exists() const { return rank != NoRank; }
};

/// The merges of a byte-pair encoding by their pair. Looked up for every pair of neighbours, so the entries
/// lie in one array with open addressing. Immutable after filling; O(1).
class MergeTable {
public:
    explicit MergeTable(std::size_t mergeCount);

    /// Of a pair that is given twice, the last counts. At most the number of merges promised.
    void insert(TokenId left, TokenId right, Merge merge);
    /// A merge that does not exist when there is none.
    Merge find(TokenId left, TokenId right) const;

private:
    struct Entry {
        std::uint64_t pair;
        Merge merge;
    };
    std::size_t slotOf(std::uint64_t pair) const;

    std::vector<Entry> m_entries; ///< a power of two of them, at most half of them used
    unsigned m_shift;
};

} // namespace intentscope::text
