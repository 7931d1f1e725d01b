// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Attention between the fields of one row, forwards and backwards: as kernel_loops.h, which includes this
// file, compiled for several instruction sets.

#include "core/nn/kernels/kernel_rows.h"
#include "core/nn/kernels/kernel_vectors.h"

namespace intentscope::nn {
namespace {

/// Fields whose sums stay in registers together.
constexpr std::size_t FieldStep = FieldAttentionShape::BlockFields;

/// out[r, c] = sum over k of a[r, k] * b[k, c] for FieldStep rows and some vectors of columns.
template <std::size_t Vectors>
inline void multiplyColumns(
    std::size_t depth, const float* a, std::size_t aStride, const float* b, std::size_t columns, float* out) {
    Floats sums[FieldStep][Vectors];
#pragma GCC unroll 16
    for (std::size_t r = 0; r < FieldStep; ++r)
#pragma GCC unroll 16
        for (std::size_t p = 0; p < Vectors; ++p)
            sums[r][p] = Floats{};
    for (std::size_t k = 0; k < depth; ++k) {
        Floats right[Vectors];
#pragma GCC unroll 16
        for (std::size_t p = 0; p < Vectors; ++p)
            right[p] = load(b + k * columns + p * Lanes);
#pragma GCC unroll 16
        for (std::size_t r = 0; r < FieldStep; ++r) {
            const Floats left = all(a[r * aStride + k]);
#pragma GCC unroll 16
            for (std::size_t p = 0; p < Vectors; ++p)
                sums[r][p] += left * right[p];
        }
    }
#pragma GCC unroll 16
    for (std::size_t r = 0; r < FieldStep; ++r)
#pragma GCC unroll 16
        for (std::size_t p = 0; p < Vectors; ++p)
            store(out + r * columns + p * Lanes, sums[r][p]);
}

inline void multiplyFields(
    std::size_t depth, const float* a, std::size_t aStride, const float* b, std::size_t columns, float* out) {
    constexpr std::size_t Together = Lanes == 16 ? 2 : 1;
    std::size_t c = 0;
    for (; c + Together * Lanes <= columns; c += Together * Lanes)
        multiplyColumns<Together>(depth, a, aStride, b + c, columns, out + c);
    for (; c < columns; c += Lanes)
        multiplyColumns<1>(depth, a, aStride, b + c, columns, out + c);
}

/// sums[j, c] += sum over r of left[r, j] * right[r, c], for FieldStep rows r.
inline void addOuterProducts(
    std::size_t fields,
    const float* left,
    std::size_t leftColumns,
    const float* right,
    std::size_t columns,
    float* sums) {
    for (std::size_t c = 0; c < columns; c += Lanes) {
        Floats rows[FieldStep];
#pragma GCC unroll 16
        for (std::size_t r = 0; r < FieldStep; ++r)
            rows[r] = load(right + r * columns + c);
        for (std::size_t j = 0; j < fields; ++j) {
            Floats sum = load(sums + j * columns + c);
#pragma GCC unroll 16
            for (std::size_t r = 0; r < FieldStep; ++r)
                sum += all(left[r * leftColumns + j]) * rows[r];
            store(sums + j * columns + c, sum);
        }
    }
}

/// scores = exp(scores - max) of the fields, 0 in the padding; gives one over the sum.
inline float exponentials(std::size_t fields, std::size_t columns, float* scores) {
    constexpr float Lowest = -1e30F;
    for (std::size_t j = fields; j < columns; ++j)
        scores[j] = Lowest;
    Floats tops = load(scores);
    for (std::size_t j = Lanes; j < columns; j += Lanes) {
        const Floats value = load(scores + j);
        tops = value > tops ? value : tops;
    }
    float top = tops[0];
    for (std::size_t lane = 1; lane < Lanes; ++lane)
        top = tops[lane] > top ? tops[lane] : top;
    Floats sums{};
    for (std::size_t j = 0; j < columns; j += Lanes) {
        const Floats value = exponential(load(scores + j) - top);
        store(scores + j, value);
        sums += value;
    }
    for (std::size_t j = fields; j < columns; ++j)
        scores[j] = 0;
    return 1.0F / sumOf(sums);
}

/// Copies FieldStep rows of one head from `first` on, as far as there are any, behind one another; zeros
/// elsewhere.
inline void copyBlock(
    const FieldAttentionShape& shape, std::size_t first, const float* from, std::size_t stride, float* to) {
    const std::size_t depth = shape.paddedSize();
    for (std::size_t r = 0; r < FieldStep; ++r)
        for (std::size_t k = 0; k < depth; ++k)
            to[r * depth + k] =
                first + r < shape.fields && k < shape.headSize ? from[(first + r) * stride + k] : 0.0F;
}

/// All fields of one head: rows padded to whole vectors, or its transpose [headSize, padded fields].
inline void copyRows(const FieldAttentionShape& shape, const float* from, std::size_t stride, float* to) {
    const std::size_t depth = shape.paddedSize();
    for (std::size_t j = 0; j < shape.fields; ++j)
        for (std::size_t k = 0; k < depth; ++k)
            to[j * depth + k] = k < shape.headSize ? from[j * stride + k] : 0.0F;
}

inline void
copyTransposed(const FieldAttentionShape& shape, const float* from, std::size_t stride, float* to) {
    const std::size_t columns = shape.paddedFields();
    for (std::size_t k = 0; k < shape.headSize; ++k) {
        for (std::size_t j = 0; j < shape.fields; ++j)
            to[k * columns + j] = from[j * stride + k];
        for (std::size_t j = shape.fields; j < columns; ++j)
            to[k * columns + j] = 0;
    }
}

/// Hands out the parts of the scratch memory.
struct FieldScratch {
    float* next;
    float* take(std::size_t count) {
        float* const part = next;
        next += count;
        return part;
    }
};

void attendFields(const FieldAttentionShape& shape, const float* projected, float* y, float* scratch) {
    const std::size_t width = shape.width();
    const std::size_t stride = 4 * width;
    const std::size_t depth = shape.paddedSize();
    const std::size_t columns = shape.paddedFields();
    FieldScratch parts{scratch};
    float* const keys = parts.take(shape.headSize * columns);
    float* const values = parts.take(shape.fields * depth);
    float* const scores = parts.take(FieldStep * columns);
    float* const queries = parts.take(FieldStep * depth);
    float* const mixed = parts.take(FieldStep * depth);
    for (std::size_t head = 0; head < shape.heads; ++head) {
        const float* const of = projected + head * shape.headSize;
        copyTransposed(shape, of + width, stride, keys);
        copyRows(shape, of + 2 * width, stride, values);
        for (std::size_t first = 0; first < shape.fields; first += FieldStep) {
            copyBlock(shape, first, of, stride, queries);
            multiplyFields(shape.headSize, queries, depth, keys, columns, scores);
            float inverse[FieldStep];
            for (std::size_t r = 0; r < FieldStep; ++r)
                inverse[r] = exponentials(shape.fields, columns, scores + r * columns);
            multiplyFields(shape.fields, scores, columns, values, depth, mixed);
            for (std::size_t r = 0; r < FieldStep && first + r < shape.fields; ++r) {
                const float* const residual = of + (first + r) * stride + 3 * width;
                float* const out = y + (first + r) * width + head * shape.headSize;
                for (std::size_t k = 0; k < shape.headSize; ++k) {
                    const float value = mixed[r * depth + k] * inverse[r] + residual[k];
                    out[k] = value < 0 ? 0.0F : value;
                }
            }
        }
    }
}

void attendFieldsBackward(
    const FieldAttentionShape& shape,
    const float* projected,
    const float* gradient,
    float* projectedGradient,
    float* scratch) {
    const std::size_t width = shape.width();
    const std::size_t stride = 4 * width;
    const std::size_t depth = shape.paddedSize();
    const std::size_t columns = shape.paddedFields();
    FieldScratch parts{scratch};
    float* const keysT = parts.take(shape.headSize * columns);
    float* const valuesT = parts.take(shape.headSize * columns);
    float* const keys = parts.take(shape.fields * depth);
    float* const keyGradients = parts.take(shape.fields * depth);
    float* const valueGradients = parts.take(shape.fields * depth);
    float* const shares = parts.take(FieldStep * columns);
    float* const moved = parts.take(FieldStep * columns);
    float* const queries = parts.take(FieldStep * depth);
    float* const outer = parts.take(FieldStep * depth);
    float* const queryGradients = parts.take(FieldStep * depth);
    for (std::size_t head = 0; head < shape.heads; ++head) {
        const std::size_t offset = head * shape.headSize;
        const float* const of = projected + offset;
        float* const to = projectedGradient + offset;
        copyTransposed(shape, of + width, stride, keysT);
        copyTransposed(shape, of + 2 * width, stride, valuesT);
        copyRows(shape, of + width, stride, keys);
        for (std::size_t i = 0; i < shape.fields * depth; ++i)
            keyGradients[i] = valueGradients[i] = 0;
        for (std::size_t first = 0; first < shape.fields; first += FieldStep) {
            copyBlock(shape, first, of, stride, queries);
            copyBlock(shape, first, gradient + offset, width, outer);
            multiplyFields(shape.headSize, queries, depth, keysT, columns, shares);
            multiplyFields(shape.headSize, outer, depth, valuesT, columns, moved);
            for (std::size_t r = 0; r < FieldStep; ++r) {
                float* const share = shares + r * columns;
                float* const move = moved + r * columns;
                const float inverse = exponentials(shape.fields, columns, share);
                Floats products{};
                for (std::size_t j = 0; j < columns; j += Lanes) {
                    const Floats value = load(share + j) * inverse;
                    store(share + j, value);
                    products += value * load(move + j);
                }
                const float mean = sumOf(products);
                for (std::size_t j = 0; j < columns; j += Lanes)
                    store(move + j, load(share + j) * (load(move + j) - mean));
            }
            addOuterProducts(shape.fields, shares, columns, outer, depth, valueGradients);
            addOuterProducts(shape.fields, moved, columns, queries, depth, keyGradients);
            multiplyFields(shape.fields, moved, columns, keys, depth, queryGradients);
            for (std::size_t r = 0; r < FieldStep && first + r < shape.fields; ++r)
                for (std::size_t k = 0; k < shape.headSize; ++k) {
                    to[(first + r) * stride + k] = queryGradients[r * depth + k];
                    to[(first + r) * stride + 3 * width + k] = outer[r * depth + k];
                }
        }
        for (std::size_t j = 0; j < shape.fields; ++j)
            for (std::size_t k = 0; k < shape.headSize; ++k) {
                to[j * stride + width + k] = keyGradients[j * depth + k];
                to[j * stride + 2 * width + k] = valueGradients[j * depth + k];
            }
    }
}

} // namespace
} // namespace intentscope::nn
