// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/stats/self_check.h"
#include "core/tasks/compare_task.h"

#include <cstdint>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace intentscope::tasks {

/// One metric under selfCheckRun or selfCheckPair.
struct MetricSelfCheck {
    std::string name;
    std::int64_t userCount = 0;
    std::optional<stats::SelfCheck> counts; ///< none below two users
};

struct SelfCheckReport {
    stats::SelfCheckSpec spec;
    std::string before; ///< name of the run, or of the first of two
    std::string after;  ///< "" for one run
    std::int64_t impressionCount = 0;
    std::vector<MetricSelfCheck> metrics;
};

/// Whether the tests and intervals keep their promises on the users of a run. Part, slice and metrics are
/// those of `spec`, whose bootstrap is not used. Errors as evalTask.
Result<SelfCheckReport> selfCheckTask(
    const EvalSpec& spec,
    const stats::SelfCheckSpec& check,
    const rank::ScoreTable& run,
    ProgressSink& progress,
    const std::stop_token& stop);

/// The same on the users of two runs. Errors as compareTask.
Result<SelfCheckReport> selfCheckTask(
    const CompareSpec& spec,
    const stats::SelfCheckSpec& check,
    const RunPair& runs,
    ProgressSink& progress,
    const std::stop_token& stop);

/// One JSON object (2-space indent, final newline).
std::string toJson(const SelfCheckReport& report);

} // namespace intentscope::tasks
