// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The bodies of the kernels over vectors of `Lanes` floats, written once and compiled for several instruction
// sets: each kernels_*.cpp defines Lanes and includes this file. Everything here has internal linkage, and no
// inline function of another header may be called: the linker would be free to take it from the file with the
// newest instructions for the whole program.

#include "core/nn/kernels/kernel_table.h"

#ifdef ISCOPE_X86_KERNELS
#include <immintrin.h>
#endif

namespace intentscope::nn {
namespace {

constexpr std::size_t Lanes = ISCOPE_KERNEL_LANES;
constexpr std::size_t RowStep = ISCOPE_KERNEL_ROW_STEP; ///< rows whose sums stay in registers together
constexpr std::size_t Parts = PanelColumns / Lanes;

using Floats = float __attribute__((vector_size(Lanes * sizeof(float))));
using Words = std::uint32_t __attribute__((vector_size(Lanes * sizeof(float))));
using Integers = std::int32_t __attribute__((vector_size(Lanes * sizeof(float))));
using Bytes = std::int8_t __attribute__((vector_size(Lanes)));

// Memory need not be aligned: the copies become plain moves.
inline Floats load(const float* from) {
    Floats value;
    __builtin_memcpy(&value, from, sizeof(value));
    return value;
}
inline Words load(const std::uint32_t* from) {
    Words value;
    __builtin_memcpy(&value, from, sizeof(value));
    return value;
}
inline void store(float* to, const Floats& value) {
    __builtin_memcpy(to, &value, sizeof(value));
}
inline Floats all(float value) {
    return value - Floats{};
}
/// The bits of `from` as another type of the same size.
template <class To, class From>
inline To bitsAs(const From& from) {
    To to;
    static_assert(sizeof(to) == sizeof(from));
    __builtin_memcpy(&to, &from, sizeof(to));
    return to;
}

/// Small integers as floats. Compilers are slow at widening bytes by themselves.
inline Floats widened(const std::int8_t* from) {
    Bytes bytes;
    __builtin_memcpy(&bytes, from, sizeof(bytes));
#if ISCOPE_KERNEL_LANES == 16
    return bitsAs<Floats>(_mm512_cvtepi32_ps(_mm512_cvtepi8_epi32(bitsAs<__m128i>(bytes))));
#elif ISCOPE_KERNEL_LANES == 8
    return bitsAs<Floats>(
        _mm256_cvtepi32_ps(_mm256_cvtepi8_epi32(_mm_cvtsi64_si128(bitsAs<long long>(bytes)))));
#else
    return __builtin_convertvector(__builtin_convertvector(bytes, Integers), Floats);
#endif
}

inline float sumOf(const Floats& value) {
    float sum = 0;
    for (std::size_t lane = 0; lane < Lanes; ++lane)
        sum += value[lane];
    return sum;
}

} // namespace
} // namespace intentscope::nn
