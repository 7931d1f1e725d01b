// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace intentscope::data {

/// Distinct texts, numbered 0, 1, 2, ... in the order of their first appearance. One arena and one table of
/// numbers, so that ten million ids cost little more than their bytes. Insert and find are O(1). Reading is
/// safe on several threads.
class WordIndex {
public:
    WordIndex();

    std::int32_t size() const { return static_cast<std::int32_t>(m_ends.size()); }
    /// Valid until the next insert.
    std::string_view word(std::int32_t number) const;
    std::optional<std::int32_t> find(std::string_view word) const;
    /// The word's number, and whether it is new.
    std::pair<std::int32_t, bool> insert(std::string_view word);
    void clear();
    /// The numbers in the byte order of their words.
    std::vector<std::int32_t> sortedNumbers() const;

    /// All words, one behind the other, and where each ends.
    std::string_view text() const { return m_text; }
    const std::vector<std::int64_t>& ends() const { return m_ends; }

private:
    /// A part of the word's hash keeps most other words from being compared.
    struct Slot {
        std::int32_t number;
        std::uint32_t hash;
    };
    std::size_t slotOf(std::string_view word, std::uint32_t hash) const;
    void grow();

    std::string m_text;
    std::vector<std::int64_t> m_ends;
    std::vector<Slot> m_slots;
};

} // namespace intentscope::data
