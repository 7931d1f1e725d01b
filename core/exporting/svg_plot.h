// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace intentscope::exporting {

// Plots as SVG for a page of HtmlReport, whose style sheet has their colours, light and dark. Series differ
// by dash and mark as well as by colour. Texts are escaped here. The same plot, the same bytes.

/// A value, mostly with an interval. NaN: "no value" is written in its row.
struct PlotBar {
    std::string name = {};
    double value = 0;
    std::optional<double> low = {};
    std::optional<double> high = {};
};

/// Rows of bars from zero, with whiskers over the intervals and the numbers at the right.
struct BarPlot {
    std::string title = {}; ///< also what a screen reader says
    std::string axis = {};  ///< what is counted, and its unit
    std::vector<PlotBar> bars = {};
};

struct PlotPoint {
    double x = 0;
    double y = 0;
};

struct PlotSeries {
    std::string name = {};
    std::vector<PlotPoint> points = {}; ///< by rising x; those that are not finite are left out
};

struct LinePlot {
    std::string title = {};
    std::string xAxis = {};
    std::string yAxis = {};
    std::vector<PlotSeries> series = {};
};

std::string svgOf(const BarPlot& plot);
std::string svgOf(const LinePlot& plot);

} // namespace intentscope::exporting
