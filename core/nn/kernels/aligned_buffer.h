// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <memory>

namespace intentscope::nn {

/// Bytes that begin at a cache line, zero at first; large ones ask the operating system for large pages.
/// Throws bad_alloc, as containers do.
class AlignedBuffer {
public:
    AlignedBuffer() = default;
    explicit AlignedBuffer(std::size_t size);
    AlignedBuffer(const AlignedBuffer& other);
    AlignedBuffer(AlignedBuffer&&) noexcept = default;
    AlignedBuffer& operator=(const AlignedBuffer& other);
    AlignedBuffer& operator=(AlignedBuffer&&) noexcept = default;
    ~AlignedBuffer() = default;

    /// Room for so many elements; what was there is lost when it has to grow.
    template <class T>
    void ensure(std::size_t count) {
        if (size() < count * sizeof(T))
            *this = AlignedBuffer(count * sizeof(T));
    }

    std::size_t size() const { return m_bytes ? m_bytes.get_deleter().size : 0; }
    template <class T>
    T* as() {
        return static_cast<T*>(m_bytes.get());
    }
    template <class T>
    const T* as() const {
        return static_cast<const T*>(m_bytes.get());
    }

private:
    struct Free {
        Free() : size(0) {}
        explicit Free(std::size_t bytes) : size(bytes) {}
        std::size_t size;
        void operator()(void* bytes) const;
    };
    using Bytes = std::unique_ptr<void, Free>;

    Bytes m_bytes;
};

} // namespace intentscope::nn
