// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/kernels/lockstep.h"

#include "core/base/assert.h"
#include "core/base/checked.h"

namespace intentscope::nn {

Lockstep::Lockstep(std::size_t width) : m_barrier(narrow<std::ptrdiff_t>(width), Rewind{&m_next}) {}

void Lockstep::run(const Workers& workers, const Program& program) {
    Lockstep lockstep(workers.width());
    // As many blocks as threads, and none ends before all have begun: each thread gets one.
    const Status status = workers.forEach(workers.width(), [&](std::size_t member) -> Status {
        program(lockstep, member);
        return {};
    });
    ISCOPE_ASSERT(status.has_value());
}

} // namespace intentscope::nn
