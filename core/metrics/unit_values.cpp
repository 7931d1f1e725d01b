// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/unit_values.h"

#include "core/base/assert.h"
#include "core/stats/weighted_mean.h"

#include <algorithm>

namespace intentscope::metrics {

double UnitValues::mean() const {
    return stats::weightedMean({.values = values, .weights = weights});
}

UnitValues averageByUnit(const Observations& observations) {
    ISCOPE_ASSERT(observations.values.size() == observations.units.size());
    ISCOPE_ASSERT(observations.weights.size() == observations.units.size());
    UnitValues result;
    if (observations.units.empty())
        return result;

    const auto largest = *std::ranges::max_element(observations.units);
    std::vector<double> sums(static_cast<std::size_t>(largest) + 1);
    std::vector<double> weights(sums.size());
    for (std::size_t i = 0; i < observations.units.size(); ++i) {
        const auto unit = static_cast<std::size_t>(observations.units[i]);
        sums[unit] += observations.weights[i] * observations.values[i];
        weights[unit] += observations.weights[i];
    }
    for (std::size_t unit = 0; unit < sums.size(); ++unit) {
        if (weights[unit] == 0.0)
            continue;
        result.units.push_back(static_cast<std::int32_t>(unit));
        result.values.push_back(sums[unit] / weights[unit]);
        result.weights.push_back(weights[unit]);
    }
    return result;
}

} // namespace intentscope::metrics
