// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/kernels/aligned_buffer.h"
#include "core/nn/kernels/kernel_table.h"
#include "core/nn/kernels/sequence_cache.h"

#include <cstddef>

namespace intentscope::nn {

/// Causal attention of a few positions of one sequence, with the heads that share one head of keys and values
/// (grouped-query attention, arXiv 2305.13245): softmax(q k^T / sqrt(head size)) v, where a position sees
/// itself and what is before it.
struct AttentionBlock {
    const SequenceCache* cache = nullptr; ///< written up to the block's last position
    std::size_t layer = 0;
    std::size_t keyHead = 0;
    std::size_t queryHeadsPerKeyHead = 1;
    std::size_t firstPosition = 0;
    std::size_t positionCount = 1; ///< at most attentionPositions(queryHeadsPerKeyHead)
    /// Of the first position: all heads' elements behind one another; `stride` to the next position.
    const float* queries = nullptr;
    std::size_t queryStride = 0;
    float* attended = nullptr;
    std::size_t attendedStride = 0;
};

/// Positions that fill a tile.
std::size_t attentionPositions(std::size_t queryHeadsPerKeyHead);

/// What one thread needs for it. Not shared by threads.
class Attention {
public:
    void run(const KernelTable& kernels, const AttentionBlock& block);

private:
    /// A tile's rows: queries in the order (position, head), and the positions they may see.
    struct Tile {
        std::size_t rows = 0;
        std::size_t firstHead = 0; ///< of those that share the head of keys
        std::size_t headCount = 0;
        std::size_t keys = 0; ///< what the last position sees
    };
    void makeRoom(const AttentionBlock& block);
    void runTile(const KernelTable& kernels, const AttentionBlock& block, const Tile& tile);
    void score(const KernelTable& kernels, const AttentionBlock& block, const Tile& tile);
    void mix(const KernelTable& kernels, const AttentionBlock& block, const Tile& tile);

    AlignedBuffer m_queries; ///< [rows, head size], then as a tile
    AlignedBuffer m_tile;
    AlignedBuffer m_scores; ///< [rows, positions of whole panels]
    AlignedBuffer m_mixed;  ///< [rows, head size of whole panels]
    std::size_t m_scoreStride = 0;
    float m_inverseSums[TileRows] = {};
};

} // namespace intentscope::nn
