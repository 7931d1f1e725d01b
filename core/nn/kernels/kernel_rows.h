// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The kernels beside products: as kernel_loops.h, which includes this file, compiled for several instruction
// sets.

#include "core/nn/kernels/kernel_vectors.h"

#include <numbers>

namespace intentscope::nn {
namespace {

void packF32(
    std::size_t rows, std::size_t depth, const float* x, std::size_t xStride, float scale, float* a) {
    for (std::size_t k = 0; k < depth; ++k)
        for (std::size_t r = 0; r < rows; ++r)
            a[k * rows + r] = scale * x[r * xStride + k];
}

/// The nearest bf16, halves to even; the bits of NaN stay NaN.
inline std::uint32_t nearestBf16(float value) {
    const auto bits = bitsAs<std::uint32_t>(value);
    const std::uint32_t rounded = (bits + 0x7FFFU + ((bits >> 16U) & 1U)) >> 16U;
    return (bits & 0x7FFFFFFFU) > 0x7F800000U ? (bits >> 16U) | 0x40U : rounded;
}

void packBf16(
    std::size_t rows, std::size_t depth, const float* x, std::size_t xStride, float scale, std::uint32_t* a) {
    const std::size_t whole = depth / 2;
    for (std::size_t k = 0; k < whole; ++k)
        for (std::size_t r = 0; r < rows; ++r) {
            const float* const pair = x + r * xStride + 2 * k;
            a[k * rows + r] = nearestBf16(scale * pair[0]) | (nearestBf16(scale * pair[1]) << 16U);
        }
    if (depth % 2 == 1)
        for (std::size_t r = 0; r < rows; ++r)
            a[whole * rows + r] = nearestBf16(scale * x[r * xStride + depth - 1]);
}

void rmsNorm(std::size_t size, const float* x, const float* weight, float epsilon, float* y) {
    Floats squares{};
    std::size_t i = 0;
    for (; i + Lanes <= size; i += Lanes) {
        const Floats value = load(x + i);
        squares += value * value;
    }
    float sum = sumOf(squares);
    for (; i < size; ++i)
        sum += x[i] * x[i];
    const float scale = 1.0F / __builtin_sqrtf(sum / static_cast<float>(size) + epsilon);
    for (i = 0; i + Lanes <= size; i += Lanes)
        store(y + i, load(x + i) * scale * load(weight + i));
    for (; i < size; ++i)
        y[i] = x[i] * scale * weight[i];
}

/// exp to about 1e-7 relative: 2^n times a polynomial on [-ln 2 / 2, ln 2 / 2] (the series of exp). Below -87
/// it is as at -87: 1e-38; above 88 as at 88.
inline Floats exponential(Floats x) {
    constexpr float Lowest = -87.0F;
    constexpr float Highest = 88.0F;
    constexpr float InverseLn2 = std::numbers::log2e_v<float>;
    constexpr float Ln2High = 355.0F / 512.0F; // 9 bits, so that n times it is exact
    constexpr float Ln2Low = -2.12194440054690583e-4F;
    constexpr float Rounder = 12582912.0F; // 1.5 * 2^23: adding it rounds to a whole number
    x = x < Lowest ? all(Lowest) : x;
    x = x > Highest ? all(Highest) : x;
    const Floats shifted = x * InverseLn2 + Rounder;
    const Floats n = shifted - Rounder;
    const Floats rest = (x - n * Ln2High) - n * Ln2Low;
    Floats p = all(1.0F / 5040.0F);
    p = p * rest + 1.0F / 720.0F;
    p = p * rest + 1.0F / 120.0F;
    p = p * rest + 1.0F / 24.0F;
    p = p * rest + 1.0F / 6.0F;
    p = p * rest + 0.5F;
    p = p * rest + 1.0F;
    p = p * rest + 1.0F;
    const Integers exponent = __builtin_convertvector(n, Integers) + 127;
    return p * bitsAs<Floats>(exponent << 23);
}

void siluTimes(std::size_t size, const float* gate, const float* up, float* y) {
    std::size_t i = 0;
    for (; i + Lanes <= size; i += Lanes) {
        const Floats g = load(gate + i);
        store(y + i, g / (1.0F + exponential(-g)) * load(up + i));
    }
    for (; i < size; ++i)
        y[i] = gate[i] / (1.0F + exponential(all(-gate[i]))[0]) * up[i];
}

float expOfDifferences(std::size_t size, float* x) {
    float largest = -__builtin_inff();
    std::size_t i = 0;
    if (size >= Lanes) {
        Floats most = load(x);
        for (i = Lanes; i + Lanes <= size; i += Lanes) {
            const Floats value = load(x + i);
            most = value > most ? value : most;
        }
        for (std::size_t lane = 0; lane < Lanes; ++lane)
            largest = most[lane] > largest ? most[lane] : largest;
    }
    for (; i < size; ++i)
        largest = x[i] > largest ? x[i] : largest;
    Floats sums{};
    for (i = 0; i + Lanes <= size; i += Lanes) {
        const Floats value = exponential(load(x + i) - largest);
        sums += value;
        store(x + i, value);
    }
    float sum = sumOf(sums);
    for (; i < size; ++i) {
        x[i] = exponential(all(x[i] - largest))[0];
        sum += x[i];
    }
    return sum;
}

} // namespace
} // namespace intentscope::nn
