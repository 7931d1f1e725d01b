// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/kernels/sequence_cache.h"

#include "core/base/assert.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace intentscope::nn {
namespace {

std::size_t wholePanels(std::size_t room) {
    return (room + PanelColumns - 1) / PanelColumns * PanelColumns;
}

std::uint16_t nearestBf16(float value) {
    const auto bits = std::bit_cast<std::uint32_t>(value);
    if (std::isnan(value))
        return static_cast<std::uint16_t>((bits >> 16U) | 0x40U);
    return static_cast<std::uint16_t>((bits + 0x7FFFU + ((bits >> 16U) & 1U)) >> 16U);
}

} // namespace

SequenceCache::SequenceCache(const Shape& shape, std::size_t room)
    : m_shape(shape), m_room(wholePanels(room)),
      m_words(shape.layerCount * shape.headCount * headWords() * sizeof(float)) {
    ISCOPE_ASSERT(shape.headSize % 2 == 0);
}

std::size_t SequenceCache::keyPanelWords() const {
    return PanelColumns * (m_shape.isPaired ? m_shape.headSize / 2 : m_shape.headSize);
}

std::size_t SequenceCache::valuePanelWords() const {
    return PanelColumns * (m_shape.isPaired ? m_room / 2 : m_room);
}

std::size_t SequenceCache::headWords() const {
    return m_room / PanelColumns * keyPanelWords() + valuePanelCount() * valuePanelWords();
}

std::size_t SequenceCache::headOffset(std::size_t layer, std::size_t head) const {
    return (layer * m_shape.headCount + head) * headWords();
}

const void* SequenceCache::keyPanel(std::size_t layer, std::size_t head, std::size_t panel) const {
    return m_words.as<float>() + headOffset(layer, head) + panel * keyPanelWords();
}

const void* SequenceCache::valuePanel(std::size_t layer, std::size_t head, std::size_t panel) const {
    return m_words.as<float>() + headOffset(layer, head) + m_room / PanelColumns * keyPanelWords() +
           panel * valuePanelWords();
}

void SequenceCache::setLength(std::size_t length) {
    ISCOPE_ASSERT(length <= m_room);
    m_length = length;
}

void SequenceCache::reserve(std::size_t room) {
    if (room <= m_room)
        return;
    SequenceCache larger(m_shape, room);
    for (std::size_t layer = 0; layer < m_shape.layerCount; ++layer)
        for (std::size_t head = 0; head < m_shape.headCount; ++head) {
            const float* const from = m_words.as<float>() + headOffset(layer, head);
            float* const to = larger.m_words.as<float>() + larger.headOffset(layer, head);
            const std::size_t keyWords = m_room / PanelColumns * keyPanelWords();
            const std::size_t largerKeyWords = larger.m_room / PanelColumns * keyPanelWords();
            std::copy_n(from, keyWords, to);
            for (std::size_t panel = 0; panel < valuePanelCount(); ++panel)
                std::copy_n(
                    from + keyWords + panel * valuePanelWords(),
                    valuePanelWords(),
                    to + largerKeyWords + panel * larger.valuePanelWords());
        }
    larger.m_length = m_length;
    *this = std::move(larger);
}

void SequenceCache::write(
    std::size_t layer, std::size_t head, std::size_t position, const float* key, const float* value) {
    ISCOPE_ASSERT(position < m_room);
    const std::size_t size = m_shape.headSize;
    const std::size_t keyOffset = headOffset(layer, head) + position / PanelColumns * keyPanelWords();
    const std::size_t valueOffset = headOffset(layer, head) + m_room / PanelColumns * keyPanelWords();
    const std::size_t column = position % PanelColumns;
    if (m_shape.isPaired) {
        auto* const halves = m_words.as<std::uint16_t>();
        for (std::size_t k = 0; k < size; ++k) {
            halves[2 * (keyOffset + k / 2 * PanelColumns + column) + k % 2] = nearestBf16(key[k]);
            const std::size_t panel = valueOffset + k / PanelColumns * valuePanelWords();
            halves[2 * (panel + position / 2 * PanelColumns + k % PanelColumns) + position % 2] =
                nearestBf16(value[k]);
        }
        return;
    }
    auto* const words = m_words.as<float>();
    for (std::size_t k = 0; k < size; ++k) {
        words[keyOffset + k * PanelColumns + column] = key[k];
        const std::size_t panel = valueOffset + k / PanelColumns * valuePanelWords();
        words[panel + position * PanelColumns + k % PanelColumns] = value[k];
    }
}

} // namespace intentscope::nn
