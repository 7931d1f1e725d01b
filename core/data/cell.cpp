// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/cell.h"

#include "core/base/assert.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstring>

namespace intentscope::data {
namespace {

constexpr std::size_t LongestQuote = 40;

bool isContinuation(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

char lowerCase(char letter) {
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

bool equalsIgnoringCase(std::string_view text, std::string_view lower) {
    return std::ranges::equal(text, lower, {}, lowerCase);
}

/// The bytes that a valid sequence takes at the start of `text`; 0 when there is none.
std::size_t sequenceLength(std::string_view text) {
    const auto lead = static_cast<unsigned char>(text[0]);
    if (lead < 0x80U)
        return 1;
    const std::size_t length = lead >= 0xF0U ? 4 : lead >= 0xE0U ? 3 : 2;
    if (lead < 0xC2U || lead > 0xF4U || text.size() < length)
        return 0;
    if (!std::ranges::all_of(text.substr(1, length - 1), isContinuation))
        return 0;
    const auto second = static_cast<unsigned char>(text[1]);
    const bool isOverlong = (lead == 0xE0U && second < 0xA0U) || (lead == 0xF0U && second < 0x90U);
    const bool isSurrogate = lead == 0xEDU && second > 0x9FU;
    const bool isTooLarge = lead == 0xF4U && second > 0x8FU;
    return isOverlong || isSurrogate || isTooLarge ? 0 : length;
}

bool isAsciiBlock(const char* bytes) {
    std::uint64_t block = 0;
    std::memcpy(&block, bytes, sizeof(block));
    return (block & 0x8080808080808080ULL) == 0;
}

/// A number of a few digits, as nearly all are: its digits and the power of ten are both exact as doubles, so
/// that their quotient is the nearest one.
std::optional<double> plainNumber(std::string_view cell) {
    constexpr std::size_t MostDigits = 15;
    constexpr std::array Powers{
        1.0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};
    const bool isNegative = cell.starts_with('-');
    std::int64_t digits = 0;
    std::size_t point = cell.size();
    const std::size_t begin = isNegative ? 1 : 0;
    if (cell.size() < begin + 1 || cell.size() > begin + MostDigits)
        return std::nullopt;
    for (std::size_t at = begin; at < cell.size(); ++at) {
        const auto digit = static_cast<unsigned>(cell[at]) - static_cast<unsigned>('0');
        if (digit <= 9)
            digits = digits * 10 + static_cast<std::int64_t>(digit);
        else if (cell[at] == '.' && point == cell.size() && at > begin && at + 1 < cell.size())
            point = at;
        else
            return std::nullopt;
    }
    const std::size_t decimals = point == cell.size() ? 0 : cell.size() - point - 1;
    const double number = static_cast<double>(digits) / Powers[decimals];
    return isNegative ? -number : number;
}

} // namespace

Result<double> parseNumber(std::string_view cell) {
    if (const auto number = plainNumber(cell))
        return *number;
    double value = 0;
    const char* begin = cell.data();
    const char* end = begin + cell.size();
    const auto [stopped, error] = std::from_chars(begin, end, value);
    if (error != std::errc{} || stopped != end || !std::isfinite(value))
        return fail(
            ErrorCode::InvalidInput,
            "A number is expected, and " + quotedCell(cell) + " was found",
            {.cure = "Write it with a decimal point and nothing else, or leave the cell empty"});
    return value;
}

Result<std::int8_t> parseFlag(std::string_view cell) {
    if (cell == "1" || cell == "0")
        return static_cast<std::int8_t>(cell == "1" ? 1 : 0);
    for (const std::string_view word : {"1", "true", "yes"}) {
        if (equalsIgnoringCase(cell, word))
            return std::int8_t{1};
    }
    for (const std::string_view word : {"0", "false", "no"}) {
        if (equalsIgnoringCase(cell, word))
            return std::int8_t{0};
    }
    return fail(
        ErrorCode::InvalidInput,
        "A truth value is expected (1, 0, true, false, yes or no), and " + quotedCell(cell) + " was found",
        {.cure = "Write one of these, or leave the cell empty"});
}

std::vector<std::string_view> splitWords(std::string_view cell) {
    std::vector<std::string_view> words;
    while (!cell.empty()) {
        const std::size_t end = std::min(cell.find(WordSeparator), cell.size());
        const auto word = cell.substr(0, end);
        if (!word.empty() && std::ranges::find(words, word) == words.end())
            words.push_back(word);
        cell.remove_prefix(std::min(end + 1, cell.size()));
    }
    return words;
}

std::optional<std::size_t> findInvalidUtf8(std::string_view text) {
    std::size_t at = 0;
    while (at < text.size()) {
        if (at + sizeof(std::uint64_t) <= text.size() && isAsciiBlock(text.data() + at)) {
            at += sizeof(std::uint64_t);
            continue;
        }
        const std::size_t length = sequenceLength(text.substr(at));
        if (length == 0)
            return at;
        at += length;
    }
    return std::nullopt;
}

std::int64_t characterCount(std::string_view text) {
    return std::ranges::count_if(text, [](char byte) { return !isContinuation(byte); });
}

std::string numberText(double value) {
    std::array<char, 32> buffer{};
    const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
    ISCOPE_ASSERT(error == std::errc{});
    return {buffer.data(), end};
}

std::string quotedCell(std::string_view cell) {
    std::size_t length = std::min(cell.size(), LongestQuote);
    while (length < cell.size() && length > 0 && isContinuation(cell[length]))
        --length;
    std::string text = "'" + std::string(cell.substr(0, length)) + (length < cell.size() ? "..." : "") + "'";
    const auto isControl = [](char letter) { return static_cast<unsigned char>(letter) < 0x20U; };
    std::ranges::replace_if(text, isControl, '?');
    return text;
}

} // namespace intentscope::data
