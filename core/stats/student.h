// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace intentscope::stats {

/// P(T <= x) for Student's t with `degreesOfFreedom` > 0, which need not be whole: through the incomplete
/// beta function (DLMF 8.17), to about 1e-13. Infinite degrees of freedom: the standard normal distribution.
double studentProbabilityBelow(double x, double degreesOfFreedom);

/// The x with P(T <= x) = `probability` in (0, 1).
double studentQuantile(double probability, double degreesOfFreedom);

} // namespace intentscope::stats
