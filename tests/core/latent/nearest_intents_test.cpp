// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/latent/nearest_intents.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>

namespace intentscope::latent {
namespace {

using Vector = std::array<float, 2>;

TEST(NearestIntentsTest, OrdersByCosineWhateverTheLengths) {
    const Vector far{-3, 0};
    const Vector near{10, 10};
    const Vector nearer{0.5F, 0.1F};
    const std::array<std::span<const float>, 3> intents{far, near, nearer};
    const Vector query{2, 0};
    const auto list = nearestIntents(query, intents);
    ASSERT_EQ(list.size(), 3U);
    EXPECT_EQ(list[0].intent, IntentIndex{2});
    EXPECT_EQ(list[1].intent, IntentIndex{1});
    EXPECT_EQ(list[2].intent, IntentIndex{0});
    EXPECT_NEAR(list[1].cosine, std::sqrt(0.5), 1e-7);
    EXPECT_DOUBLE_EQ(list[2].cosine, -1.0);
    EXPECT_EQ(list[2].rank, 3);
}

TEST(NearestIntentsTest, BreaksTiesByRow) {
    const Vector same{1, 2};
    const std::array<std::span<const float>, 3> intents{same, same, same};
    const auto list = nearestIntents(same, intents);
    EXPECT_EQ(list[0].intent, IntentIndex{0});
    EXPECT_EQ(list[2].intent, IntentIndex{2});
}

TEST(NearestIntentsTest, GivesAVectorOfZerosNoNearness) {
    const Vector zero{0, 0};
    const Vector one{1, 0};
    const std::array<std::span<const float>, 2> intents{zero, one};
    EXPECT_EQ(nearestIntents(one, intents).back().cosine, 0.0);
    EXPECT_EQ(nearestIntents(zero, intents).front().cosine, 0.0);
}

} // namespace
} // namespace intentscope::latent
