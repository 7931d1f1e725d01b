// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/expanded.h"

#include "core/base/assert.h"
#include "core/stats/power.h"
#include "core/stats/student.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>

namespace intentscope::stats {

double quantileOfSorted(std::span<const double> sorted, double q) {
    const auto position = q * static_cast<double>(sorted.size() - 1);
    const auto below = static_cast<std::size_t>(position);
    const auto above = std::min(below + 1, sorted.size() - 1);
    return sorted[below] + (position - static_cast<double>(below)) * (sorted[above] - sorted[below]);
}

std::vector<double> influencesOn(const WeightedSample& sample, double mean) {
    double weightSum = 0;
    for (const double weight : sample.weights)
        weightSum += weight;
    std::vector<double> influences(sample.values.size());
    for (std::size_t i = 0; i < influences.size(); ++i)
        influences[i] = sample.weights[i] * (sample.values[i] - mean) / weightSum;
    return influences;
}

SampleShape withoutScatter() {
    return {.degreesOfFreedom = std::numeric_limits<double>::infinity()};
}

SampleShape shapeOf(std::span<const double> influences) {
    ISCOPE_ASSERT(influences.size() >= 2);
    const auto count = static_cast<double>(influences.size());
    double squares = 0;
    for (const double influence : influences)
        squares += influence * influence;
    const double scatter = std::sqrt(squares);
    if (!(scatter > 0))
        return withoutScatter();
    // Of standardised influences, so that the fourth powers of small ones do not vanish.
    double skewness = 0;
    double kurtosis = 0;
    for (const double influence : influences) {
        const double share = influence / scatter;
        skewness += share * share * share;
        kurtosis += share * share * share * share;
    }
    const double inverse = kurtosis - 1 / count + 2 * skewness * skewness;
    const double freedom = inverse > 0 ? 2 / inverse : count;
    return {
        .scatter = scatter,
        .degreesOfFreedom = std::min(count - 1, freedom),
        .inflation = std::sqrt(count / (count - 1))};
}

Interval expandedPercentiles(std::span<const double> sorted, const SampleShape& shape, double confidence) {
    ISCOPE_ASSERT(!sorted.empty());
    const double t = studentQuantile((1 + confidence) / 2, shape.degreesOfFreedom);
    const double tail = normalProbabilityBelow(-t * shape.inflation);
    return {.low = quantileOfSorted(sorted, tail), .high = quantileOfSorted(sorted, 1 - tail)};
}

double expandedPValue(std::span<const double> sorted, const SampleShape& shape) {
    const auto count = static_cast<double>(sorted.size());
    const auto notAbove = std::ranges::upper_bound(sorted, 0.0) - sorted.begin();
    const auto below = std::ranges::lower_bound(sorted, 0.0) - sorted.begin();
    const auto beyond = std::min(static_cast<double>(notAbove), count - static_cast<double>(below));
    const double share = (1 + beyond) / (1 + count);
    if (share >= 0.5)
        return 1;
    return 2 * studentProbabilityBelow(normalQuantile(share) / shape.inflation, shape.degreesOfFreedom);
}

} // namespace intentscope::stats
