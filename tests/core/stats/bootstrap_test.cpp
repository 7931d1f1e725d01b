// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/bootstrap.h"

#include "core/stats/random.h"
#include "tests/support/result_matchers.h"

#include <cmath>
#include <limits>
#include <vector>

namespace intentscope::stats {
namespace {

using test::HasError;
using test::HasErrorAbout;

/// Nearly normal with mean 0 and standard deviation 1: twelve uniform numbers.
double roughlyNormal(Random& random) {
    double sum = -6;
    for (int i = 0; i < 12; ++i)
        sum += random.uniform();
    return sum;
}

TEST(BootstrapMean, OfEqualValuesHasNoWidth) {
    const std::vector<double> values(40, 0.25);
    const std::vector<double> weights(40, 2.0);
    ASSERT_OK_AND_ASSIGN(const auto estimate, bootstrapMean({values, weights}, {.replicateCount = 200}, {}));
    EXPECT_EQ(estimate.value, 0.25);
    EXPECT_EQ(estimate.standardError, 0.0);
    ASSERT_TRUE(estimate.interval.has_value());
    EXPECT_EQ(*estimate.interval, (Interval{.low = 0.25, .high = 0.25}));
}

TEST(BootstrapMean, OfTwoUnitsHasTheDistributionOfItsFourResamples) {
    const std::vector<double> values{0, 1};
    const std::vector<double> weights{1, 1};
    ASSERT_OK_AND_ASSIGN(const auto estimate, bootstrapMean({values, weights}, {}, {}));
    EXPECT_EQ(estimate.value, 0.5);
    EXPECT_NEAR(estimate.standardError, std::sqrt(0.125), 0.005);
    EXPECT_EQ(*estimate.interval, (Interval{.low = 0, .high = 1}));
}

TEST(BootstrapMean, TakesTheWeightsAlong) {
    // All 27 resamples of three units, by hand.
    const std::vector<double> values{0.2, 0.9, 0.5};
    const std::vector<double> weights{1, 4, 2};
    double sum = 0;
    double squares = 0;
    for (std::size_t i = 0; i < 27; ++i) {
        const std::size_t a = i % 3;
        const std::size_t b = i / 3 % 3;
        const std::size_t c = i / 9;
        const auto mean = (weights[a] * values[a] + weights[b] * values[b] + weights[c] * values[c]) /
                          (weights[a] + weights[b] + weights[c]);
        sum += mean;
        squares += mean * mean;
    }
    const auto exact = std::sqrt(squares / 27 - (sum / 27) * (sum / 27));
    ASSERT_OK_AND_ASSIGN(
        const auto estimate, bootstrapMean({values, weights}, {.replicateCount = 100'000}, {}));
    EXPECT_NEAR(estimate.value, (0.2 + 3.6 + 1.0) / 7, 1e-15);
    EXPECT_NEAR(estimate.standardError, exact, 0.01 * exact);
    EXPECT_NEAR(estimate.interval->low, 0.2, 1e-12) << "1 of 27 resamples is all of the lowest";
    EXPECT_NEAR(estimate.interval->high, 0.9, 1e-12);
}

TEST(BootstrapMean, OfManyUnitsHasTheStandardErrorOfTheMean) {
    Random random(11);
    std::vector<double> values(2'000);
    for (auto& value : values)
        value = 3 + roughlyNormal(random);
    const std::vector<double> weights(values.size(), 1.0);
    ASSERT_OK_AND_ASSIGN(
        const auto estimate, bootstrapMean({values, weights}, {.replicateCount = 4'000}, {}));
    const auto expected = 1 / std::sqrt(2'000.0);
    EXPECT_NEAR(estimate.standardError, expected, 0.06 * expected);
    EXPECT_NEAR(estimate.interval->high - estimate.value, 1.96 * expected, 0.15 * expected);
    EXPECT_NEAR(estimate.value - estimate.interval->low, 1.96 * expected, 0.15 * expected);
}

TEST(BootstrapMean, WidensWithTheConfidence) {
    const std::vector<double> values{0.1, 0.5, 0.2, 0.9, 0.4, 0.6, 0.3, 0.8};
    const std::vector<double> weights(values.size(), 1.0);
    ASSERT_OK_AND_ASSIGN(const auto narrow, bootstrapMean({values, weights}, {.confidence = 0.5}, {}));
    ASSERT_OK_AND_ASSIGN(const auto wide, bootstrapMean({values, weights}, {.confidence = 0.99}, {}));
    EXPECT_LT(wide.interval->low, narrow.interval->low);
    EXPECT_GT(wide.interval->high, narrow.interval->high);
    EXPECT_EQ(wide.standardError, narrow.standardError);
}

TEST(BootstrapMean, RepeatsToTheLastDigitWithTheSameSeedOnly) {
    const std::vector<double> values{0.1, 0.5, 0.2, 0.9, 0.4};
    const std::vector<double> weights{1, 2, 3, 4, 5};
    ASSERT_OK_AND_ASSIGN(const auto first, bootstrapMean({values, weights}, {.seed = 4}, {}));
    ASSERT_OK_AND_ASSIGN(const auto again, bootstrapMean({values, weights}, {.seed = 4}, {}));
    ASSERT_OK_AND_ASSIGN(const auto other, bootstrapMean({values, weights}, {.seed = 5}, {}));
    EXPECT_EQ(first.standardError, again.standardError);
    EXPECT_EQ(first.interval, again.interval);
    EXPECT_NE(first.standardError, other.standardError);
}

TEST(BootstrapMean, HasNoIntervalBelowTwoUnits) {
    const std::vector<double> one{0.5};
    ASSERT_OK_AND_ASSIGN(const auto single, bootstrapMean({one, one}, {}, {}));
    EXPECT_EQ(single.value, 0.5);
    EXPECT_FALSE(single.interval.has_value());
    EXPECT_TRUE(std::isnan(single.standardError));
    ASSERT_OK_AND_ASSIGN(const auto none, bootstrapMean({}, {}, {}));
    EXPECT_TRUE(std::isnan(none.value));
    EXPECT_FALSE(none.interval.has_value());
}

TEST(BootstrapMean, CoversTheTrueMeanAsOftenAsItClaims) {
    constexpr int Trials = 400;
    constexpr std::size_t Units = 80;
    Random random(2024);
    int covered = 0;
    for (int trial = 0; trial < Trials; ++trial) {
        std::vector<double> values(Units);
        std::vector<double> weights(Units);
        for (std::size_t i = 0; i < Units; ++i) {
            // Skewed, as per-user metrics are; the mean of the square of a uniform number is 1/3.
            const auto uniform = random.uniform();
            values[i] = uniform * uniform;
            weights[i] = 1.0 + static_cast<double>(random.below(4));
        }
        ASSERT_OK_AND_ASSIGN(
            const auto estimate,
            bootstrapMean(
                {values, weights},
                {.replicateCount = 200, .seed = static_cast<std::uint64_t>(trial), .confidence = 0.9},
                {}));
        covered += estimate.interval->low <= 1.0 / 3 && 1.0 / 3 <= estimate.interval->high ? 1 : 0;
    }
    const auto coverage = static_cast<double>(covered) / Trials;
    EXPECT_GT(coverage, 0.86);
    EXPECT_LT(coverage, 0.94);
}

TEST(BootstrapMean, RefusesASpecOutOfRange) {
    const std::vector<double> values{0, 1};
    const auto run = [&](const BootstrapSpec& spec) { return bootstrapMean({values, values}, spec, {}); };
    const auto notANumber = std::numeric_limits<double>::quiet_NaN();
    EXPECT_THAT(run({.replicateCount = 99}), HasErrorAbout(ErrorCode::InvalidInput, "at least 100"));
    EXPECT_THAT(run({.confidence = 0}), HasErrorAbout(ErrorCode::InvalidInput, "between 0 and 1"));
    EXPECT_THAT(run({.confidence = 1}), HasError(ErrorCode::InvalidInput));
    EXPECT_THAT(run({.confidence = notANumber}), HasError(ErrorCode::InvalidInput));
    EXPECT_THAT(
        bootstrapDifference({values, values, values}, {.replicateCount = 0}, {}),
        HasError(ErrorCode::InvalidInput));
}

TEST(BootstrapMean, RefusesMoreReplicatesThanMemoryHolds) {
    const std::vector<double> values{1, 2};
    EXPECT_THAT(
        bootstrapMean({values, values}, {.replicateCount = 10'000'001}, {}),
        HasErrorAbout(ErrorCode::InvalidInput, "at most 10000000"));
}

TEST(BootstrapMean, StopsWhenAsked) {
    std::stop_source source;
    source.request_stop();
    const std::vector<double> values{1, 2};
    EXPECT_THAT(bootstrapMean({values, values}, {}, source.get_token()), HasError(ErrorCode::Cancelled));
    EXPECT_THAT(
        bootstrapDifference({values, values, values}, {}, source.get_token()),
        HasError(ErrorCode::Cancelled));
}

TEST(BootstrapMeanDeathTest, TakesNoWeightThatIsNotPositive) {
    const std::vector<double> values{1, 2};
    const std::vector<double> weights{1, 0};
    EXPECT_DEATH((void)bootstrapMean({values, weights}, {}, {}), "broken expectation");
}

TEST(BootstrapDifference, OfARunWithItselfIsExactlyNothing) {
    const std::vector<double> values{0.1, 0.7, 0.4};
    const std::vector<double> weights{1, 2, 3};
    ASSERT_OK_AND_ASSIGN(const auto paired, bootstrapDifference({values, values, weights}, {}, {}));
    EXPECT_EQ(paired.difference.value, 0);
    EXPECT_EQ(*paired.difference.interval, (Interval{.low = 0, .high = 0}));
    EXPECT_EQ(paired.pValue, 1.0);
    EXPECT_GT(paired.before.standardError, 0);
}

TEST(BootstrapDifference, OfTheSameGainForEveryoneIsCertain) {
    std::vector<double> before(500);
    std::vector<double> after(500);
    Random random(12);
    for (std::size_t i = 0; i < before.size(); ++i) {
        before[i] = random.uniform();
        after[i] = before[i] + 0.01;
    }
    const std::vector<double> weights(500, 1.0);
    ASSERT_OK_AND_ASSIGN(
        const auto paired, bootstrapDifference({before, after, weights}, {.replicateCount = 999}, {}));
    EXPECT_NEAR(paired.difference.interval->low, 0.01, 1e-12);
    EXPECT_NEAR(paired.difference.interval->high, 0.01, 1e-12);
    EXPECT_GT(paired.before.standardError, 0.01) << "which an unpaired comparison would have to beat";
    EXPECT_DOUBLE_EQ(*paired.pValue, 2.0 / 1'000);
}

TEST(BootstrapDifference, ChangesItsSignWithTheSides) {
    Random random(13);
    std::vector<double> before(60);
    std::vector<double> after(60);
    for (std::size_t i = 0; i < before.size(); ++i) {
        before[i] = random.uniform();
        after[i] = before[i] + 0.2 * (random.uniform() - 0.4);
    }
    const std::vector<double> weights(60, 1.0);
    ASSERT_OK_AND_ASSIGN(const auto there, bootstrapDifference({before, after, weights}, {}, {}));
    ASSERT_OK_AND_ASSIGN(const auto back, bootstrapDifference({after, before, weights}, {}, {}));
    EXPECT_EQ(there.difference.value, -back.difference.value);
    EXPECT_NEAR(there.difference.interval->low, -back.difference.interval->high, 1e-12);
    EXPECT_EQ(there.pValue, back.pValue);
    EXPECT_EQ(there.before.interval, back.after.interval);
    EXPECT_EQ(there.difference.value, there.after.value - there.before.value);
}

TEST(BootstrapDifference, IsSignificantWhereItsIntervalLeavesZeroOut) {
    for (const double gain : {0.0, 0.02, 0.05, 0.08, 0.2}) {
        Random random(14);
        const std::vector<double> before(100, 0.5);
        std::vector<double> after(100);
        for (auto& value : after)
            value = 0.5 + gain + 0.5 * (random.uniform() - 0.5);
        const std::vector<double> weights(100, 1.0);
        ASSERT_OK_AND_ASSIGN(const auto paired, bootstrapDifference({before, after, weights}, {}, {}));
        const bool leavesZeroOut =
            paired.difference.interval->low > 0 || paired.difference.interval->high < 0;
        EXPECT_EQ(*paired.pValue < 0.05, leavesZeroOut) << "gain " << gain << ", p " << *paired.pValue;
    }
}

TEST(BootstrapDifference, RejectsATrueNullAsOftenAsTheLevelSays) {
    constexpr int Trials = 400;
    Random random(15);
    int rejected = 0;
    for (int trial = 0; trial < Trials; ++trial) {
        std::vector<double> before(60);
        std::vector<double> after(60);
        for (std::size_t i = 0; i < before.size(); ++i) {
            before[i] = random.uniform();
            after[i] = before[i] + 0.1 * roughlyNormal(random);
        }
        const std::vector<double> weights(60, 1.0);
        ASSERT_OK_AND_ASSIGN(
            const auto paired,
            bootstrapDifference(
                {before, after, weights},
                {.replicateCount = 199, .seed = static_cast<std::uint64_t>(trial)},
                {}));
        rejected += *paired.pValue < 0.1 ? 1 : 0;
    }
    const auto rate = static_cast<double>(rejected) / Trials;
    EXPECT_GT(rate, 0.06);
    EXPECT_LT(rate, 0.15);
}

TEST(BootstrapDifference, HasNoIntervalBelowTwoUnits) {
    const std::vector<double> one{1};
    const std::vector<double> half{0.5};
    ASSERT_OK_AND_ASSIGN(const auto paired, bootstrapDifference({half, one, one}, {}, {}));
    EXPECT_EQ(paired.difference.value, 0.5);
    EXPECT_FALSE(paired.difference.interval.has_value());
    EXPECT_FALSE(paired.pValue.has_value());
}

TEST(BootstrapRatioSum, AddsRatiosOfSums) {
    const std::vector<RatioRow> rows{
        {.numerators = {1, 0, 3}, .denominators = {2, 4, 3}},
        {.numerators = {0, 2, 3}, .denominators = {2, 0, 3}}};
    ASSERT_OK_AND_ASSIGN(const auto estimate, bootstrapRatioSum(rows, {}, {}));
    EXPECT_NEAR(estimate.value, 1.0 / 4 + 2.0 / 4 + 1, 1e-12);
    // Resamples: the first twice, the second twice (no denominator of its own in part 2), one of each.
    EXPECT_NEAR(estimate.interval->low, 0 + 2.0 / 4 + 1, 1e-12);
    EXPECT_NEAR(estimate.interval->high, 1.0 / 4 + 2.0 / 4 + 1, 1e-12);
}

TEST(BootstrapRatioSum, OfOneLaneIsTheWeightedMean) {
    Random random(5);
    std::vector<RatioRow> rows;
    std::vector<double> values;
    std::vector<double> weights;
    for (int i = 0; i < 700; ++i) {
        values.push_back(random.uniform());
        weights.push_back(0.5 + random.uniform());
        rows.push_back(
            {.numerators = {values.back() * weights.back(), 0, 0}, .denominators = {weights.back(), 1, 1}});
    }
    ASSERT_OK_AND_ASSIGN(const auto ratio, bootstrapRatioSum(rows, {.replicateCount = 300}, {}));
    ASSERT_OK_AND_ASSIGN(const auto mean, bootstrapMean({values, weights}, {.replicateCount = 300}, {}));
    EXPECT_NEAR(ratio.value, mean.value, 1e-12);
    EXPECT_NEAR(ratio.interval->low, mean.interval->low, 1e-12);
    EXPECT_NEAR(ratio.standardError, mean.standardError, 1e-12);
}

TEST(BootstrapRatioSum, IsUndefinedWithoutADenominator) {
    const std::vector<RatioRow> rows{{.numerators = {1, 1, 1}, .denominators = {1, 0, 1}}};
    ASSERT_OK_AND_ASSIGN(const auto estimate, bootstrapRatioSum(rows, {}, {}));
    EXPECT_TRUE(std::isnan(estimate.value));
    EXPECT_FALSE(estimate.interval.has_value());
}

} // namespace
} // namespace intentscope::stats
