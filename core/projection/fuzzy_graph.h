// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <span>
#include <vector>

namespace intentscope::projection {

/// A neighbour of a point by distance.
struct NearPoint {
    std::int32_t point = 0;
    double distance = 0;
};

/// How one point's distances become memberships: exp(-(d - rho) / sigma), at most 1.
struct LocalScale {
    double rho = 0;   ///< distance of the nearest other point that is not at the same place
    double sigma = 1; ///< such that the memberships sum to log2(neighbours + 1)
};

/// An edge of the symmetric graph, in one of its two directions.
struct FuzzyEdge {
    std::int32_t from = 0;
    std::int32_t to = 0;
    double weight = 0; ///< in (0, 1]
};

/// `neighbours` of each point, the nearest first, the point itself left out; the same number everywhere.
std::vector<LocalScale> localScales(std::span<const std::vector<NearPoint>> neighbours);

/// The fuzzy simplicial set of UMAP (McInnes, Healy and Melville 2018, arXiv 1802.03426, algorithms 2 and 3):
/// a membership in either direction, united as a + b - ab. Both directions of every edge, by `from`, then by
/// `to`.
std::vector<FuzzyEdge> fuzzyGraph(std::span<const std::vector<NearPoint>> neighbours);

} // namespace intentscope::projection
