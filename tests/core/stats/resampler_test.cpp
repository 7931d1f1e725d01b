// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/resampler.h"

#include <gtest/gtest.h>

#include <cmath>

namespace intentscope::stats {
namespace {

class ResamplerOfSize : public testing::TestWithParam<std::size_t> {};

TEST_P(ResamplerOfSize, DrawsExactlyAsManyRowsAsThereAre) {
    const Resampler<1> resampler(std::vector<std::array<double, 1>>(GetParam(), {1.0}));
    for (std::uint64_t stream = 0; stream < 50; ++stream) {
        Random random(1, stream);
        EXPECT_EQ(resampler.draw(random)[0], static_cast<double>(GetParam()));
    }
}

TEST_P(ResamplerOfSize, DrawsEveryRowOnceOnAverageWithTheVarianceOfAMultinomial) {
    const auto size = GetParam();
    const auto n = static_cast<double>(size);
    // Lane 0 watches the first row, lane 1 the last, lane 2 the first third.
    std::vector<std::array<double, 3>> rows(size);
    rows.front()[0] = 1;
    rows.back()[1] = 1;
    const auto third = (size + 2) / 3;
    for (std::size_t i = 0; i < third; ++i)
        rows[i][2] = 1;
    const Resampler<3> resampler(rows);

    constexpr int Repeats = 2'000;
    std::array<double, 3> sums{};
    std::array<double, 3> squares{};
    const std::array<double, 3> probability{1 / n, 1 / n, static_cast<double>(third) / n};
    for (std::uint64_t stream = 0; stream < Repeats; ++stream) {
        Random random(2, stream);
        const auto counts = resampler.draw(random);
        for (std::size_t lane = 0; lane < 3; ++lane) {
            const auto deviation = counts.at(lane) - n * probability.at(lane);
            sums.at(lane) += deviation;
            squares.at(lane) += deviation * deviation;
        }
    }
    for (std::size_t lane = 0; lane < 3; ++lane) {
        const auto variance = n * probability.at(lane) * (1 - probability.at(lane));
        EXPECT_NEAR(sums.at(lane) / Repeats, 0, 4 * std::sqrt(variance / Repeats)) << "lane " << lane;
        EXPECT_NEAR(squares.at(lane) / Repeats, variance, 0.16 * variance) << "lane " << lane;
    }
}

INSTANTIATE_TEST_SUITE_P(
    AroundTheBlock, ResamplerOfSize, testing::Values(1, 2, 3, 7, 511, 512, 513, 1'000, 1'024, 1'025, 3'000));

TEST(Resampler, SumsTheLanesOfTheSameRows) {
    std::vector<std::array<double, 2>> rows;
    for (int i = 0; i < 1'300; ++i)
        rows.push_back({static_cast<double>(i), 2.0 * i});
    const Resampler<2> resampler(rows);
    Random random(3);
    const auto sums = resampler.draw(random);
    EXPECT_EQ(sums[1], 2 * sums[0]);
    EXPECT_GT(sums[0], 0);
}

TEST(ResamplerDeathTest, RefusesToDrawFromNothing) {
    EXPECT_DEATH(Resampler<1>({}), "broken expectation");
}

} // namespace
} // namespace intentscope::stats
