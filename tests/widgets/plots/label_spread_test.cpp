// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/label_spread.h"

#include <gmock/gmock.h>

namespace intentscope::plots {
namespace {

using testing::ElementsAre;

constexpr LabelStrip Strip{.low = 0, .high = 100, .distance = 10};

std::vector<double> spread(const std::vector<double>& wanted, const LabelStrip& strip = Strip) {
    return spreadLabels(wanted, strip);
}

TEST(LabelSpread, LeavesAloneWhatDoesNotTouch) {
    EXPECT_THAT(spread({}), ElementsAre());
    EXPECT_THAT(spread({40}), ElementsAre(40));
    EXPECT_THAT(spread({40, 20, 90}), ElementsAre(40, 20, 90));
}

TEST(LabelSpread, MovesNeighboursApartByTheSameWay) {
    EXPECT_THAT(spread({52, 48}), ElementsAre(55, 45));
    EXPECT_THAT(spread({50, 50, 50}), ElementsAre(40, 50, 60));
}

TEST(LabelSpread, PushesAGroupThatWasReached) {
    EXPECT_THAT(spread({20, 23, 32}), ElementsAre(15, 25, 35));
}

TEST(LabelSpread, StaysInsideTheStrip) {
    EXPECT_THAT(spread({-20, 99, 99}), ElementsAre(0, 90, 100));
    EXPECT_THAT(spread({2, 1}), ElementsAre(10, 0));
}

TEST(LabelSpread, SpreadsEvenlyWhereThereIsTooLittleRoom) {
    EXPECT_THAT(spread({7, 7, 7}, {.low = 0, .high = 8, .distance = 10}), ElementsAre(0, 4, 8));
    EXPECT_THAT(spread({7, 7}, {.low = 5, .high = 3, .distance = 10}), ElementsAre(5, 5));
}

} // namespace
} // namespace intentscope::plots
