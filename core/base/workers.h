// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <functional>
#include <stop_token>

namespace intentscope {

/// Runs independent blocks of one piece of work on the machine's cores: the only place in the core that
/// starts threads. They start with a call, have the priority of the caller and end before it returns, so a
/// task that uses them is a plain function still. What a block computes must not depend on the width. Cheap
/// to copy; may be used from any thread.
class Workers {
public:
    /// What is done with one block; called on several threads at once.
    using Work = std::function<Status(std::size_t block)>;

    /// As many as there are cores.
    Workers();
    /// 1 does everything on the calling thread.
    explicit Workers(std::size_t width);

    std::size_t width() const { return m_width; }

    /// work(0) to work(count - 1), each once, begun in ascending order. After a failure no further block
    /// begins; of several failures the one of the lowest block is returned, so that it is the same for every
    /// width. Cancelled when a stop is asked for before the last block began.
    Status forEach(std::size_t count, const Work& work, const std::stop_token& stop = {}) const;

    /// produce(i) for every block on any thread, and consume(i) one at a time in ascending order of i, each
    /// behind its produce, while later blocks are being produced. At most `window` blocks (0: twice the
    /// width) are begun and not consumed yet, which bounds the memory. Errors as above; blocks below a
    /// failing one are consumed.
    Status inOrder(
        std::size_t count,
        const Work& produce,
        const Work& consume,
        const std::stop_token& stop = {},
        std::size_t window = 0) const;

private:
    std::size_t m_width;
};

} // namespace intentscope
