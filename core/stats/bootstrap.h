// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/stats/weighted_mean.h"

#include <array>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <stop_token>
#include <string_view>

namespace intentscope::stats {

struct Interval {
    double low = 0;
    double high = 0;

    friend bool operator==(const Interval&, const Interval&) = default;
};

/// How an interval and its p-value are made of the replicates.
enum class IntervalKind : std::uint8_t {
    Expanded,   ///< quantiles of the replicates, further out where few units decide
    Percentile, ///< quantiles of the replicates
    SymmetricT, ///< value +- q * linearised standard error, q a quantile of the studentised replicates |t*|
};

/// "expanded percentile bootstrap", "percentile bootstrap", "symmetric bootstrap-t"; as reports write it.
std::string_view name(IntervalKind kind);

struct BootstrapSpec {
    std::int32_t replicateCount = 10'000; ///< B, 100 to 10,000,000
    std::uint64_t seed = 1;
    double confidence = 0.95; ///< in (0, 1)
    IntervalKind interval = IntervalKind::Expanded;
    /// What a mean can be: a symmetric interval is cut off there, that of a difference at +-(high - low).
    /// The other intervals never leave the values at hand.
    Interval range = {
        .low = -std::numeric_limits<double>::infinity(), .high = std::numeric_limits<double>::infinity()};
};

/// A weighted mean and how far it would move on other users.
struct Estimate {
    double value = std::numeric_limits<double>::quiet_NaN();         ///< NaN without any unit
    double standardError = std::numeric_limits<double>::quiet_NaN(); ///< NaN below two units
    std::optional<Interval> interval = {};                           ///< none below two units
};

struct PairedEstimate {
    Estimate before;
    Estimate after;
    Estimate difference; ///< after - before
    /// Two-sided; none below two units. See bootstrapDifference.
    std::optional<double> pValue = {};
};

/// Two values of the same units; parallel, weights positive and finite.
struct PairedSample {
    std::span<const double> before;
    std::span<const double> after;
    std::span<const double> weights;
};

/// Bootstrap of sum(weight * value) / sum(weight) over units (Efron and Tibshirani 1993, chapters 6, 12 and
/// 13): each replicate draws as many units as there are, with replacement, and takes their weights along. The
/// standard error is the replicates' standard deviation (B - 1).
///
/// Expanded: expandedPercentiles(). Percentile: bounds are quantiles of the replicates, linear between order
/// statistics. SymmetricT (Hall 1988, "On symmetric bootstrap confidence
/// intervals"): value +- q * s, where s = sqrt(sum(weight^2
/// (value - mean)^2)) / sum(weight) is the linearised standard error of the ratio and q the quantile
/// `confidence` of |mean* - mean| / s*, with s* computed from the units of the replicate. A replicate without
/// scatter of its own (s* = 0) says nothing about scatter and takes s.
///
/// The same seed gives the same digits on every platform and for any number of cores, which share the
/// replicates. Polls `stop` once a replicate. InvalidInput for a spec out of range; Cancelled.
Result<Estimate> bootstrapMean(const WeightedSample& sample, const BootstrapSpec& spec, std::stop_token stop);

/// The same for both sides and for their difference, all three from the same draws of units, so that what
/// the sides have in common cancels. The p-value inverts the interval of the difference d: for percentiles
/// p = min(1, 2 (1 + min(#{d* <= 0}, #{d* >= 0})) / (B + 1)), for SymmetricT
/// p = (1 + #{|t*| >= |d| / s}) / (B + 1), and 1 when no unit differs.
Result<PairedEstimate>
bootstrapDifference(const PairedSample& sample, const BootstrapSpec& spec, std::stop_token stop);

/// One unit's parts of a sum of three ratios.
struct RatioRow {
    std::array<double, 3> numerators{};
    std::array<double, 3> denominators{}; ///< not negative
};

/// The same for sum over j of (sum of numerators j / sum of denominators j), a self-normalised estimate by
/// parts; Expanded or Percentile. NaN and no interval when a denominator sums to 0. A replicate in which that
/// happens by chance takes the part's value as it is in the whole sample, since it says nothing about it.
Result<Estimate>
bootstrapRatioSum(std::span<const RatioRow> rows, const BootstrapSpec& spec, std::stop_token stop);

/// The same for both sides and their difference, all from the same draws of the same units; parallel. No
/// difference where a side is NaN.
Result<PairedEstimate> bootstrapRatioSumDifference(
    std::span<const RatioRow> before,
    std::span<const RatioRow> after,
    const BootstrapSpec& spec,
    std::stop_token stop);

} // namespace intentscope::stats
