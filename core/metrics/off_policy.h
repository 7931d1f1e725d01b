// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/list_propensity.h"
#include "core/stats/bootstrap.h"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <stop_token>
#include <string_view>
#include <vector>

namespace intentscope::metrics {

/// What a click on a position is taken to depend on, and so which part of a logged list has to agree with
/// what the target would have shown for the click to count.
enum class ClickAssumption {
    Slate,       ///< on all three shown intents (slate IPS, Swaminathan et al. 2017)
    Cascade,     ///< on the intent and those above it (reward-interaction IPS, McInerney et al. 2020)
    ItemPosition ///< on the intent and its position alone (independent IPS, Li et al. 2018)
};

/// "slate", "cascade", "item-position".
std::string_view name(ClickAssumption assumption);

using ShownIntents = std::array<std::int32_t, ShownCount>;
using PerPosition = std::array<double, ShownCount>;

/// The importance weights of the shown positions for a target that always shows `target`: 1 / propensity
/// where what the assumption asks for agrees with the log, else 0. Given the candidates their mean over logs
/// is 1.
PerPosition importanceWeights(
    const ShownIntents& logged,
    const ShownIntents& target,
    const ShownPropensities& propensities,
    ClickAssumption assumption);

/// One logged impression seen from a target policy.
struct OffPolicyRow {
    std::int32_t user = 0;
    PerPosition weights{};
    PerPosition clicks{};      ///< 1 or 0, as logged
    PerPosition predictions{}; ///< of the direct model: chance of a click on what the target would show there
};

/// A sample of rows and what was done to their weights.
struct OffPolicyEstimates {
    /// All are clicks on the first three positions per impression.
    stats::Estimate ips;          ///< mean of sum(w r) (Horvitz and Thompson 1952)
    stats::Estimate snips;        ///< sum over positions of sum(w r) / sum(w) (Swaminathan and Joachims 2015)
    stats::Estimate doublyRobust; ///< mean of sum(f + w (r - f)) (Dudik et al. 2014; Kiyohara et al. 2022)
    stats::Estimate direct;       ///< mean of sum(f)

    /// By position, of the weights as used.
    PerPosition effectiveSampleSizes{}; ///< sum(w)^2 / sum(w^2) (Kish 1965); 0 without any weight
    PerPosition meanWeights{};          ///< near 1 when the propensities are right and nothing is clipped
    PerPosition largestWeights{};
    std::array<std::int64_t, ShownCount> matchedCounts{}; ///< rows with a weight above 0
    bool isTooSmall = false; ///< an effective sample size is below the rule's least: no intervals
    std::int64_t clippedWeightCount = 0;
    std::int64_t rowCount = 0;
    std::int64_t userCount = 0;
};

struct OffPolicyRule {
    std::optional<double> weightCap = {}; ///< above 0: larger weights count as this one, which biases
    /// Where a position has a smaller effective sample size, IPS, SNIPS and doubly robust have a value but no
    /// interval and no standard error: these cannot be told from so few impressions (docs/off-policy.md).
    double leastEffectiveSize = 30;
    stats::BootstrapSpec bootstrap = {};
};

/// Intervals: bootstrap over users (stats/bootstrap.h), with the same draws of users for each estimator.
/// SNIPS has no value when a position has no weight at all. InvalidInput for a cap that is not above 0,
/// symmetric bootstrap-t intervals or no row; Cancelled.
Result<OffPolicyEstimates>
estimateOffPolicy(std::span<const OffPolicyRow> rows, const OffPolicyRule& rule, const std::stop_token& stop);

/// Two targets on one log.
struct OffPolicyComparison {
    OffPolicyEstimates before;
    OffPolicyEstimates after;
    stats::PairedEstimate ips; ///< sides and differences of each estimator
    stats::PairedEstimate snips;
    stats::PairedEstimate doublyRobust;
    stats::PairedEstimate direct;
};

/// `before` and `after` are the same logged rows in the same order; differences are paired by user, from the
/// same draws of users. No intervals of differences where either side is too small. Errors as
/// estimateOffPolicy.
Result<OffPolicyComparison> compareOffPolicy(
    std::span<const OffPolicyRow> before,
    std::span<const OffPolicyRow> after,
    const OffPolicyRule& rule,
    const std::stop_token& stop);

} // namespace intentscope::metrics
