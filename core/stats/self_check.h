// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/stats/bootstrap.h"

#include <cstdint>
#include <functional>
#include <stop_token>

namespace intentscope::stats {

struct SelfCheckSpec {
    std::int32_t trialCount = 1'000; ///< 100 to 1,000,000
    /// Of each trial; also the number of sign flips.
    BootstrapSpec bootstrap = {.replicateCount = 1'000};
    double significance = 0.05; ///< in (0, 1)
};

/// How often the tests rejected where nothing differed, and the intervals held what they should.
struct SelfCheck {
    std::int64_t trialCount = 0;
    std::int64_t bootstrapRejectionCount = 0;   ///< p of the bootstrap at most the significance
    std::int64_t permutationRejectionCount = 0; ///< p of the sign-flip test at most the significance
    std::int64_t coverCount = 0;                ///< intervals that held the value of all units

    /// The standard deviation that a share of `expected` has over so many trials by chance alone.
    double chanceOf(double expected) const;
};

using TrialCallback = std::function<void(std::int64_t trial)>;

/// An A/A check on one run's values: the units stand for the population. A trial draws twice as many units as
/// there are, with replacement, and pairs them: both sides are the same model on resampled units, with
/// a weight that is the mean of both units', so that the true difference is exactly 0. Counted are the tests
/// that reject, and the intervals of the mean of a resample that hold the mean of all units. The same seed
/// gives the same counts. Needs two units. InvalidInput for a spec out of range; Cancelled.
Result<SelfCheck> selfCheckRun(
    const WeightedSample& sample,
    const SelfCheckSpec& spec,
    const TrialCallback& onTrial,
    const std::stop_token& stop);

/// The same for two runs. A trial draws as many units as there are, and a coin for each decides which run is
/// called "before": the true difference is 0, with the scatter that the two runs really have. Intervals of
/// the difference of a resample (without coins) have to hold the difference of all units.
Result<SelfCheck> selfCheckPair(
    const PairedSample& sample,
    const SelfCheckSpec& spec,
    const TrialCallback& onTrial,
    const std::stop_token& stop);

} // namespace intentscope::stats
