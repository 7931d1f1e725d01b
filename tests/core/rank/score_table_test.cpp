// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rank/score_table.h"

#include "tests/support/tiny_dataset.h"

#include <gmock/gmock.h>

#include <cmath>
#include <limits>
#include <numeric>

namespace intentscope::rank {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr auto Missing = std::numeric_limits<float>::quiet_NaN();
constexpr auto Infinity = std::numeric_limits<float>::infinity();

TEST(RankOrder, PutsTheHighestScoreFirst) {
    const std::vector<float> scores{0.1F, 0.9F, -2.0F, 0.5F};
    const std::vector<std::int32_t> intents{4, 3, 2, 1};
    EXPECT_THAT(rankOrder(scores, intents), ElementsAre(1, 3, 0, 2));
}

TEST(RankOrder, BreaksTiesByAscendingIntentAndThenByPosition) {
    const std::vector<float> scores{1.0F, 1.0F, 2.0F, 1.0F};
    const std::vector<std::int32_t> intents{9, 3, 5, 3};
    EXPECT_THAT(rankOrder(scores, intents), ElementsAre(2, 1, 3, 0));
}

TEST(RankOrder, PlacesInfiniteScoresAtTheEnds) {
    const std::vector<float> scores{-Infinity, 3.0F, Infinity};
    const std::vector<std::int32_t> intents{0, 1, 2};
    EXPECT_THAT(rankOrder(scores, intents), ElementsAre(2, 1, 0));
}

TEST(RankOrder, OfNothingIsEmpty) {
    EXPECT_THAT(rankOrder({}, {}), IsEmpty());
}

TEST(RankOrderDeathTest, TakesNoMissingScore) {
    const std::vector<float> scores{Missing, 1.0F};
    const std::vector<std::int32_t> intents{0, 1};
    EXPECT_DEATH((void)rankOrder(scores, intents), "broken expectation");
}

class ScoreTableTest : public testing::Test {
protected:
    ScoreTable tableOf(std::vector<float> scores) const { return ScoreTable(dataset, {}, std::move(scores)); }

    test::TempDirectory directory;
    std::shared_ptr<const data::Dataset> dataset = test::makeTinyDataset(directory);
    std::vector<float> zeros = std::vector<float>(22, 0.0F);
};

TEST_F(ScoreTableTest, GivesEachImpressionItsOwnScores) {
    auto scores = zeros;
    std::iota(scores.begin(), scores.end(), 0.0F);
    const auto table = tableOf(scores);
    EXPECT_THAT(table.scoresOf({0}), ElementsAre(0, 1, 2, 3));
    EXPECT_THAT(table.scoresOf({5}), ElementsAre(19, 20, 21));
    EXPECT_EQ(table.allScores().size(), 22U);
    EXPECT_EQ(&table.dataset(), dataset.get());
}

TEST_F(ScoreTableTest, TakesAnImpressionWithAMissingScoreAsNotScored) {
    auto scores = zeros;
    scores[17] = Missing;
    const auto table = tableOf(scores);
    EXPECT_TRUE(table.isScored({0}));
    EXPECT_FALSE(table.isScored({4}));
    EXPECT_THAT(rankedList(table, {4}), IsEmpty());
}

TEST_F(ScoreTableTest, RanksWithSoftmaxProbabilitiesAndClicks) {
    auto scores = zeros;
    // i2: track 0, refund ln 3, cancel ln 2, complaint ln 2; refund was clicked.
    scores[5] = std::log(3.0F);
    scores[6] = std::log(2.0F);
    scores[7] = std::log(2.0F);
    const auto list = rankedList(tableOf(scores), {1});
    ASSERT_EQ(list.size(), 4U);
    const std::vector<std::string> expectedIds{"refund", "cancel", "complaint", "track"};
    const std::vector<float> expectedProbabilities{3.0F / 8, 2.0F / 8, 2.0F / 8, 1.0F / 8};
    for (std::size_t i = 0; i < list.size(); ++i) {
        EXPECT_EQ(dataset->intentId(list[i].intent), expectedIds[i]);
        EXPECT_EQ(list[i].rank, static_cast<std::int32_t>(i) + 1);
        EXPECT_NEAR(list[i].probability, expectedProbabilities[i], 1e-6F);
        EXPECT_EQ(list[i].isClicked, i == 0);
    }
    EXPECT_EQ(list[0].score, scores[5]);
}

TEST_F(ScoreTableTest, SharesTheProbabilityAmongInfiniteScores) {
    auto scores = zeros;
    scores[0] = Infinity;
    scores[2] = Infinity;
    scores[3] = -Infinity;
    const auto list = rankedList(tableOf(scores), {0});
    EXPECT_EQ(list[0].probability, 0.5F);
    EXPECT_EQ(list[1].probability, 0.5F);
    EXPECT_EQ(list[2].probability, 0.0F);
    EXPECT_EQ(list[3].probability, 0.0F);
}

TEST_F(ScoreTableTest, DoesNotOverflowOnLargeScores) {
    auto scores = zeros;
    scores[0] = 1e30F;
    const auto list = rankedList(tableOf(scores), {0});
    EXPECT_EQ(list[0].probability, 1.0F);
}

using ScoreTableDeathTest = ScoreTableTest;

TEST_F(ScoreTableDeathTest, TakesOneScoreACandidate) {
    EXPECT_DEATH((void)tableOf({1.0F}), "broken expectation");
    EXPECT_DEATH((void)tableOf(zeros).scoresOf({6}), "broken expectation");
}

} // namespace
} // namespace intentscope::rank
