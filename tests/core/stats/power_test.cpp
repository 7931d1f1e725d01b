// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/power.h"

#include "core/stats/bootstrap.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

namespace intentscope::stats {
namespace {

TEST(NormalQuantile, HasTheTabulatedValues) {
    EXPECT_NEAR(normalQuantile(0.975), 1.959963984540054, 1e-12);
    EXPECT_NEAR(normalQuantile(0.8), 0.8416212335729143, 1e-12);
    EXPECT_NEAR(normalQuantile(0.5), 0.0, 1e-12);
    EXPECT_NEAR(normalQuantile(0.001), -3.090232306167813, 1e-12);
    EXPECT_NEAR(normalQuantile(1e-12), -7.034483825301131, 1e-9);
}

TEST(SmallestDetectableEffect, HasTheScaleOfPairedPerUserAuc) {
    EXPECT_NEAR(unitsNeeded(0.0012, 0.05), 13'600, 50);
    EXPECT_NEAR(unitsNeeded(0.0012, 0.10), 54'500, 50);
    EXPECT_NEAR(unitsNeeded(0.0012, 0.20), 218'000, 50);
    EXPECT_NEAR(smallestDetectableEffect(0.05, 13'626), 0.0012, 1e-7);
}

TEST(SmallestDetectableEffect, IsFoundByTheUnitsItNeeds) {
    const PowerSpec spec{.significance = 0.01, .power = 0.9};
    const auto effect = smallestDetectableEffect(0.3, 500, spec);
    EXPECT_NEAR(unitsNeeded(effect, 0.3, spec), 500, 1e-9);
    EXPECT_GT(effect, smallestDetectableEffect(0.3, 500));
}

TEST(SmallestDetectableEffect, DoesNotExistWithoutUnitsOrDeviation) {
    EXPECT_TRUE(std::isnan(smallestDetectableEffect(0.1, 0)));
    EXPECT_TRUE(std::isnan(smallestDetectableEffect(std::numeric_limits<double>::quiet_NaN(), 1)));
}

TEST(EffectiveStandardDeviation, IsTheOrdinaryOneWithEqualWeights) {
    const std::vector<double> values{1, 2, 3, 4};
    const std::vector<double> ones(4, 1.0);
    const std::vector<double> sevens(4, 7.0);
    EXPECT_NEAR(effectiveStandardDeviation({values, ones}), std::sqrt(5.0 / 3), 1e-12);
    EXPECT_NEAR(effectiveStandardDeviation({values, sevens}), std::sqrt(5.0 / 3), 1e-12);
}

TEST(EffectiveStandardDeviation, GrowsWhenFewUnitsCarryTheWeight) {
    const std::vector<double> values{0, 1, 0, 1};
    const std::vector<double> weights{1, 1, 3, 3};
    // The mean is 1/2; 4 * sqrt((1 + 1 + 9 + 9) / 4 / 3) / 8.
    EXPECT_NEAR(effectiveStandardDeviation({values, weights}), 0.5 * std::sqrt(20.0 / 12), 1e-12);
}

TEST(EffectiveStandardDeviation, GivesTheStandardErrorOfTheWeightedBootstrap) {
    std::vector<double> values;
    std::vector<double> weights;
    for (int i = 0; i < 400; ++i) {
        values.push_back(std::sin(i));
        weights.push_back(1.0 + i % 5);
    }
    const auto estimate = bootstrapMean({values, weights}, {.replicateCount = 5'000}, {});
    ASSERT_TRUE(estimate.has_value());
    const auto expected = effectiveStandardDeviation({values, weights}) / 20;
    EXPECT_NEAR(estimate->standardError, expected, 0.05 * expected);
}

TEST(EffectiveStandardDeviation, DoesNotExistBelowTwoUnits) {
    const std::vector<double> one{1};
    EXPECT_TRUE(std::isnan(effectiveStandardDeviation({one, one})));
    EXPECT_TRUE(std::isnan(effectiveStandardDeviation({})));
}

} // namespace
} // namespace intentscope::stats
