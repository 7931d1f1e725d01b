// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/figures_text.h"

#include "core/exporting/plot_axis.h"

#include <limits>

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

} // namespace intentscope::tasks
