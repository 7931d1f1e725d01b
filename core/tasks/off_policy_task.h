// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/metrics/click_rates.h"
#include "core/metrics/off_policy.h"
#include "core/rank/score_table.h"
#include "core/slices/slice.h"
#include "core/tasks/impression_part.h"
#include "core/tasks/logged_lists.h"

#include <array>
#include <cstdint>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace intentscope::tasks {

/// How the clicks on a run's first three are estimated from a log that showed other lists
/// (docs/off-policy.md).
struct OffPolicySpec {
    ImpressionPart part = ImpressionPart::Test;
    std::optional<slices::Slice> slice = {}; ///< of the run's dataset; none: every impression of the part
    metrics::ClickAssumption clicks = metrics::ClickAssumption::Cascade;
    /// Of a logging policy that drew its lists from all intents of the region: the share of positions drawn
    /// at random (0.1 for simulated shops). None: the policy drew the order of given candidates.
    std::optional<double> explorationShare = {};
    metrics::OffPolicyRule rule = {};
    metrics::ClickRateSpec model = {};
};

struct OffPolicyReport {
    OffPolicySpec spec;
    rank::RunInfo run;
    metrics::OffPolicyEstimates estimates; ///< CTR@3: clicks on the first three per impression
    double loggedCtr = 0;                  ///< of the log's own first three, on the same impressions
    std::int64_t impressionCount = 0;      ///< that the estimates rest on
    std::int64_t partImpressionCount = 0;  ///< of the part, in the slice
    /// Rows of impressions that were left out, by LeftOutReason.
    std::array<std::vector<std::int32_t>, LeftOutReasonCount> leftOut;
    /// Impressions in which the run shows something that the log could not have shown there: a position whose
    /// logged intent was certain holds another. What is estimated is silent about them.
    std::vector<std::int32_t> unsupported;
    std::int64_t unsupportedSlotCount = 0; ///< of impressionCount * 3
};

/// Estimates CTR@3 of a run: what users would click if the chatbot showed the first three of the run. Rests
/// on the logged candidates, positions, clicks and propensities. InvalidInput as impressionsOf, LoggedLists
/// and estimateOffPolicy, and when no impression can be used, naming the reasons; Cancelled.
Result<OffPolicyReport> offPolicyTask(
    const OffPolicySpec& spec, const rank::ScoreTable& run, ProgressSink& progress, std::stop_token stop);

/// One JSON object (2-space indent, final newline). Lists the ids of impressions without support; of those
/// left out it gives counts and ids.
std::string toJson(const OffPolicyReport& report, const data::Dataset& dataset);

} // namespace intentscope::tasks
