// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace intentscope::nn {

/// A rate that rises in equal steps to its peak and then falls as half a cosine.
struct LearningRateSchedule {
    double peak = 0;
    std::int64_t stepCount = 1;
    std::int64_t warmupCount = 0; ///< steps below the peak
    double lastShare = 0;         ///< of the peak, where the cosine ends

    /// Of a step from 0 on: never 0 in warm-up, the peak in the first step behind it.
    double rateOf(std::int64_t step) const;
};

} // namespace intentscope::nn
