// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/unicode.h"

#include "core/base/assert.h"
#include "core/data/cell.h"

#include <utf8proc.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>

namespace intentscope::text {
namespace {

std::uint8_t byteAt(std::string_view text, std::size_t offset) {
    return static_cast<std::uint8_t>(text[offset]);
}

bool isContinuation(std::uint8_t byte) {
    return (byte & 0xC0U) == 0x80U;
}

/// Bytes of a character by its first byte, 0 where none starts so.
std::size_t sizeByFirst(std::uint8_t first) {
    if (first < 0x80)
        return 1;
    if (first >= 0xC2 && first <= 0xDF)
        return 2;
    if (first >= 0xE0 && first <= 0xEF)
        return 3;
    return first >= 0xF0 && first <= 0xF4 ? 4 : 0;
}

/// Rules out overlong forms, surrogates and what lies above U+10FFFF.
bool isSecondByte(std::uint8_t first, std::uint8_t second) {
    const std::uint8_t low = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
    const std::uint8_t high = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
    return second >= low && second <= high;
}

/// How many bytes of the character that begins here are as they should be.
std::size_t soundBytes(std::string_view bytes) {
    const std::size_t size = sizeByFirst(byteAt(bytes, 0));
    if (size <= 1 || bytes.size() < 2 || !isSecondByte(byteAt(bytes, 0), byteAt(bytes, 1)))
        return size == 0 ? 0 : 1;
    std::size_t sound = 2;
    while (sound < std::min(size, bytes.size()) && isContinuation(byteAt(bytes, sound)))
        ++sound;
    return sound;
}

/// Characters below U+0300, ideographs and Hangul syllables neither decompose under form C nor meet a mark
/// among themselves: most texts need no table.
bool isPlainlyComposed(std::string_view text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        const std::uint8_t byte = byteAt(text, i);
        if (byte < 0xCC)
            continue;
        if (byte < 0xE4 || byte > 0xED)
            return false;
        const CodePoint found = codePointAt(text, i);
        const bool isIdeograph = found.value >= 0x4E00 && found.value <= 0x9FFF;
        const bool isSyllable = found.value >= 0xAC00 && found.value <= 0xD7A3;
        if (!isIdeograph && !isSyllable)
            return false;
        i += found.size - 1;
    }
    return true;
}

utf8proc_option_t optionsOf(NormalForm form) {
    unsigned options = UTF8PROC_STABLE;
    options |= form == NormalForm::C || form == NormalForm::KC ? UTF8PROC_COMPOSE : UTF8PROC_DECOMPOSE;
    if (form == NormalForm::KC || form == NormalForm::KD)
        options |= UTF8PROC_COMPAT;
    return static_cast<utf8proc_option_t>(options);
}

utf8proc_category_t categoryOf(char32_t character) {
    return utf8proc_category(static_cast<utf8proc_int32_t>(character));
}

/// Letters in circles and squares, which are alphabetic though their category is "other symbol".
bool isEnclosedLetter(char32_t c) {
    return (c >= 0x24B6 && c <= 0x24E9) || (c >= 0x1F130 && c <= 0x1F149) || (c >= 0x1F150 && c <= 0x1F169) ||
           (c >= 0x1F170 && c <= 0x1F189);
}

} // namespace

CodePoint codePointAt(std::string_view text, std::size_t offset) {
    const std::uint8_t first = byteAt(text, offset);
    const std::size_t size = sizeByFirst(first);
    ISCOPE_ASSERT(size > 0 && offset + size <= text.size());
    if (size == 1)
        return {first, 1};
    char32_t value = first & (0x7FU >> size);
    for (std::size_t i = 1; i < size; ++i)
        value = (value << 6U) | (byteAt(text, offset + i) & 0x3FU);
    return {value, size};
}

CodePoint lastCodePoint(std::string_view text) {
    std::size_t start = text.size() - 1;
    while (start > 0 && isContinuation(byteAt(text, start)))
        --start;
    return codePointAt(text, start);
}

void appendUtf8(std::string& out, char32_t character) {
    utf8proc_uint8_t bytes[4];
    const auto size = utf8proc_encode_char(static_cast<utf8proc_int32_t>(character), bytes);
    for (utf8proc_ssize_t i = 0; i < size; ++i)
        out += static_cast<char>(bytes[i]);
}

bool isWhiteSpace(char32_t c) {
    if (c < 0x80)
        return c == ' ' || (c >= '\t' && c <= '\r');
    if (c == 0x85)
        return true;
    const auto category = categoryOf(c);
    return category == UTF8PROC_CATEGORY_ZS || category == UTF8PROC_CATEGORY_ZL ||
           category == UTF8PROC_CATEGORY_ZP;
}

bool isWordCharacter(char32_t c) {
    switch (categoryOf(c)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ME:
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_NL:
    case UTF8PROC_CATEGORY_PC:
        return true;
    default:
        return c == 0x200C || c == 0x200D || isEnclosedLetter(c);
    }
}

bool isNumeric(char32_t c) {
    const auto category = categoryOf(c);
    return category == UTF8PROC_CATEGORY_ND || category == UTF8PROC_CATEGORY_NL ||
           category == UTF8PROC_CATEGORY_NO;
}

std::string normalized(std::string_view text, NormalForm form) {
    if (text.empty() || (form == NormalForm::C && isPlainlyComposed(text)))
        return std::string(text);
    const std::string source(text);
    utf8proc_uint8_t* mapped = nullptr;
    const auto size = utf8proc_map(
        reinterpret_cast<const utf8proc_uint8_t*>(source.data()),
        static_cast<utf8proc_ssize_t>(source.size()),
        &mapped,
        optionsOf(form));
    ISCOPE_ASSERT(size >= 0);
    std::string result(reinterpret_cast<const char*>(mapped), static_cast<std::size_t>(size));
    std::free(mapped);
    return result;
}

std::string lowerCased(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
        const CodePoint found = codePointAt(text, i);
        i += found.size;
        // The only character whose small letter is two: i with a dot above.
        if (found.value == 0x130)
            out += "i\xCC\x87";
        else
            appendUtf8(
                out, static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(found.value))));
    }
    return out;
}

std::size_t validPrefix(std::string_view bytes) {
    return data::findInvalidUtf8(bytes).value_or(bytes.size());
}

std::size_t brokenPrefix(std::string_view bytes) {
    return std::max<std::size_t>(1, soundBytes(bytes));
}

bool isUnfinishedCharacter(std::string_view bytes) {
    return !bytes.empty() && soundBytes(bytes) == bytes.size() &&
           bytes.size() < sizeByFirst(byteAt(bytes, 0));
}

std::string withReplacements(std::string_view bytes) {
    std::string out;
    out.reserve(bytes.size());
    while (!bytes.empty()) {
        const std::size_t valid = validPrefix(bytes);
        out += bytes.substr(0, valid);
        bytes.remove_prefix(valid);
        if (bytes.empty())
            break;
        out += "\xEF\xBF\xBD";
        bytes.remove_prefix(brokenPrefix(bytes));
    }
    return out;
}

} // namespace intentscope::text
