// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queues/item_order.h"

#include "core/queues/queue_words.h"
#include "tests/support/memory_latent_queries.h"
#include "tests/support/result_matchers.h"
#include "tests/support/tiny_dataset.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace intentscope::queues {
namespace {

using test::HasErrorAbout;

constexpr auto Missing = std::numeric_limits<float>::quiet_NaN();

class ItemOrderTest : public testing::Test {
protected:
    rank::ScoreTable runOf(std::vector<float> scores) const {
        rank::RunInfo info;
        info.datasetHash = dataset->info().hash;
        return {dataset, std::move(info), std::move(scores)};
    }

    Result<std::vector<OrderedImpression>> order(
        const ItemOrderSpec& spec,
        std::vector<const rank::ScoreTable*> runs,
        const rank::LatentQueries* latent = nullptr) const {
        return orderItems(spec, {.impressions = rows, .runs = runs, .latent = latent}, {});
    }

    static std::vector<std::int32_t> rowsOf(const std::vector<OrderedImpression>& items) {
        std::vector<std::int32_t> rows;
        for (const auto& item : items)
            rows.push_back(item.impression);
        return rows;
    }

    test::TempDirectory directory;
    std::shared_ptr<const data::Dataset> dataset = test::makeTinyDataset(directory);
    std::vector<std::int32_t> rows = {0, 1, 2, 3, 4, 5};
    // i1 sure, i2 unsure, i3 flat, i4 two equal, i5 not scored, i6 flat over three.
    rank::ScoreTable first =
        runOf({9, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 9, 9, 0, 0, Missing, Missing, Missing, 0, 0, 0});
    rank::ScoreTable second = runOf({0, 9, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 9, 0, 0, 0, 1, 2, 3, 0, 0, 0});
};

TEST_F(ItemOrderTest, UncertaintyIsEntropyAndWhatHasNoScoreComesLast) {
    ASSERT_OK_AND_ASSIGN(const auto items, order({.order = QueueOrder::Uncertainty}, {&first}));
    EXPECT_EQ(rowsOf(items), (std::vector<std::int32_t>{2, 1, 5, 3, 0, 4}));
    EXPECT_NEAR(*items[0].priority, std::log(4.0), 1e-12);
    EXPECT_NEAR(*items[2].priority, std::log(3.0), 1e-12);
    EXPECT_FALSE(items[5].priority.has_value());
}

TEST_F(ItemOrderTest, DisagreementIsTheDivergenceOfTheRuns) {
    ASSERT_OK_AND_ASSIGN(const auto items, order({.order = QueueOrder::Disagreement}, {&first, &second}));
    EXPECT_EQ(rowsOf(items)[0], 0);
    EXPECT_EQ(rowsOf(items)[1], 3);
    // Two runs that are each sure of another intent: nearly ln 2.
    EXPECT_NEAR(*items[0].priority, std::log(2.0), 0.01);
    EXPECT_DOUBLE_EQ(*items[2].priority, 0.0);
    EXPECT_THAT(
        order({.order = QueueOrder::Disagreement}, {&first}),
        HasErrorAbout(ErrorCode::InvalidInput, "at least two runs"));
}

TEST_F(ItemOrderTest, InformationIsDividedByWhatAnItemCosts) {
    ItemOrderSpec spec{.order = QueueOrder::InformationPerCost};
    spec.cost = {.itemSeconds = 0, .candidateSeconds = 1};
    ASSERT_OK_AND_ASSIGN(const auto items, order(spec, {&first}));
    // ln 3 / 3 is more than ln 4 / 4.
    EXPECT_EQ(items[0].impression, 5);
    EXPECT_NEAR(*items[0].priority, std::log(3.0) / 3, 1e-12);
    EXPECT_NEAR(*items[1].priority, std::log(4.0) / 4, 1e-12);
}

TEST_F(ItemOrderTest, RandomIsAShuffleByTheSeedAndTheLimitCuts) {
    ItemOrderSpec spec{.order = QueueOrder::Random, .seed = 5, .limit = 4};
    ASSERT_OK_AND_ASSIGN(const auto items, order(spec, {}));
    ASSERT_OK_AND_ASSIGN(const auto again, order(spec, {}));
    EXPECT_EQ(items, again);
    EXPECT_EQ(items.size(), 4U);
    spec.seed = 6;
    spec.limit = 0;
    ASSERT_OK_AND_ASSIGN(const auto other, order(spec, {}));
    EXPECT_NE(rowsOf(other), rows);
    auto sorted = rowsOf(other);
    std::ranges::sort(sorted);
    EXPECT_EQ(sorted, rows);
}

TEST_F(ItemOrderTest, DiversityTakesTheFarthestNext) {
    // Two bundles and one point apart; i6 has no latent query.
    const test::MemoryLatentQueries latent(
        {.vectorSize = 2,
         .rows = {0, 1, 2, 3, 4, -1},
         .vectors = {{1, 0}, {1, 0.01F}, {0, 1}, {0.01F, 1}, {-1, -1}}});
    ASSERT_OK_AND_ASSIGN(const auto items, order({.order = QueueOrder::Diversity, .seed = 1}, {}, &latent));
    ASSERT_EQ(items.size(), 6U);
    EXPECT_EQ(items.back().impression, 5);
    const auto bundleOf = [](std::int32_t row) { return row / 2; };
    EXPECT_NE(bundleOf(items[0].impression), bundleOf(items[1].impression));
    EXPECT_NE(bundleOf(items[0].impression), bundleOf(items[2].impression));
    EXPECT_NE(bundleOf(items[1].impression), bundleOf(items[2].impression));
    EXPECT_GT(*items[2].priority, *items[3].priority) << "the rest is close to what is taken";
    EXPECT_LT(*items[4].priority, 0.001);
    EXPECT_THAT(
        order({.order = QueueOrder::Diversity}, {&first}),
        HasErrorAbout(ErrorCode::InvalidInput, "latent queries"));
}

TEST(QueueWords, AreReadBack) {
    for (const char* word : {"given", "uncertainty", "disagreement", "information", "diversity", "random"}) {
        ASSERT_OK_AND_ASSIGN(const auto order, parseQueueOrder(word));
        EXPECT_EQ(name(order), word);
    }
    EXPECT_THAT(parseQueueOrder("best"), HasErrorAbout(ErrorCode::InvalidInput, "diversity, random"));
}

} // namespace
} // namespace intentscope::queues
