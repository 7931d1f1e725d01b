// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rank/ranker_trainer.h"

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

/// The learning rate of a ranker's step, whose first impression is number `row` of the `rowCount` of an epoch
/// from 1 on. In warm-up as LearningRateSchedule, behind it by the share of all impressions that is done.
double
rankerRate(const rank::RankerTrainingSpec& spec, std::int64_t rowCount, std::int32_t epoch, std::int64_t row);

} // namespace intentscope::nn
