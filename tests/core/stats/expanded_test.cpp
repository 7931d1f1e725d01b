// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/expanded.h"

#include "core/stats/random.h"
#include "tests/support/result_matchers.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace intentscope::stats {
namespace {

/// 1 - u^4: per-user values near 1 with a long tail below, of mean 0.8, as AUCs are.
std::vector<double> skewed(std::size_t count, std::uint64_t seed) {
    Random random(77, seed);
    std::vector<double> values(count);
    for (double& value : values)
        value = 1 - std::pow(random.uniform(), 4);
    return values;
}

SampleShape shapeOfValues(const std::vector<double>& values, const std::vector<double>& weights) {
    const WeightedSample sample{.values = values, .weights = weights};
    return shapeOf(influencesOn(sample, weightedMean(sample)));
}

TEST(SampleShape, CountsDegreesOfFreedomByHand) {
    // Influences -2, -1, 0, 1, 2 fifths: 2 / (34 / 10^2 - 1 / 5) is above n - 1.
    const auto even = shapeOfValues({1, 2, 3, 4, 5}, std::vector<double>(5, 1.0));
    EXPECT_NEAR(even.scatter, std::sqrt(10.0) / 5, 1e-15);
    EXPECT_EQ(even.degreesOfFreedom, 4);
    EXPECT_NEAR(even.inflation, std::sqrt(5.0 / 4), 1e-15);
    // Nine units at -1 and one at 9: 2 / (6570 / 90^2 - 1 / 10 + 2 * 720^2 / 90^3).
    std::vector<double> one(10, -1.0);
    one.back() = 9;
    EXPECT_NEAR(shapeOfValues(one, std::vector<double>(10, 3.0)).degreesOfFreedom, 0.9375, 1e-12);
}

TEST(SampleShape, AHeavyUnitLeavesFewDegreesOfFreedom) {
    std::vector<double> values;
    for (int i = 0; i < 100; ++i)
        values.push_back(i % 7);
    std::vector<double> weights(100, 1.0);
    EXPECT_EQ(shapeOfValues(values, weights).degreesOfFreedom, 99);
    weights.front() = 80;
    EXPECT_LT(shapeOfValues(values, weights).degreesOfFreedom, 10);
}

TEST(SampleShape, OfEqualValuesHasNoScatter) {
    const auto shape = shapeOfValues(std::vector<double>(5, 2.0), std::vector<double>(5, 1.0));
    EXPECT_EQ(shape.scatter, 0);
    EXPECT_TRUE(std::isinf(shape.degreesOfFreedom));
}

TEST(ExpandedPercentiles, ArePlainOnesWithInfiniteDegreesOfFreedom) {
    std::vector<double> replicates;
    for (int i = -500; i <= 500; ++i)
        replicates.push_back(i);
    const auto plain = expandedPercentiles(replicates, withoutScatter(), 0.95);
    EXPECT_NEAR(plain.low, -475, 1e-9);
    EXPECT_NEAR(plain.high, 475, 1e-9);
    const auto few = expandedPercentiles(replicates, {.scatter = 1, .degreesOfFreedom = 9}, 0.95);
    EXPECT_NEAR(few.high, 500 * (2 * 0.98815624 - 1), 0.01) << "Phi(2.26216)";
    EXPECT_NEAR(few.low, -few.high, 1e-9);
}

TEST(ExpandedPercentiles, CoverASkewedMeanMoreOftenThanPlainOnes) {
    constexpr int Trials = 1'500;
    int expanded = 0;
    int percentile = 0;
    for (int trial = 0; trial < Trials; ++trial) {
        const auto values = skewed(40, static_cast<std::uint64_t>(trial) + 100);
        const std::vector<double> weights(values.size(), 1.0);
        BootstrapSpec spec{.replicateCount = 400, .seed = static_cast<std::uint64_t>(trial)};
        const auto holds = [](const Estimate& estimate) {
            return estimate.interval->low <= 0.8 && 0.8 <= estimate.interval->high ? 1 : 0;
        };
        ASSERT_OK_AND_ASSIGN(const auto first, bootstrapMean({values, weights}, spec, {}));
        spec.interval = IntervalKind::Percentile;
        ASSERT_OK_AND_ASSIGN(const auto second, bootstrapMean({values, weights}, spec, {}));
        expanded += holds(first);
        percentile += holds(second);
    }
    EXPECT_GT(expanded, percentile);
    EXPECT_GT(expanded, 0.93 * Trials);
    EXPECT_LT(expanded, 0.97 * Trials);
}

TEST(ExpandedPercentiles, RejectWhereTheirIntervalLeavesZeroOut) {
    for (const double gain : {-0.3, -0.08, -0.02, 0.0, 0.02, 0.05, 0.08, 0.2}) {
        auto after = skewed(50, 9);
        for (double& value : after)
            value += gain - 0.79;
        const std::vector<double> before(after.size(), 0.0);
        const std::vector<double> weights(after.size(), 1.0);
        ASSERT_OK_AND_ASSIGN(const auto paired, bootstrapDifference({before, after, weights}, {}, {}));
        const bool leavesZeroOut =
            paired.difference.interval->low > 0 || paired.difference.interval->high < 0;
        EXPECT_EQ(*paired.pValue < 0.05, leavesZeroOut) << "gain " << gain << ", p " << *paired.pValue;
        EXPECT_GT(*paired.pValue, 0);
        EXPECT_LE(*paired.pValue, 1);
    }
}

TEST(ExpandedPercentiles, TheConfidenceOneMinusPEndsAtZero) {
    auto after = skewed(50, 9);
    for (double& value : after)
        value -= 0.74;
    const std::vector<double> before(after.size(), 0.0);
    const std::vector<double> weights(after.size(), 1.0);
    ASSERT_OK_AND_ASSIGN(const auto paired, bootstrapDifference({before, after, weights}, {}, {}));
    ASSERT_OK_AND_ASSIGN(
        const auto atP,
        bootstrapDifference({before, after, weights}, {.confidence = 1 - *paired.pValue}, {}));
    EXPECT_NEAR(atP.difference.interval->low, 0, 0.03 * paired.difference.standardError);
}

TEST(ExpandedPercentiles, StayAmongTheReplicatesHoweverFewUnits) {
    const std::vector<double> values{0.2, 1, 1};
    const std::vector<double> weights(3, 1.0);
    ASSERT_OK_AND_ASSIGN(const auto estimate, bootstrapMean({values, weights}, {}, {}));
    EXPECT_NEAR(estimate.interval->low, 0.2, 1e-12);
    EXPECT_NEAR(estimate.interval->high, 1, 1e-12);
}

} // namespace
} // namespace intentscope::stats
