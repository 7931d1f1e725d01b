// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/stats/weighted_mean.h"

#include <cstddef>

namespace intentscope::stats {

struct PowerSpec {
    double significance = 0.05; ///< two-sided, in (0, 1)
    double power = 0.80;        ///< chance to detect an effect of that size, in (0, 1)
};

/// P(Z <= x) for the standard normal distribution.
double normalProbabilityBelow(double x);

/// The quantile of the standard normal distribution; `probability` in (0, 1).
double normalQuantile(double probability);

/// How many standard errors an effect must have: z(1 - significance/2) + z(power), 2.8016 by default.
double detectableStandardErrors(const PowerSpec& spec = {});

/// The standard deviation which `size` units of equal weight would need for the standard error that this
/// weighted mean has: sqrt(n) * sqrt(n/(n-1) * sum(w^2 (v - mean)^2)) / sum(w). With equal weights it is the
/// ordinary one (n - 1). NaN below two units.
double effectiveStandardDeviation(const WeightedSample& sample);

/// The smallest true mean difference that `units` paired differences of this standard deviation show with the
/// asked power. NaN for a NaN deviation or no unit.
double smallestDetectableEffect(double standardDeviation, std::size_t units, const PowerSpec& spec = {});

/// How many units it takes to detect `effect` > 0; not rounded.
double unitsNeeded(double effect, double standardDeviation, const PowerSpec& spec = {});

} // namespace intentscope::stats
