// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/train/learning_rate.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

namespace intentscope::nn {
namespace {

using rank::RateSchedule;

rank::RankerTrainingSpec specOf(RateSchedule schedule, double warmupShare, double lastShare) {
    rank::RankerTrainingSpec spec;
    spec.learningRate = 0.5;
    spec.schedule = schedule;
    spec.warmupShare = warmupShare;
    spec.lastRateShare = lastShare;
    spec.epochCount = 2;
    spec.batchSize = 10;
    return spec;
}

/// Two epochs of 40 impressions: eight steps.
double rateOf(const rank::RankerTrainingSpec& spec, std::int64_t step) {
    return rankerRate(spec, 40, static_cast<std::int32_t>(1 + step / 4), step % 4 * 10);
}

TEST(RankerRate, FallsAsHalfACosineToATwentiethUnlessToldOtherwise) {
    rank::RankerTrainingSpec spec;
    spec.epochCount = 2;
    spec.batchSize = 10;
    EXPECT_EQ(spec.schedule, RateSchedule::Cosine);
    EXPECT_DOUBLE_EQ(rateOf(spec, 0), 2e-3);
    EXPECT_DOUBLE_EQ(rateOf(spec, 4), 2e-3 * (0.05 + 0.95 * 0.5));
    EXPECT_DOUBLE_EQ(rateOf(spec, 7), 2e-3 * (0.05 + 0.95 * 0.5 * (1 + std::cos(std::numbers::pi * 7 / 8))));
}

TEST(RankerRate, FallsInAStraightLine) {
    const auto spec = specOf(RateSchedule::Linear, 0, 0.2);
    EXPECT_DOUBLE_EQ(rateOf(spec, 0), 0.5);
    EXPECT_DOUBLE_EQ(rateOf(spec, 2), 0.5 * (0.2 + 0.8 * 0.75));
    EXPECT_DOUBLE_EQ(rateOf(spec, 6), 0.5 * (0.2 + 0.8 * 0.25));
}

TEST(RankerRate, StaysWhereItIsAskedTo) {
    const auto spec = specOf(RateSchedule::Constant, 0, 0.2);
    for (std::int64_t step = 0; step < 8; ++step)
        EXPECT_DOUBLE_EQ(rateOf(spec, step), 0.5);
}

TEST(RankerRate, RisesInEqualStepsBeforeAnySchedule) {
    for (const auto schedule : {RateSchedule::Cosine, RateSchedule::Linear, RateSchedule::Constant}) {
        const auto spec = specOf(schedule, 0.375, 0);
        EXPECT_DOUBLE_EQ(rateOf(spec, 0), 0.5 * 1 / 4);
        EXPECT_DOUBLE_EQ(rateOf(spec, 1), 0.5 * 2 / 4);
        EXPECT_DOUBLE_EQ(rateOf(spec, 2), 0.5 * 3 / 4);
        EXPECT_DOUBLE_EQ(rateOf(spec, 3), 0.5) << "the peak, in the first step behind it";
    }
    EXPECT_DOUBLE_EQ(rateOf(specOf(RateSchedule::Linear, 0.375, 0), 4), 0.5 * 0.8);
}

TEST(RankerRate, CountsShortLastSteps) {
    auto spec = specOf(RateSchedule::Constant, 0.5, 0);
    // 35 impressions are four steps as well.
    EXPECT_DOUBLE_EQ(rankerRate(spec, 35, 1, 30), 0.5 * 4 / 5);
    EXPECT_DOUBLE_EQ(rankerRate(spec, 35, 2, 0), 0.5);
}

} // namespace
} // namespace intentscope::nn
