// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/bootstrap.h"
#include "core/stats/random.h"
#include "core/stats/self_check.h"
#include "tests/support/result_matchers.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace intentscope::stats {
namespace {

BootstrapSpec symmetricT(std::int32_t replicates = 2'000) {
    return {
        .replicateCount = replicates, .interval = IntervalKind::SymmetricT, .range = {.low = 0, .high = 1}};
}

/// Per-user values near 1 with a long tail below, as AUCs are, and a second run that differs a little.
struct SkewedRuns {
    std::vector<double> before;
    std::vector<double> after;
    std::vector<double> weights;

    explicit SkewedRuns(std::size_t count) {
        Random random(31);
        for (std::size_t i = 0; i < count; ++i) {
            const double low = random.uniform();
            before.push_back(1 - low * low * low * low);
            after.push_back(std::clamp(before.back() + 0.2 * (random.uniform() - 0.4), 0.0, 1.0));
            weights.push_back(1.0 + static_cast<double>(random.below(5)));
        }
    }
    PairedSample pair() const { return {.before = before, .after = after, .weights = weights}; }
};

TEST(SymmetricT, IsSymmetricAboutTheValueWithTheSameStandardErrorAsPercentiles) {
    const SkewedRuns runs(120);
    auto percentile = symmetricT();
    percentile.interval = IntervalKind::Percentile;
    ASSERT_OK_AND_ASSIGN(const auto byT, bootstrapMean({runs.before, runs.weights}, symmetricT(), {}));
    ASSERT_OK_AND_ASSIGN(const auto byRank, bootstrapMean({runs.before, runs.weights}, percentile, {}));
    EXPECT_NEAR(byT.value - byT.interval->low, byT.interval->high - byT.value, 1e-12);
    EXPECT_NEAR(byT.standardError, byRank.standardError, 1e-12);
    EXPECT_GT(byT.interval->high - byT.interval->low, byRank.interval->high - byRank.interval->low);
}

TEST(SymmetricT, StaysWithinTheRange) {
    const std::vector<double> high{1, 1, 1, 1, 1, 1, 0.4, 1, 0.9, 1};
    const std::vector<double> low{0, 0, 0, 0.5, 0, 0, 0, 0, 0.1, 0};
    const std::vector<double> weights(10, 1.0);
    ASSERT_OK_AND_ASSIGN(const auto nearOne, bootstrapMean({high, weights}, symmetricT(), {}));
    ASSERT_OK_AND_ASSIGN(const auto nearZero, bootstrapMean({low, weights}, symmetricT(), {}));
    EXPECT_EQ(nearOne.interval->high, 1);
    EXPECT_EQ(nearZero.interval->low, 0);
    auto unbounded = symmetricT();
    unbounded.range = BootstrapSpec().range;
    ASSERT_OK_AND_ASSIGN(const auto free, bootstrapMean({high, weights}, unbounded, {}));
    EXPECT_GT(free.interval->high, 1);
    EXPECT_EQ(free.interval->low, nearOne.interval->low);
}

TEST(SymmetricT, OfEqualValuesHasNoWidth) {
    for (const double value : {0.0, 0.25, 1.0}) {
        const std::vector<double> values(40, value);
        const std::vector<double> weights(40, 2.0);
        ASSERT_OK_AND_ASSIGN(const auto estimate, bootstrapMean({values, weights}, symmetricT(), {}));
        EXPECT_EQ(*estimate.interval, (Interval{.low = value, .high = value}));
    }
}

TEST(SymmetricT, TakesTheStandardErrorOfTheSampleWhereAReplicateHasNoScatter) {
    // Half of the resamples of two units draw one of them twice: |t*| is 0.5 / s there, else 0.
    const std::vector<double> values{0, 1};
    const std::vector<double> weights{1, 1};
    ASSERT_OK_AND_ASSIGN(const auto estimate, bootstrapMean({values, weights}, symmetricT(), {}));
    EXPECT_NEAR(estimate.interval->low, 0, 1e-12);
    EXPECT_NEAR(estimate.interval->high, 1, 1e-12);
}

TEST(SymmetricT, HasNoIntervalBelowTwoUnits) {
    const std::vector<double> one{0.5};
    ASSERT_OK_AND_ASSIGN(const auto estimate, bootstrapMean({one, one}, symmetricT(), {}));
    EXPECT_FALSE(estimate.interval.has_value());
}

TEST(SymmetricT, OfARunWithItselfIsExactlyNothing) {
    const SkewedRuns runs(20);
    ASSERT_OK_AND_ASSIGN(
        const auto paired, bootstrapDifference({runs.before, runs.before, runs.weights}, symmetricT(), {}));
    EXPECT_EQ(*paired.difference.interval, (Interval{.low = 0, .high = 0}));
    EXPECT_EQ(paired.pValue, 1.0);
}

TEST(SymmetricT, OfTheSameGainForEveryoneIsCertain) {
    const SkewedRuns runs(50);
    std::vector<double> after = runs.before;
    for (auto& value : after)
        value += 0.5;
    ASSERT_OK_AND_ASSIGN(
        const auto paired, bootstrapDifference({runs.before, after, runs.weights}, symmetricT(999), {}));
    EXPECT_NEAR(paired.difference.interval->low, 0.5, 1e-12);
    EXPECT_NEAR(paired.difference.interval->high, 0.5, 1e-12);
    EXPECT_DOUBLE_EQ(*paired.pValue, 1.0 / 1'000);
}

TEST(SymmetricT, ChangesItsSignWithTheSides) {
    const SkewedRuns runs(60);
    ASSERT_OK_AND_ASSIGN(const auto there, bootstrapDifference(runs.pair(), symmetricT(), {}));
    ASSERT_OK_AND_ASSIGN(
        const auto back, bootstrapDifference({runs.after, runs.before, runs.weights}, symmetricT(), {}));
    EXPECT_NEAR(there.difference.interval->low, -back.difference.interval->high, 1e-12);
    EXPECT_EQ(there.pValue, back.pValue);
    EXPECT_EQ(there.before.interval, back.after.interval);
}

TEST(SymmetricT, IsSignificantWhereItsIntervalLeavesZeroOut) {
    for (const double gain : {0.0, 0.02, 0.04, 0.08, 0.2}) {
        Random random(14);
        const std::vector<double> before(100, 0.5);
        std::vector<double> after(100);
        for (auto& value : after)
            value = 0.5 + gain + 0.5 * (random.uniform() - 0.5);
        const std::vector<double> weights(100, 1.0);
        ASSERT_OK_AND_ASSIGN(
            const auto paired, bootstrapDifference({before, after, weights}, symmetricT(), {}));
        const bool leavesZeroOut =
            paired.difference.interval->low > 0 || paired.difference.interval->high < 0;
        EXPECT_EQ(*paired.pValue < 0.05, leavesZeroOut) << "gain " << gain << ", p " << *paired.pValue;
    }
}

TEST(SymmetricT, CoversTheMeanOfSkewedUnitsMoreOftenThanPercentiles) {
    const SkewedRuns runs(60);
    SelfCheckSpec spec{.trialCount = 1'000, .bootstrap = symmetricT(400)};
    ASSERT_OK_AND_ASSIGN(const auto byT, selfCheckRun({runs.before, runs.weights}, spec, [](auto) {}, {}));
    spec.bootstrap.interval = IntervalKind::Percentile;
    ASSERT_OK_AND_ASSIGN(const auto byRank, selfCheckRun({runs.before, runs.weights}, spec, [](auto) {}, {}));
    EXPECT_GT(byT.coverCount, byRank.coverCount);
    // Four standard deviations of chance: 27.6 of 1,000.
    EXPECT_NEAR(static_cast<double>(byT.coverCount), 950, 28);
    EXPECT_NEAR(static_cast<double>(byT.bootstrapRejectionCount), 50, 28);
}

} // namespace
} // namespace intentscope::stats
