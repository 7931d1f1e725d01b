// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/kernels/aligned_buffer.h"
#include "core/nn/kernels/kernel_table.h"
#include "core/nn/kernels/packed_rows.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace intentscope::nn {

/// How the weights of inference are stored.
enum class PackedType {
    F32,
    BF16, ///< products of bf16, sums in f32
    I8,   ///< one byte a weight and one scale (f32) an output; products and sums in f32
};

/// Weights [out, in] in the order in which they are multiplied: panels of 32 outputs, depth-major. Read by
/// any number of threads; `setPanel` of different panels may run at once.
class PackedMatrix {
public:
    PackedMatrix() = default;
    PackedMatrix(PackedType type, std::size_t panelCount, std::size_t depth);

    PackedType type() const { return m_type; }
    std::size_t depth() const { return m_depth; }
    std::size_t panelCount() const { return m_panelCount; }
    /// Outputs with those that fill the last panel.
    std::size_t columnCount() const { return m_panelCount * PanelColumns; }
    std::size_t byteCount() const;

    /// Up to 32 rows [outputs, depth] of the weights; the panel's other outputs stay zero.
    void setPanel(std::size_t panel, std::span<const float> rows);

    /// Panels [begin, end) of the product with tiles [tileBegin, tileEnd) of `rows`.
    struct Block {
        std::size_t panelBegin = 0;
        std::size_t panelEnd = 0;
        std::size_t tileBegin = 0;
        std::size_t tileEnd = 0;
    };
    /// Where a product goes: y points at the element of the block's first row and first column.
    struct Output {
        float* y = nullptr;
        std::size_t stride = 0;
        bool adds = false;           ///< to what is there, before `bias`
        const float* bias = nullptr; ///< of the matrix' columns, padded to whole panels; may be null
    };
    void multiply(
        const KernelTable& kernels, const PackedRows& rows, const Block& block, const Output& output) const;

    /// One row of the weights: the embedding of a token.
    void unpackRow(std::size_t output, std::span<float> row) const;

private:
    void multiplyTile(
        const KernelTable& kernels,
        const PackedRows& rows,
        std::size_t tile,
        std::size_t panel,
        const Output& output) const;

    PackedType m_type = PackedType::F32;
    std::size_t m_panelCount = 0;
    std::size_t m_depth = 0;
    std::size_t m_panelBytes = 0;
    AlignedBuffer m_panels;
    std::vector<float> m_scales; ///< of I8: one a column
};

} // namespace intentscope::nn
