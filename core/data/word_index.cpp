// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/word_index.h"

#include "core/base/checked.h"

#include <algorithm>
#include <cstring>
#include <numeric>

namespace intentscope::data {
namespace {

constexpr std::int32_t EmptySlot = -1;
constexpr std::size_t FirstSlotCount = 64;

std::uint64_t load(const char* bytes, std::size_t count) {
    std::uint64_t value = 0;
    std::memcpy(&value, bytes, count);
    return value;
}

/// Folds eight bytes at a time; the last step spreads what the multiplications left in the high bits.
std::uint32_t hashOf(std::string_view word) {
    constexpr std::uint64_t Multiplier = 0x9E3779B97F4A7C15ULL;
    std::uint64_t hash = word.size() * Multiplier;
    const auto mix = [&](std::uint64_t value) {
        hash = (hash ^ value) * Multiplier;
        hash ^= hash >> 32U;
    };
    std::size_t at = 0;
    for (; at + sizeof(std::uint64_t) <= word.size(); at += sizeof(std::uint64_t))
        mix(load(word.data() + at, sizeof(std::uint64_t)));
    if (at < word.size())
        mix(load(word.data() + at, word.size() - at));
    return static_cast<std::uint32_t>(hash * Multiplier >> 32U);
}

/// Eight bytes as a number that sorts like them; a short text ends in zeros.
std::uint64_t sortKey(std::string_view text) {
    std::uint64_t key = 0;
    for (std::size_t at = 0; at < sizeof(key); ++at)
        key = key << 8U | (at < text.size() ? static_cast<unsigned char>(text[at]) : 0U);
    return key;
}

struct KeyedNumber {
    std::uint64_t key;
    std::int32_t number;
};

} // namespace

WordIndex::WordIndex() : m_slots(FirstSlotCount, Slot{EmptySlot, 0}) {}

std::string_view WordIndex::word(std::int32_t number) const {
    const auto at = narrow<std::size_t>(number);
    const auto begin = static_cast<std::size_t>(at == 0 ? 0 : m_ends[at - 1]);
    return std::string_view(m_text).substr(begin, static_cast<std::size_t>(m_ends[at]) - begin);
}

std::optional<std::int32_t> WordIndex::find(std::string_view word) const {
    const std::int32_t number = m_slots[slotOf(word, hashOf(word))].number;
    if (number == EmptySlot)
        return std::nullopt;
    return number;
}

std::pair<std::int32_t, bool> WordIndex::insert(std::string_view word) {
    const std::uint32_t hash = hashOf(word);
    Slot& slot = m_slots[slotOf(word, hash)];
    if (slot.number != EmptySlot)
        return {slot.number, false};
    const auto number = narrow<std::int32_t>(m_ends.size());
    m_text += word;
    m_ends.push_back(static_cast<std::int64_t>(m_text.size()));
    slot = {number, hash};
    if (m_ends.size() * 2 > m_slots.size())
        grow();
    return {number, true};
}

void WordIndex::clear() {
    m_text.clear();
    m_ends.clear();
    m_slots.assign(FirstSlotCount, Slot{EmptySlot, 0});
}

std::vector<std::int32_t> WordIndex::sortedNumbers() const {
    std::vector<std::int32_t> numbers(m_ends.size());
    std::iota(numbers.begin(), numbers.end(), 0);
    const auto wordOf = [this](std::int32_t number) { return word(number); };
    if (std::ranges::is_sorted(numbers, {}, wordOf) || numbers.empty())
        return numbers;
    // Ids mostly begin alike: what differs lies in the eight bytes behind.
    const std::string_view first = word(0);
    std::size_t common = first.size();
    for (const auto number : numbers) {
        const auto other = word(number);
        common = std::min(common, other.size());
        while (first.substr(0, common) != other.substr(0, common))
            --common;
    }
    std::vector<KeyedNumber> keyed;
    keyed.reserve(numbers.size());
    for (const auto number : numbers)
        keyed.push_back({sortKey(word(number).substr(common)), number});
    std::ranges::sort(keyed, [&](const KeyedNumber& left, const KeyedNumber& right) {
        return left.key != right.key ? left.key < right.key : wordOf(left.number) < wordOf(right.number);
    });
    std::ranges::transform(keyed, numbers.begin(), &KeyedNumber::number);
    return numbers;
}

/// The slot that holds the word, or the empty one where it belongs. Half of the slots stay empty, so the
/// walk is short.
std::size_t WordIndex::slotOf(std::string_view word, std::uint32_t hash) const {
    const std::size_t mask = m_slots.size() - 1;
    std::size_t slot = hash & mask;
    while (m_slots[slot].number != EmptySlot &&
           (m_slots[slot].hash != hash || this->word(m_slots[slot].number) != word))
        slot = (slot + 1) & mask;
    return slot;
}

void WordIndex::grow() {
    std::vector<Slot> slots(m_slots.size() * 2, Slot{EmptySlot, 0});
    const std::size_t mask = slots.size() - 1;
    for (const Slot& old : m_slots) {
        if (old.number == EmptySlot)
            continue;
        std::size_t slot = old.hash & mask;
        while (slots[slot].number != EmptySlot)
            slot = (slot + 1) & mask;
        slots[slot] = old;
    }
    m_slots = std::move(slots);
}

} // namespace intentscope::data
