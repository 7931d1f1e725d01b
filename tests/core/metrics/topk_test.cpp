// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/topk.h"

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
const double Second = 1 / std::log2(3.0);
const double Third = 0.5;

const std::vector<double>& valuesOf(const TopK& topK, TopKMetric metric, std::int32_t cutoff) {
    const auto* series = topK.find(metric, cutoff);
    EXPECT_NE(series, nullptr);
    return series->values;
}

std::int64_t tiesOf(const TopK& topK, TopKMetric metric, std::int32_t cutoff) {
    return topK.find(metric, cutoff)->tiedImpressionCount;
}

TEST(TopK, HasTheValuesOfOneClickAtEachRank) {
    const Rankings rankings({
        {.user = 0, .scores = {4, 3, 2, 1}, .clicked = {1, 0, 0, 0}},
        {.user = 0, .scores = {4, 3, 2, 1}, .clicked = {0, 1, 0, 0}},
        {.user = 0, .scores = {4, 3, 2, 1}, .clicked = {0, 0, 1, 0}},
        {.user = 0, .scores = {4, 3, 2, 1}, .clicked = {0, 0, 0, 1}},
    });
    const auto topK = computeTopK(rankings.view(), {3});
    EXPECT_THAT(valuesOf(topK, TopKMetric::Recall, 3), ElementsAre(1.0, 1.0, 1.0, 0.0));
    EXPECT_THAT(
        valuesOf(topK, TopKMetric::Ndcg, 3), ElementsAre(1.0, DoubleEq(Second), DoubleEq(Third), 0.0));
    EXPECT_THAT(valuesOf(topK, TopKMetric::Hit, 3), ElementsAre(1.0, 1.0, 1.0, 0.0));
    EXPECT_THAT(
        valuesOf(topK, TopKMetric::ReciprocalRank, 0), ElementsAre(1.0, 0.5, DoubleEq(1.0 / 3), 0.25));
}

TEST(TopK, DividesByTheClicksAndByTheBestPossibleGain) {
    // Ranks 2 and 4 are clicked.
    const Rankings rankings({{.user = 0, .scores = {9, 7, 8, 6}, .clicked = {0, 0, 1, 1}}});
    const auto topK = computeTopK(rankings.view(), {1, 3, 10});
    EXPECT_THAT(valuesOf(topK, TopKMetric::Recall, 1), ElementsAre(0.0));
    EXPECT_THAT(valuesOf(topK, TopKMetric::Recall, 3), ElementsAre(0.5));
    EXPECT_THAT(valuesOf(topK, TopKMetric::Recall, 10), ElementsAre(1.0));
    EXPECT_THAT(valuesOf(topK, TopKMetric::Ndcg, 1), ElementsAre(0.0));
    EXPECT_THAT(valuesOf(topK, TopKMetric::Ndcg, 3), ElementsAre(DoubleEq(Second / (1 + Second))));
    EXPECT_THAT(
        valuesOf(topK, TopKMetric::Ndcg, 10),
        ElementsAre(DoubleEq((Second + 1 / std::log2(5.0)) / (1 + Second))));
    EXPECT_THAT(valuesOf(topK, TopKMetric::Hit, 1), ElementsAre(0.0));
    EXPECT_THAT(valuesOf(topK, TopKMetric::Hit, 3), ElementsAre(1.0));
}

TEST(TopK, CutsTheIdealOffAtK) {
    const Rankings rankings({{.user = 0, .scores = {4, 3, 2, 1}, .clicked = {1, 1, 1, 1}}});
    const auto topK = computeTopK(rankings.view(), {2});
    EXPECT_THAT(valuesOf(topK, TopKMetric::Ndcg, 2), ElementsAre(1.0));
    EXPECT_THAT(valuesOf(topK, TopKMetric::Recall, 2), ElementsAre(0.5));
}

TEST(TopK, BreaksTiesByAscendingIntent) {
    const Rankings rankings({
        {.user = 0, .scores = {1, 1, 1}, .clicked = {1, 0, 0}, .intents = {9, 4, 6}},
        {.user = 0, .scores = {1, 1, 1}, .clicked = {1, 0, 0}, .intents = {2, 4, 6}},
        {.user = 0, .scores = {1, 1, 1}, .clicked = {0, 1, 0}, .intents = {5, 5, 5}},
    });
    const auto topK = computeTopK(rankings.view(), {1});
    EXPECT_THAT(valuesOf(topK, TopKMetric::ReciprocalRank, 0), ElementsAre(DoubleEq(1.0 / 3), 1.0, 0.5));
    EXPECT_THAT(valuesOf(topK, TopKMetric::Recall, 1), ElementsAre(0.0, 1.0, 0.0));
}

TEST(TopK, CountsATieOnlyWhereItCanChangeTheValue) {
    const Rankings rankings({
        // A click and a non-click tie for ranks 2 and 3.
        {.user = 0, .scores = {9, 5, 5, 1}, .clicked = {0, 1, 0, 0}},
        // They tie for ranks 3 and 4.
        {.user = 0, .scores = {9, 8, 5, 5}, .clicked = {0, 0, 1, 0}},
        // The first click is alone; the second ties for ranks 3 and 4.
        {.user = 0, .scores = {9, 8, 5, 5}, .clicked = {1, 0, 1, 0}},
        // Clicks tie with each other, and non-clicks with each other.
        {.user = 0, .scores = {9, 9, 5, 5}, .clicked = {1, 1, 0, 0}},
        // A tie beyond every cutoff.
        {.user = 0, .scores = {9, 8, 7, 6, 1, 1}, .clicked = {0, 0, 0, 0, 1, 0}},
    });
    const auto topK = computeTopK(rankings.view(), {3});
    EXPECT_EQ(tiesOf(topK, TopKMetric::Recall, 3), 2) << "the second and third list";
    EXPECT_EQ(tiesOf(topK, TopKMetric::Hit, 3), 1) << "the second list";
    EXPECT_EQ(tiesOf(topK, TopKMetric::Ndcg, 3), 3) << "the first three lists";
    EXPECT_EQ(tiesOf(topK, TopKMetric::ReciprocalRank, 0), 3) << "the first, second and last list";
}

TEST(TopK, DropsAndCountsImpressionsWithoutAClickOrScores) {
    const Rankings rankings({
        {.user = 0, .scores = {2, 1}, .clicked = {0, 0}},
        {.user = 1, .scores = {2, Missing}, .clicked = {1, 0}},
        {.user = 2, .scores = {2, 1}, .clicked = {0, 1}},
        {.user = 3, .scores = {}, .clicked = {}},
    });
    const auto topK = computeTopK(rankings.view(), {1});
    EXPECT_THAT(topK.impressions, ElementsAre(2));
    EXPECT_THAT(topK.users, ElementsAre(2));
    EXPECT_EQ(topK.clicklessImpressionCount, 1);
    EXPECT_EQ(topK.unscoredImpressionCount, 2);
    EXPECT_THAT(valuesOf(topK, TopKMetric::Hit, 1), ElementsAre(0.0));
}

TEST(TopK, RanksACandidateOfUnknownOutcomeAsUnclicked) {
    const Rankings rankings({{.user = 0, .scores = {2, 1}, .clicked = {-1, 1}}});
    const auto topK = computeTopK(rankings.view(), {1});
    EXPECT_THAT(valuesOf(topK, TopKMetric::ReciprocalRank, 0), ElementsAre(0.5));
}

TEST(TopK, AveragesUsersByTheirImpressions) {
    Rankings rankings({
        {.user = 3, .scores = {2, 1}, .clicked = {1, 0}},
        {.user = 1, .scores = {2, 1}, .clicked = {0, 1}},
        {.user = 3, .scores = {2, 1}, .clicked = {0, 1}},
    });
    const auto plain = computeTopK(rankings.view(), {1});
    const auto users = plain.byUser(*plain.find(TopKMetric::ReciprocalRank, 0));
    EXPECT_THAT(users.units, ElementsAre(1, 3));
    EXPECT_THAT(users.values, ElementsAre(0.5, 0.75));
    EXPECT_THAT(users.weights, ElementsAre(1.0, 2.0));
    EXPECT_DOUBLE_EQ(users.mean(), 2.0 / 3) << "the mean over impressions";

    rankings.weights = {3, 1, 1};
    const auto weighted = computeTopK(rankings.view(), {1});
    EXPECT_DOUBLE_EQ(
        weighted.byUser(*weighted.find(TopKMetric::ReciprocalRank, 0)).mean(), (3 + 0.5 + 0.5) / 5);
}

TEST(TopK, NamesItsSeriesInOrder) {
    const Rankings rankings({});
    const auto topK = computeTopK(rankings.view(), {1, 3});
    std::vector<std::string> names;
    for (const auto& series : topK.series)
        names.push_back(series.name());
    EXPECT_THAT(names, ElementsAre("Recall@1", "NDCG@1", "Hit@1", "Recall@3", "NDCG@3", "Hit@3", "MRR"));
    EXPECT_EQ(topK.find(TopKMetric::Recall, 5), nullptr);
}

TEST(TopK, WithoutACutoffLeavesTheReciprocalRank) {
    const Rankings rankings({{.user = 0, .scores = {1, 2}, .clicked = {1, 0}}});
    const auto topK = computeTopK(rankings.view(), {});
    ASSERT_EQ(topK.series.size(), 1U);
    EXPECT_THAT(topK.series.front().values, ElementsAre(0.5));
}

TEST(TopK, DoesNotChangeWithTheOrderOfCandidates) {
    auto rankings = randomRankings(31, 80);
    const auto before = computeTopK(rankings.view(), {1, 3, 10});
    for (std::size_t i = 0; i + 1 < rankings.offsets.size(); ++i) {
        const auto first = rankings.offsets[i];
        const auto last = rankings.offsets[i + 1];
        std::reverse(rankings.scores.begin() + first, rankings.scores.begin() + last);
        std::reverse(rankings.clicked.begin() + first, rankings.clicked.begin() + last);
        std::reverse(rankings.intents.begin() + first, rankings.intents.begin() + last);
    }
    const auto after = computeTopK(rankings.view(), {1, 3, 10});
    for (std::size_t i = 0; i < before.series.size(); ++i) {
        EXPECT_EQ(before.series[i].values, after.series[i].values) << before.series[i].name();
        EXPECT_EQ(before.series[i].tiedImpressionCount, after.series[i].tiedImpressionCount);
    }
}

TEST(TopK, GrowsWithKWhereItMust) {
    const auto rankings = randomRankings(32, 80);
    const auto topK = computeTopK(rankings.view(), {1, 2, 5, 100});
    for (const auto metric : {TopKMetric::Recall, TopKMetric::Hit}) {
        for (std::size_t i = 0; i < topK.impressions.size(); ++i) {
            EXPECT_LE(valuesOf(topK, metric, 1)[i], valuesOf(topK, metric, 2)[i]);
            EXPECT_LE(valuesOf(topK, metric, 2)[i], valuesOf(topK, metric, 5)[i]);
            EXPECT_EQ(valuesOf(topK, metric, 100)[i], 1.0);
        }
    }
}

TEST(TopKDeathTest, TakesNoCutoffBelowOne) {
    const Rankings rankings({});
    EXPECT_DEATH((void)computeTopK(rankings.view(), {0}), "broken expectation");
}

} // namespace
} // namespace intentscope::metrics
