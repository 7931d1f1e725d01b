// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/workers.h"

#include <atomic>
#include <barrier>
#include <cstddef>
#include <functional>

namespace intentscope::nn {

/// Threads that go through many short steps together: starting them for each step would cost more than the
/// step. A program is run by every member at once; in it they share the blocks of each step and wait for one
/// another behind it.
class Lockstep {
public:
    /// Runs program(lockstep, member), member from 0 to the width of `workers` - 1, on as many threads, and
    /// returns when all have ended. Programs must call share() equally often and must not throw.
    using Program = std::function<void(Lockstep& lockstep, std::size_t member)>;
    static void run(const Workers& workers, const Program& program);

    /// Every block in [0, count) once, by whichever member is free; returns when all are done. What was
    /// written before is seen by every member behind it.
    template <class Work>
    void share(std::size_t count, const Work& work) {
        for (;;) {
            const std::size_t block = m_next.fetch_add(1, std::memory_order_relaxed);
            if (block >= count)
                break;
            work(block);
        }
        m_barrier.arrive_and_wait();
    }

private:
    struct Rewind {
        std::atomic<std::size_t>* next;
        void operator()() const noexcept { next->store(0, std::memory_order_relaxed); }
    };
    explicit Lockstep(std::size_t width);

    std::atomic<std::size_t> m_next = 0;
    std::barrier<Rewind> m_barrier;
};

} // namespace intentscope::nn
