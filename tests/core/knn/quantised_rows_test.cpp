// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/knn/quantised_rows.h"

#include "core/stats/random.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

namespace intentscope::knn {
namespace {

std::vector<double> randomValues(std::size_t count, double scale, std::uint64_t seed) {
    stats::Random random(seed);
    std::vector<double> values(count);
    for (double& value : values)
        value = scale * (random.uniform() - 0.5);
    return values;
}

double product(const std::vector<double>& left, const std::vector<double>& right) {
    return std::inner_product(left.begin(), left.end(), right.begin(), 0.0);
}

ProductBounds boundsOf(const std::vector<double>& row, const std::vector<double>& query) {
    QuantisedRows rows(1, row.size());
    rows.set(0, row);
    ProductBounds bounds;
    rows.bound(0, rows.prepare(query), {&bounds, 1});
    return bounds;
}

TEST(QuantisedRowsTest, integer_products_are_exact_for_every_length) {
    stats::Random random(3);
    for (std::size_t size = 0; size < 70; ++size) {
        std::vector<std::int8_t> left(size);
        std::vector<std::int16_t> right(size);
        std::int32_t expected = 0;
        for (std::size_t i = 0; i < size; ++i) {
            left[i] = static_cast<std::int8_t>(static_cast<int>(random.below(255)) - 127);
            right[i] = static_cast<std::int16_t>(static_cast<int>(random.below(65'535)) - 32'767);
            expected += static_cast<std::int32_t>(left[i]) * static_cast<std::int32_t>(right[i]);
        }
        EXPECT_EQ(integerProduct(left.data(), right.data(), size), expected) << size;
    }
}

TEST(QuantisedRowsTest, the_product_lies_between_its_bounds_and_they_are_near) {
    for (std::uint64_t seed = 1; seed <= 200; ++seed) {
        const auto row = randomValues(64, 1e3, seed);
        const auto query = randomValues(64, 1e-2, seed + 1'000);
        const auto bounds = boundsOf(row, query);
        const double exact = product(row, query);
        EXPECT_LE(static_cast<double>(bounds.low), exact) << seed;
        EXPECT_GE(static_cast<double>(bounds.high), exact) << seed;
        const double lengths = std::sqrt(product(row, row) * product(query, query));
        EXPECT_LT(static_cast<double>(bounds.high - bounds.low), 0.012 * lengths) << seed;
    }
}

TEST(QuantisedRowsTest, bounds_hold_where_quantising_takes_most_away) {
    // One large value hides all others.
    std::vector<double> row(300, 0.004);
    row[17] = 1;
    std::vector<double> query(300, 1);
    query[17] = 0;
    const auto bounds = boundsOf(row, query);
    EXPECT_LE(static_cast<double>(bounds.low), product(row, query));
    EXPECT_GE(static_cast<double>(bounds.high), product(row, query));
}

TEST(QuantisedRowsTest, zeros_give_zero) {
    const std::vector<double> zeros(20, 0.0);
    const auto other = randomValues(20, 1, 5);
    EXPECT_EQ(boundsOf(zeros, other).high, 0);
    EXPECT_EQ(boundsOf(other, zeros).low, 0);
}

TEST(QuantisedRowsTest, wide_rows_do_not_overflow) {
    const std::vector<double> ones(40'000, 1.0);
    const auto bounds = boundsOf(ones, ones);
    EXPECT_LE(bounds.low, 40'000.0F);
    EXPECT_GE(bounds.high, 40'000.0F);
    EXPECT_LT(bounds.high - bounds.low, 600.0F);
}

} // namespace
} // namespace intentscope::knn
