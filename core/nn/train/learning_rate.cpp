// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/train/learning_rate.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace intentscope::nn {

double LearningRateSchedule::rateOf(std::int64_t step) const {
    if (step < warmupCount)
        return peak * static_cast<double>(step + 1) / static_cast<double>(warmupCount + 1);
    const auto behind = static_cast<double>(step - warmupCount);
    const auto span = static_cast<double>(std::max<std::int64_t>(1, stepCount - warmupCount));
    const double half = 0.5 * (1 + std::cos(std::numbers::pi * std::min(1.0, behind / span)));
    return peak * (lastShare + (1 - lastShare) * half);
}

double rankerRate(
    const rank::RankerTrainingSpec& spec, std::int64_t rowCount, std::int32_t epoch, std::int64_t row) {
    const std::int64_t stepsAnEpoch = (rowCount + spec.batchSize - 1) / spec.batchSize;
    const std::int64_t stepCount = stepsAnEpoch * spec.epochCount;
    const auto warmupCount = std::llround(spec.warmupShare * static_cast<double>(stepCount));
    const std::int64_t step = stepsAnEpoch * (epoch - 1) + row / spec.batchSize;
    if (step < warmupCount)
        return spec.learningRate * static_cast<double>(step + 1) / static_cast<double>(warmupCount + 1);
    const double done =
        (static_cast<double>(epoch - 1) + static_cast<double>(row) / static_cast<double>(rowCount)) /
        static_cast<double>(spec.epochCount);
    const double warmup = static_cast<double>(warmupCount) / static_cast<double>(stepCount);
    const double behind = std::max(0.0, (done - warmup) / (1 - warmup));
    double left = 1;
    if (spec.schedule == rank::RateSchedule::Cosine)
        left = 0.5 * (1 + std::cos(std::numbers::pi * behind));
    else if (spec.schedule == rank::RateSchedule::Linear)
        left = 1 - behind;
    return spec.learningRate * (spec.lastRateShare + (1 - spec.lastRateShare) * left);
}

} // namespace intentscope::nn
