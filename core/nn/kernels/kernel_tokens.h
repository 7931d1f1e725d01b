// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Attention between the few tokens of two rows, forwards and backwards, and a step of AdamW: as
// kernel_loops.h, which includes this file, compiled for several instruction sets.

#include "core/nn/kernels/kernel_fields.h"

namespace intentscope::nn {
namespace {

inline float productOf(std::size_t size, const float* a, const float* b) {
    Floats sums{};
    std::size_t k = 0;
    for (; k + Lanes <= size; k += Lanes)
        sums += load(a + k) * load(b + k);
    float sum = sumOf(sums);
    for (; k < size; ++k)
        sum += a[k] * b[k];
    return sum;
}

/// y += factor * x.
inline void addTimes(std::size_t size, float factor, const float* x, float* y) {
    std::size_t k = 0;
    for (; k + Lanes <= size; k += Lanes)
        store(y + k, load(y + k) + all(factor) * load(x + k));
    for (; k < size; ++k)
        y[k] += factor * x[k];
}

/// The shares that one token of the query gives to the tokens of the key.
inline void sharesOf(const TokenAttentionShape& shape, const float* query, const float* keys, float* shares) {
    for (std::size_t j = 0; j < shape.tokens; ++j)
        shares[j] = productOf(shape.headSize, query, keys + j * shape.stride) * shape.scale;
    const float inverse = exponentials(shape.tokens, shape.paddedTokens(), shares);
    for (std::size_t j = 0; j < shape.tokens; ++j)
        shares[j] *= inverse;
}

void attendTokens(const TokenAttentionShape& shape, const TokenPointers& from, float* y, float* scratch) {
    for (std::size_t head = 0; head < shape.heads; ++head) {
        const std::size_t offset = head * shape.headSize;
        for (std::size_t i = 0; i < shape.tokens; ++i) {
            sharesOf(shape, from.query + i * shape.stride + offset, from.key + offset, scratch);
            float* const out = y + i * shape.outStride + offset;
            for (std::size_t k = 0; k < shape.headSize; ++k)
                out[k] = 0;
            for (std::size_t j = 0; j < shape.tokens; ++j)
                addTimes(shape.headSize, scratch[j], from.value + j * shape.stride + offset, out);
        }
    }
}

void attendTokensBackward(
    const TokenAttentionShape& shape,
    const TokenPointers& from,
    const float* gradient,
    const TokenGradients& to,
    float* scratch) {
    float* const moved = scratch + shape.paddedTokens();
    for (std::size_t head = 0; head < shape.heads; ++head) {
        const std::size_t offset = head * shape.headSize;
        for (std::size_t i = 0; i < shape.tokens; ++i) {
            const std::size_t own = i * shape.stride + offset;
            const float* const outer = gradient + i * shape.outStride + offset;
            sharesOf(shape, from.query + own, from.key + offset, scratch);
            float mean = 0;
            for (std::size_t j = 0; j < shape.tokens; ++j) {
                moved[j] = productOf(shape.headSize, outer, from.value + j * shape.stride + offset);
                mean += scratch[j] * moved[j];
            }
            for (std::size_t j = 0; j < shape.tokens; ++j) {
                const std::size_t other = j * shape.stride + offset;
                const float slope = scratch[j] * (moved[j] - mean) * shape.scale;
                addTimes(shape.headSize, slope, from.key + other, to.query + own);
                addTimes(shape.headSize, slope, from.query + own, to.key + other);
                addTimes(shape.headSize, scratch[j], outer, to.value + other);
            }
        }
    }
}

inline Floats rootOf(Floats value) {
    for (std::size_t lane = 0; lane < Lanes; ++lane)
        value[lane] = __builtin_sqrtf(value[lane]);
    return value;
}

void stepAdam(
    std::size_t size,
    const AdamStep& step,
    const float* gradient,
    float* weight,
    float* mean,
    float* square) {
    std::size_t i = 0;
    for (; i + Lanes <= size; i += Lanes) {
        const Floats slope = load(gradient + i);
        const Floats first = load(mean + i) * step.meanDecay + slope * (1 - step.meanDecay);
        const Floats second = load(square + i) * step.squareDecay + slope * slope * (1 - step.squareDecay);
        store(mean + i, first);
        store(square + i, second);
        const Floats root = rootOf(second) * step.rootScale + step.epsilon;
        store(weight + i, load(weight + i) * step.weightScale - first / root * step.rate);
    }
    for (; i < size; ++i) {
        const float slope = gradient[i];
        mean[i] = mean[i] * step.meanDecay + slope * (1 - step.meanDecay);
        square[i] = square[i] * step.squareDecay + slope * slope * (1 - step.squareDecay);
        const float root = __builtin_sqrtf(square[i]) * step.rootScale + step.epsilon;
        weight[i] = weight[i] * step.weightScale - mean[i] / root * step.rate;
    }
}

} // namespace
} // namespace intentscope::nn
