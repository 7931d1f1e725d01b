// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/projection/fuzzy_graph.h"

#include <cstdint>
#include <span>
#include <stop_token>
#include <vector>

namespace intentscope::projection {

/// The parameters of UMAP; every one changes the picture. Defaults are those of the paper's own program.
struct UmapSpec {
    std::int32_t neighbourCount = 15; ///< the point itself counts as one
    double minDistance = 0.1;         ///< how near points may come to each other in the plane
    double spread = 1;
    std::int32_t epochCount = 0; ///< 0: 500 up to 10,000 points, 200 beyond
    std::int32_t negativeCount = 5;
    double learningRate = 1;
    std::uint64_t seed = 1;

    friend bool operator==(const UmapSpec&, const UmapSpec&) = default;
};

/// The curve 1 / (1 + a d^2b) that falls as exp(-(d - minDistance) / spread) does behind minDistance.
struct UmapCurve {
    double a = 0;
    double b = 0;
};

/// Least squares on 300 distances up to three times the spread.
UmapCurve fitCurve(double minDistance, double spread);

/// InvalidInput names what is out of range.
Status checkUmap(const UmapSpec& spec, std::int32_t pointCount);

std::int32_t epochsOf(const UmapSpec& spec, std::int32_t pointCount);

/// Points in the plane, x and y in turn: what the stochastic gradient descent with negative samples of
/// arXiv 1802.03426, algorithm 5, makes of `start` (x and y in turn; scaled here to lie in [0, 10]). One
/// thread, so that a seed gives the same picture. Cancelled.
Result<std::vector<float>> layOut(
    std::span<const FuzzyEdge> graph,
    std::vector<float> start,
    const UmapSpec& spec,
    ProgressSink& progress,
    const std::stop_token& stop);

} // namespace intentscope::projection
