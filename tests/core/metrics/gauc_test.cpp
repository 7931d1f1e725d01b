// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/gauc.h"

#include "tests/core/metrics/ranking_fixture.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace intentscope::metrics {
namespace {

using test::randomRankings;
using test::Rankings;
using testing::DoubleEq;
using testing::ElementsAre;
using testing::IsEmpty;

constexpr auto Missing = std::numeric_limits<float>::quiet_NaN();

/// User 0: two lists, three clicks; user 2: one list, one click; user 5 only clicked, 6 never, 7 not scored.
Rankings shop() {
    return Rankings({
        {.user = 0, .scores = {0.9F, 0.5F, 0.1F}, .clicked = {1, 0, 0}},
        {.user = 2, .scores = {0.4F, 0.4F, 0.2F, 0.6F}, .clicked = {1, 0, 0, 0}},
        {.user = 0, .scores = {0.3F, 0.5F, 0.7F}, .clicked = {1, 1, 0}},
        {.user = 5, .scores = {0.1F, 0.2F}, .clicked = {1, 1}},
        {.user = 6, .scores = {0.1F, 0.2F}, .clicked = {0, 0}},
        {.user = 7, .scores = {Missing, Missing}, .clicked = {1, 0}},
    });
}

TEST(Gauc, PoolsTheCandidatesOfAUser) {
    const auto rankings = shop();
    const auto gauc = computeGauc(rankings.view(), {});
    EXPECT_THAT(gauc.groups, ElementsAre(0, 2));
    // User 0: clicks .9 .3 .5 against .5 .1 .7: 3 + 1 + (1 + 1/2) of 9. User 2: .4 against .4 .2 .6.
    EXPECT_THAT(gauc.values, ElementsAre(DoubleEq(5.5 / 9), DoubleEq(1.5 / 3)));
    EXPECT_EQ(gauc.tiedGroupCount, 2);
    EXPECT_EQ(gauc.impressionCount, 3);
}

TEST(Gauc, WeighsGroupsAsAsked) {
    const auto rankings = shop();
    const auto valueBy = [&](WeightBy weight) {
        return computeGauc(rankings.view(), {.group = GroupBy::User, .weight = weight}).value();
    };
    EXPECT_DOUBLE_EQ(valueBy(WeightBy::Impressions), (2 * 5.5 / 9 + 1 * 0.5) / 3);
    EXPECT_DOUBLE_EQ(valueBy(WeightBy::Clicks), (3 * 5.5 / 9 + 1 * 0.5) / 4);
    EXPECT_DOUBLE_EQ(valueBy(WeightBy::Uniform), (5.5 / 9 + 0.5) / 2);
}

TEST(Gauc, ListsTheDroppedGroupsWithTheReason) {
    const auto gauc = computeGauc(shop().view(), {});
    EXPECT_THAT(
        gauc.dropped,
        ElementsAre(
            DroppedGroup{.group = 5, .reason = DropReason::OnlyClicked},
            DroppedGroup{.group = 6, .reason = DropReason::OnlyUnclicked},
            DroppedGroup{.group = 7, .reason = DropReason::NotScored}));
    EXPECT_EQ(gauc.unscoredImpressionCount, 1);
}

TEST(Gauc, ComparesOnlyWithinAListWhenGroupedByImpression) {
    auto rankings = shop();
    rankings.groups = rankings.impressions;
    const auto gauc = computeGauc(rankings.view(), {.group = GroupBy::Impression});
    EXPECT_THAT(gauc.groups, ElementsAre(0, 1, 2));
    EXPECT_THAT(gauc.users, ElementsAre(0, 2, 0));
    EXPECT_THAT(gauc.values, ElementsAre(1.0, 0.5, 0.0));
    const auto users = gauc.byUser();
    EXPECT_THAT(users.units, ElementsAre(0, 2));
    EXPECT_THAT(users.values, ElementsAre(0.5, 0.5));
    EXPECT_THAT(users.weights, ElementsAre(2.0, 1.0));
    EXPECT_DOUBLE_EQ(users.mean(), gauc.value());
}

TEST(Gauc, LeavesImpressionsWithoutAGroupOut) {
    auto rankings = shop();
    rankings.groups[2] = -1;
    const auto gauc = computeGauc(rankings.view(), {});
    EXPECT_EQ(gauc.ungroupedImpressionCount, 1);
    EXPECT_THAT(gauc.values, ElementsAre(1.0, 0.5));
}

TEST(Gauc, LooksAtTheAskedImpressionsOnly) {
    auto rankings = shop();
    rankings.impressions = {2};
    const auto gauc = computeGauc(rankings.view(), {});
    EXPECT_THAT(gauc.groups, ElementsAre(0));
    EXPECT_THAT(gauc.values, ElementsAre(0.0));
    EXPECT_THAT(gauc.dropped, IsEmpty());
}

TEST(Gauc, LeavesCandidatesOfUnknownOutcomeOut) {
    const Rankings rankings({{.user = 0, .scores = {3, 2, 1}, .clicked = {-1, 1, 0}}});
    EXPECT_EQ(computeGauc(rankings.view(), {}).value(), 1.0);
    const Rankings unknown({{.user = 0, .scores = {3, 2}, .clicked = {-1, 1}}});
    EXPECT_THAT(
        computeGauc(unknown.view(), {}).dropped,
        ElementsAre(DroppedGroup{.group = 0, .reason = DropReason::OnlyClicked}));
}

TEST(Gauc, TakesAListWithOneMissingScoreAsNotScored) {
    const Rankings rankings({
        {.user = 0, .scores = {3, Missing}, .clicked = {1, 0}},
        {.user = 0, .scores = {1, 2}, .clicked = {1, 0}},
        {.user = 1, .scores = {}, .clicked = {}},
    });
    const auto gauc = computeGauc(rankings.view(), {});
    EXPECT_THAT(gauc.values, ElementsAre(0.0));
    EXPECT_THAT(gauc.weights, ElementsAre(1.0));
    EXPECT_EQ(gauc.unscoredImpressionCount, 2);
    EXPECT_THAT(gauc.dropped, ElementsAre(DroppedGroup{.group = 1, .reason = DropReason::NotScored}));
}

TEST(Gauc, CountsAnImpressionByItsOwnWeight) {
    auto rankings = shop();
    rankings.weights = {4, 1, 1, 1, 1, 1};
    const auto byImpressions = computeGauc(rankings.view(), {});
    EXPECT_THAT(byImpressions.weights, ElementsAre(5.0, 1.0));
    const auto byClicks = computeGauc(rankings.view(), {.weight = WeightBy::Clicks});
    EXPECT_THAT(byClicks.weights, ElementsAre(4.0 * 1 + 2, 1.0));
    const auto uniform = computeGauc(rankings.view(), {.weight = WeightBy::Uniform});
    EXPECT_THAT(uniform.weights, ElementsAre(1.0, 1.0));
}

TEST(Gauc, OfNothingIsNotANumber) {
    Rankings rankings({});
    const auto gauc = computeGauc(rankings.view(), {});
    EXPECT_TRUE(std::isnan(gauc.value()));
    EXPECT_EQ(gauc.byUser().size(), 0U);
}

TEST(Gauc, DoesNotChangeWhenScoresAreTransformedMonotonously) {
    auto rankings = randomRankings(21, 80);
    const auto before = computeGauc(rankings.view(), {});
    for (auto& score : rankings.scores)
        score = 2.0F * score * score * score - 100.0F;
    const auto after = computeGauc(rankings.view(), {});
    EXPECT_EQ(before.values, after.values);
    EXPECT_EQ(before.tiedGroupCount, after.tiedGroupCount);
}

TEST(Gauc, TurnsAroundWithTheScores) {
    auto rankings = randomRankings(22, 80);
    const auto before = computeGauc(rankings.view(), {});
    for (auto& score : rankings.scores)
        score = -score;
    const auto after = computeGauc(rankings.view(), {});
    ASSERT_EQ(before.values.size(), after.values.size());
    for (std::size_t i = 0; i < before.values.size(); ++i)
        EXPECT_NEAR(before.values[i], 1 - after.values[i], 1e-15);
}

TEST(Gauc, OfConstantScoresIsOneHalfInEveryGroup) {
    auto rankings = randomRankings(23, 40);
    std::ranges::fill(rankings.scores, 0.75F);
    const auto gauc = computeGauc(rankings.view(), {});
    ASSERT_FALSE(gauc.values.empty());
    EXPECT_THAT(gauc.values, testing::Each(0.5));
    EXPECT_EQ(gauc.tiedGroupCount, static_cast<std::int64_t>(gauc.groups.size()));
}

TEST(Gauc, DoesNotDependOnTheOrderOfImpressionsOrCandidates) {
    auto rankings = randomRankings(24, 60);
    const auto before = computeGauc(rankings.view(), {});
    std::ranges::reverse(rankings.impressions);
    for (std::size_t i = 0; i + 1 < rankings.offsets.size(); ++i) {
        std::reverse(
            rankings.scores.begin() + rankings.offsets[i], rankings.scores.begin() + rankings.offsets[i + 1]);
        std::reverse(
            rankings.clicked.begin() + rankings.offsets[i],
            rankings.clicked.begin() + rankings.offsets[i + 1]);
    }
    const auto after = computeGauc(rankings.view(), {});
    EXPECT_EQ(before.groups, after.groups);
    EXPECT_EQ(before.values, after.values);
    EXPECT_EQ(before.weights, after.weights);
}

TEST(GaucNames, AreThoseOfTheCommandLine) {
    EXPECT_EQ(name(GroupBy::User), "user");
    EXPECT_EQ(name(GroupBy::Session), "session");
    EXPECT_EQ(name(GroupBy::Impression), "impression");
    EXPECT_EQ(name(WeightBy::Impressions), "impressions");
    EXPECT_EQ(name(WeightBy::Clicks), "clicks");
    EXPECT_EQ(name(WeightBy::Uniform), "uniform");
    EXPECT_EQ(name(DropReason::NotScored), "not scored");
    EXPECT_EQ(name(DropReason::OnlyClicked), "only clicked");
    EXPECT_EQ(name(DropReason::OnlyUnclicked), "only unclicked");
}

} // namespace
} // namespace intentscope::metrics
