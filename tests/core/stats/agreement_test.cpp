// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/agreement.h"

#include "tests/support/result_matchers.h"

#include <gtest/gtest.h>

#include <vector>

namespace intentscope::stats {
namespace {

using test::HasError;

Ratings ratingsOf(std::size_t raters, std::int32_t categories, std::vector<std::int32_t> values) {
    return {.raterCount = raters, .categoryCount = categories, .values = std::move(values)};
}

const BootstrapSpec Spec{.replicateCount = 500, .seed = 3};

TEST(Agreement, CohensKappaByHand) {
    // 20 yes-yes, 5 yes-no, 10 no-yes, 15 no-no: kappa 0.4 (the textbook's example).
    std::vector<std::int32_t> values;
    const auto add = [&](int count, std::int32_t a, std::int32_t b) {
        for (int i = 0; i < count; ++i)
            values.insert(values.end(), {a, b});
    };
    add(20, 1, 1);
    add(5, 1, 0);
    add(10, 0, 1);
    add(15, 0, 0);
    add(3, -1, 1);
    const Ratings ratings = ratingsOf(2, 2, values);
    ASSERT_OK_AND_ASSIGN(const auto kappa, cohenKappa(ratings, 0, 1, Spec, {}));
    EXPECT_NEAR(*kappa.value, 0.4, 1e-12);
    EXPECT_EQ(kappa.unitCount, 50);
    EXPECT_EQ(kappa.leftOutCount, 3);
    EXPECT_LT(kappa.interval->low, 0.4);
    EXPECT_GT(kappa.interval->high, 0.4);
    EXPECT_GT(kappa.interval->low, 0.0);
    EXPECT_NEAR(*percentAgreement(ratings, 0, 1).value, 0.7, 1e-12);
    ASSERT_OK_AND_ASSIGN(const auto again, cohenKappa(ratings, 0, 1, Spec, {}));
    EXPECT_EQ(again.interval, kappa.interval);
}

TEST(Agreement, FleissTakesTheUnitsWithTheMostCommonNumberOfJudgements) {
    const Ratings ratings = ratingsOf(3, 2, {0, 0, 0, 1, 1, 1, 0, 1, 0, 0, 0, -1, -1, -1, 1});
    ASSERT_OK_AND_ASSIGN(const auto kappa, fleissKappa(ratings, Spec, {}));
    EXPECT_EQ(kappa.unitCount, 3);
    EXPECT_EQ(kappa.leftOutCount, 2);
    // P = (1 + 1 + 1/3) / 3, P_e = (5/9)^2 + (4/9)^2.
    EXPECT_NEAR(*kappa.value, (7.0 / 9 - 41.0 / 81) / (1 - 41.0 / 81), 1e-12);
}

TEST(Agreement, AlphaNeedsNoCompleteUnits) {
    const Ratings ratings = ratingsOf(3, 3, {0, 0, -1, 1, -1, 1, 2, 1, -1, -1, -1, 2});
    ASSERT_OK_AND_ASSIGN(const auto alpha, krippendorffAlpha(ratings, Spec, {}));
    EXPECT_EQ(alpha.unitCount, 3);
    EXPECT_EQ(alpha.leftOutCount, 1);
    // D_o = 2/6, D_e = (36 - 4 - 9 - 1) / 30.
    EXPECT_NEAR(*alpha.value, 1 - (2.0 / 6) / (22.0 / 30), 1e-12);
}

TEST(Agreement, WhatIsNotDefinedHasNoValue) {
    ASSERT_OK_AND_ASSIGN(const auto empty, krippendorffAlpha(ratingsOf(2, 2, {}), Spec, {}));
    EXPECT_FALSE(empty.value.has_value());
    ASSERT_OK_AND_ASSIGN(const auto one, cohenKappa(ratingsOf(2, 2, {1, 1, 1, 1}), 0, 1, Spec, {}));
    EXPECT_FALSE(one.value.has_value()) << "one category alone leaves nothing to chance";
    ASSERT_OK_AND_ASSIGN(const auto none, fleissKappa(ratingsOf(2, 2, {1, -1}), Spec, {}));
    EXPECT_FALSE(none.value.has_value());
    EXPECT_EQ(none.unitCount, 0);
    ASSERT_OK_AND_ASSIGN(const auto two, cohenKappa(ratingsOf(2, 2, {0, 0, 1, 1}), 0, 1, Spec, {}));
    EXPECT_EQ(*two.value, 1.0);
    EXPECT_GT(two.undefinedCount, 0) << "replicates with the same unit twice";
}

TEST(Agreement, OneAgainstRestKeepsWhatIsMissing) {
    EXPECT_EQ(
        oneAgainstRest(ratingsOf(2, 3, {0, 2, -1, 1}), 2).values, (std::vector<std::int32_t>{0, 1, -1, 0}));
}

TEST(Agreement, RefusesABadSpecAndStops) {
    const Ratings ratings = ratingsOf(2, 2, {0, 1, 1, 1});
    EXPECT_THAT(krippendorffAlpha(ratings, {.replicateCount = 1}, {}), HasError(ErrorCode::InvalidInput));
    std::stop_source stop;
    stop.request_stop();
    EXPECT_THAT(krippendorffAlpha(ratings, Spec, stop.get_token()), HasError(ErrorCode::Cancelled));
}

} // namespace
} // namespace intentscope::stats
