// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/power.h"

#include "core/base/assert.h"

#include <cmath>
#include <limits>
#include <numbers>

namespace intentscope::stats {

namespace {

constexpr double NotANumber = std::numeric_limits<double>::quiet_NaN();

} // namespace

double normalProbabilityBelow(double x) {
    return 0.5 * std::erfc(-x / std::numbers::sqrt2);
}

double normalQuantile(double probability) {
    ISCOPE_ASSERT(probability > 0 && probability < 1);
    // Bisection: slower than a rational approximation by microseconds nobody waits for, and right to the last
    // digits wherever erfc is. Beyond 39 standard deviations erfc is zero.
    double low = -39;
    double high = 39;
    for (auto middle = (low + high) / 2; low < middle && middle < high; middle = (low + high) / 2) {
        if (normalProbabilityBelow(middle) < probability)
            low = middle;
        else
            high = middle;
    }
    return high;
}

double detectableStandardErrors(const PowerSpec& spec) {
    return normalQuantile(1.0 - spec.significance / 2) + normalQuantile(spec.power);
}

double effectiveStandardDeviation(const WeightedSample& sample) {
    const auto size = static_cast<double>(sample.values.size());
    if (sample.values.size() < 2)
        return NotANumber;
    const auto mean = weightedMean(sample);
    double squares = 0;
    double weightSum = 0;
    for (std::size_t i = 0; i < sample.values.size(); ++i) {
        const auto deviation = sample.weights[i] * (sample.values[i] - mean);
        squares += deviation * deviation;
        weightSum += sample.weights[i];
    }
    return size * std::sqrt(squares / (size - 1)) / weightSum;
}

double smallestDetectableEffect(double standardDeviation, std::size_t units, const PowerSpec& spec) {
    if (units == 0)
        return NotANumber;
    return detectableStandardErrors(spec) * standardDeviation / std::sqrt(static_cast<double>(units));
}

double unitsNeeded(double effect, double standardDeviation, const PowerSpec& spec) {
    ISCOPE_ASSERT(effect > 0);
    const auto ratio = detectableStandardErrors(spec) * standardDeviation / effect;
    return ratio * ratio;
}

} // namespace intentscope::stats
