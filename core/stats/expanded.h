// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/stats/bootstrap.h"

#include <span>
#include <vector>

namespace intentscope::stats {

/// How far the normal distribution is from what is left to chance in an estimate's standard error.
struct SampleShape {
    double scatter = 0;          ///< linearised standard error: root of the sum of squared influences
    double degreesOfFreedom = 1; ///< of Student's t, in place of the normal distribution
    /// Of the replicates' scatter: sqrt(n / (n - 1)), since they scatter as if the mean of n units were
    /// known.
    double inflation = 1;
};

/// `influences`: by how much each unit moves the estimate (its derivative by the unit's weight); they add up
/// to 0. Of a weighted mean w (v - mean) / sum(w). At least two.
///
/// With l = L / sqrt(sum(L^2)) the influences L in shares of their scatter, the degrees of freedom are
///
///     2 / (sum(l^4) - 1/n + 2 sum(l^3)^2), at most n - 1
///
/// The first two terms are Satterthwaite's (1946): 2 V^2 / var(V) for V = sum(L^2). The third widens
/// intervals by about what their second-order expansion asks for the skewness (Hall 1992: 1.08 z times its
/// square over n at 95 %; here 1.21 z). About n - 1 for normal values of equal weight; fewer the more a few
/// units decide, by their values or by their weights.
SampleShape shapeOf(std::span<const double> influences);

/// Of units that all have the same influence: plain percentiles.
SampleShape withoutScatter();

/// The influences on a weighted mean, which is `mean`.
std::vector<double> influencesOn(const WeightedSample& sample, double mean);

/// Linear between order statistics: position q (n - 1) of the sorted values, from 0.
double quantileOfSorted(std::span<const double> sorted, double q);

/// Expanded percentiles (Hesterberg 2015, "What teachers should know about the bootstrap"): the replicates'
/// quantiles of probability Phi(-+ t * inflation), where plain percentiles have Phi(-+ z), with the t
/// quantile of shapeOf()'s degrees of freedom. `sorted`: ascending, at least one. Without scatter plain
/// percentiles.
Interval expandedPercentiles(std::span<const double> sorted, const SampleShape& shape, double confidence);

/// Two-sided p-value of a true value of 0: 1 - the confidence at which those percentiles begin or end at 0.
/// The share of the replicates on the other side of 0 is (1 + count) / (1 + all), so that p is never 0.
double expandedPValue(std::span<const double> sorted, const SampleShape& shape);

} // namespace intentscope::stats
