// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/decimation.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>

namespace intentscope::plots {
namespace {

using testing::ElementsAre;

TEST(MinMaxDecimated, KeepsAShortSeriesAsItIs) {
    const std::vector<std::int64_t> times = {0, 100, 200};
    const std::vector<double> values = {1, 5, 2};
    EXPECT_THAT(
        minMaxDecimated(times, values, {.fromMs = 0, .toMs = 300, .columns = 300}),
        ElementsAre(Sample{0, 1}, Sample{100, 5}, Sample{200, 2}));
}

TEST(MinMaxDecimated, AddsTheNeighboursOutsideTheRange) {
    const std::vector<std::int64_t> times = {0, 100, 200, 300};
    const std::vector<double> values = {1, 2, 3, 4};
    EXPECT_THAT(
        minMaxDecimated(times, values, {.fromMs = 150, .toMs = 250, .columns = 10}),
        ElementsAre(Sample{100, 2}, Sample{200, 3}, Sample{300, 4}));
    EXPECT_THAT(
        minMaxDecimated(times, values, {.fromMs = 110, .toMs = 120, .columns = 10}),
        ElementsAre(Sample{100, 2}, Sample{200, 3}));
}

TEST(MinMaxDecimated, KeepsEveryExtremeWithinFourPointsAColumn) {
    std::vector<std::int64_t> times;
    std::vector<double> values;
    for (int i = 0; i < 100'000; ++i) {
        times.push_back(i);
        values.push_back(std::sin(i * 0.37) + (i == 61'234 ? 50 : 0) - (i == 8'765 ? 50 : 0));
    }
    for (const std::size_t columns : {1U, 7U, 300U, 2'000U}) {
        const auto samples =
            minMaxDecimated(times, values, {.fromMs = 0, .toMs = 100'000, .columns = columns});
        EXPECT_LE(samples.size(), 4 * columns + 4);
        const auto [low, high] = std::ranges::minmax(samples, {}, &Sample::value);
        EXPECT_EQ(high.timeMs, 61'234);
        EXPECT_EQ(low.timeMs, 8'765);
        EXPECT_TRUE(std::ranges::is_sorted(samples, {}, &Sample::timeMs));
    }
}

TEST(MinMaxDecimated, HasNothingToDrawWithoutRoomOrSamples) {
    const std::vector<std::int64_t> times = {1};
    const std::vector<double> values = {1};
    EXPECT_TRUE(minMaxDecimated({}, {}, {.fromMs = 0, .toMs = 9, .columns = 5}).empty());
    EXPECT_TRUE(minMaxDecimated(times, values, {.fromMs = 0, .toMs = 9, .columns = 0}).empty());
    EXPECT_TRUE(minMaxDecimated(times, values, {.fromMs = 9, .toMs = 9, .columns = 5}).empty());
}

TEST(ValueAt, HoldsUntilTheNextValueIsKnown) {
    const std::vector<std::int64_t> times = {10, 20};
    const std::vector<double> values = {1, 2};
    EXPECT_EQ(valueAt(times, values, {9}), std::nullopt);
    EXPECT_EQ(valueAt(times, values, {10}), 1);
    EXPECT_EQ(valueAt(times, values, {19}), 1);
    EXPECT_EQ(valueAt(times, values, {500}), 2);
}

} // namespace
} // namespace intentscope::plots
