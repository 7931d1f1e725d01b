// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/multiplicity.h"

#include <gmock/gmock.h>

namespace intentscope::stats {
namespace {

using testing::DoubleEq;
using testing::ElementsAre;
using testing::IsEmpty;

TEST(Holm, StepsDownByHand) {
    // Sorted .01, .03, .04: 3 x .01, 2 x .03, and 1 x .04 raised to what stands before it.
    const std::vector<double> p{0.04, 0.01, 0.03};
    EXPECT_THAT(holm(p), ElementsAre(DoubleEq(0.06), DoubleEq(0.03), DoubleEq(0.06)));
}

TEST(BenjaminiHochberg, StepsUpByHand) {
    // Sorted .01, .03, .04: 3 x .01 / 1, then 3 x .03 / 2 = .045 lowered to 3 x .04 / 3.
    const std::vector<double> p{0.04, 0.01, 0.03};
    EXPECT_THAT(benjaminiHochberg(p), ElementsAre(DoubleEq(0.04), DoubleEq(0.03), DoubleEq(0.04)));
}

TEST(Multiplicity, OneTestStaysAsItIsAndNoneIsNone) {
    EXPECT_THAT(holm(std::vector<double>{0.2}), ElementsAre(0.2));
    EXPECT_THAT(benjaminiHochberg(std::vector<double>{0.2}), ElementsAre(0.2));
    EXPECT_THAT(holm({}), IsEmpty());
    EXPECT_THAT(benjaminiHochberg({}), IsEmpty());
}

TEST(Multiplicity, NoAdjustedValueLeavesTheUnitInterval) {
    const std::vector<double> p{0.9, 1.0, 0.8, 0.0};
    EXPECT_THAT(holm(p), ElementsAre(1.0, 1.0, 1.0, 0.0));
    EXPECT_THAT(
        benjaminiHochberg(p), ElementsAre(DoubleEq(1.0), DoubleEq(1.0), DoubleEq(1.0), DoubleEq(0.0)));
}

} // namespace
} // namespace intentscope::stats
