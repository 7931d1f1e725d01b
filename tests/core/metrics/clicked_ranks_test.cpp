// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/clicked_ranks.h"

#include "core/rank/score_table.h"
#include "tests/core/metrics/ranking_fixture.h"

#include <gmock/gmock.h>

#include <algorithm>

namespace intentscope::metrics {
namespace {

using test::randomRankings;
using test::Rankings;
using testing::ElementsAre;
using testing::IsEmpty;

ClickedRanks ranksOf(const Rankings& rankings, std::int32_t impression) {
    ClickedRanks ranks;
    RankScratch scratch;
    rankClicked(candidatesOf(rankings.view(), impression), scratch, ranks);
    return ranks;
}

TEST(ClickedRanks, PutTheClickedFirstAndLastWithinTheirTie) {
    // Rank 1: 9. Ranks 2 to 5: the fives, clicked at positions 1 and 3. Rank 6: 0, clicked.
    const Rankings rankings({{.user = 0, .scores = {5, 5, 9, 5, 5, 0}, .clicked = {0, 1, 0, 1, 0, 1}}});
    const auto ranks = ranksOf(rankings, 0);
    EXPECT_THAT(ranks.actual, ElementsAre(3, 4, 6));
    EXPECT_THAT(ranks.best, ElementsAre(2, 3, 6));
    EXPECT_THAT(ranks.worst, ElementsAre(4, 5, 6));
    EXPECT_TRUE(ranks.hasTie);
}

TEST(ClickedRanks, HaveNoTieAmongTheClickedAlone) {
    const Rankings rankings({{.user = 0, .scores = {5, 5, 1, 1}, .clicked = {1, 1, 0, 0}}});
    const auto ranks = ranksOf(rankings, 0);
    EXPECT_THAT(ranks.actual, ElementsAre(1, 2));
    EXPECT_FALSE(ranks.hasTie);
}

TEST(ClickedRanks, AreEmptyWithoutAClick) {
    const Rankings rankings({{.user = 0, .scores = {5, 5}, .clicked = {0, -1}}});
    EXPECT_THAT(ranksOf(rankings, 0).actual, IsEmpty());
}

TEST(ClickedRanks, AgreeWithTheRankedListForFewAndForManyClicks) {
    const auto rankings = randomRankings(41, 200);
    std::size_t many = 0;
    for (const auto impression : rankings.impressions) {
        const auto candidates = candidatesOf(rankings.view(), impression);
        std::vector<std::int32_t> expected;
        const auto order = rank::rankOrder(candidates.scores, candidates.intents);
        for (std::size_t i = 0; i < order.size(); ++i) {
            if (candidates.clicked[static_cast<std::size_t>(order[i])] == 1)
                expected.push_back(static_cast<std::int32_t>(i) + 1);
        }
        const auto ranks = ranksOf(rankings, impression);
        EXPECT_EQ(ranks.actual, expected);
        EXPECT_TRUE(std::ranges::is_sorted(ranks.best));
        EXPECT_TRUE(std::ranges::is_sorted(ranks.worst));
        for (std::size_t i = 0; i < expected.size(); ++i) {
            EXPECT_LE(ranks.best[i], ranks.actual[i]);
            EXPECT_LE(ranks.actual[i], ranks.worst[i]);
        }
        many += expected.size() > 16 ? 1U : 0U;
    }
    EXPECT_GT(many, 20U) << "both ways of ranking are taken";
}

TEST(ClickedRanks, HaveTheSameBoundsForFewAndForManyClicks) {
    // The same list once with 3 clicks and once with 20 more that all rank behind.
    Rankings few({{.user = 0, .scores = {7, 7, 7, 9, 7}, .clicked = {0, 1, 0, 0, 1}}});
    test::ImpressionRow row{.user = 0, .scores = {7, 7, 7, 9, 7}, .clicked = {0, 1, 0, 0, 1}};
    row.scores.insert(row.scores.end(), 20, 1.0F);
    row.clicked.insert(row.clicked.end(), 20, std::int8_t{1});
    const auto shortRanks = ranksOf(few, 0);
    const auto longRanks = ranksOf(Rankings({row}), 0);
    ASSERT_EQ(longRanks.actual.size(), 22U);
    for (std::size_t i = 0; i < 2; ++i) {
        EXPECT_EQ(shortRanks.actual[i], longRanks.actual[i]);
        EXPECT_EQ(shortRanks.best[i], longRanks.best[i]);
        EXPECT_EQ(shortRanks.worst[i], longRanks.worst[i]);
    }
    EXPECT_EQ(longRanks.best[2], 6);
    EXPECT_EQ(longRanks.worst[21], 25);
}

} // namespace
} // namespace intentscope::metrics
