// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/knn/exact_knn.h"

#include "core/stats/random.h"
#include "tests/support/result_matchers.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace intentscope::knn {
namespace {

std::vector<float> randomValues(std::size_t count, float offset, std::uint64_t seed = 1) {
    stats::Random random(seed);
    std::vector<float> values(count);
    for (float& value : values)
        value = static_cast<float>(random.uniform() - 0.5) + offset;
    return values;
}

std::vector<std::int32_t> rowsOf(const std::vector<Neighbour>& neighbours) {
    std::vector<std::int32_t> rows;
    for (const auto& one : neighbours)
        rows.push_back(one.row);
    return rows;
}

std::vector<Neighbour> everyRowByDefinition(const VectorSet& set, std::int32_t query, std::size_t k) {
    const PreparedQuery prepared = set.prepare(set.vector(query));
    std::vector<Neighbour> all;
    for (std::int32_t row = 0; row < set.rowCount(); ++row) {
        if (row != query)
            all.push_back({row, set.similarity(row, prepared)});
    }
    std::ranges::sort(all, NearerFirst());
    all.resize(std::min(k, all.size()));
    return all;
}

TEST(ExactKnnTest, similarities_by_hand_for_each_measure) {
    const std::vector<float> values{3, 4, 4, 3, 0, 0, -6, -8};
    const std::vector<float> query{3, 4};
    const auto listOf = [&](Nearness nearness) {
        const auto set = VectorSet::make(values, 2, {.nearness = nearness, .isCentred = false}).value();
        return exactKnn(*set, query, {.k = 4, .leftOutRow = -1}, Workers(1), {}).value();
    };
    const auto cosine = listOf(Nearness::Cosine);
    EXPECT_EQ(rowsOf(cosine), (std::vector{0, 1, 2, 3}));
    EXPECT_NEAR(cosine[0].similarity, 1.0, 1e-12);
    EXPECT_NEAR(cosine[1].similarity, 24.0 / 25, 1e-12);
    EXPECT_EQ(cosine[2].similarity, 0.0);
    EXPECT_NEAR(cosine[3].similarity, -1.0, 1e-12);
    const auto dot = listOf(Nearness::Dot);
    EXPECT_EQ(rowsOf(dot), (std::vector{0, 1, 2, 3}));
    EXPECT_DOUBLE_EQ(dot[1].similarity, 24);
    const auto distance = listOf(Nearness::L2);
    EXPECT_EQ(rowsOf(distance), (std::vector{0, 1, 2, 3}));
    EXPECT_DOUBLE_EQ(distance[1].similarity, -std::sqrt(2.0));
    EXPECT_DOUBLE_EQ(distance[3].similarity, -15);
}

TEST(ExactKnnTest, centring_takes_away_what_all_vectors_share) {
    // Around (100, 100): raw cosines are all near 1, centred ones tell the four directions apart.
    const std::vector<float> values{101, 100, 99, 100, 100, 101, 100, 99};
    const auto raw = VectorSet::make(values, 2, {}).value();
    const auto centred = VectorSet::make(values, 2, {.isCentred = true}).value();
    EXPECT_GT(raw->commonShare(), 0.9999);
    const auto first = exactKnn(*raw, raw->vector(0), {.k = 3, .leftOutRow = 0}, Workers(1), {}).value();
    EXPECT_GT(first.back().similarity, 0.999);
    const auto second = exactKnn(*centred, raw->vector(0), {.k = 3, .leftOutRow = 0}, Workers(1), {}).value();
    EXPECT_EQ(rowsOf(second), (std::vector{2, 3, 1}));
    EXPECT_NEAR(second[0].similarity, 0.0, 1e-12);
    EXPECT_NEAR(second[2].similarity, -1.0, 1e-12);
}

TEST(ExactKnnTest, ties_are_broken_by_row_and_the_row_itself_is_left_out) {
    std::vector<float> values;
    for (int i = 0; i < 50; ++i)
        values.insert(values.end(), {1, 2, 3});
    const auto set = VectorSet::make(values, 3, {.isCentred = true}).value();
    const auto found = exactKnn(*set, set->vector(2), {.k = 4, .leftOutRow = 2}, Workers(), {}).value();
    EXPECT_EQ(rowsOf(found), (std::vector{0, 1, 3, 4}));
}

TEST(ExactKnnTest, fewer_rows_than_k_are_all_of_them) {
    const auto set = VectorSet::make({1, 0, 0, 1}, 2, {}).value();
    EXPECT_EQ(exactKnn(*set, set->vector(0), {.k = 9, .leftOutRow = 0}, Workers(), {}).value().size(), 1U);
    EXPECT_TRUE(exactKnn(*set, set->vector(0), {.k = 0, .leftOutRow = 0}, Workers(), {}).value().empty());
}

TEST(ExactKnnTest, equals_the_definition_for_each_measure_width_and_number_of_threads) {
    for (const std::int32_t width : {1, 7, 16, 33, 128}) {
        for (const Nearness nearness : {Nearness::Cosine, Nearness::Dot, Nearness::L2}) {
            for (const bool isCentred : {false, true}) {
                // A common direction far larger than the differences, where single precision alone fails.
                const auto set = VectorSet::make(
                                     randomValues(600 * static_cast<std::size_t>(width), 50),
                                     width,
                                     {.nearness = nearness, .isCentred = isCentred})
                                     .value();
                for (const std::int32_t row : {0, 299, 599}) {
                    const KnnSpec spec{.k = 10, .leftOutRow = row};
                    const auto expected = everyRowByDefinition(*set, row, spec.k);
                    for (const std::size_t threads : {1U, 3U})
                        EXPECT_EQ(
                            exactKnn(*set, set->vector(row), spec, Workers(threads), {}).value(), expected)
                            << width << ' ' << name(nearness) << ' ' << isCentred;
                }
            }
        }
    }
}

TEST(ExactKnnTest, many_queries_at_once_give_what_each_gives_alone) {
    const auto set = VectorSet::make(randomValues(500 * 40, 1), 40, {.isCentred = true}).value();
    std::vector<std::int32_t> rows(37);
    std::iota(rows.begin(), rows.end(), 100);
    NullProgress progress;
    const auto all = exactKnnOfRows(*set, {.rows = rows, .k = 5}, progress, {}).value();
    ASSERT_EQ(all.size(), rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i)
        EXPECT_EQ(
            all[i],
            exactKnn(*set, set->vector(rows[i]), {.k = 5, .leftOutRow = rows[i]}, Workers(1), {}).value());
}

TEST(ExactKnnTest, a_value_that_is_not_finite_is_refused_with_its_row) {
    EXPECT_THAT(VectorSet::make({1, 2, 3, std::nanf("")}, 2, {}), test::HasError(ErrorCode::InvalidInput));
    EXPECT_NE(
        VectorSet::make({1, 2, 3, std::nanf("")}, 2, {}).error().message.find("Vector 1"), std::string::npos);
    EXPECT_THAT(VectorSet::make({}, 0, {}), test::HasError(ErrorCode::InvalidInput));
}

TEST(ExactKnnTest, a_stop_ends_the_search) {
    std::stop_source source;
    source.request_stop();
    const auto set = VectorSet::make(randomValues(100, 0), 2, {}).value();
    EXPECT_THAT(
        exactKnn(*set, set->vector(0), {}, Workers(), source.get_token()),
        test::HasError(ErrorCode::Cancelled));
}

TEST(ExactKnnTest, names_of_measures_are_read_back) {
    for (const Nearness nearness : {Nearness::Cosine, Nearness::Dot, Nearness::L2})
        EXPECT_EQ(parseNearness(name(nearness)).value(), nearness);
    EXPECT_THAT(parseNearness("manhattan"), test::HasError(ErrorCode::InvalidInput));
}

} // namespace
} // namespace intentscope::knn
