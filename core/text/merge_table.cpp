// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/merge_table.h"

#include <algorithm>
#include <bit>

namespace intentscope::text {
namespace {

constexpr std::uint64_t EmptyPair = ~std::uint64_t{0};
constexpr std::size_t LeastSlots = 16;
constexpr unsigned KeyBits = 64;
/// 2^64 divided by the golden ratio: consecutive keys spread over the whole range.
constexpr std::uint64_t GoldenFactor = 0x9E3779B97F4A7C15ULL;

std::uint64_t pairOf(TokenId left, TokenId right) {
    return (std::uint64_t{static_cast<std::uint32_t>(left)} << 32U) | static_cast<std::uint32_t>(right);
}

} // namespace

MergeTable::MergeTable(std::size_t mergeCount)
    : m_entries(std::bit_ceil(std::max(LeastSlots, 2 * mergeCount)), Entry{EmptyPair, {}}),
      m_shift(KeyBits - static_cast<unsigned>(std::countr_zero(m_entries.size()))) {}

/// Where the pair is, or the free slot where it would be.
std::size_t MergeTable::slotOf(std::uint64_t pair) const {
    const std::size_t mask = m_entries.size() - 1;
    std::size_t slot = static_cast<std::size_t>((pair * GoldenFactor) >> m_shift);
    while (m_entries[slot].pair != pair && m_entries[slot].pair != EmptyPair)
        slot = (slot + 1) & mask;
    return slot;
}

void MergeTable::insert(TokenId left, TokenId right, Merge merge) {
    m_entries[slotOf(pairOf(left, right))] = {pairOf(left, right), merge};
}

Merge MergeTable::find(TokenId left, TokenId right) const {
    return m_entries[slotOf(pairOf(left, right))].merge;
}

} // namespace intentscope::text
