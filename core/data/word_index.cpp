// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/word_index.h"

#include "core/base/checked.h"

#include <algorithm>
#include <functional>
#include <numeric>

namespace intentscope::data {
namespace {

constexpr std::int32_t EmptySlot = -1;
constexpr std::size_t FirstSlotCount = 64;

} // namespace

WordIndex::WordIndex() : m_slots(FirstSlotCount, EmptySlot) {}

std::string_view WordIndex::word(std::int32_t number) const {
    const auto at = narrow<std::size_t>(number);
    const std::uint64_t begin = at == 0 ? 0 : m_ends[at - 1];
    return std::string_view(m_arena).substr(begin, m_ends[at] - begin);
}

std::optional<std::int32_t> WordIndex::find(std::string_view word) const {
    const std::int32_t number = m_slots[slotOf(word)];
    if (number == EmptySlot)
        return std::nullopt;
    return number;
}

std::pair<std::int32_t, bool> WordIndex::insert(std::string_view word) {
    const std::size_t slot = slotOf(word);
    if (m_slots[slot] != EmptySlot)
        return {m_slots[slot], false};
    const auto number = narrow<std::int32_t>(m_ends.size());
    m_arena += word;
    m_ends.push_back(m_arena.size());
    m_slots[slot] = number;
    if (m_ends.size() * 2 > m_slots.size())
        grow();
    return {number, true};
}

std::vector<std::int32_t> WordIndex::sortedNumbers() const {
    std::vector<std::int32_t> numbers(m_ends.size());
    std::iota(numbers.begin(), numbers.end(), 0);
    std::ranges::sort(numbers, {}, [this](std::int32_t number) { return word(number); });
    return numbers;
}

/// The slot that holds the word, or the empty one where it belongs. Half of the slots stay empty, so the
/// walk is short.
std::size_t WordIndex::slotOf(std::string_view word) const {
    const std::size_t mask = m_slots.size() - 1;
    std::size_t slot = std::hash<std::string_view>{}(word)&mask;
    while (m_slots[slot] != EmptySlot && this->word(m_slots[slot]) != word)
        slot = (slot + 1) & mask;
    return slot;
}

void WordIndex::grow() {
    m_slots.assign(m_slots.size() * 2, EmptySlot);
    for (std::int32_t number = 0; number < size(); ++number)
        m_slots[slotOf(word(number))] = number;
}

} // namespace intentscope::data
