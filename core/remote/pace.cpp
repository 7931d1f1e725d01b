// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/remote/pace.h"

#include <algorithm>

namespace intentscope::remote {

Pace::Pace(std::int32_t requestsPerMinute)
    : m_interval(
          requestsPerMinute > 0 ? Clock::duration(std::chrono::minutes(1)) / requestsPerMinute
                                : Clock::duration::zero()),
      m_next(Clock::now()) {}

Pace::Clock::time_point Pace::next() {
    const std::lock_guard lock(m_mutex);
    const Clock::time_point mine = std::max(m_next, Clock::now());
    m_next = std::max(m_next, mine + m_interval);
    return mine;
}

void Pace::holdUntil(Clock::time_point time) {
    const std::lock_guard lock(m_mutex);
    m_next = std::max(m_next, time);
}

} // namespace intentscope::remote
