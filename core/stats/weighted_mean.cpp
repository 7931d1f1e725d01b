// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/weighted_mean.h"

#include "core/base/assert.h"

#include <cstddef>
#include <limits>

namespace intentscope::stats {

double weightedMean(const WeightedSample& sample) {
    ISCOPE_ASSERT(sample.values.size() == sample.weights.size());
    if (sample.values.empty())
        return std::numeric_limits<double>::quiet_NaN();
    double sum = 0;
    double weightSum = 0;
    for (std::size_t i = 0; i < sample.values.size(); ++i) {
        sum += sample.weights[i] * sample.values[i];
        weightSum += sample.weights[i];
    }
    return sum / weightSum;
}

} // namespace intentscope::stats
