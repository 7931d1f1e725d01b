// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/rank/score_table.h"
#include "core/slices/slice.h"
#include "core/stats/bootstrap.h"
#include "core/tasks/impression_part.h"
#include "core/tasks/metric_report.h"

#include <cstdint>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace intentscope::tasks {

struct EvalSpec {
    ImpressionPart part = ImpressionPart::Test;
    metrics::MetricSpec metrics = {};
    stats::BootstrapSpec bootstrap = {};
    std::optional<slices::Slice> slice = {}; ///< of the run's dataset; none: every impression of the part
};

/// One metric of one run, with its interval over users.
struct MetricReport {
    std::string name;
    std::string rule; ///< what was averaged over what; shown with the number
    stats::Estimate estimate;
    std::int64_t userCount = 0;
    std::int64_t groupCount = 0; ///< groups of a GAUC; impressions of the others
    std::int64_t impressionCount = 0;
    std::int64_t tieCount = 0; ///< groups or impressions with a tie that matters
};

struct EvalReport {
    EvalSpec spec;
    rank::RunInfo run;
    std::int64_t impressionCount = 0;          ///< of the part, in the slice
    std::int64_t unscoredImpressionCount = 0;  ///< of these, without scores
    std::int64_t clicklessImpressionCount = 0; ///< of these, scored but without a click: no top-k metric
    std::int64_t ungroupedImpressionCount = 0; ///< of these, without a session: no GAUC
    std::vector<MetricReport> metrics;         ///< GAUC, error rate, then Recall, NDCG, Hit by cutoff, MRR
    std::vector<DroppedGroupReport> droppedGroups; ///< all, by row of the group
};

/// The impressions that evalTask measures, ascending; its errors.
Result<std::vector<std::int32_t>> evaluatedImpressions(const EvalSpec& spec, const rank::ScoreTable& run);

/// Measures a run. InvalidInput for a cutoff below 1 or given twice, a bootstrap out of range, a missing
/// session column, a part that is empty or was not scored at all, or a slice without an impression of the
/// part; Cancelled.
Result<EvalReport>
evalTask(const EvalSpec& spec, const rank::ScoreTable& run, ProgressSink& progress, std::stop_token stop);

/// One JSON object (2-space indent, final newline); the same report gives the same bytes. A value that does
/// not exist is null.
std::string toJson(const EvalReport& report);

} // namespace intentscope::tasks
