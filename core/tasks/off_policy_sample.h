// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/tasks/off_policy_rows.h"
#include "core/tasks/off_policy_task.h"

#include <array>
#include <cstdint>
#include <span>
#include <stop_token>
#include <vector>

namespace intentscope::tasks {

/// What one impression contributes, once its list was read.
struct LogSample {
    ImpressionIndex impression;
    LoggedList list;
};

/// The impressions of a log that tell something, and rows of those that do not, by reason.
struct LogSamples {
    std::vector<LogSample> used;
    std::array<std::vector<std::int32_t>, LeftOutReasonCount> leftOut;
};

/// Reads the lists of `rows`; those that `run` has no scores for are left out.
LogSamples
readSamples(std::span<const std::int32_t> rows, const rank::ScoreTable& run, const LoggedLists& lists);

/// Samples seen from a run; parallel to them.
struct WeighedSamples {
    std::vector<metrics::OffPolicyRow> rows;
    std::vector<std::int64_t> unsupportedSlots;
};

/// Weights, clicks and predictions. Errors as LoggedLists::propensitiesOf; Cancelled.
Result<WeighedSamples> weighSamples(
    const OffPolicySpec& spec,
    const rank::ScoreTable& run,
    const LoggedLists& lists,
    std::span<const LogSample> samples,
    ProgressSink& progress,
    const std::stop_token& stop);

/// All of a report but its estimates.
OffPolicyReport reportOf(
    const OffPolicySpec& spec,
    const rank::ScoreTable& run,
    const LogSamples& samples,
    const WeighedSamples& weighed);

/// InvalidInput for an assumption that the log cannot be weighed by.
Status checkAssumption(const OffPolicySpec& spec);

/// Why there is nothing to estimate from.
tl::unexpected<Error> nothingToUse(const std::string& runs, const LogSamples& samples);

} // namespace intentscope::tasks
