// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

namespace intentscope::stats {

/// One value and weight a unit; parallel, weights positive and finite.
struct WeightedSample {
    std::span<const double> values;
    std::span<const double> weights;
};

/// sum(weight * value) / sum(weight); NaN for an empty sample.
double weightedMean(const WeightedSample& sample);

} // namespace intentscope::stats
