// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <mutex>

namespace intentscope::remote {

/// When the next request may be sent: requests of a minute are spread evenly over it, and a server that asks
/// for a pause gets it from all threads. Any thread.
class Pace {
public:
    using Clock = std::chrono::steady_clock;

    /// 0: no limit.
    explicit Pace(std::int32_t requestsPerMinute);

    /// The moment that belongs to the caller; each call takes one.
    Clock::time_point next();
    /// Nothing more before `time`.
    void holdUntil(Clock::time_point time);

private:
    const Clock::duration m_interval;
    std::mutex m_mutex;
    Clock::time_point m_next; ///< guarded by m_mutex
};

} // namespace intentscope::remote
