// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/confusion.h"
#include "core/base/progress.h"
#include "core/slices/slice.h"
#include "core/tasks/compare_task.h"
#include "core/tasks/impression_part.h"

#include <cstdint>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

namespace intentscope::tasks {

/// One run, or two of one dataset: before and after.
using LookedAtRuns = std::span<const rank::ScoreTable* const>;

/// The impressions of one run's part that it scored, or those of both runs' part that both scored, ascending.
/// Errors as evalTask and compareTask.
Result<ComparedImpressions> lookedAtImpressions(const CompareSpec& spec, LookedAtRuns runs);

struct ConfusionSpec {
    ImpressionPart part = ImpressionPart::Test;
    /// An impression is confused when no clicked intent is among the first topK.
    std::int32_t topK = 1;
    std::optional<slices::Slice> slice = {};
};

struct ConfusionReport {
    ConfusionSpec spec;
    std::vector<rank::RunInfo> runs;
    std::int64_t leftOutImpressionCount = 0; ///< of the part, but not scored by every run
    analysis::Confusion confusion;
};

/// Which intents are taken for which, in one run or before and after, week by week. InvalidInput for a topK
/// below 1; errors of lookedAtImpressions; Cancelled.
Result<ConfusionReport> confusionTask(
    const ConfusionSpec& spec, LookedAtRuns runs, ProgressSink& progress, const std::stop_token& stop);

/// One JSON object (2-space indent, final newline) with all intents and the `mostPairs` first pairs (0: all).
std::string toJson(const ConfusionReport& report, const data::Dataset& dataset, std::size_t mostPairs);

} // namespace intentscope::tasks
