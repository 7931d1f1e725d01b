// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/random.h"

#include <gmock/gmock.h>

#include <array>
#include <cmath>
#include <vector>

namespace intentscope::stats {
namespace {

using testing::ElementsAre;

std::vector<std::uint64_t> firstWords(Random random) {
    return {random(), random(), random()};
}

TEST(Random, GivesTheWordsOfAnIndependentImplementation) {
    EXPECT_THAT(
        firstWords(Random(1)), ElementsAre(0x4887886C7244E091U, 0x4CFAFB3B6CC3EA99U, 0xFBCE21167403A2C1U));
    EXPECT_THAT(
        firstWords(Random(1, 7)), ElementsAre(0xE268F2D53CE3C07EU, 0xEA21E9A24823D5CFU, 0x67FB86F582637162U));
}

TEST(Random, DrawsEveryNumberBelowABoundEquallyOften) {
    Random random(5);
    constexpr std::size_t Bound = 7;
    constexpr int Draws = 70'000;
    std::array<int, Bound> counts{};
    for (int i = 0; i < Draws; ++i)
        ++counts.at(random.below(Bound));
    double chiSquare = 0;
    for (const auto count : counts)
        chiSquare += std::pow(count - Draws / 7.0, 2) / (Draws / 7.0);
    EXPECT_LT(chiSquare, 22.5) << "the 99.9 % quantile with 6 degrees of freedom";
    EXPECT_EQ(random.below(1), 0U);
}

TEST(Random, DrawsUniformNumbersInTheHalfOpenUnitInterval) {
    Random random(6);
    double sum = 0;
    for (int i = 0; i < 10'000; ++i) {
        const auto number = random.uniform();
        ASSERT_GE(number, 0.0);
        ASSERT_LT(number, 1.0);
        sum += number;
    }
    EXPECT_NEAR(sum / 10'000, 0.5, 0.01);
}

TEST(Binomial, IsCertainAtTheEdges) {
    Random random(7);
    EXPECT_EQ(drawBinomial(random, 1'000, 3, 3), 1'000U);
    EXPECT_EQ(drawBinomial(random, 1'000, 0, 3), 0U);
    EXPECT_EQ(drawBinomial(random, 0, 1, 2), 0U);
    EXPECT_EQ(drawBinomial(random, 0, 1, 3), 0U);
}

struct BinomialCase {
    std::uint64_t trials;
    std::uint64_t numerator;
    std::uint64_t denominator;
};

class BinomialMoments : public testing::TestWithParam<BinomialCase> {};

TEST_P(BinomialMoments, AreThoseOfTheDistribution) {
    const auto [trials, numerator, denominator] = GetParam();
    const auto n = static_cast<double>(trials);
    const auto p = static_cast<double>(numerator) / static_cast<double>(denominator);
    const auto variance = n * p * (1 - p);
    constexpr int Repeats = 4'000;
    Random random(8);
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < Repeats; ++i) {
        const auto successes = drawBinomial(random, trials, numerator, denominator);
        ASSERT_LE(successes, trials);
        const auto deviation = static_cast<double>(successes) - n * p;
        sum += deviation;
        squares += deviation * deviation;
    }
    EXPECT_NEAR(sum / Repeats, 0, 4 * std::sqrt(variance / Repeats));
    EXPECT_NEAR(squares / Repeats / variance, 1, 4 * std::sqrt(2.0 / Repeats));
}

INSTANTIATE_TEST_SUITE_P(
    HalvesThirdsAndOddPlaces,
    BinomialMoments,
    testing::Values(
        BinomialCase{1, 1, 2},
        BinomialCase{63, 1, 2},
        BinomialCase{64, 1, 2},
        BinomialCase{1'000, 512, 1'024},
        BinomialCase{5, 1, 3},
        BinomialCase{64, 2, 3},
        BinomialCase{129, 512, 513},
        BinomialCase{1'000, 65'536, 100'000},
        BinomialCase{77, 1, 1'000}));

TEST(Binomial, HasTheProbabilitiesOfThreeTrialsAtOneThird) {
    Random random(9);
    constexpr int Repeats = 27'000;
    std::array<double, 4> counts{};
    for (int i = 0; i < Repeats; ++i)
        ++counts.at(drawBinomial(random, 3, 1, 3));
    const std::array<double, 4> expected{8'000, 12'000, 6'000, 1'000};
    double chiSquare = 0;
    for (std::size_t i = 0; i < counts.size(); ++i)
        chiSquare += std::pow(counts.at(i) - expected.at(i), 2) / expected.at(i);
    EXPECT_LT(chiSquare, 16.3) << "the 99.9 % quantile with 3 degrees of freedom";
}

} // namespace
} // namespace intentscope::stats
