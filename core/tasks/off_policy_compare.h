// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tasks/compare_task.h"
#include "core/tasks/off_policy_task.h"

#include <stop_token>
#include <string>

namespace intentscope::tasks {

/// Two runs on one log.
struct OffPolicyComparisonReport {
    OffPolicyReport before; ///< of the impressions that both use
    OffPolicyReport after;
    metrics::OffPolicyComparison estimates;
    std::int64_t leftOutCount = 0; ///< of the part, but not scored by both
};

/// How many clicks on the first three the second run would have more than the first, from the log of both:
/// estimates of both on the same impressions, and their differences paired by user. Errors as
/// comparedImpressions and offPolicyTask; Cancelled.
Result<OffPolicyComparisonReport> compareOffPolicyTask(
    const OffPolicySpec& spec, const RunPair& runs, ProgressSink& progress, std::stop_token stop);

/// One JSON object (2-space indent, final newline).
std::string toJson(const OffPolicyComparisonReport& report, const data::Dataset& dataset);

} // namespace intentscope::tasks
