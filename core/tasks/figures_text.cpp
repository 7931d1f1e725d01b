// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/figures_text.h"

#include "core/exporting/plot_axis.h"

#include <limits>
#include <utility>

namespace intentscope::tasks {

using exporting::placesText;

std::string figureText(const std::optional<double>& value) {
    return placesText(value.value_or(std::numeric_limits<double>::quiet_NaN()));
}

std::string figureText(const stats::Estimate& estimate, bool isDifference) {
    std::string text = placesText(estimate.value, isDifference);
    if (estimate.interval)
        text += " [" + placesText(estimate.interval->low, isDifference) + ", " +
                placesText(estimate.interval->high, isDifference) + "]";
    return text;
}

exporting::PlotBar barOf(std::string name, const stats::Estimate& estimate) {
    exporting::PlotBar bar{.name = std::move(name), .value = estimate.value};
    if (estimate.interval) {
        bar.low = estimate.interval->low;
        bar.high = estimate.interval->high;
    }
    return bar;
}

} // namespace intentscope::tasks
