// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/knn/drift.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>

namespace intentscope::knn {
namespace {

using List = std::vector<std::int32_t>;

TEST(DriftTest, overlap_is_the_share_of_k_that_both_lists_hold_in_any_order) {
    EXPECT_DOUBLE_EQ(overlapAtK(List{1, 2, 3, 4}, List{4, 3, 9, 8}), 0.5);
    EXPECT_DOUBLE_EQ(overlapAtK(List{1, 2}, List{2, 1}), 1.0);
    EXPECT_DOUBLE_EQ(overlapAtK(List{1, 2}, List{3, 4}), 0.0);
    EXPECT_DOUBLE_EQ(overlapAtK(List{}, List{}), 1.0);
}

TEST(DriftTest, rank_biased_overlap_of_three_ranks_by_hand) {
    // X = 0, 2, 2 at depths 1, 2, 3: X_3/3 p^3 + (1 - p)/p (0 + 1 p^2 + 2/3 p^3) with p = 0.9.
    const double byHand = 2.0 / 3 * 0.729 + 0.1 / 0.9 * (0.81 + 2.0 / 3 * 0.729);
    EXPECT_NEAR(rankBiasedOverlap(List{1, 2, 3}, List{2, 1, 4}, 0.9), byHand, 1e-15);
}

TEST(DriftTest, rank_biased_overlap_is_one_for_equal_lists_and_zero_for_disjoint_ones) {
    EXPECT_NEAR(rankBiasedOverlap(List{5, 6, 7, 8}, List{5, 6, 7, 8}, 0.8), 1.0, 1e-15);
    EXPECT_DOUBLE_EQ(rankBiasedOverlap(List{5, 6}, List{7, 8}, 0.8), 0.0);
    EXPECT_DOUBLE_EQ(rankBiasedOverlap(List{}, List{}, 0.8), 1.0);
}

TEST(DriftTest, a_change_of_the_first_rank_costs_more_than_one_of_the_last) {
    const double first = rankBiasedOverlap(List{1, 2, 3, 4}, List{9, 2, 3, 4}, 0.9);
    const double last = rankBiasedOverlap(List{1, 2, 3, 4}, List{1, 2, 3, 9}, 0.9);
    EXPECT_LT(first, last);
    EXPECT_DOUBLE_EQ(overlapAtK(List{1, 2, 3, 4}, List{9, 2, 3, 4}), 0.75);
}

TEST(DriftTest, the_weight_of_the_first_ten_ranks_at_p_of_nine_tenths_is_the_papers_86_percent) {
    EXPECT_NEAR(rboWeightOfFirst(10, 0.9), 0.8556, 5e-5);
    // At k = 1: 1 - 1 + (1 - p)/p ln(1 / (1 - p)).
    EXPECT_NEAR(rboWeightOfFirst(1, 0.5), std::log(2.0), 1e-15);
}

TEST(DriftTest, a_mean_leaves_out_what_is_missing_and_is_missing_without_any) {
    const std::array<std::optional<double>, 3> some{0.25, std::nullopt, 0.75};
    EXPECT_EQ(meanOf(some), 0.5);
    const std::array<std::optional<double>, 1> none{};
    EXPECT_EQ(meanOf(none), std::nullopt);
}

} // namespace
} // namespace intentscope::knn
