// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <stop_token>
#include <string>

namespace intentscope {

/// How far a long task is. `total` of 0 means that the end is not known.
struct Progress {
    std::string phase = {}; ///< what is being done, for a person: "Reading candidates.csv"
    std::int64_t done = 0;
    std::int64_t total = 0;
    std::string detail = {}; ///< one figure worth showing: "loss 0.412, NDCG@3 0.689"
};

/// Receives progress from a task. Called on the task's thread, often; implementations throttle.
class ProgressSink {
public:
    virtual ~ProgressSink();
    virtual void report(const Progress& progress) = 0;
};

/// A sink for callers that do not look.
class NullProgress final : public ProgressSink {
public:
    void report(const Progress& progress) override;
};

/// Cancelled, if a stop was asked for. Tasks poll this about every 20 ms of work.
Status checkStop(const std::stop_token& stop);

} // namespace intentscope
