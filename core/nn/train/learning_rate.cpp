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

} // namespace intentscope::nn
