// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/kernels/aligned_buffer.h"

#include <sys/mman.h>

#include <cstring>
#include <new>

namespace intentscope::nn {
namespace {

constexpr std::size_t LargePage = std::size_t{2} << 20U;

/// A cache line, or for a buffer of several large pages such a page: the processor looks up addresses for
/// every panel that it streams through.
std::align_val_t alignmentOf(std::size_t size) {
    constexpr std::size_t CacheLine = 64;
    return std::align_val_t{size >= 2 * LargePage ? LargePage : CacheLine};
}

} // namespace

void AlignedBuffer::Free::operator()(void* bytes) const {
    ::operator delete(bytes, alignmentOf(size));
}

AlignedBuffer::AlignedBuffer(std::size_t size) {
    if (size == 0)
        return;
    void* const bytes = ::operator new(size, alignmentOf(size));
#ifdef MADV_HUGEPAGE
    if (size >= 2 * LargePage) // advice only: without it all works, more slowly
        static_cast<void>(madvise(bytes, size / LargePage * LargePage, MADV_HUGEPAGE));
#endif
    std::memset(bytes, 0, size);
    m_bytes = Bytes(bytes, Free(size));
}

AlignedBuffer::AlignedBuffer(const AlignedBuffer& other) : AlignedBuffer(other.size()) {
    if (size() > 0)
        std::memcpy(m_bytes.get(), other.m_bytes.get(), size());
}

AlignedBuffer& AlignedBuffer::operator=(const AlignedBuffer& other) {
    if (this != &other)
        *this = AlignedBuffer(other);
    return *this;
}

} // namespace intentscope::nn
