// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/label_spread.h"

#include <algorithm>
#include <cstddef>
#include <numeric>

namespace intentscope::plots {
namespace {

/// Neighbours that touch and move as one.
struct Pool {
    double sum = 0;
    std::size_t count = 0;

    double mean() const { return sum / static_cast<double>(count); }
};

/// The ascending sequence nearest to `values`.
std::vector<double> ascendingNearest(std::span<const double> values) {
    std::vector<Pool> pools;
    for (const double value : values) {
        pools.push_back({value, 1});
        while (pools.size() > 1 && pools[pools.size() - 2].mean() > pools.back().mean()) {
            const Pool last = pools.back();
            pools.pop_back();
            pools.back() = {pools.back().sum + last.sum, pools.back().count + last.count};
        }
    }
    std::vector<double> nearest;
    for (const Pool& pool : pools)
        nearest.insert(nearest.end(), pool.count, pool.mean());
    return nearest;
}

} // namespace

std::vector<double> spreadLabels(std::span<const double> wanted, const LabelStrip& strip) {
    if (wanted.empty())
        return {};
    std::vector<std::size_t> order(wanted.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, {}, [&](std::size_t index) { return wanted[index]; });

    const double gaps = static_cast<double>(wanted.size() - 1);
    const double room = std::max(0.0, strip.high - strip.low);
    const double distance = gaps > 0 ? std::min(strip.distance, room / gaps) : 0;
    // Less its place in the row, a label may stand anywhere not before its neighbour.
    std::vector<double> shifted(wanted.size());
    for (std::size_t place = 0; place < order.size(); ++place)
        shifted[place] = wanted[order[place]] - static_cast<double>(place) * distance;
    const std::vector<double> nearest = ascendingNearest(shifted);
    const double last = std::max(strip.low, strip.high - gaps * distance);
    std::vector<double> middles(wanted.size());
    for (std::size_t place = 0; place < order.size(); ++place)
        middles[order[place]] =
            std::clamp(nearest[place], strip.low, last) + static_cast<double>(place) * distance;
    return middles;
}

} // namespace intentscope::plots
