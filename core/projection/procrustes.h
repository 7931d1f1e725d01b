// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

namespace intentscope::projection {

/// Moves, turns, mirrors and scales `plane` (x and y in turn) to lie as near as it can to `target`, point by
/// point, in least squares (Gower 1975, doi 10.1007/BF02291478).
void alignTo(std::span<const float> target, std::span<float> plane);

} // namespace intentscope::projection
