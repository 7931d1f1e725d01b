// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exporting/svg_plot.h"

#include "core/exporting/plot_axis.h"

#include <gmock/gmock.h>

#include <cmath>
#include <limits>

namespace intentscope::exporting {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

std::vector<std::string> textsOf(const PlotAxis& axis) {
    std::vector<std::string> texts;
    for (const double tick : axis.ticks)
        texts.push_back(axis.text(tick));
    return texts;
}

TEST(PlotAxis, HasRoundTicksAroundWhatItHolds) {
    EXPECT_THAT(textsOf(axisOver(0.03, 0.97, 5)), ElementsAre("0.0", "0.2", "0.4", "0.6", "0.8", "1.0"));
    EXPECT_THAT(
        textsOf(axisOver(-0.004, 0.011, 5)), ElementsAre("-0.005", "0.000", "0.005", "0.010", "0.015"));
    EXPECT_THAT(textsOf(axisOver(0, 20'000, 4)), ElementsAre("0", "5000", "10000", "15000", "20000"));
    EXPECT_THAT(textsOf(axisOver(20, 0, 4)), ElementsAre("0", "5", "10", "15", "20")) << "ends are swapped";
}

TEST(PlotAxis, DrawsEqualEndsApart) {
    for (const double value : {0.0, 5.0, -3e-9, 1e12}) {
        const PlotAxis axis = axisOver(value, value, 5);
        EXPECT_LT(axis.low, axis.high) << value;
        EXPECT_LE(axis.low, value);
        EXPECT_GE(axis.high, value);
    }
}

TEST(PlotAxis, KeepsWhatLiesOutsideAtItsEnds) {
    const PlotAxis axis = axisOver(0, 10, 5);
    EXPECT_DOUBLE_EQ(axis.share(5), 0.5);
    EXPECT_EQ(axis.share(-1), 0);
    EXPECT_EQ(axis.share(11), 1);
}

TEST(PlotText, IsCutBetweenCharacters) {
    EXPECT_EQ(textWithin("short", 100), "short");
    EXPECT_EQ(textWithin("\xE6\x9C\xAA\xE5\x8F\x91\xE8\xB4\xA7", 30), "\xE6\x9C\xAA\xE2\x80\xA6");
    EXPECT_GT(textWidth("\xE6\x9C\xAA"), textWidth("a"));
    EXPECT_EQ(numberText(0.03125, 3), "0.0312");
    EXPECT_EQ(numberText(std::nan("")), "\xE2\x80\x93");
    EXPECT_EQ(placesText(0.031249), "0.0312");
    EXPECT_EQ(placesText(0.031249, true), "+0.0312");
    EXPECT_EQ(placesText(-2, true), "-2.0000");
    EXPECT_EQ(placesText(std::nan(""), true), "\xE2\x80\x93");
}

TEST(SvgPlot, DrawsABarWithItsIntervalInProportion) {
    const std::string svg = svgOf(BarPlot{
        .title = "GAUC", .axis = "difference", .bars = {{.name = "a", .value = 1, .low = 0.5, .high = 2}}});
    // The axis runs from 0 to 2: the bar ends half way, the whisker reaches the end.
    const auto number = [&](const std::string& before) {
        const auto at = svg.find(before);
        EXPECT_NE(at, std::string::npos) << before;
        return std::stod(svg.substr(at + before.size()));
    };
    const double left = number("bar\" x=\"");
    const double width = number("width=\"");
    const double dot = number("cx=\"");
    EXPECT_NEAR(dot, left + width, 0.2);
    EXPECT_THAT(svg, HasSubstr("x2=\"" + numberText(left + 2 * width, 6) + "\""));
    EXPECT_THAT(svg, HasSubstr("1.0000 [0.5000, 2.0000]"));
    EXPECT_THAT(svg, HasSubstr("aria-label=\"GAUC\""));
}

TEST(SvgPlot, SaysWhereThereIsNoValue) {
    const double none = std::numeric_limits<double>::quiet_NaN();
    const std::string bars =
        svgOf(BarPlot{.title = "t", .axis = "x", .bars = {{.name = "a", .value = none}}});
    EXPECT_THAT(bars, HasSubstr(">no value</text>"));
    EXPECT_THAT(bars, Not(HasSubstr("<rect")));
    EXPECT_THAT(bars, Not(HasSubstr("nan")));
    const std::string lines = svgOf(LinePlot{.title = "t", .series = {{.name = "a", .points = {{1, none}}}}});
    EXPECT_THAT(lines, HasSubstr(">no value</text>"));
}

TEST(SvgPlot, TellsLinesApartByMarkAndDashToo) {
    const std::string svg = svgOf(LinePlot{
        .title = "loss",
        .xAxis = "step",
        .yAxis = "nats",
        .series = {
            {.name = "first", .points = {{0, 1}, {10, 0}}},
            {.name = "second", .points = {{0, 0}, {10, 1}}}}});
    EXPECT_THAT(svg, HasSubstr("<circle class=\"c0\""));
    EXPECT_THAT(svg, HasSubstr("<polygon class=\"c1\""));
    EXPECT_THAT(svg, HasSubstr("class=\"c1 line\" stroke-dasharray"));
    EXPECT_THAT(svg, HasSubstr(">second</text>"));
}

} // namespace
} // namespace intentscope::exporting
