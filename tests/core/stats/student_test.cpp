// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/student.h"

#include "core/stats/power.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <numbers>

namespace intentscope::stats {
namespace {

constexpr double Infinite = std::numeric_limits<double>::infinity();

TEST(Student, OfOneDegreeOfFreedomIsCauchys) {
    for (const double x : {-50.0, -2.0, -0.3, 0.0, 0.1, 1.0, 7.0})
        EXPECT_NEAR(studentProbabilityBelow(x, 1), 0.5 + std::atan(x) / std::numbers::pi, 1e-13) << x;
}

TEST(Student, OfTwoDegreesOfFreedomHasItsClosedForm) {
    for (const double x : {-9.0, -1.0, 0.0, 0.5, 3.0})
        EXPECT_NEAR(studentProbabilityBelow(x, 2), 0.5 + x / (2 * std::sqrt(2 + x * x)), 1e-13) << x;
}

TEST(Student, OfInfiniteDegreesOfFreedomIsTheNormalDistribution) {
    EXPECT_EQ(studentProbabilityBelow(1.3, Infinite), normalProbabilityBelow(1.3));
    EXPECT_NEAR(studentQuantile(0.975, Infinite), 1.959963984540054, 1e-12);
    EXPECT_NEAR(studentQuantile(0.975, 1e7), 1.959963984540054, 1e-6);
}

TEST(Student, QuantilesAreThoseOfTheTables) {
    EXPECT_NEAR(studentQuantile(0.975, 1), 12.706204736174694, 1e-9);
    EXPECT_NEAR(studentQuantile(0.975, 9), 2.2621571627982049, 1e-11);
    EXPECT_NEAR(studentQuantile(0.025, 30), -2.0422724563012373, 1e-11);
    EXPECT_NEAR(studentQuantile(0.995, 216), 2.59878, 1e-5);
    EXPECT_NEAR(studentQuantile(0.5, 3), 0, 1e-12);
}

TEST(Student, EndsAtZeroAndOne) {
    EXPECT_EQ(studentProbabilityBelow(-Infinite, 4), 0);
    EXPECT_EQ(studentProbabilityBelow(Infinite, 4), 1);
    EXPECT_GT(studentProbabilityBelow(-1e6, 4), 0);
}

} // namespace
} // namespace intentscope::stats
