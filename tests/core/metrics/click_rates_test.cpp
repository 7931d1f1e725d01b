// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/click_rates.h"

#include <gtest/gtest.h>

namespace intentscope::metrics {
namespace {

GradedImpression impressionOf(std::int32_t user, PerPosition clicks) {
    return {.user = user, .logged = {1, 0, 0}, .target = {1, 0, 1}, .clicks = clicks};
}

TEST(ClickRatesTest, AgreeWithCountsByHand) {
    // The rates for user 1 come from user 0 alone.
    const std::vector<GradedImpression> impressions = {
        impressionOf(0, {1, 0, 0}), impressionOf(0, {0, 0, 1}), impressionOf(1, {1, 1, 1})};
    const ClickRateSpec spec{.gradeCount = 2, .foldCount = 2, .smoothing = 1};
    const auto predictions = predictClicks(impressions, spec);
    ASSERT_EQ(predictions.size(), 3U);
    const double overall = 2.0 / 6;
    const double first = (1 + (1 + overall) / 3) / 3; // grade 1: 1 of 2, as the position's
    const double secondFresh = ((0 + overall) / 2) / 2;
    const double secondAfter = ((0 + overall) / 2) / 2;
    const double thirdFresh = (1 + overall) / 2; // grade 1 was not seen there
    const double thirdAfter = (0 + overall) / 2;
    EXPECT_NEAR(predictions[2][0], first, 1e-12);
    EXPECT_NEAR(predictions[2][1], (1 - first) * secondFresh + first * secondAfter, 1e-12);
    const double untouched = (1 - first) * (1 - secondFresh);
    EXPECT_NEAR(predictions[2][2], untouched * thirdFresh + (1 - untouched) * thirdAfter, 1e-12);
}

TEST(ClickRatesTest, NoPredictionSeesItsOwnUser) {
    std::vector<GradedImpression> impressions = {
        impressionOf(0, {1, 0, 0}), impressionOf(1, {0, 0, 1}), impressionOf(2, {0, 1, 0})};
    const ClickRateSpec spec{.gradeCount = 2, .foldCount = 3};
    const auto before = predictClicks(impressions, spec);
    impressions[1].clicks = {1, 1, 1};
    const auto after = predictClicks(impressions, spec);
    EXPECT_EQ(before[1], after[1]);
    EXPECT_NE(before[0], after[0]);
}

TEST(ClickRatesTest, GradesHoldAboutAsManyEach) {
    const auto edges = gradeEdges({4, 1, 3, 2, 8, 7, 6, 5}, 4);
    EXPECT_EQ(edges, (std::vector<float>{3, 5, 7}));
    EXPECT_EQ(gradeOf(0, edges), 0);
    EXPECT_EQ(gradeOf(3, edges), 1);
    EXPECT_EQ(gradeOf(100, edges), 3);
    EXPECT_TRUE(gradeEdges({1, 2}, 1).empty());
}

} // namespace
} // namespace intentscope::metrics
