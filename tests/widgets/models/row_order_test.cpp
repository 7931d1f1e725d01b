// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/models/row_order.h"

#include "tests/support/result_matchers.h"

#include <gtest/gtest.h>

#include <functional>
#include <random>

namespace intentscope::models {
namespace {

const auto All = [](std::int32_t) { return true; };

TEST(RowOrderTest, IdentityShowsEveryRowInItsPlace) {
    const RowOrder order = RowOrder::identity(3);
    EXPECT_EQ(order.size(), 3U);
    EXPECT_EQ(order.rowAt(2), 2);
    EXPECT_EQ(order.positionOf(2), 2);
    EXPECT_EQ(order.positionOf(3), -1);
    EXPECT_EQ(order.positionOf(-1), -1);
}

TEST(RowOrderTest, PositionsAreTheInverseOfRows) {
    const RowOrder order({4, 0, 2}, 5);
    EXPECT_EQ(order.rowAt(0), 4);
    EXPECT_EQ(order.positionOf(4), 0);
    EXPECT_EQ(order.positionOf(2), 2);
    EXPECT_EQ(order.positionOf(1), -1);
    EXPECT_EQ(order.positionOf(9), -1);
}

TEST(RowOrderTest, SortsAcrossBlocksAsAStableSortDoes) {
    const std::size_t count = 3 * SortBlockRows + 17;
    std::mt19937 random(7);
    std::vector<std::uint_fast32_t> keys(count);
    for (auto& key : keys)
        key = random() % 50;
    const auto isLess = [&](std::int32_t left, std::int32_t right) {
        return keys[static_cast<std::size_t>(left)] < keys[static_cast<std::size_t>(right)];
    };
    ASSERT_OK_AND_ASSIGN(const RowOrder order, orderRows(count, All, isLess, {}));
    for (std::size_t i = 1; i < count; ++i) {
        const std::int32_t left = order.rowAt(i - 1);
        const std::int32_t right = order.rowAt(i);
        ASSERT_FALSE(isLess(right, left));
        if (!isLess(left, right)) {
            ASSERT_LT(left, right);
        }
    }
}

TEST(RowOrderTest, FiltersAndSorts) {
    ASSERT_OK_AND_ASSIGN(
        const RowOrder order,
        orderRows(6, [](std::int32_t row) { return row % 2 == 0; }, std::greater<std::int32_t>(), {}));
    EXPECT_EQ(order.size(), 3U);
    EXPECT_EQ(order.rowAt(0), 4);
    EXPECT_EQ(order.positionOf(3), -1);
}

TEST(RowOrderTest, StopsWhenAsked) {
    std::stop_source stop;
    stop.request_stop();
    EXPECT_THAT(
        orderRows(10, All, std::less<std::int32_t>(), stop.get_token()),
        test::HasError(ErrorCode::Cancelled));
}

TEST(RowOrderTest, AnEmptyTableHasAnEmptyOrder) {
    ASSERT_OK_AND_ASSIGN(const RowOrder order, orderRows(0, All, std::less<std::int32_t>(), {}));
    EXPECT_EQ(order.size(), 0U);
}

} // namespace
} // namespace intentscope::models
