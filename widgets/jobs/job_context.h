// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"

#include <functional>
#include <stop_token>

namespace intentscope::jobs {

/// What a job's function may use of the outside; lives on the job's thread for as long as the function runs.
class JobContext {
public:
    virtual ~JobContext();

    virtual std::stop_token stopToken() const = 0;
    /// Cheap to call; the window shows the newest report ten times a second.
    virtual ProgressSink& progress() = 0;
    /// Runs `update` on the window's thread, in order, before the job's end is delivered; not at all when the
    /// job was replaced or its context object is gone. For partial results: an epoch, a chunk of scores.
    virtual void publish(std::function<void()> update) = 0;
};

} // namespace intentscope::jobs
