// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/auc.h"

#include "core/stats/random.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>

namespace intentscope::metrics {
namespace {

/// Every pair, one after the other.
PairCounts countEveryPair(const PairBuffer& buffer) {
    PairCounts counts;
    for (const auto positive : buffer.positives) {
        for (const auto negative : buffer.negatives) {
            counts.wins += positive > negative ? 1 : 0;
            counts.ties += positive == negative ? 1 : 0;
        }
    }
    return counts;
}

TEST(CountPairs, CountsATieAsHalf) {
    PairBuffer buffer{.positives = {3, 1}, .negatives = {2, 1, 0}};
    const auto counts = countPairs(buffer);
    EXPECT_EQ(counts.positives, 2);
    EXPECT_EQ(counts.negatives, 3);
    EXPECT_EQ(counts.wins, 4);
    EXPECT_EQ(counts.ties, 1);
    EXPECT_DOUBLE_EQ(counts.auc(), 4.5 / 6);
}

TEST(CountPairs, OfPerfectReversedAndConstantScores) {
    PairBuffer perfect{.positives = {2, 3}, .negatives = {0, 1}};
    EXPECT_EQ(countPairs(perfect).auc(), 1.0);
    PairBuffer reversed{.positives = {0, 1}, .negatives = {2, 3}};
    EXPECT_EQ(countPairs(reversed).auc(), 0.0);
    PairBuffer constant{.positives = {7, 7}, .negatives = {7, 7, 7}};
    EXPECT_EQ(countPairs(constant).auc(), 0.5);
}

TEST(CountPairs, OrdersInfiniteScores) {
    constexpr auto Infinity = std::numeric_limits<float>::infinity();
    PairBuffer buffer{.positives = {Infinity}, .negatives = {Infinity, 5, -Infinity}};
    EXPECT_DOUBLE_EQ(countPairs(buffer).auc(), 2.5 / 3);
}

TEST(CountPairs, IsTheSameForFewAndForManyOnEitherSide) {
    stats::Random random(1);
    for (const std::size_t positives : {1U, 15U, 16U, 17U, 40U}) {
        for (const std::size_t negatives : {1U, 15U, 16U, 17U, 40U}) {
            PairBuffer buffer;
            for (std::size_t i = 0; i < positives; ++i)
                buffer.positives.push_back(static_cast<float>(random.below(9)));
            for (std::size_t i = 0; i < negatives; ++i)
                buffer.negatives.push_back(static_cast<float>(random.below(9)));
            const auto expected = countEveryPair(buffer);
            const auto counts = countPairs(buffer);
            EXPECT_EQ(counts.wins, expected.wins) << positives << " against " << negatives;
            EXPECT_EQ(counts.ties, expected.ties) << positives << " against " << negatives;
        }
    }
}

TEST(PairCountsDeathTest, HasNoAucOfOneClass) {
    PairBuffer buffer{.positives = {1}, .negatives = {}};
    const auto counts = countPairs(buffer);
    EXPECT_EQ(counts.negatives, 0);
    EXPECT_DEATH((void)counts.auc(), "broken expectation");
}

} // namespace
} // namespace intentscope::metrics
