// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

namespace intentscope::plots {

/// Where labels may stand, in pixels.
struct LabelStrip {
    double low = 0;
    double high = 0;
    double distance = 0; ///< at least so far apart, from middle to middle
};

/// Middles of labels, parallel to `wanted`, that keep the order of `wanted` (ties: of the indices) and their
/// distance, and whose squared way from where they are wanted is least (isotonic regression by pooling of
/// neighbours). Where the strip is too short for the distance they are spread evenly. O(n log n).
std::vector<double> spreadLabels(std::span<const double> wanted, const LabelStrip& strip);

} // namespace intentscope::plots
