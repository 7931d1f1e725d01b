// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/knn/hnsw_knn.h"

#include "core/stats/random.h"
#include "tests/support/result_matchers.h"

namespace intentscope::knn {
namespace {

/// 3,000 vectors of 32 values in 40 clusters, beside a large common direction.
std::shared_ptr<const VectorSet> makeSet(const VectorSetSpec& spec) {
    stats::Random random(7);
    std::vector<float> values;
    for (std::size_t row = 0; row < 3'000; ++row) {
        stats::Random centre(100 + row % 40);
        for (std::size_t i = 0; i < 32; ++i)
            values.push_back(static_cast<float>(10 + centre.uniform() + 0.3 * random.uniform()));
    }
    return VectorSet::make(std::move(values), 32, spec).value();
}

TEST(HnswKnnTest, finds_95_of_100_exact_neighbours_and_fewer_when_it_searches_narrowly) {
    const auto set = makeSet({.isCentred = true});
    NullProgress progress;
    const auto index = HnswKnn::build(set, {}, progress, {}).value();
    const auto recall = measureRecall(*index, {}, progress, {}).value();
    EXPECT_EQ(recall.queryCount, 200U);
    EXPECT_EQ(recall.k, 10U);
    EXPECT_GE(recall.recall, 0.95);
    const HnswSpec narrow{.linkCount = 2, .buildBreadth = 4, .searchBreadth = 1};
    const auto poor = HnswKnn::build(set, narrow, progress, {}).value();
    EXPECT_LT(measureRecall(*poor, {}, progress, {}).value().recall, 0.9);
}

TEST(HnswKnnTest, gives_the_similarities_and_the_order_of_the_exact_search_for_cosine_and_distance) {
    for (const Nearness nearness : {Nearness::Cosine, Nearness::L2}) {
        const auto set = makeSet({.nearness = nearness});
        NullProgress progress;
        const auto index = HnswKnn::build(set, {}, progress, {}).value();
        std::size_t equalCount = 0;
        for (std::int32_t row = 0; row < 20; ++row) {
            const auto exact =
                exactKnn(*set, set->vector(row), {.k = 5, .leftOutRow = row}, Workers(1), {}).value();
            equalCount += index->search(row, 5) == exact ? 1U : 0U;
        }
        EXPECT_GE(equalCount, 18U);
    }
}

TEST(HnswKnnTest, is_the_same_every_time_it_is_built) {
    const auto set = makeSet({});
    NullProgress progress;
    const auto first = HnswKnn::build(set, {.searchBreadth = 12}, progress, {}).value();
    const auto second = HnswKnn::build(set, {.searchBreadth = 12}, progress, {}).value();
    for (std::int32_t row = 0; row < 100; ++row)
        EXPECT_EQ(first->search(row, 10), second->search(row, 10));
}

TEST(HnswKnnTest, refuses_inner_products_and_stops_when_asked) {
    NullProgress progress;
    EXPECT_THAT(
        HnswKnn::build(makeSet({.nearness = Nearness::Dot}), {}, progress, {}),
        test::HasError(ErrorCode::InvalidInput));
    std::stop_source source;
    source.request_stop();
    EXPECT_THAT(
        HnswKnn::build(makeSet({}), {}, progress, source.get_token()), test::HasError(ErrorCode::Cancelled));
}

TEST(HnswKnnTest, one_row_has_no_neighbour) {
    NullProgress progress;
    const auto index = HnswKnn::build(VectorSet::make({1, 2}, 2, {}).value(), {}, progress, {}).value();
    EXPECT_TRUE(index->search(0, 10).empty());
}

} // namespace
} // namespace intentscope::knn
