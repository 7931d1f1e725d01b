// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/permutation.h"

#include "core/stats/random.h"
#include "tests/support/result_matchers.h"

#include <stop_token>
#include <vector>

namespace intentscope::stats {
namespace {

using test::HasError;

Result<PermutationTest> testOf(
    const std::vector<double>& differences,
    const std::vector<double>& weights,
    const PermutationSpec& spec = {}) {
    const std::vector<double> before(differences.size(), 0.25);
    std::vector<double> after(differences);
    for (auto& value : after)
        value += 0.25;
    return signFlipTest({.before = before, .after = after, .weights = weights}, spec, {});
}

TEST(SignFlipTest, OfFewUnitsCountsAllAssignmentsByHand) {
    // Sums of +-1 +-2 +-4: only +++ and --- reach 7.
    ASSERT_OK_AND_ASSIGN(const auto test, testOf({1, 2, 4}, {1, 1, 1}));
    EXPECT_TRUE(test.isExact);
    EXPECT_EQ(test.assignmentCount, 8);
    EXPECT_DOUBLE_EQ(test.pValue, 2.0 / 8);
}

TEST(SignFlipTest, WeighsTheUnits) {
    // +-1 +-2 +-(3 x 1): 0 is observed with weights 1, 1, 3 and every assignment reaches it.
    ASSERT_OK_AND_ASSIGN(const auto weighted, testOf({1, 2, -1}, {1, 1, 3}));
    EXPECT_DOUBLE_EQ(weighted.pValue, 1.0);
    ASSERT_OK_AND_ASSIGN(const auto equal, testOf({1, 2, -1}, {1, 1, 1}));
    EXPECT_DOUBLE_EQ(equal.pValue, 6.0 / 8);
}

TEST(SignFlipTest, UnitsWithoutADifferenceChangeNothing) {
    std::vector<double> differences(500, 0.0);
    differences[7] = 1;
    differences[400] = 2;
    ASSERT_OK_AND_ASSIGN(const auto test, testOf(differences, std::vector<double>(500, 1.0)));
    EXPECT_TRUE(test.isExact);
    EXPECT_EQ(test.assignmentCount, 4);
    EXPECT_DOUBLE_EQ(test.pValue, 0.5);
}

TEST(SignFlipTest, OfEqualRunsIsOne) {
    ASSERT_OK_AND_ASSIGN(const auto none, testOf({}, {}));
    EXPECT_EQ(none.pValue, 1.0);
    ASSERT_OK_AND_ASSIGN(const auto equal, testOf({0, 0, 0}, {1, 2, 3}));
    EXPECT_EQ(equal.pValue, 1.0);
}

TEST(SignFlipTest, OfManyUnitsIsNeverZeroAndTheSameForTheSameSeed) {
    const std::vector<double> differences(200, 1.0);
    const std::vector<double> weights(200, 1.0);
    ASSERT_OK_AND_ASSIGN(const auto test, testOf(differences, weights, {.permutationCount = 999}));
    EXPECT_FALSE(test.isExact);
    EXPECT_DOUBLE_EQ(test.pValue, 1.0 / 1000);

    Random random(4);
    std::vector<double> noise(200);
    for (auto& value : noise)
        value = random.uniform() - 0.47;
    ASSERT_OK_AND_ASSIGN(const auto first, testOf(noise, weights, {.seed = 5}));
    ASSERT_OK_AND_ASSIGN(const auto again, testOf(noise, weights, {.seed = 5}));
    ASSERT_OK_AND_ASSIGN(const auto other, testOf(noise, weights, {.seed = 6}));
    EXPECT_EQ(first.pValue, again.pValue);
    EXPECT_NE(first.pValue, other.pValue);
    EXPECT_NEAR(first.pValue, other.pValue, 0.03);
}

TEST(SignFlipTest, RejectsFivePercentOfDifferencesWithoutAMean) {
    Random random(21);
    constexpr int Trials = 2'000;
    int rejections = 0;
    for (int trial = 0; trial < Trials; ++trial) {
        std::vector<double> differences(15);
        for (auto& value : differences)
            value = random.uniform() - 0.5;
        ASSERT_OK_AND_ASSIGN(
            const auto test, testOf(differences, std::vector<double>(15, 1.0), {.permutationCount = 499}));
        rejections += test.pValue <= 0.05 ? 1 : 0;
    }
    // 100 expected, standard deviation 9.7.
    EXPECT_NEAR(rejections, 0.05 * Trials, 40);
}

TEST(SignFlipTest, RefusesASpecOutOfRangeAndStops) {
    EXPECT_THAT(testOf({1, 2}, {1, 1}, {.permutationCount = 99}), HasError(ErrorCode::InvalidInput));
    EXPECT_THAT(testOf({1, 2}, {1, 1}, {.permutationCount = 10'000'001}), HasError(ErrorCode::InvalidInput));
    std::stop_source stop;
    stop.request_stop();
    const std::vector<double> before(100, 0.0);
    const std::vector<double> after(100, 1.0);
    const std::vector<double> weights(100, 1.0);
    EXPECT_THAT(signFlipTest({before, after, weights}, {}, stop.get_token()), HasError(ErrorCode::Cancelled));
}

} // namespace
} // namespace intentscope::stats
