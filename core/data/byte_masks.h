// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace intentscope::data {

/// What is known about 64 bytes of delimited text: bit i stands for byte i.
struct ByteMasks {
    static constexpr std::size_t Width = 64;

    std::uint64_t stops = 0;    ///< delimiters, line feeds and quotes
    std::uint64_t nonAscii = 0; ///< bytes above 127
};

/// `bytes` has at least ByteMasks::Width bytes.
inline ByteMasks findStops(const char* bytes, char delimiter, char quote) {
    ByteMasks masks;
#if defined(__SSE2__)
    const __m128i delimiters = _mm_set1_epi8(delimiter);
    const __m128i quotes = _mm_set1_epi8(quote);
    const __m128i lineFeeds = _mm_set1_epi8('\n');
    for (std::size_t part = 0; part < ByteMasks::Width; part += sizeof(__m128i)) {
        const __m128i block = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes + part));
        const __m128i found = _mm_or_si128(
            _mm_or_si128(_mm_cmpeq_epi8(block, delimiters), _mm_cmpeq_epi8(block, quotes)),
            _mm_cmpeq_epi8(block, lineFeeds));
        const auto bits = [part](__m128i vector) {
            return static_cast<std::uint64_t>(static_cast<std::uint32_t>(_mm_movemask_epi8(vector))) << part;
        };
        masks.stops |= bits(found);
        masks.nonAscii |= bits(block);
    }
#else
    for (std::size_t at = 0; at < ByteMasks::Width; ++at) {
        const char byte = bytes[at];
        const std::uint64_t bit = std::uint64_t{1} << at;
        if (byte == delimiter || byte == quote || byte == '\n')
            masks.stops |= bit;
        if (static_cast<unsigned char>(byte) > 127)
            masks.nonAscii |= bit;
    }
#endif
    return masks;
}

} // namespace intentscope::data
