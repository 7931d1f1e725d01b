// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace intentscope::metrics {

/// One value and one weight for every unit of resampling, a user. Averages, intervals and tests are made from
/// these and from nothing else.
struct UnitValues {
    std::vector<std::int32_t> units = {}; ///< ascending
    std::vector<double> values = {};
    std::vector<double> weights = {}; ///< positive

    std::size_t size() const { return units.size(); }
    /// The weighted mean; NaN when there is no unit.
    double mean() const;
};

/// Observations, several a unit and in any order: `values` and `weights` are parallel to `units`.
struct Observations {
    std::span<const std::int32_t> units;
    std::span<const double> values;
    std::span<const double> weights;
};

/// The weighted mean and the summed weight of each unit's observations, so that the mean over units is the
/// mean over observations. O(n + largest unit).
UnitValues averageByUnit(const Observations& observations);

} // namespace intentscope::metrics
