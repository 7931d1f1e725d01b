// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/metric_set.h"

#include "tests/core/metrics/ranking_fixture.h"

#include <gmock/gmock.h>

#include <cmath>

namespace intentscope::metrics {
namespace {

using test::Rankings;
using testing::ElementsAre;

const MetricSeries& seriesOf(const MetricSet& set, std::string_view wanted) {
    for (const auto& series : set.series) {
        if (series.name == wanted)
            return series;
    }
    ADD_FAILURE() << "no series is called " << wanted;
    return set.series.front();
}

TEST(MetricSet, HoldsEveryMetricUserByUser) {
    const Rankings rankings({
        {.user = 0, .scores = {3, 2, 1}, .clicked = {0, 1, 0}},
        {.user = 4, .scores = {3, 3, 1}, .clicked = {0, 1, 0}},
        {.user = 4, .scores = {3, 2, 1}, .clicked = {0, 0, 0}},
    });
    const auto set = computeMetrics(rankings.view(), {.cutoffs = {1}});
    const auto& gauc = seriesOf(set, "GAUC");
    EXPECT_THAT(gauc.users.units, ElementsAre(0, 4));
    // User 4: the click at 3 against 3 1 3 2 1.
    EXPECT_THAT(gauc.users.values, ElementsAre(0.5, 0.8));
    EXPECT_EQ(gauc.rule, "grouped by user, weighted by impressions");
    EXPECT_EQ(gauc.groupCount, 2);
    EXPECT_EQ(gauc.impressionCount, 3);
    EXPECT_EQ(gauc.tieCount, 1);

    const auto& error = seriesOf(set, "Error rate");
    EXPECT_NEAR(error.users.mean(), 1 - gauc.users.mean(), 1e-15);
    EXPECT_NEAR(error.users.mean(), 1 - (0.5 + 2 * 0.8) / 3, 1e-15);
    EXPECT_EQ(error.tieCount, gauc.tieCount);

    const auto& hit = seriesOf(set, "Hit@1");
    EXPECT_THAT(hit.users.values, ElementsAre(0.0, 0.0));
    EXPECT_EQ(hit.rule, "averaged over impressions with a click");
    EXPECT_EQ(hit.groupCount, 2);
    EXPECT_EQ(hit.impressionCount, 2);
    EXPECT_EQ(hit.tieCount, 1);
    EXPECT_EQ(set.series.size(), 6U);
}

TEST(UnitValues, AverageObservationsOfAUnitByTheirWeights) {
    const std::vector<std::int32_t> units{7, 2, 7};
    const std::vector<double> values{1.0, 0.25, 0.0};
    const std::vector<double> weights{3.0, 2.0, 1.0};
    const auto result = averageByUnit({.units = units, .values = values, .weights = weights});
    EXPECT_THAT(result.units, ElementsAre(2, 7));
    EXPECT_THAT(result.values, ElementsAre(0.25, 0.75));
    EXPECT_THAT(result.weights, ElementsAre(2.0, 4.0));
    EXPECT_DOUBLE_EQ(result.mean(), (0.5 + 3.0) / 6);
}

TEST(UnitValues, OfNothingHaveNoMean) {
    EXPECT_TRUE(std::isnan(averageByUnit({}).mean()));
}

} // namespace
} // namespace intentscope::metrics
