// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/off_policy.h"

#include "tests/core/metrics/drawn_world.h"
#include "tests/support/result_matchers.h"

#include <gtest/gtest.h>

#include <cmath>

namespace intentscope::metrics {
namespace {

using intentscope::test::HasErrorAbout;
using test::DrawnList;
using test::DrawnWorld;

/// Intervals however few impressions agree.
OffPolicyRule fewReplicates() {
    return {.leastEffectiveSize = 0, .bootstrap = {.replicateCount = 200}};
}

double expectedIps(const DrawnWorld& world, ClickAssumption assumption) {
    double sum = 0;
    for (const DrawnList& list : world.lists()) {
        const PerPosition weights =
            importanceWeights(list.firstThree(), world.targetOf(list), world.shown(list), assumption);
        const PerPosition clicks = world.chancesOf(list.firstThree());
        for (std::size_t k = 0; k < ShownCount; ++k)
            sum += list.probability * weights[k] * clicks[k];
    }
    return sum;
}

TEST(OffPolicyTest, IpsOverAllPossibleLogsIsTheTruthUnderACascade) {
    const DrawnWorld world({.isCascade = true});
    EXPECT_NEAR(expectedIps(world, ClickAssumption::Cascade), world.truth(), 1e-6);
    EXPECT_NEAR(expectedIps(world, ClickAssumption::Slate), world.truth(), 1e-6);
}

TEST(OffPolicyTest, WeighingItemsAloneIsRightWithoutACascadeAndWrongWithOne) {
    const DrawnWorld plain({.isCascade = false});
    EXPECT_NEAR(expectedIps(plain, ClickAssumption::ItemPosition), plain.truth(), 1e-6);
    EXPECT_NEAR(expectedIps(plain, ClickAssumption::Cascade), plain.truth(), 1e-6);
    const DrawnWorld cascade({.isCascade = true});
    EXPECT_GT(std::abs(expectedIps(cascade, ClickAssumption::ItemPosition) - cascade.truth()), 0.01);
}

TEST(OffPolicyTest, ThePropensitiesOfTheDrawAreNotThoseOfTheOrder) {
    const DrawnWorld world({.isCascade = true});
    double naive = 0;
    for (const DrawnList& list : world.lists()) {
        ShownPropensities asLogged;
        double product = 1;
        for (std::size_t k = 0; k < ShownCount; ++k)
            asLogged.prefix[k] = product *= static_cast<double>(list.propensities[k]);
        const PerPosition weights =
            importanceWeights(list.firstThree(), world.targetOf(list), asLogged, ClickAssumption::Cascade);
        naive += list.probability * weights[0];
    }
    EXPECT_GT(std::abs(naive - 1), 0.3) << "the mean weight of a right estimate is 1";
}

double expectedDoublyRobust(const DrawnWorld& world, double modelError, double weightError) {
    double sum = 0;
    for (const DrawnList& list : world.lists()) {
        const PerPosition weights = importanceWeights(
            list.firstThree(), world.targetOf(list), world.shown(list), ClickAssumption::Cascade);
        const PerPosition clicks = world.chancesOf(list.firstThree());
        const PerPosition model = world.chancesOf(world.targetOf(list));
        for (std::size_t k = 0; k < ShownCount; ++k) {
            const double predicted = model[k] + modelError * static_cast<double>(k + 1);
            sum += list.probability * (predicted + weightError * weights[k] * (clicks[k] - predicted));
        }
    }
    return sum;
}

TEST(OffPolicyTest, DoublyRobustIsRightWhenEitherTheModelOrThePropensitiesAre) {
    const DrawnWorld world({.isCascade = true});
    EXPECT_NEAR(expectedDoublyRobust(world, 0.4, 1), world.truth(), 1e-5) << "wrong model";
    EXPECT_NEAR(expectedDoublyRobust(world, 0, 3), world.truth(), 1e-9) << "wrong propensities";
    EXPECT_GT(std::abs(expectedDoublyRobust(world, 0.4, 3) - world.truth()), 0.1) << "both wrong";
}

std::vector<OffPolicyRow> twoUsers() {
    return {
        {.user = 0, .weights = {2, 4, 0}, .clicks = {1, 0, 0}, .predictions = {0.5, 0.25, 0.125}},
        {.user = 0, .weights = {0, 0, 0}, .clicks = {1, 1, 1}, .predictions = {0.5, 0.25, 0.125}},
        {.user = 3, .weights = {4, 4, 8}, .clicks = {0, 1, 1}, .predictions = {0.25, 0.5, 0.5}}};
}

TEST(OffPolicyTest, AgreesWithSumsByHand) {
    ASSERT_OK_AND_ASSIGN(const auto estimates, estimateOffPolicy(twoUsers(), fewReplicates(), {}));
    EXPECT_NEAR(estimates.ips.value, (2 + 4 + 8) / 3.0, 1e-12);
    EXPECT_NEAR(estimates.snips.value, 2.0 / 6 + 4.0 / 8 + 8.0 / 8, 1e-12);
    EXPECT_NEAR(estimates.direct.value, (0.875 + 0.875 + 1.25) / 3, 1e-12);
    const double corrections = 2 * 0.5 - 4 * 0.25 - 4 * 0.25 + 4 * 0.5 + 8 * 0.5;
    EXPECT_NEAR(estimates.doublyRobust.value, (3.0 + corrections) / 3, 1e-12);
    EXPECT_NEAR(estimates.effectiveSampleSizes[0], 36.0 / 20, 1e-12);
    EXPECT_NEAR(estimates.effectiveSampleSizes[1], 2, 1e-12);
    EXPECT_NEAR(estimates.effectiveSampleSizes[2], 1, 1e-12);
    EXPECT_NEAR(estimates.meanWeights[0], 2, 1e-12);
    EXPECT_EQ(estimates.matchedCounts, (std::array<std::int64_t, 3>{2, 2, 1}));
    EXPECT_EQ(estimates.largestWeights, (PerPosition{4, 4, 8}));
    EXPECT_EQ(estimates.rowCount, 3);
    EXPECT_EQ(estimates.userCount, 2);
}

TEST(OffPolicyTest, SnipsDoesNotChangeWithTheScaleOfTheWeights) {
    auto rows = twoUsers();
    ASSERT_OK_AND_ASSIGN(const auto before, estimateOffPolicy(rows, fewReplicates(), {}));
    for (OffPolicyRow& row : rows) {
        for (double& weight : row.weights)
            weight *= 8;
    }
    ASSERT_OK_AND_ASSIGN(const auto after, estimateOffPolicy(rows, fewReplicates(), {}));
    EXPECT_DOUBLE_EQ(before.snips.value, after.snips.value);
    EXPECT_EQ(before.snips.interval, after.snips.interval);
    EXPECT_NEAR(after.ips.value, 8 * before.ips.value, 1e-12);
}

TEST(OffPolicyTest, SnipsStaysWithinWhatCanBeClicked) {
    ASSERT_OK_AND_ASSIGN(const auto estimates, estimateOffPolicy(twoUsers(), fewReplicates(), {}));
    EXPECT_GT(estimates.ips.value, 3) << "which no list can reach";
    EXPECT_LE(estimates.snips.value, 3);
    EXPECT_LE(estimates.snips.interval->high, 3);
}

TEST(OffPolicyTest, DoublyRobustIsTheDirectModelWhereNothingAgrees) {
    auto rows = twoUsers();
    for (OffPolicyRow& row : rows)
        row.weights = {};
    ASSERT_OK_AND_ASSIGN(const auto estimates, estimateOffPolicy(rows, fewReplicates(), {}));
    EXPECT_DOUBLE_EQ(estimates.doublyRobust.value, estimates.direct.value);
    EXPECT_EQ(estimates.doublyRobust.interval, estimates.direct.interval);
    EXPECT_EQ(estimates.ips.value, 0);
    EXPECT_TRUE(std::isnan(estimates.snips.value));
    EXPECT_FALSE(estimates.snips.interval.has_value());
    EXPECT_EQ(estimates.effectiveSampleSizes[0], 0);
}

TEST(OffPolicyTest, CapsWeightsAndSaysHowMany) {
    auto rule = fewReplicates();
    rule.weightCap = 3;
    ASSERT_OK_AND_ASSIGN(const auto estimates, estimateOffPolicy(twoUsers(), rule, {}));
    EXPECT_EQ(estimates.clippedWeightCount, 4);
    EXPECT_NEAR(estimates.ips.value, (2 + 3 + 3) / 3.0, 1e-12);
    EXPECT_EQ(estimates.largestWeights, (PerPosition{3, 3, 3}));
}

TEST(OffPolicyTest, GivesNoIntervalsWhereHardlyAnythingAgrees) {
    auto rule = fewReplicates();
    rule.leastEffectiveSize = 1.5;
    ASSERT_OK_AND_ASSIGN(const auto estimates, estimateOffPolicy(twoUsers(), rule, {}));
    EXPECT_TRUE(estimates.isTooSmall) << "position 3 counts as one impression";
    EXPECT_NEAR(estimates.snips.value, 2.0 / 6 + 4.0 / 8 + 8.0 / 8, 1e-12);
    for (const auto* estimate : {&estimates.snips, &estimates.ips, &estimates.doublyRobust}) {
        EXPECT_FALSE(estimate->interval.has_value());
        EXPECT_TRUE(std::isnan(estimate->standardError));
    }
    EXPECT_TRUE(estimates.direct.interval.has_value()) << "which needs no agreement";
    rule.leastEffectiveSize = 1;
    ASSERT_OK_AND_ASSIGN(const auto enough, estimateOffPolicy(twoUsers(), rule, {}));
    EXPECT_FALSE(enough.isTooSmall);
    EXPECT_TRUE(enough.ips.interval.has_value());
}

/// The same log seen from a target that differs on the third row.
std::vector<OffPolicyRow> otherTarget() {
    auto rows = twoUsers();
    rows[1] = {.user = 0, .weights = {2, 2, 2}, .clicks = {1, 1, 1}, .predictions = {0.5, 0.5, 0.5}};
    rows[2].weights = {4, 0, 0};
    rows[0].weights[2] = 4;
    return rows;
}

TEST(OffPolicyTest, ComparesTwoTargetsOnOneLog) {
    ASSERT_OK_AND_ASSIGN(
        const auto comparison, compareOffPolicy(twoUsers(), otherTarget(), fewReplicates(), {}));
    EXPECT_NEAR(comparison.ips.difference.value, (2 + 6 - 14) / 3.0, 1e-12);
    const double snips = (2.0 + 2) / 8 + 2.0 / 6 + 2.0 / 6;
    EXPECT_NEAR(comparison.snips.after.value, snips, 1e-12);
    EXPECT_NEAR(comparison.snips.difference.value, snips - (2.0 / 6 + 4.0 / 8 + 1), 1e-12);
    EXPECT_EQ(comparison.snips.before.value, comparison.before.snips.value);
    EXPECT_EQ(comparison.doublyRobust.after.interval, comparison.after.doublyRobust.interval);
    EXPECT_TRUE(comparison.snips.difference.interval.has_value());
    EXPECT_TRUE(comparison.snips.pValue.has_value());
}

TEST(OffPolicyTest, ATargetDoesNotDifferFromItself) {
    ASSERT_OK_AND_ASSIGN(
        const auto comparison, compareOffPolicy(twoUsers(), twoUsers(), fewReplicates(), {}));
    for (const auto* paired : {&comparison.ips, &comparison.snips, &comparison.doublyRobust}) {
        EXPECT_EQ(paired->difference.value, 0);
        EXPECT_EQ(*paired->difference.interval, (stats::Interval{.low = 0, .high = 0}));
        EXPECT_EQ(paired->pValue, 1.0);
    }
}

TEST(OffPolicyTest, GivesNoIntervalsOfDifferencesWhereEitherSideIsTooSmall) {
    auto rule = fewReplicates();
    rule.leastEffectiveSize = 1.5;
    auto even = otherTarget();
    for (OffPolicyRow& row : even)
        row.weights = {2, 2, 2};
    ASSERT_OK_AND_ASSIGN(const auto comparison, compareOffPolicy(even, twoUsers(), rule, {}));
    EXPECT_TRUE(comparison.snips.before.interval.has_value());
    EXPECT_FALSE(comparison.snips.after.interval.has_value());
    EXPECT_FALSE(comparison.snips.difference.interval.has_value());
    EXPECT_FALSE(comparison.snips.pValue.has_value());
    EXPECT_TRUE(comparison.direct.difference.interval.has_value());
}

TEST(OffPolicyTest, RefusesSymmetricIntervalsAndANegativeSize) {
    auto rule = fewReplicates();
    rule.bootstrap.interval = stats::IntervalKind::SymmetricT;
    EXPECT_THAT(
        estimateOffPolicy(twoUsers(), rule, {}),
        HasErrorAbout(ErrorCode::InvalidInput, "symmetric bootstrap-t"));
    rule = fewReplicates();
    rule.leastEffectiveSize = -1;
    EXPECT_THAT(
        estimateOffPolicy(twoUsers(), rule, {}),
        HasErrorAbout(ErrorCode::InvalidInput, "least effective sample size"));
}

TEST(OffPolicyTest, RefusesACapOfNothingAndALogOfNothing) {
    auto rule = fewReplicates();
    rule.weightCap = 0;
    EXPECT_THAT(estimateOffPolicy(twoUsers(), rule, {}), HasErrorAbout(ErrorCode::InvalidInput, "capped"));
    rule.weightCap = std::nan("");
    EXPECT_THAT(estimateOffPolicy(twoUsers(), rule, {}), HasErrorAbout(ErrorCode::InvalidInput, "capped"));
    EXPECT_THAT(
        estimateOffPolicy({}, fewReplicates(), {}), HasErrorAbout(ErrorCode::InvalidInput, "no impression"));
}

} // namespace
} // namespace intentscope::metrics
