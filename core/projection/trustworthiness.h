// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/projection/rows.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <stop_token>

namespace intentscope::projection {

/// On which points it is measured.
struct TrustSpec {
    std::int32_t neighbourCount = 15; ///< below half the number of points
    std::size_t pointCount = 1'000;   ///< drawn without replacement; all where there are fewer
    std::uint64_t seed = 1;
};

struct Trust {
    double value = 0; ///< 1: every neighbour in the plane is one in the original space; 0: the worst there is
    std::int32_t neighbourCount = 0;
    std::size_t pointCount = 0; ///< that were asked
};

/// Trustworthiness (Venna and Kaski 2001, doi 10.1007/3-540-44668-0_68): 1 - 2 / (k (2n - 3k - 1)) times the
/// mean, over points, of the sum of (rank - k) over the k nearest in the plane that are not among the k
/// nearest of the original space. Euclidean distances; equal ones by point. `plane` has x and y in turn.
/// Fewer neighbours than asked where there are too few points. O(points asked * rows * width). InvalidInput
/// for fewer than four points; Cancelled.
Result<Trust> measureTrust(
    const Rows& rows, std::span<const float> plane, const TrustSpec& spec, const std::stop_token& stop);

} // namespace intentscope::projection
