// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace intentscope {

/// The values of an enumeration and what files and the command line call them; "" for one that is not
/// written.
template <class Value, std::size_t Count>
using WordTable = std::array<std::pair<Value, std::string_view>, Count>;

/// "" for a value that the table does not have.
template <class Value, std::size_t Count>
constexpr std::string_view wordOf(const WordTable<Value, Count>& words, Value value) {
    const auto found = std::ranges::find(words, value, &std::pair<Value, std::string_view>::first);
    return found == words.end() ? std::string_view() : found->second;
}

template <class Value, std::size_t Count>
constexpr std::optional<Value> findWord(const WordTable<Value, Count>& words, std::string_view text) {
    const auto found = std::ranges::find(words, text, &std::pair<Value, std::string_view>::second);
    return found == words.end() ? std::nullopt : std::optional(found->first);
}

/// All words that are written, as "a, b, c".
template <class Value, std::size_t Count>
std::string listWords(const WordTable<Value, Count>& words) {
    std::string list;
    for (const auto& [value, word] : words)
        if (!word.empty())
            list += (list.empty() ? "" : ", ") + std::string(word);
    return list;
}

/// InvalidInput for another text, which is then told to be `whatItIsNot`: "no verdict".
template <class Value, std::size_t Count>
Result<Value>
parseWord(const WordTable<Value, Count>& words, std::string_view text, std::string_view whatItIsNot) {
    if (const auto found = findWord(words, text))
        return *found;
    return fail(
        ErrorCode::InvalidInput,
        "'" + std::string(text) + "' is " + std::string(whatItIsNot),
        {.cure = "Write one of: " + listWords(words)});
}

} // namespace intentscope
