// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/rank/score_table.h"
#include "core/stats/bootstrap.h"
#include "core/tasks/impression_part.h"
#include "core/tasks/shop_truth.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

namespace intentscope::tasks {

struct OnlineSpec {
    ImpressionPart part = ImpressionPart::Test; ///< cut to what is in that part of all runs
    std::uint64_t seed = 1;                     ///< of the users' chances; every run meets the same
    stats::BootstrapSpec bootstrap = {};
};

/// What users did with the first three intents of a run; everything per impression.
struct OnlineArm {
    rank::RunInfo run;
    stats::Estimate clicks;    ///< CTR@3, counted; interval over users
    stats::Estimate satisfied; ///< share of users who clicked the very intent they came for
    double expectedClicks = 0; ///< the mean over all chances on these impressions, exactly
    double expectedSatisfied = 0;
    std::int64_t clickCount = 0;
    std::int64_t satisfiedCount = 0;
};

/// A run against the first one, on the same users with the same chances.
struct OnlineDifference {
    stats::PairedEstimate clicks;
    stats::PairedEstimate satisfied;
    /// Adjusted for the number of runs by Holm's method; none below two users.
    std::optional<double> adjustedClicksPValue;
    std::optional<double> adjustedSatisfiedPValue;
};

struct OnlineReport {
    OnlineSpec spec;
    std::vector<OnlineArm> arms;
    std::vector<OnlineDifference> differences; ///< of arms 1, 2, ... to arm 0
    std::int64_t impressionCount = 0;
    std::int64_t userCount = 0;
    std::int64_t leftOutCount =
        0; ///< of the part, but not scored by all runs or with fewer than three candidates
};

using Runs = std::span<const std::shared_ptr<const rank::ScoreTable>>;

/// Impressions that are in the part of all runs, scored by all, with at least three candidates; ascending.
/// Mismatch for runs of different datasets, or when there is none.
struct SharedImpressions {
    std::vector<std::int32_t> rows;
    std::int64_t leftOutCount = 0;
};
Result<SharedImpressions> sharedImpressions(Runs runs, ImpressionPart part);

/// A true replay on simulated users: at every impression the chatbot shows the first three of each run to the
/// same user with the same chances (sim/replay.h), and clicks and satisfied needs are counted. Errors as
/// sharedImpressions and impressionsOf; InvalidInput without a run; Cancelled.
Result<OnlineReport> onlineTask(
    const OnlineSpec& spec, Runs runs, const ShopTruth& truth, ProgressSink& progress, std::stop_token stop);

/// One JSON object (2-space indent, final newline).
std::string toJson(const OnlineReport& report);

} // namespace intentscope::tasks
