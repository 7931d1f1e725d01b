// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace intentscope::text {

/// Byte-level vocabularies are text files, so each of the 256 bytes has a printable character: printable
/// ones of Latin-1 stand for themselves, the others follow from U+0100 on in the order of their values. A
/// space is "Ġ". The layout is GPT-2's.
char32_t characterOfByte(std::uint8_t byte);
std::optional<std::uint8_t> byteOfCharacter(char32_t character);

/// Every byte as its character.
std::string byteCharacters(std::string_view bytes);
/// The bytes that a valid UTF-8 text stands for; nothing when a character stands for none.
std::optional<std::string> bytesOfCharacters(std::string_view characters);

} // namespace intentscope::text
