// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/byte_alphabet.h"

#include "core/text/unicode.h"

#include <array>
#include <cstddef>

namespace intentscope::text {
namespace {

constexpr std::size_t ByteCount = 256;
constexpr char32_t FirstStandIn = 0x100;
/// Bytes without a printable character: 33 controls and the space, 33 controls with DEL and the hard space,
/// and the soft hyphen.
constexpr std::size_t StandInCount = 68;

constexpr bool isPrintable(std::size_t byte) {
    return (byte >= 0x21 && byte <= 0x7E) || (byte >= 0xA1 && byte <= 0xAC) || byte >= 0xAE;
}

constexpr std::array<char32_t, ByteCount> makeCharacters() {
    std::array<char32_t, ByteCount> characters{};
    char32_t next = FirstStandIn;
    for (std::size_t byte = 0; byte < ByteCount; ++byte)
        characters[byte] = isPrintable(byte) ? static_cast<char32_t>(byte) : next++;
    return characters;
}

constexpr auto Characters = makeCharacters();

constexpr std::array<std::uint8_t, StandInCount> makeStandIns() {
    std::array<std::uint8_t, StandInCount> bytes{};
    for (std::size_t byte = 0; byte < ByteCount; ++byte) {
        if (!isPrintable(byte))
            bytes[Characters[byte] - FirstStandIn] = static_cast<std::uint8_t>(byte);
    }
    return bytes;
}

constexpr auto StandIns = makeStandIns();

} // namespace

char32_t characterOfByte(std::uint8_t byte) {
    return Characters[byte];
}

std::optional<std::uint8_t> byteOfCharacter(char32_t character) {
    if (character < ByteCount && isPrintable(character))
        return static_cast<std::uint8_t>(character);
    if (character >= FirstStandIn && character < FirstStandIn + StandInCount)
        return StandIns[character - FirstStandIn];
    return std::nullopt;
}

std::string byteCharacters(std::string_view bytes) {
    std::string out;
    for (const char byte : bytes)
        appendUtf8(out, characterOfByte(static_cast<std::uint8_t>(byte)));
    return out;
}

std::optional<std::string> bytesOfCharacters(std::string_view characters) {
    std::string out;
    for (std::size_t i = 0; i < characters.size();) {
        const CodePoint found = codePointAt(characters, i);
        const auto byte = byteOfCharacter(found.value);
        if (!byte)
            return std::nullopt;
        out += static_cast<char>(*byte);
        i += found.size;
    }
    return out;
}

} // namespace intentscope::text
