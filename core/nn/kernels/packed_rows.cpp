// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/kernels/packed_rows.h"

namespace intentscope::nn {

void PackedRows::resize(std::size_t rows, std::size_t depth, bool isPaired) {
    m_rows = rows;
    m_depth = depth;
    m_isPaired = isPaired;
    m_words.ensure<std::uint32_t>(rows * wordDepth());
}

void PackedRows::pack(const KernelTable& kernels, std::size_t tile, const float* x, std::size_t xStride) {
    if (m_isPaired)
        kernels.packBf16(rowsOf(tile), m_depth, x, xStride, 1, m_words.as<std::uint32_t>() + offset(tile));
    else
        kernels.packF32(rowsOf(tile), m_depth, x, xStride, 1, m_words.as<float>() + offset(tile));
}

} // namespace intentscope::nn
