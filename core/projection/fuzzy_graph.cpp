// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/projection/fuzzy_graph.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <tuple>

namespace intentscope::projection {
namespace {

constexpr int BisectionSteps = 64;
constexpr double SumTolerance = 1e-5;
/// Sigma is at least this share of the mean distance, so that points of equal distances keep a neighbourhood.
constexpr double LeastSigma = 1e-3;

double membership(double distance, const LocalScale& scale) {
    const double beyond = distance - scale.rho;
    return beyond <= 0 || scale.sigma == 0 ? 1 : std::exp(-beyond / scale.sigma);
}

double meanDistance(const std::vector<NearPoint>& neighbours) {
    double sum = 0;
    for (const NearPoint& one : neighbours)
        sum += one.distance;
    // The point itself, at distance 0, counts among them.
    return sum / static_cast<double>(neighbours.size() + 1);
}

/// Bisection, doubling while there is no upper end yet.
double findSigma(const std::vector<NearPoint>& neighbours, double rho) {
    const double target = std::log2(static_cast<double>(neighbours.size() + 1));
    double low = 0;
    double high = std::numeric_limits<double>::infinity();
    double sigma = 1;
    for (int step = 0; step < BisectionSteps; ++step) {
        double sum = 0;
        for (const NearPoint& one : neighbours)
            sum += membership(one.distance, {rho, sigma});
        if (std::abs(sum - target) < SumTolerance)
            break;
        (sum > target ? high : low) = sigma;
        sigma = std::isinf(high) ? 2 * sigma : (low + high) / 2;
    }
    return sigma;
}

} // namespace

std::vector<LocalScale> localScales(std::span<const std::vector<NearPoint>> neighbours) {
    double overall = 0;
    for (const auto& own : neighbours)
        overall += meanDistance(own) / static_cast<double>(neighbours.size());
    std::vector<LocalScale> scales;
    scales.reserve(neighbours.size());
    for (const auto& own : neighbours) {
        LocalScale scale;
        const auto apart = std::ranges::find_if(own, [](const NearPoint& one) { return one.distance > 0; });
        scale.rho = apart == own.end() ? 0 : apart->distance;
        scale.sigma = findSigma(own, scale.rho);
        scale.sigma = std::max(scale.sigma, LeastSigma * (scale.rho > 0 ? meanDistance(own) : overall));
        scales.push_back(scale);
    }
    return scales;
}

std::vector<FuzzyEdge> fuzzyGraph(std::span<const std::vector<NearPoint>> neighbours) {
    const auto scales = localScales(neighbours);
    std::vector<FuzzyEdge> edges;
    for (std::size_t i = 0; i < neighbours.size(); ++i) {
        for (const NearPoint& one : neighbours[i]) {
            const double weight = membership(one.distance, scales[i]);
            const auto own = static_cast<std::int32_t>(i);
            edges.push_back({own, one.point, weight});
            edges.push_back({one.point, own, weight});
        }
    }
    // Where both chose each other, the two memberships of a direction lie side by side now.
    std::ranges::stable_sort(edges, {}, [](const FuzzyEdge& edge) { return std::tuple(edge.from, edge.to); });
    std::vector<FuzzyEdge> united;
    for (const FuzzyEdge& edge : edges) {
        if (!united.empty() && united.back().from == edge.from && united.back().to == edge.to) {
            const double other = united.back().weight;
            united.back().weight = other + edge.weight - other * edge.weight;
        } else {
            united.push_back(edge);
        }
    }
    std::erase_if(united, [](const FuzzyEdge& edge) { return edge.weight <= 0; });
    return united;
}

} // namespace intentscope::projection
