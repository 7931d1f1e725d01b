// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exporting/svg_plot.h"
#include "core/stats/bootstrap.h"

#include <optional>
#include <string>

namespace intentscope::tasks {

/// Figures in the words of reports: four places behind the point, a dash for what is not there.
std::string figureText(const std::optional<double>& value);

/// With its interval where there is one: "0.7557 [0.7278, 0.7841]"; with signs when it is a difference.
std::string figureText(const stats::Estimate& estimate, bool isDifference = false);

/// The same as a bar, whose whiskers are the interval.
exporting::PlotBar barOf(std::string name, const stats::Estimate& estimate);

} // namespace intentscope::tasks
