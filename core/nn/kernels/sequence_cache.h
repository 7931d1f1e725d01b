// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/kernels/aligned_buffer.h"
#include "core/nn/kernels/kernel_table.h"

#include <cstddef>
#include <cstdint>

namespace intentscope::nn {

/// Keys and values of one sequence in every layer, as panels for the kernels: of keys, a panel has 32
/// positions, its depth is the head; of values, a panel has 32 elements of the head, its depth is the
/// positions. A copy is a sequence of its own. Different positions and heads may be written at once.
class SequenceCache {
public:
    struct Shape {
        std::size_t layerCount = 0;
        std::size_t headCount = 0; ///< of keys and values
        std::size_t headSize = 0;  ///< even
        bool isPaired = false;     ///< as bf16 pairs, half the memory
    };
    /// `room`: positions, rounded up to whole panels.
    SequenceCache(const Shape& shape, std::size_t room);

    const Shape& shape() const { return m_shape; }
    std::size_t length() const { return m_length; }
    std::size_t room() const { return m_room; }
    std::size_t byteCount() const { return m_words.size(); }
    /// Positions up to here have been written in every layer, or are forgotten. At most `room`.
    void setLength(std::size_t length);
    /// Makes room for more positions; what was written stays.
    void reserve(std::size_t room);

    void
    write(std::size_t layer, std::size_t head, std::size_t position, const float* key, const float* value);

    /// The panel of positions 32 * panel and on; words are floats or pairs.
    const void* keyPanel(std::size_t layer, std::size_t head, std::size_t panel) const;
    const void* valuePanel(std::size_t layer, std::size_t head, std::size_t panel) const;
    std::size_t valuePanelCount() const { return (m_shape.headSize + PanelColumns - 1) / PanelColumns; }

private:
    std::size_t keyPanelWords() const;
    std::size_t valuePanelWords() const;
    std::size_t headWords() const;
    /// The first word of a head's keys, behind which its values lie.
    std::size_t headOffset(std::size_t layer, std::size_t head) const;

    Shape m_shape;
    std::size_t m_room = 0;
    std::size_t m_length = 0;
    AlignedBuffer m_words;
};

} // namespace intentscope::nn
