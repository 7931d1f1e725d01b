// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/onset.h"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace intentscope::analysis {
namespace {

TEST(OnsetTest, WeeksBeginOnMondayAlsoBeforeTheEpoch) {
    EXPECT_EQ(toIso8601(weekOf(*parseTime("2024-03-05T14:02Z"))), "2024-03-04T00:00:00.000Z");
    EXPECT_EQ(toIso8601(weekOf(*parseTime("2024-03-04"))), "2024-03-04T00:00:00.000Z");
    EXPECT_EQ(toIso8601(weekOf(*parseTime("2024-03-03T23:59:59Z"))), "2024-02-26T00:00:00.000Z");
    EXPECT_EQ(toIso8601(weekOf(*parseTime("1969-12-31"))), "1969-12-29T00:00:00.000Z");
}

TEST(OnsetTest, TheWeekIsFoundFromWhichAShareIsHigher) {
    const std::vector<WeekCount> weeks{{100, 2}, {100, 3}, {100, 1}, {100, 20}, {100, 25}};
    const auto onset = onsetOf(weeks);
    ASSERT_TRUE(onset);
    EXPECT_EQ(onset->week, 3U);
    EXPECT_DOUBLE_EQ(onset->shareBefore, 0.02);
    EXPECT_DOUBLE_EQ(onset->shareSince, 0.225);
    EXPECT_LT(onset->pValue, 1e-10);
}

TEST(OnsetTest, ThePValueIsThatOfTheLikelihoodRatioTimesThePlaces) {
    const auto onset = onsetOf(std::vector<WeekCount>{{50, 5}, {50, 15}});
    ASSERT_TRUE(onset);
    // SciPy: chi2.sf(2 * (binomial log-likelihoods of .1 and .3 less those of .2), 1).
    EXPECT_NEAR(onset->pValue, 0.010874, 1e-6);
}

TEST(OnsetTest, WithoutARiseThereIsNone) {
    EXPECT_FALSE(onsetOf(std::vector<WeekCount>{{50, 15}, {50, 5}}));
    EXPECT_FALSE(onsetOf(std::vector<WeekCount>{{50, 5}, {50, 5}}));
    EXPECT_FALSE(onsetOf(std::vector<WeekCount>{{50, 5}}));
    EXPECT_FALSE(onsetOf(std::vector<WeekCount>{}));
    EXPECT_FALSE(onsetOf(std::vector<WeekCount>{{0, 0}, {50, 5}, {0, 0}}));
}

} // namespace
} // namespace intentscope::analysis
