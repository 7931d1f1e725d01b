// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/checked.h"

#include "core/base/ids.h"

#include <cstdint>
#include <gtest/gtest.h>
#include <unordered_set>

namespace intentscope {
namespace {

TEST(MulNoOverflow, gives_nothing_where_the_product_does_not_fit) {
    EXPECT_EQ(mulNoOverflow<std::uint64_t>(3, 4), 12U);
    EXPECT_EQ(mulNoOverflow<std::uint64_t>(UINT64_MAX, 0), 0U);
    EXPECT_EQ(mulNoOverflow<std::uint64_t>(UINT64_MAX, 2), std::nullopt);
    EXPECT_EQ(mulNoOverflow<std::uint64_t>(1ULL << 32U, 1ULL << 32U), std::nullopt);
}

TEST(AddNoOverflow, gives_nothing_where_the_sum_does_not_fit) {
    EXPECT_EQ(addNoOverflow<std::uint64_t>(UINT64_MAX - 1, 1), UINT64_MAX);
    EXPECT_EQ(addNoOverflow<std::uint64_t>(UINT64_MAX, 1), std::nullopt);
}

TEST(NarrowDeathTest, stops_at_a_value_that_does_not_fit) {
    EXPECT_EQ(narrow<std::int32_t>(std::int64_t{7}), 7);
    EXPECT_DEATH(narrow<std::int32_t>(std::int64_t{1} << 40), "broken expectation");
}

TEST(Index, is_invalid_until_it_is_given_a_row) {
    EXPECT_FALSE(UserIndex{}.isValid());
    EXPECT_EQ(UserIndex{4}.row(), 4U);
    EXPECT_LT(UserIndex{4}, UserIndex{5});
    EXPECT_EQ((std::unordered_set<IntentIndex>{{1}, {1}, {2}}.size()), 2U);
}

} // namespace
} // namespace intentscope
