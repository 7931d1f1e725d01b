// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>

namespace intentscope::data {

/// The blocks of a text of `byteCount` bytes. A record belongs to the block that its first byte lies in.
class TextBlocks {
public:
    TextBlocks(std::uint64_t byteCount, std::uint64_t blockBytes)
        : m_byteCount(byteCount), m_blockBytes(blockBytes) {}

    std::size_t count() const {
        return static_cast<std::size_t>((m_byteCount + m_blockBytes - 1) / m_blockBytes);
    }
    std::uint64_t begin(std::size_t block) const { return block * m_blockBytes; }
    std::uint64_t end(std::size_t block) const {
        return block + 1 < count() ? (block + 1) * m_blockBytes : m_byteCount;
    }

private:
    std::uint64_t m_byteCount;
    std::uint64_t m_blockBytes;
};

} // namespace intentscope::data
