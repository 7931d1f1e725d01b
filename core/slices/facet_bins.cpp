// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/slices/facet_bins.h"

#include "core/data/cell.h"

#include <algorithm>
#include <cmath>

namespace intentscope::slices {
namespace {

/// An edge as an expression writes it.
std::string written(data::FeatureKind kind, double edge) {
    if (kind == data::FeatureKind::Numeric)
        return data::numberText(edge);
    return toIso8601(UtcMillis{static_cast<std::int64_t>(edge)});
}

/// An edge as a person reads it: three digits, or the date.
std::string shown(data::FeatureKind kind, double edge) {
    if (kind != data::FeatureKind::Numeric)
        return written(kind, edge).substr(0, 10);
    char buffer[32];
    std::snprintf(
        buffer, sizeof buffer, std::abs(edge) < 1e6 && edge == std::floor(edge) ? "%.0f" : "%.3g", edge);
    return buffer;
}

} // namespace

std::vector<double> binEdges(const ColumnStatistics& statistics, const FacetSpec& spec) {
    constexpr std::size_t MostBins = 20;
    if (statistics.quantiles.empty())
        return {0};
    const std::size_t count = std::clamp<std::size_t>(spec.binCount, 1, MostBins);
    const double low = statistics.quantile(0);
    const double high = statistics.quantile(1);
    std::vector<double> edges;
    for (std::size_t i = 0; i <= count; ++i) {
        const double share = static_cast<double>(i) / static_cast<double>(count);
        if (spec.bins == FacetBins::EqualWidth && std::isfinite(high - low)) {
            edges.push_back(i == count ? high : low + share * (high - low));
            continue;
        }
        // The nearest of the kept twentieths.
        const double level = std::round(share * 20) / 20;
        const auto nearest = std::ranges::min_element(
            QuantileLevels, {}, [level](double each) { return std::abs(each - level); });
        edges.push_back(statistics.quantiles[static_cast<std::size_t>(nearest - QuantileLevels.begin())]);
    }
    if (statistics.kind == data::FeatureKind::Timestamp)
        std::ranges::transform(edges, edges.begin(), [](double edge) { return std::floor(edge); });
    edges.erase(std::unique(edges.begin(), edges.end()), edges.end());
    if (edges.size() == 1)
        edges.push_back(edges.front());
    return edges;
}

FacetEntry binEntry(const Facet& facet, const std::vector<double>& edges, std::size_t bin) {
    const double low = edges[bin];
    const double high = edges[bin + 1];
    const bool isLast = bin + 2 == edges.size();
    FacetEntry entry;
    entry.label =
        low == high ? shown(facet.kind, low) : shown(facet.kind, low) + " to " + shown(facet.kind, high);
    entry.term = facet.column + " >= " + written(facet.kind, low) + " and " + facet.column +
                 (isLast ? " <= " : " < ") + written(facet.kind, high);
    return entry;
}

} // namespace intentscope::slices
