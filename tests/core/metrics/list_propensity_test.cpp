// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/list_propensity.h"

#include "tests/core/metrics/drawn_world.h"
#include "tests/support/result_matchers.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>

namespace intentscope::metrics {
namespace {

using intentscope::test::HasErrorAbout;
using test::DrawnList;
using test::DrawnWorld;

using IntentSet = std::vector<std::int32_t>;

IntentSet setOf(const DrawnList& list) {
    IntentSet set = list.intents;
    std::ranges::sort(set);
    return set;
}

class ListPropensityTest : public testing::TestWithParam<double> {};

TEST_P(ListPropensityTest, AgreesWithCountingEveryListOfASmallWorld) {
    const DrawnWorld world({.listSize = 4, .explorationShare = GetParam()});
    std::map<IntentSet, double> ofSet;
    for (const DrawnList& list : world.lists())
        ofSet[setOf(list)] += list.probability;
    for (const DrawnList& list : world.lists()) {
        const ShownPropensities shown = world.shown(list);
        std::array<double, ShownCount> prefix{};
        std::array<double, ShownCount> marginal{};
        for (const DrawnList& other : world.lists()) {
            if (setOf(other) != setOf(list))
                continue;
            bool isSame = true;
            for (std::size_t k = 0; k < ShownCount; ++k) {
                isSame = isSame && other.intents[k] == list.intents[k];
                prefix[k] += isSame ? other.probability : 0;
                marginal[k] += other.intents[k] == list.intents[k] ? other.probability : 0;
            }
        }
        for (std::size_t k = 0; k < ShownCount; ++k) {
            EXPECT_NEAR(shown.prefix[k], prefix[k] / ofSet[setOf(list)], 1e-5);
            EXPECT_NEAR(shown.marginal[k], marginal[k] / ofSet[setOf(list)], 1e-5);
        }
    }
}

INSTANTIATE_TEST_SUITE_P(ExplorationShares, ListPropensityTest, testing::Values(0.0, 0.1, 0.5));

TEST(ListPropensityOrderTest, TakesThePropensitiesAsTheyAreWhereOnlyTheOrderWasDrawn) {
    const std::vector<float> propensities = {0.5F, 0.25F, 0.5F, 1.0F};
    ASSERT_OK_AND_ASSIGN(const auto shown, ListPropensity().shown(propensities, {.poolSize = 4}));
    EXPECT_NEAR(shown.prefix[0], 0.5, 1e-9);
    EXPECT_NEAR(shown.prefix[1], 0.125, 1e-9);
    EXPECT_NEAR(shown.prefix[2], 0.0625, 1e-9);
}

TEST(ListPropensityOrderTest, OrdersOfLongListsNeedNoSums) {
    std::vector<float> propensities(60, 0.0F);
    for (std::size_t position = 0; position < propensities.size(); ++position)
        propensities[position] = 1 / static_cast<float>(propensities.size() - position);
    ASSERT_OK_AND_ASSIGN(const auto shown, ListPropensity().shown(propensities, {.poolSize = 60}));
    EXPECT_NEAR(shown.prefix[2], 1.0 / (60.0 * 59 * 58), 1e-9);
}

TEST(ListPropensityOrderTest, UniformDrawsFromAPoolGiveUniformOrders) {
    std::vector<float> propensities;
    for (std::int64_t left = 100; left > 88; --left)
        propensities.push_back(1 / static_cast<float>(left));
    ASSERT_OK_AND_ASSIGN(const auto shown, ListPropensity().shown(propensities, {.poolSize = 100}));
    EXPECT_NEAR(shown.prefix[0], 1.0 / 12, 1e-6);
    EXPECT_NEAR(shown.prefix[2], 1.0 / (12 * 11 * 10), 1e-7);
    EXPECT_NEAR(shown.marginal[2], 1.0 / 12, 1e-6);
}

TEST(ListPropensityOrderTest, RefusesWhatCannotHaveBeenDrawn) {
    const std::vector<float> propensities = {0.5F, 0.25F, 0.01F, 0.2F};
    EXPECT_THAT(
        ListPropensity().shown(propensities, {.poolSize = 3}),
        HasErrorAbout(ErrorCode::InvalidInput, "cannot be drawn from 3"));
    EXPECT_THAT(
        ListPropensity().shown(propensities, {.explorationShare = 0.5, .poolSize = 10}),
        HasErrorAbout(ErrorCode::InvalidInput, "position 3 is below what exploration alone gives"));
    const std::vector<float> many(21, 0.01F);
    EXPECT_THAT(
        ListPropensity().shown(many, {.poolSize = 90}),
        HasErrorAbout(ErrorCode::InvalidInput, "too many orders"));
}

} // namespace
} // namespace intentscope::metrics
