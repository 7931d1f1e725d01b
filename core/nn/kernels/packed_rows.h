// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/kernels/aligned_buffer.h"
#include "core/nn/kernels/kernel_table.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace intentscope::nn {

/// Rows of activations as tiles for the kernels. Different tiles may be packed at once.
class PackedRows {
public:
    /// Makes room, keeping the memory that is there. `isPaired`: as bf16 pairs.
    void resize(std::size_t rows, std::size_t depth, bool isPaired);

    std::size_t rowCount() const { return m_rows; }
    std::size_t tileCount() const { return (m_rows + TileRows - 1) / TileRows; }
    std::size_t rowsOf(std::size_t tile) const { return std::min(TileRows, m_rows - tile * TileRows); }

    /// From x, which points at the tile's first row.
    void pack(const KernelTable& kernels, std::size_t tile, const float* x, std::size_t xStride);

    const float* floats(std::size_t tile) const { return m_words.as<float>() + offset(tile); }
    const std::uint32_t* pairs(std::size_t tile) const { return m_words.as<std::uint32_t>() + offset(tile); }

private:
    std::size_t wordDepth() const { return m_isPaired ? (m_depth + 1) / 2 : m_depth; }
    std::size_t offset(std::size_t tile) const { return tile * TileRows * wordDepth(); }

    std::size_t m_rows = 0;
    std::size_t m_depth = 0;
    bool m_isPaired = false;
    AlignedBuffer m_words;
};

} // namespace intentscope::nn
