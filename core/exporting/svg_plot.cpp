// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exporting/svg_plot.h"

#include "core/exporting/html_report.h"
#include "core/exporting/plot_axis.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <string_view>

namespace intentscope::exporting {
namespace {

constexpr double Width = 760;
constexpr double Gap = 10;
constexpr double RowHeight = 24;
constexpr double TitleHeight = 26;
constexpr double AxisHeight = 40;
constexpr double MostNameWidth = 240;
constexpr std::int32_t TickCount = 5;
constexpr std::size_t StyleCount = 8;

std::string place(double value) {
    return numberText(std::round(value * 10) / 10, 6);
}

std::string attribute(std::string_view name, double value) {
    return " " + std::string(name) + "=\"" + place(value) + "\"";
}

std::string line(std::string_view style, PlotPoint from, PlotPoint to) {
    return "<line class=\"" + std::string(style) + "\"" + attribute("x1", from.x) + attribute("y1", from.y) +
           attribute("x2", to.x) + attribute("y2", to.y) + "/>\n";
}

/// `anchor` is start, middle or end.
std::string words(std::string_view text, PlotPoint at, std::string_view anchor, std::string_view style = "") {
    return "<text" + attribute("x", at.x) + attribute("y", at.y) + " text-anchor=\"" + std::string(anchor) +
           "\"" + (style.empty() ? "" : " class=\"" + std::string(style) + "\"") + ">" + htmlText(text) +
           "</text>\n";
}

std::string frame(std::string_view title, double height, const std::string& inside) {
    return "<svg role=\"img\" viewBox=\"0 0 " + place(Width) + " " + place(height) + "\" aria-label=\"" +
           htmlText(title) + "\">\n" + words(textWithin(title, Width), {0, 16}, "start") + inside +
           "</svg>\n";
}

/// What lies between `left` and `right` pixels.
struct Scale {
    PlotAxis axis;
    double left = 0;
    double right = 0;
    double at(double value) const { return left + (right - left) * axis.share(value); }
};

/// The bottom of a plot: ticks with grid lines up to `top`, and what the axis counts.
std::string bottomAxis(const Scale& x, double top, double bottom, std::string_view name) {
    std::string out;
    for (const double tick : x.axis.ticks) {
        out += line("grid", {x.at(tick), top}, {x.at(tick), bottom});
        out += words(x.axis.text(tick), {x.at(tick), bottom + 14}, "middle", "soft");
    }
    return out + words(name, {(x.left + x.right) / 2, bottom + 32}, "middle", "soft");
}

std::string numbersOf(const PlotBar& bar) {
    if (!std::isfinite(bar.value))
        return "no value";
    std::string text = placesText(bar.value);
    if (bar.low && bar.high)
        text += " [" + placesText(*bar.low) + ", " + placesText(*bar.high) + "]";
    return text;
}

PlotAxis axisOf(const BarPlot& plot) {
    double low = 0;
    double high = 0;
    for (const PlotBar& bar : plot.bars) {
        for (const double value : {bar.value, bar.low.value_or(bar.value), bar.high.value_or(bar.value)}) {
            if (!std::isfinite(value))
                continue;
            low = std::min(low, value);
            high = std::max(high, value);
        }
    }
    return axisOver(low, high, TickCount);
}

std::string barRow(const PlotBar& bar, const Scale& x, double middle) {
    if (!std::isfinite(bar.value))
        return {};
    const double from = std::min(x.at(0), x.at(bar.value));
    const double to = std::max(x.at(0), x.at(bar.value));
    std::string out = "<rect class=\"c0 bar\"" + attribute("x", from) + attribute("y", middle - 7) +
                      attribute("width", to - from) + " height=\"14\"/>\n";
    if (bar.low && bar.high && std::isfinite(*bar.low) && std::isfinite(*bar.high)) {
        out += line("mark", {x.at(*bar.low), middle}, {x.at(*bar.high), middle});
        for (const double end : {*bar.low, *bar.high})
            out += line("mark", {x.at(end), middle - 4}, {x.at(end), middle + 4});
    }
    return out + "<circle class=\"mark\"" + attribute("cx", x.at(bar.value)) + attribute("cy", middle) +
           " r=\"3\"/>\n";
}

/// Dashes of a line, by series: colour is never all that tells two apart.
constexpr std::array<std::string_view, StyleCount> Dashes = {
    "", "6 3", "2 3", "9 3 2 3", "12 4", "4 2 1 2", "1 2", "8 2 2 2 2 2"};

/// A mark of a point, by series: round, square, rhomb, triangle, and again.
std::string mark(std::size_t series, PlotPoint at) {
    const std::string style = " class=\"c" + std::to_string(series % StyleCount) + "\"";
    const auto corners = [&](std::string_view points) {
        return "<polygon" + style + " transform=\"translate(" + place(at.x) + " " + place(at.y) +
               ")\" points=\"" + std::string(points) + "\"/>\n";
    };
    switch (series % 4) {
    case 1:
        return corners("-3,-3 3,-3 3,3 -3,3");
    case 2:
        return corners("0,-4 4,0 0,4 -4,0");
    case 3:
        return corners("0,-4 4,3 -4,3");
    default:
        return "<circle" + style + attribute("cx", at.x) + attribute("cy", at.y) + " r=\"3\"/>\n";
    }
}

std::vector<PlotPoint> finitePoints(const PlotSeries& series) {
    std::vector<PlotPoint> points = series.points;
    std::erase_if(points, [](PlotPoint p) { return !std::isfinite(p.x) || !std::isfinite(p.y); });
    return points;
}

struct Box {
    PlotPoint low{std::numeric_limits<double>::infinity(), std::numeric_limits<double>::infinity()};
    PlotPoint high{-std::numeric_limits<double>::infinity(), -std::numeric_limits<double>::infinity()};
};

Box boxOf(const LinePlot& plot) {
    Box box;
    for (const PlotSeries& series : plot.series) {
        for (const PlotPoint point : finitePoints(series)) {
            box.low = {std::min(box.low.x, point.x), std::min(box.low.y, point.y)};
            box.high = {std::max(box.high.x, point.x), std::max(box.high.y, point.y)};
        }
    }
    return box;
}

std::string curve(std::size_t index, const PlotSeries& series, const Scale& x, const Scale& y) {
    constexpr std::size_t MostMarks = 40;
    const auto points = finitePoints(series);
    std::string path;
    std::string marks;
    for (const PlotPoint point : points) {
        const PlotPoint at{x.at(point.x), y.at(point.y)};
        path += (path.empty() ? "" : " ") + place(at.x) + "," + place(at.y);
        if (points.size() <= MostMarks)
            marks += mark(index, at);
    }
    const std::string_view dashes = Dashes[index % StyleCount];
    return "<polyline class=\"c" + std::to_string(index % StyleCount) + " line\"" +
           (dashes.empty() ? "" : " stroke-dasharray=\"" + std::string(dashes) + "\"") + " points=\"" + path +
           "\"/>\n" + marks;
}

} // namespace

std::string svgOf(const BarPlot& plot) {
    double nameWidth = 0;
    double numberWidth = 0;
    for (const PlotBar& bar : plot.bars) {
        nameWidth = std::max(nameWidth, std::min(MostNameWidth, textWidth(bar.name)));
        numberWidth = std::max(numberWidth, textWidth(numbersOf(bar)));
    }
    const Scale x{axisOf(plot), nameWidth + 2 * Gap, Width - numberWidth - 3 * Gap};
    const double bottom = TitleHeight + RowHeight * static_cast<double>(plot.bars.size());
    std::string inside = bottomAxis(x, TitleHeight, bottom, plot.axis);
    inside += line("axis", {x.at(0), TitleHeight}, {x.at(0), bottom});
    double middle = TitleHeight + RowHeight / 2;
    for (const PlotBar& bar : plot.bars) {
        inside += words(textWithin(bar.name, MostNameWidth), {nameWidth + Gap, middle + 4}, "end");
        inside += barRow(bar, x, middle);
        inside += words(numbersOf(bar), {Width, middle + 4}, "end");
        middle += RowHeight;
    }
    return frame(plot.title, bottom + AxisHeight, inside);
}

std::string svgOf(const LinePlot& plot) {
    constexpr double LegendWidth = 150;
    constexpr double PlotHeight = 240;
    const Box box = boxOf(plot);
    if (!std::isfinite(box.low.x))
        return frame(plot.title, TitleHeight + RowHeight, words("no value", {0, TitleHeight + 14}, "start"));
    const PlotAxis values = axisOver(box.low.y, box.high.y, TickCount);
    double left = 0;
    for (const double tick : values.ticks)
        left = std::max(left, textWidth(values.text(tick)));
    left += Gap;
    const double top = TitleHeight + 20; // the y axis' name lies between
    const double bottom = top + PlotHeight;
    const Scale x{axisOver(box.low.x, box.high.x, TickCount), left, Width - LegendWidth - 2 * Gap};
    const Scale y{values, bottom, top};
    std::string inside = words(plot.yAxis, {0, TitleHeight + 10}, "start", "soft");
    inside += bottomAxis(x, top, bottom, plot.xAxis);
    for (const double tick : values.ticks) {
        inside += line("grid", {x.left, y.at(tick)}, {x.right, y.at(tick)});
        inside += words(values.text(tick), {left - 6, y.at(tick) + 4}, "end", "soft");
    }
    double legend = top + 8;
    for (std::size_t i = 0; i < plot.series.size(); ++i) {
        inside += curve(i, plot.series[i], x, y);
        inside += mark(i, {x.right + 2 * Gap, legend});
        inside += words(
            textWithin(plot.series[i].name, LegendWidth - Gap), {x.right + 3 * Gap, legend + 4}, "start");
        legend += 18;
    }
    return frame(plot.title, std::max(bottom, legend - 10) + AxisHeight, inside);
}

} // namespace intentscope::exporting
