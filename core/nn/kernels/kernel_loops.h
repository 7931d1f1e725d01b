// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The products of tiles with panels, compiled for several instruction sets (kernel_vectors.h).

#include "core/nn/kernels/kernel_fields.h"
#include "core/nn/kernels/kernel_rows.h"
#include "core/nn/kernels/kernel_tokens.h"
#include "core/nn/kernels/kernel_vectors.h"

namespace intentscope::nn {
namespace {

/// How far ahead weights are asked for: memory is far, and panels are read once.
constexpr std::size_t PrefetchBytes = 4096;
inline void prefetch(const void* place) {
    __builtin_prefetch(static_cast<const char*>(place) + PrefetchBytes);
}

template <std::size_t Rows>
struct Sums {
    Floats at[Rows][Parts];

    void begin(const float* y, std::size_t yStride, bool adds) {
#pragma GCC unroll 16
        for (std::size_t r = 0; r < Rows; ++r)
#pragma GCC unroll 16
            for (std::size_t p = 0; p < Parts; ++p)
                at[r][p] = adds ? load(y + r * yStride + p * Lanes) : Floats{};
    }
    void end(float* y, std::size_t yStride) const {
#pragma GCC unroll 16
        for (std::size_t r = 0; r < Rows; ++r)
#pragma GCC unroll 16
            for (std::size_t p = 0; p < Parts; ++p)
                store(y + r * yStride + p * Lanes, at[r][p]);
    }
};

/// Rows [0, Rows) of a tile whose depth steps are `aStep` apart.
template <std::size_t Rows>
inline void multiplyF32(
    std::size_t depth,
    const float* a,
    std::size_t aStep,
    const float* b,
    float* y,
    std::size_t yStride,
    bool adds) {
    Sums<Rows> sums;
    sums.begin(y, yStride, adds);
    for (std::size_t k = 0; k < depth; ++k) {
        Floats weights[Parts];
#pragma GCC unroll 16
        for (std::size_t p = 0; p < Parts; ++p)
            weights[p] = load(b + k * PanelColumns + p * Lanes);
        prefetch(b + k * PanelColumns);
        prefetch(b + k * PanelColumns + PanelColumns / 2);
#pragma GCC unroll 16
        for (std::size_t r = 0; r < Rows; ++r) {
            const Floats x = all(a[k * aStep + r]);
#pragma GCC unroll 16
            for (std::size_t p = 0; p < Parts; ++p)
                sums.at[r][p] += x * weights[p];
        }
    }
    sums.end(y, yStride);
}

/// sum += low(a) * low(b) + high(a) * high(b), of bf16 pairs.
inline void addPairProducts(Floats& sum, std::uint32_t a, const Words& b) {
#ifdef ISCOPE_KERNEL_BF16
    sum = bitsAs<Floats>(_mm512_dpbf16_ps(
        bitsAs<__m512>(sum), bitsAs<__m512bh>(_mm512_set1_epi32(static_cast<int>(a))), bitsAs<__m512bh>(b)));
#else
    constexpr std::uint32_t High = 0xFFFF0000U;
    sum += all(bitsAs<float>(a << 16U)) * bitsAs<Floats>(b << 16U);
    sum += all(bitsAs<float>(a & High)) * bitsAs<Floats>(b & High);
#endif
}

template <std::size_t Rows>
inline void multiplyBf16(
    std::size_t pairs,
    const std::uint32_t* a,
    std::size_t aStep,
    const std::uint32_t* b,
    float* y,
    std::size_t yStride,
    bool adds) {
    Sums<Rows> sums;
    sums.begin(y, yStride, adds);
    for (std::size_t k = 0; k < pairs; ++k) {
        Words weights[Parts];
#pragma GCC unroll 16
        for (std::size_t p = 0; p < Parts; ++p)
            weights[p] = load(b + k * PanelColumns + p * Lanes);
        prefetch(b + k * PanelColumns);
        prefetch(b + k * PanelColumns + PanelColumns / 2);
#pragma GCC unroll 16
        for (std::size_t r = 0; r < Rows; ++r)
#pragma GCC unroll 16
            for (std::size_t p = 0; p < Parts; ++p)
                addPairProducts(sums.at[r][p], a[k * aStep + r], weights[p]);
    }
    sums.end(y, yStride);
}

template <std::size_t Rows>
inline void multiplyI8(
    std::size_t depth,
    const float* a,
    std::size_t aStep,
    const std::int8_t* b,
    const float* scales,
    float* y,
    std::size_t yStride,
    bool adds) {
    Sums<Rows> sums;
    sums.begin(y, yStride, false);
    for (std::size_t k = 0; k < depth; ++k) {
        Floats weights[Parts];
#pragma GCC unroll 16
        for (std::size_t p = 0; p < Parts; ++p)
            weights[p] = widened(b + k * PanelColumns + p * Lanes);
        prefetch(b + k * PanelColumns);
#pragma GCC unroll 16
        for (std::size_t r = 0; r < Rows; ++r) {
            const Floats x = all(a[k * aStep + r]);
#pragma GCC unroll 16
            for (std::size_t p = 0; p < Parts; ++p)
                sums.at[r][p] += x * weights[p];
        }
    }
#pragma GCC unroll 16
    for (std::size_t r = 0; r < Rows; ++r)
#pragma GCC unroll 16
        for (std::size_t p = 0; p < Parts; ++p) {
            float* const place = y + r * yStride + p * Lanes;
            sums.at[r][p] *= load(scales + p * Lanes);
            store(place, adds ? load(place) + sums.at[r][p] : sums.at[r][p]);
        }
}

/// Calls work.template run<n>(first row) until all rows are done, RowStep rows at a time.
template <std::size_t Rows, class Work>
inline void inRowSteps(std::size_t rows, const Work& work, std::size_t first = 0) {
    if constexpr (Rows > 0) {
        while (rows - first >= Rows) {
            work.template run<Rows>(first);
            first += Rows;
        }
        inRowSteps<Rows - 1>(rows, work, first);
    }
}

struct WorkF32 {
    std::size_t rows, depth;
    const float *a, *b;
    float* y;
    std::size_t yStride;
    bool adds;
    template <std::size_t Rows>
    void run(std::size_t first) const {
        multiplyF32<Rows>(depth, a + first, rows, b, y + first * yStride, yStride, adds);
    }
};

struct WorkBf16 {
    std::size_t rows, pairs;
    const std::uint32_t *a, *b;
    float* y;
    std::size_t yStride;
    bool adds;
    template <std::size_t Rows>
    void run(std::size_t first) const {
        multiplyBf16<Rows>(pairs, a + first, rows, b, y + first * yStride, yStride, adds);
    }
};

struct WorkI8 {
    std::size_t rows, depth;
    const float* a;
    const std::int8_t* b;
    const float* scales;
    float* y;
    std::size_t yStride;
    bool adds;
    template <std::size_t Rows>
    void run(std::size_t first) const {
        multiplyI8<Rows>(depth, a + first, rows, b, scales, y + first * yStride, yStride, adds);
    }
};

void tileF32(
    std::size_t rows,
    std::size_t depth,
    const float* a,
    const float* b,
    float* y,
    std::size_t yStride,
    bool adds) {
    inRowSteps<RowStep>(rows, WorkF32{rows, depth, a, b, y, yStride, adds});
}

void tileBf16(
    std::size_t rows,
    std::size_t pairs,
    const std::uint32_t* a,
    const std::uint32_t* b,
    float* y,
    std::size_t yStride,
    bool adds) {
    inRowSteps<RowStep>(rows, WorkBf16{rows, pairs, a, b, y, yStride, adds});
}

void tileI8(
    std::size_t rows,
    std::size_t depth,
    const float* a,
    const std::int8_t* b,
    const float* scales,
    float* y,
    std::size_t yStride,
    bool adds) {
    inRowSteps<RowStep>(rows, WorkI8{rows, depth, a, b, scales, y, yStride, adds});
}

constexpr KernelTable tableNamed(std::string_view name) {
    return {
        .name = name,
        .tileF32 = &tileF32,
        .tileBf16 = &tileBf16,
        .tileI8 = &tileI8,
        .packF32 = &packF32,
        .packBf16 = &packBf16,
        .rmsNorm = &rmsNorm,
        .siluTimes = &siluTimes,
        .expOfDifferences = &expOfDifferences,
        .attendFields = &attendFields,
        .attendFieldsBackward = &attendFieldsBackward,
        .attendTokens = &attendTokens,
        .attendTokensBackward = &attendTokensBackward,
        .stepAdam = &stepAdam};
}

} // namespace
} // namespace intentscope::nn
