// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace intentscope::nn {

/// How many rows of activations one tile covers at most, and how many columns a panel of weights has.
inline constexpr std::size_t TileRows = 12;
inline constexpr std::size_t PanelColumns = 32;

/// Attention between the fields of one row (AutoInt, arXiv 1810.11921): per head softmax(q k^T) v, and
/// ReLU(heads + residual). `projected` is [fields, 4 width]: queries, keys, values and residual side by side.
struct FieldAttentionShape {
    static constexpr std::size_t BlockFields = 8; ///< that are computed together
    std::size_t fields = 0;
    std::size_t heads = 1;
    std::size_t headSize = 0;

    constexpr std::size_t width() const { return heads * headSize; }
    constexpr std::size_t paddedFields() const { return (fields + 15) / 16 * 16; }
    constexpr std::size_t paddedSize() const { return (headSize + 15) / 16 * 16; }
    /// Floats of memory for one call, forwards or backwards.
    constexpr std::size_t scratchSize() const {
        return 2 * headSize * paddedFields() + 3 * fields * paddedSize() +
               BlockFields * (2 * paddedFields() + 3 * paddedSize());
    }
};

/// Attention between the few tokens of two rows (Vaswani et al. 2017, arXiv 1706.03762): per head
/// softmax(q k^T scale) v. Heads lie side by side in a token.
struct TokenAttentionShape {
    std::size_t tokens = 0; ///< of either row
    std::size_t heads = 1;
    std::size_t headSize = 0;
    std::size_t stride = 0;    ///< floats from one token of query, key and value to the next
    std::size_t outStride = 0; ///< likewise of the result
    float scale = 1;

    constexpr std::size_t paddedTokens() const { return (tokens + 15) / 16 * 16; }
    /// Floats of memory for one call, forwards or backwards.
    constexpr std::size_t scratchSize() const { return 2 * paddedTokens(); }
};
struct TokenPointers {
    const float* query;
    const float* key;
    const float* value;
};
struct TokenGradients {
    float* query;
    float* key;
    float* value;
};

/// The numbers of one step of AdamW (arXiv 1711.05101).
struct AdamStep {
    float meanDecay;   ///< beta 1
    float squareDecay; ///< beta 2
    float rootScale;   ///< 1 / sqrt(1 - beta 2 ^ steps)
    float epsilon;
    float weightScale; ///< 1 - rate * weight decay
    float rate;        ///< learning rate / (1 - beta 1 ^ steps)
};

/// The inner loops of inference and of the rankers, one set an instruction set. Every element is summed in
/// ascending order of depth, whatever the number of rows: a result does not depend on what else is in the
/// batch. Pure functions; any thread. Layouts:
/// - tile: `rows` rows depth-major, a[k * rows + r]; of bf16 pairs, two neighbours of depth in one word,
///   the lower depth in the lower half.
/// - panel: 32 columns depth-major, b[k * 32 + c]; pairs likewise.
/// An odd depth of pairs ends with a zero half.
struct KernelTable {
    std::string_view name;
    /// y[r * yStride + c] = (adds ? y : 0) + sum over k of a * b, for 32 columns and rows <= TileRows.
    void (*tileF32)(
        std::size_t rows,
        std::size_t depth,
        const float* a,
        const float* b,
        float* y,
        std::size_t yStride,
        bool adds);
    void (*tileBf16)(
        std::size_t rows,
        std::size_t pairs,
        const std::uint32_t* a,
        const std::uint32_t* b,
        float* y,
        std::size_t yStride,
        bool adds);
    /// Weights of one byte; the sum is multiplied by its column's scale.
    void (*tileI8)(
        std::size_t rows,
        std::size_t depth,
        const float* a,
        const std::int8_t* b,
        const float* scales,
        float* y,
        std::size_t yStride,
        bool adds);
    /// Up to TileRows rows of x as a tile, each element times `scale`.
    void (*packF32)(
        std::size_t rows, std::size_t depth, const float* x, std::size_t xStride, float scale, float* a);
    void (*packBf16)(
        std::size_t rows,
        std::size_t depth,
        const float* x,
        std::size_t xStride,
        float scale,
        std::uint32_t* a);
    /// y = x / sqrt(mean(x^2) + epsilon) * weight; y may be x.
    void (*rmsNorm)(std::size_t size, const float* x, const float* weight, float epsilon, float* y);
    /// y = gate * sigmoid(gate) * up; y may be either.
    void (*siluTimes)(std::size_t size, const float* gate, const float* up, float* y);
    /// x = exp(x - max(x)) in place; gives the sum.
    float (*expOfDifferences)(std::size_t size, float* x);
    /// y [fields, width] of one row.
    void (*attendFields)(const FieldAttentionShape& shape, const float* projected, float* y, float* scratch);
    /// The gradient of `projected` from that of heads + residual, which is y's where y is above 0, else 0.
    void (*attendFieldsBackward)(
        const FieldAttentionShape& shape,
        const float* projected,
        const float* gradient,
        float* projectedGradient,
        float* scratch);
    /// y [tokens, heads * headSize]: what the tokens of `query` read in those of `key` and `value`.
    void (*attendTokens)(
        const TokenAttentionShape& shape, const TokenPointers& from, float* y, float* scratch);
    /// Adds the gradients of query, key and value to `to`.
    void (*attendTokensBackward)(
        const TokenAttentionShape& shape,
        const TokenPointers& from,
        const float* gradient,
        const TokenGradients& to,
        float* scratch);
    /// mean and square decay towards the gradient and its square; the weight moves by their ratio.
    void (*stepAdam)(
        std::size_t size,
        const AdamStep& step,
        const float* gradient,
        float* weight,
        float* mean,
        float* square);
};

/// The sets this machine can run, the fastest first; the last is portable C++.
std::span<const KernelTable* const> kernelTables();
/// The fastest one.
const KernelTable& kernelTable();
/// Whether this machine has instructions for bf16 products; without them bf16 saves memory alone.
bool multipliesBf16();

} // namespace intentscope::nn
