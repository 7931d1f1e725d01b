// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/knn/latent_points.h"

#include "tests/support/memory_latent_queries.h"
#include "tests/support/result_matchers.h"

#include <array>

namespace intentscope::knn {
namespace {

using test::MemoryLatentQueries;

MemoryLatentQueries makeSet(std::vector<std::int32_t> rows) {
    return MemoryLatentQueries(
        {.info = {.id = "first"},
         .vectorSize = 2,
         .rows = std::move(rows),
         .vectors = {{0, 1}, {1, 0}, {1, 1}},
         .intents = {}});
}

TEST(LatentPointsTest, impressions_that_share_a_row_are_one_point_in_the_order_of_the_first) {
    const auto set = makeSet({2, 0, 2, -1, 0});
    const std::array<const rank::LatentQueries*, 1> sets{&set};
    const LatentPoints points(sets, 5);
    ASSERT_EQ(points.pointCount(), 2);
    EXPECT_THAT(points.impressionsOf(0), testing::ElementsAre(0, 2));
    EXPECT_THAT(points.impressionsOf(1), testing::ElementsAre(1, 4));
    EXPECT_EQ(points.pointOf({3}), -1);
    EXPECT_EQ(points.leftOutCount(), 1);
    ASSERT_OK_AND_ASSIGN(const auto vectors, points.vectors(set, {}));
    EXPECT_THAT(vectors->vector(0), testing::ElementsAre(1, 1));
    EXPECT_THAT(vectors->vector(1), testing::ElementsAre(0, 1));
}

TEST(LatentPointsTest, two_sets_are_compared_by_what_neither_puts_together) {
    const auto before = makeSet({0, 0, 0, 1, 1});
    const auto after = makeSet({0, 0, 1, 1, -1});
    const std::array<const rank::LatentQueries*, 2> sets{&before, &after};
    const LatentPoints points(sets, 5);
    ASSERT_EQ(points.pointCount(), 3);
    EXPECT_THAT(points.impressionsOf(0), testing::ElementsAre(0, 1));
    EXPECT_THAT(points.impressionsOf(1), testing::ElementsAre(2));
    EXPECT_THAT(points.impressionsOf(2), testing::ElementsAre(3));
    EXPECT_EQ(points.leftOutCount(), 1);
    ASSERT_OK_AND_ASSIGN(const auto vectors, points.vectors(after, {}));
    EXPECT_THAT(vectors->vector(1), testing::ElementsAre(1, 0));
    EXPECT_THAT(vectors->vector(2), testing::ElementsAre(1, 0));
}

TEST(LatentPointsTest, a_set_without_vectors_has_no_neighbours) {
    const MemoryLatentQueries set(
        {.info = {.id = "remote"}, .vectorSize = 0, .rows = {0}, .vectors = {{}}, .intents = {}});
    const std::array<const rank::LatentQueries*, 1> sets{&set};
    EXPECT_THAT(LatentPoints(sets, 1).vectors(set, {}), test::HasError(ErrorCode::InvalidInput));
}

} // namespace
} // namespace intentscope::knn
