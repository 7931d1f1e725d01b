// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace intentscope::text {

/// One character of a UTF-8 text.
struct CodePoint {
    char32_t value = 0;
    std::size_t size = 0; ///< bytes, 1 to 4
};

/// The character that starts at `offset`. The text must be valid UTF-8 and longer than `offset`.
CodePoint codePointAt(std::string_view text, std::size_t offset);
/// The last character of a valid text that is not empty.
CodePoint lastCodePoint(std::string_view text);
void appendUtf8(std::string& out, char32_t character);

/// Unicode's property White_Space.
bool isWhiteSpace(char32_t character);
/// What \w means in Unicode Technical Standard 18: letters, marks, decimal digits, connectors, joiners.
bool isWordCharacter(char32_t character);
/// General categories Nd, Nl and No.
bool isNumeric(char32_t character);

/// Unicode's normalisation forms (Unicode Standard Annex 15).
enum class NormalForm { C, D, KC, KD };
/// The text must be valid UTF-8.
std::string normalized(std::string_view text, NormalForm form);
/// Every character by itself, without regard to its neighbours or to a language.
std::string lowerCased(std::string_view text);

/// The length of the longest start of `bytes` that is valid UTF-8 and ends with a character.
std::size_t validPrefix(std::string_view bytes);
/// How many bytes from the start are no valid character: a longest broken start of one, at least 1
/// (the practice recommended in chapter 3.9 of the Unicode Standard).
std::size_t brokenPrefix(std::string_view bytes);
/// Whether `bytes` may be the start of one character whose other bytes are still to come.
bool isUnfinishedCharacter(std::string_view bytes);
/// Broken parts replaced by U+FFFD, one each.
std::string withReplacements(std::string_view bytes);

} // namespace intentscope::text
