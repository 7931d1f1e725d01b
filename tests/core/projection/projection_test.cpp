// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/projection/fuzzy_graph.h"
#include "core/projection/pca.h"
#include "core/projection/procrustes.h"
#include "core/projection/symmetric_eigen.h"
#include "core/projection/trustworthiness.h"
#include "core/projection/umap.h"
#include "core/stats/random.h"
#include "tests/support/result_matchers.h"

#include <algorithm>
#include <cmath>

namespace intentscope::projection {
namespace {

std::vector<float> randomValues(std::size_t count, std::uint64_t seed = 1) {
    stats::Random random(seed);
    std::vector<float> values(count);
    for (float& value : values)
        value = static_cast<float>(random.uniform() - 0.5);
    return values;
}

TEST(SymmetricEigenTest, eigenpairs_by_hand_and_by_their_definition) {
    const auto small = allEigenpairs({2, 1, 1, 2}, 2);
    EXPECT_NEAR(small.values[0], 3, 1e-14);
    EXPECT_NEAR(small.values[1], 1, 1e-14);
    EXPECT_NEAR(std::abs(small.vectors[0]), std::sqrt(0.5), 1e-14);
    constexpr std::size_t Size = 12;
    const auto values = randomValues(Size * Size);
    std::vector<double> matrix(Size * Size);
    for (std::size_t i = 0; i < Size; ++i) {
        for (std::size_t j = 0; j < Size; ++j)
            matrix[i * Size + j] =
                static_cast<double>(values[i * Size + j]) + static_cast<double>(values[j * Size + i]);
    }
    const auto pairs = allEigenpairs(matrix, Size);
    for (std::size_t pair = 0; pair < Size; ++pair) {
        for (std::size_t i = 0; i < Size; ++i) {
            double product = 0;
            for (std::size_t j = 0; j < Size; ++j)
                product += matrix[i * Size + j] * pairs.vectors[pair * Size + j];
            EXPECT_NEAR(product, pairs.values[pair] * pairs.vectors[pair * Size + i], 1e-12);
        }
    }
}

TEST(PcaTest, finds_the_direction_of_the_greatest_spread) {
    // Along (3, 4) with steps of 5, across with steps of 1.
    const std::vector<float> values{0, 0, 3, 4, 6, 8, -3, -4, -0.8F, 0.6F, 0.8F, -0.6F};
    NullProgress progress;
    ASSERT_OK_AND_ASSIGN(const auto found, fitPca({values, 2}, 2, progress, {}));
    EXPECT_NEAR(found.components[0], 0.6, 0.02);
    EXPECT_NEAR(found.components[1], 0.8, 0.02);
    EXPECT_NEAR(found.shares[0] + found.shares[1], 1, 1e-12);
    EXPECT_LT(found.residual, 1e-9);
}

TEST(PcaTest, equal_rows_and_a_single_column_have_coordinates_too) {
    NullProgress progress;
    const std::vector<float> same(40, 3.0F);
    ASSERT_OK_AND_ASSIGN(const auto flat, fitPca({same, 4}, 2, progress, {}));
    EXPECT_EQ(flat.shares, (std::vector{0.0, 0.0}));
    EXPECT_EQ(project({same, 4}, flat), std::vector<float>(20));
    const std::vector<float> column{1, 2, 6};
    ASSERT_OK_AND_ASSIGN(const auto line, fitPca({column, 1}, 2, progress, {}));
    EXPECT_EQ(project({column, 1}, line), (std::vector<float>{-2, 0, -1, 0, 3, 0}));
    EXPECT_THAT(fitPca({std::vector<float>{1}, 1}, 2, progress, {}), test::HasError(ErrorCode::InvalidInput));
}

TEST(FuzzyGraphTest, the_memberships_of_a_point_sum_to_the_logarithm_of_its_neighbours) {
    const std::vector<std::vector<NearPoint>> near{
        {{1, 0.5}, {2, 1.0}, {3, 1.5}},
        {{0, 0.5}, {2, 0.5}, {3, 2}},
        {{1, 0.5}, {0, 1}, {3, 3}},
        {{0, 1.5}, {1, 2}, {2, 3}}};
    const auto scales = localScales(near);
    for (std::size_t point = 0; point < near.size(); ++point) {
        EXPECT_EQ(scales[point].rho, near[point].front().distance);
        double sum = 0;
        for (const NearPoint& one : near[point])
            sum += std::exp(-std::max(0.0, one.distance - scales[point].rho) / scales[point].sigma);
        EXPECT_NEAR(sum, 2, 1e-4);
    }
    const auto graph = fuzzyGraph(near);
    EXPECT_EQ(graph.size(), 12U);
    EXPECT_EQ(graph.front().weight, 1) << "the nearest neighbour belongs wholly";
    for (const FuzzyEdge& edge : graph) {
        const auto back = std::ranges::find_if(
            graph, [&](const FuzzyEdge& one) { return one.from == edge.to && one.to == edge.from; });
        ASSERT_NE(back, graph.end());
        EXPECT_EQ(back->weight, edge.weight);
    }
}

TEST(UmapTest, the_same_seed_gives_the_same_points_and_another_seed_others) {
    std::vector<FuzzyEdge> graph;
    for (std::int32_t i = 0; i < 20; ++i) {
        graph.push_back({i, (i + 1) % 20, 1});
        graph.push_back({(i + 1) % 20, i, 1});
    }
    NullProgress progress;
    const auto start = randomValues(40);
    const auto planeOf = [&](std::uint64_t seed) {
        return layOut(graph, start, {.epochCount = 50, .seed = seed}, progress, {}).value();
    };
    EXPECT_EQ(planeOf(1), planeOf(1));
    EXPECT_NE(planeOf(1), planeOf(2));
    for (const float value : planeOf(3))
        EXPECT_TRUE(std::isfinite(value));
}

TEST(UmapTest, refuses_what_makes_no_picture_and_stops_when_asked) {
    EXPECT_THAT(checkUmap({.neighbourCount = 1}, 100), test::HasError(ErrorCode::InvalidInput));
    EXPECT_THAT(checkUmap({.neighbourCount = 15}, 15), test::HasError(ErrorCode::InvalidInput));
    EXPECT_THAT(checkUmap({.minDistance = 2}, 100), test::HasError(ErrorCode::InvalidInput));
    EXPECT_OK(checkUmap({}, 100));
    std::stop_source stop;
    stop.request_stop();
    NullProgress progress;
    EXPECT_THAT(
        layOut(std::vector<FuzzyEdge>{{0, 1, 1}}, {0, 0, 1, 1}, {}, progress, stop.get_token()),
        test::HasError(ErrorCode::Cancelled));
}

TEST(TrustworthinessTest, a_plane_that_keeps_all_neighbours_has_one_and_a_shuffled_one_less) {
    const auto values = randomValues(200);
    const Rows rows{values, 2};
    ASSERT_OK_AND_ASSIGN(const auto same, measureTrust(rows, values, {.neighbourCount = 5}, {}));
    EXPECT_EQ(same.value, 1);
    EXPECT_EQ(same.pointCount, 100U);
    ASSERT_OK_AND_ASSIGN(
        const auto other, measureTrust(rows, randomValues(200, 9), {.neighbourCount = 5}, {}));
    EXPECT_NEAR(other.value, 0.5, 0.1);
    ASSERT_OK_AND_ASSIGN(
        const auto sampled, measureTrust(rows, values, {.neighbourCount = 5, .pointCount = 30}, {}));
    EXPECT_EQ(sampled.pointCount, 30U);
    EXPECT_THAT(
        measureTrust({std::span(values).first(6), 2}, std::span(values).first(6), {}, {}),
        test::HasError(ErrorCode::InvalidInput));
}

TEST(ProcrustesTest, takes_back_a_turn_a_mirror_a_scale_and_a_move) {
    const auto target = randomValues(60);
    for (const float side : {1.0F, -1.0F}) {
        std::vector<float> moved;
        for (std::size_t i = 0; i < target.size(); i += 2) {
            const float x = target[i];
            const float y = side * target[i + 1];
            moved.push_back(3 * (0.6F * x - 0.8F * y) + 7);
            moved.push_back(3 * (0.8F * x + 0.6F * y) - 2);
        }
        alignTo(target, moved);
        for (std::size_t i = 0; i < target.size(); ++i)
            EXPECT_NEAR(moved[i], target[i], 1e-5) << side;
    }
    std::vector<float> place{1, 1, 1, 1};
    alignTo(std::vector<float>{0, 0, 2, 2}, place);
    EXPECT_EQ(place, (std::vector<float>{1, 1, 1, 1})) << "one place stays one";
}

} // namespace
} // namespace intentscope::projection
