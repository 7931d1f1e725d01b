// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/multiplicity.h"

#include "core/base/assert.h"

#include <algorithm>
#include <cstddef>
#include <numeric>

namespace intentscope::stats {

namespace {

/// Places of the p-values from the smallest on; equal ones in the order given.
std::vector<std::size_t> ascending(std::span<const double> pValues) {
    for (const double p : pValues)
        ISCOPE_ASSERT(p >= 0 && p <= 1);
    std::vector<std::size_t> order(pValues.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, {}, [&](std::size_t i) { return pValues[i]; });
    return order;
}

} // namespace

std::vector<double> holm(std::span<const double> pValues) {
    const auto order = ascending(pValues);
    std::vector<double> adjusted(pValues.size());
    double highest = 0;
    for (std::size_t i = 0; i < order.size(); ++i) {
        highest = std::max(highest, static_cast<double>(order.size() - i) * pValues[order[i]]);
        adjusted[order[i]] = std::min(1.0, highest);
    }
    return adjusted;
}

std::vector<double> benjaminiHochberg(std::span<const double> pValues) {
    const auto order = ascending(pValues);
    const auto count = static_cast<double>(order.size());
    std::vector<double> adjusted(pValues.size());
    double lowest = 1;
    for (std::size_t i = order.size(); i-- > 0;) {
        lowest = std::min(lowest, count * pValues[order[i]] / static_cast<double>(i + 1));
        adjusted[order[i]] = lowest;
    }
    return adjusted;
}

} // namespace intentscope::stats
