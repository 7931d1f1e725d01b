// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/click_rates.h"
#include "core/metrics/off_policy.h"
#include "core/tasks/online_task.h"
#include "core/tasks/redrawn_logs.h"

#include <array>
#include <cstdint>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace intentscope::tasks {

/// How estimates from a simulated log are checked against the truth.
struct OffPolicyStudySpec {
    ImpressionPart part = ImpressionPart::Test; ///< cut to what is in that part of all runs
    std::int32_t logCount = 200;                ///< the users are dealt out to so many logs; at least 2
    metrics::ClickAssumption clicks = metrics::ClickAssumption::Cascade;
    std::optional<double> explorationShare = {}; ///< as OffPolicySpec
    metrics::OffPolicyRule rule = {.bootstrap = {.replicateCount = 1'000}};
    metrics::ClickRateSpec model = {};
    /// Only impressions with at most so many candidates. Their number is drawn apart from everything else in
    /// a simulated shop, so this costs impressions and biases nothing; long lists take most of the time.
    std::size_t longestList = metrics::ListPropensity::MaxListSize;
    std::uint64_t seed = 1; ///< of the made policies' noise
    /// The logs are drawn anew for the same moments (redrawn_logs.h) in place of dealing out the log at hand;
    /// lists drawn from a pool are read for their candidates alone. Not for ItemPosition.
    std::optional<RedrawSpec> redraw = {};
};

/// One estimator for one policy, over the logs: NaN where none has a value, deviations NaN where only one
/// has.
struct EstimatorQuality {
    double bias = 0;                 ///< mean of the estimates - truth
    double biasStandardError = 0;    ///< of that mean: standardDeviation / sqrt(logs)
    double standardDeviation = 0;    ///< of the estimates
    double meanWidth = 0;            ///< of the intervals
    double coverage = 0;             ///< share of the intervals that hold the truth; NaN where no log has one
    std::int32_t undefinedCount = 0; ///< logs without a value or interval: in none of the figures above
};

enum class StudiedEstimator : std::uint8_t { Snips, DoublyRobust, Ips, Direct };
constexpr std::size_t StudiedEstimatorCount = 4;

/// "SNIPS", "doubly robust", "IPS", "direct model".
std::string_view name(StudiedEstimator estimator);

struct PolicyQuality {
    std::string name;
    double truth = 0; ///< CTR@3 by replay, the mean over all chances, on the impressions that logs come from
    std::array<EstimatorQuality, StudiedEstimatorCount> estimators{};
    /// Means over the logs.
    metrics::PerPosition effectiveSampleSizes{};
    metrics::PerPosition meanWeights{};
};

struct OffPolicyStudy {
    OffPolicyStudySpec spec;
    std::vector<PolicyQuality> policies; ///< twelve made of the truth, then the runs
    std::int64_t impressionCount = 0;
    std::int64_t userCount = 0;
    std::int64_t leftOutCount = 0; ///< of the part: not scored by all runs, or of no use as a log
};

/// Deals the users of a simulated log out to many logs, estimates CTR@3 of every run and of twelve policies
/// made of the truth (the oracle with noise of several sizes, its reverse, chance, the log's own order and
/// its reverse, and the oracle for every other user) from each log alone, and compares with what replaying
/// the same users gives. Errors as sharedImpressions, offPolicyTask and checkRedraw; InvalidInput for too few
/// logs; Cancelled.
Result<OffPolicyStudy> offPolicyStudyTask(
    const OffPolicyStudySpec& spec,
    Runs runs,
    const ShopTruth& truth,
    ProgressSink& progress,
    std::stop_token stop);

/// One JSON object (2-space indent, final newline).
std::string toJson(const OffPolicyStudy& study);

} // namespace intentscope::tasks
