// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/kernels/attention.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace intentscope::nn {
namespace {

std::size_t panelsOf(std::size_t columns) {
    return (columns + PanelColumns - 1) / PanelColumns;
}

} // namespace

std::size_t attentionPositions(std::size_t queryHeadsPerKeyHead) {
    return std::max<std::size_t>(TileRows / queryHeadsPerKeyHead, 1);
}

void Attention::makeRoom(const AttentionBlock& block) {
    const auto& shape = block.cache->shape();
    m_scoreStride = block.cache->room();
    m_queries.ensure<float>(TileRows * shape.headSize);
    m_tile.ensure<float>(TileRows * std::max(shape.headSize, m_scoreStride));
    m_scores.ensure<float>(TileRows * m_scoreStride);
    m_mixed.ensure<float>(TileRows * block.cache->valuePanelCount() * PanelColumns);
}

void Attention::run(const KernelTable& kernels, const AttentionBlock& block) {
    makeRoom(block);
    const std::size_t group = block.queryHeadsPerKeyHead;
    for (std::size_t head = 0; head < group; head += TileRows) {
        const std::size_t heads = std::min(TileRows, group - head);
        runTile(
            kernels,
            block,
            {.rows = block.positionCount * heads,
             .firstHead = head,
             .headCount = heads,
             .keys = block.firstPosition + block.positionCount});
    }
}

void Attention::runTile(const KernelTable& kernels, const AttentionBlock& block, const Tile& tile) {
    const std::size_t size = block.cache->shape().headSize;
    const std::size_t firstElement = (block.keyHead * block.queryHeadsPerKeyHead + tile.firstHead) * size;
    for (std::size_t position = 0; position < block.positionCount; ++position)
        std::copy_n(
            block.queries + position * block.queryStride + firstElement,
            tile.headCount * size,
            m_queries.as<float>() + position * tile.headCount * size);
    score(kernels, block, tile);
    mix(kernels, block, tile);
    const std::size_t mixedStride = block.cache->valuePanelCount() * PanelColumns;
    for (std::size_t r = 0; r < tile.rows; ++r) {
        float* const to = block.attended + r / tile.headCount * block.attendedStride + firstElement +
                          r % tile.headCount * size;
        for (std::size_t k = 0; k < size; ++k)
            to[k] = m_mixed.as<float>()[r * mixedStride + k] * m_inverseSums[r];
    }
}

void Attention::score(const KernelTable& kernels, const AttentionBlock& block, const Tile& tile) {
    const auto& shape = block.cache->shape();
    const std::size_t size = shape.headSize;
    const float scale = 1.0F / std::sqrt(static_cast<float>(size));
    auto* const scores = m_scores.as<float>();
    const auto* const queries = m_queries.as<float>();
    if (shape.isPaired)
        kernels.packBf16(tile.rows, size, queries, size, scale, m_tile.as<std::uint32_t>());
    else
        kernels.packF32(tile.rows, size, queries, size, scale, m_tile.as<float>());
    for (std::size_t panel = 0; panel < panelsOf(tile.keys); ++panel) {
        const void* const keys = block.cache->keyPanel(block.layer, block.keyHead, panel);
        float* const y = scores + panel * PanelColumns;
        if (shape.isPaired)
            kernels.tileBf16(
                tile.rows,
                size / 2,
                m_tile.as<std::uint32_t>(),
                static_cast<const std::uint32_t*>(keys),
                y,
                m_scoreStride,
                false);
        else
            kernels.tileF32(
                tile.rows,
                size,
                m_tile.as<float>(),
                static_cast<const float*>(keys),
                y,
                m_scoreStride,
                false);
    }
    for (std::size_t r = 0; r < tile.rows; ++r) {
        float* const row = scores + r * m_scoreStride;
        const std::size_t seen = block.firstPosition + r / tile.headCount + 1;
        m_inverseSums[r] = 1.0F / kernels.expOfDifferences(seen, row);
        std::fill(row + seen, row + tile.keys, 0.0F);
    }
}

void Attention::mix(const KernelTable& kernels, const AttentionBlock& block, const Tile& tile) {
    const auto* const scores = m_scores.as<float>();
    const std::size_t stride = block.cache->valuePanelCount() * PanelColumns;
    const bool isPaired = block.cache->shape().isPaired;
    if (isPaired)
        kernels.packBf16(tile.rows, tile.keys, scores, m_scoreStride, 1, m_tile.as<std::uint32_t>());
    else
        kernels.packF32(tile.rows, tile.keys, scores, m_scoreStride, 1, m_tile.as<float>());
    for (std::size_t panel = 0; panel < block.cache->valuePanelCount(); ++panel) {
        const void* const values = block.cache->valuePanel(block.layer, block.keyHead, panel);
        float* const y = m_mixed.as<float>() + panel * PanelColumns;
        if (isPaired)
            kernels.tileBf16(
                tile.rows,
                (tile.keys + 1) / 2,
                m_tile.as<std::uint32_t>(),
                static_cast<const std::uint32_t*>(values),
                y,
                stride,
                false);
        else
            kernels.tileF32(
                tile.rows,
                tile.keys,
                m_tile.as<float>(),
                static_cast<const float*>(values),
                y,
                stride,
                false);
    }
}

} // namespace intentscope::nn
