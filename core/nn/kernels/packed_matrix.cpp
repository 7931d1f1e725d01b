// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/kernels/packed_matrix.h"

#include "core/base/assert.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace intentscope::nn {
namespace {

constexpr float MaxByte = 127.0F;

std::uint32_t nearestBf16(float value) {
    const auto bits = std::bit_cast<std::uint32_t>(value);
    if (std::isnan(value))
        return (bits >> 16U) | 0x40U;
    return (bits + 0x7FFFU + ((bits >> 16U) & 1U)) >> 16U;
}

std::size_t panelBytesOf(PackedType type, std::size_t depth) {
    switch (type) {
    case PackedType::F32:
        return PanelColumns * depth * sizeof(float);
    case PackedType::BF16:
        return PanelColumns * ((depth + 1) / 2) * sizeof(std::uint32_t);
    case PackedType::I8:
        return PanelColumns * depth;
    }
    return 0;
}

void packFloats(std::span<const float> rows, std::size_t depth, float* panel) {
    for (std::size_t c = 0; c * depth < rows.size(); ++c)
        for (std::size_t k = 0; k < depth; ++k)
            panel[k * PanelColumns + c] = rows[c * depth + k];
}

void packPairs(std::span<const float> rows, std::size_t depth, std::uint32_t* panel) {
    for (std::size_t c = 0; c * depth < rows.size(); ++c)
        for (std::size_t k = 0; k < depth; k += 2) {
            const std::uint32_t high = k + 1 < depth ? nearestBf16(rows[c * depth + k + 1]) : 0;
            panel[k / 2 * PanelColumns + c] = nearestBf16(rows[c * depth + k]) | (high << 16U);
        }
}

void packBytes(std::span<const float> rows, std::size_t depth, std::int8_t* panel, float* scales) {
    for (std::size_t c = 0; c * depth < rows.size(); ++c) {
        const auto row = rows.subspan(c * depth, depth);
        float largest = 0;
        for (const float weight : row)
            largest = std::max(largest, std::abs(weight));
        scales[c] = largest / MaxByte;
        const float inverse = largest > 0 ? MaxByte / largest : 0.0F;
        for (std::size_t k = 0; k < depth; ++k)
            panel[k * PanelColumns + c] = static_cast<std::int8_t>(std::lround(row[k] * inverse));
    }
}

} // namespace

PackedMatrix::PackedMatrix(PackedType type, std::size_t panelCount, std::size_t depth)
    : m_type(type), m_panelCount(panelCount), m_depth(depth), m_panelBytes(panelBytesOf(type, depth)),
      m_panels(panelCount * m_panelBytes), m_scales(type == PackedType::I8 ? panelCount * PanelColumns : 0) {}

std::size_t PackedMatrix::byteCount() const {
    return m_panels.size() + m_scales.size() * sizeof(float);
}

void PackedMatrix::setPanel(std::size_t panel, std::span<const float> rows) {
    ISCOPE_ASSERT(panel < m_panelCount && rows.size() <= PanelColumns * m_depth);
    std::byte* const place = m_panels.as<std::byte>() + panel * m_panelBytes;
    void* const bytes = place;
    switch (m_type) {
    case PackedType::F32:
        packFloats(rows, m_depth, static_cast<float*>(bytes));
        break;
    case PackedType::BF16:
        packPairs(rows, m_depth, static_cast<std::uint32_t*>(bytes));
        break;
    case PackedType::I8:
        packBytes(rows, m_depth, static_cast<std::int8_t*>(bytes), m_scales.data() + panel * PanelColumns);
        break;
    }
}

void PackedMatrix::multiplyTile(
    const KernelTable& kernels,
    const PackedRows& rows,
    std::size_t tile,
    std::size_t panel,
    const Output& output) const {
    const std::size_t count = rows.rowsOf(tile);
    const void* const weights = m_panels.as<std::byte>() + panel * m_panelBytes;
    if (output.bias != nullptr)
        for (std::size_t r = 0; r < count; ++r)
            for (std::size_t c = 0; c < PanelColumns; ++c) {
                float& y = output.y[r * output.stride + c];
                y = (output.adds ? y : 0) + output.bias[panel * PanelColumns + c];
            }
    const bool adds = output.adds || output.bias != nullptr;
    switch (m_type) {
    case PackedType::F32:
        kernels.tileF32(
            count,
            m_depth,
            rows.floats(tile),
            static_cast<const float*>(weights),
            output.y,
            output.stride,
            adds);
        break;
    case PackedType::BF16:
        kernels.tileBf16(
            count,
            (m_depth + 1) / 2,
            rows.pairs(tile),
            static_cast<const std::uint32_t*>(weights),
            output.y,
            output.stride,
            adds);
        break;
    case PackedType::I8:
        kernels.tileI8(
            count,
            m_depth,
            rows.floats(tile),
            static_cast<const std::int8_t*>(weights),
            m_scales.data() + panel * PanelColumns,
            output.y,
            output.stride,
            adds);
        break;
    }
}

void PackedMatrix::multiply(
    const KernelTable& kernels, const PackedRows& rows, const Block& block, const Output& output) const {
    for (std::size_t tile = block.tileBegin; tile < block.tileEnd; ++tile)
        for (std::size_t panel = block.panelBegin; panel < block.panelEnd; ++panel) {
            Output part = output;
            part.y += (tile - block.tileBegin) * TileRows * output.stride +
                      (panel - block.panelBegin) * PanelColumns;
            multiplyTile(kernels, rows, tile, panel, part);
        }
}

void PackedMatrix::unpackRow(std::size_t output, std::span<float> row) const {
    ISCOPE_ASSERT(output < columnCount() && row.size() == m_depth);
    const std::size_t panel = output / PanelColumns;
    const std::size_t column = output % PanelColumns;
    const void* const place = m_panels.as<std::byte>() + panel * m_panelBytes;
    for (std::size_t k = 0; k < m_depth; ++k) {
        switch (m_type) {
        case PackedType::F32:
            row[k] = static_cast<const float*>(place)[k * PanelColumns + column];
            break;
        case PackedType::BF16: {
            const std::uint32_t pair =
                static_cast<const std::uint32_t*>(place)[k / 2 * PanelColumns + column];
            row[k] = std::bit_cast<float>(k % 2 == 0 ? pair << 16U : pair & 0xFFFF0000U);
            break;
        }
        case PackedType::I8:
            row[k] = m_scales[output] *
                     static_cast<float>(static_cast<const std::int8_t*>(place)[k * PanelColumns + column]);
            break;
        }
    }
}

} // namespace intentscope::nn
