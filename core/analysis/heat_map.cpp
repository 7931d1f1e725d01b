// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/heat_map.h"

#include "core/base/assert.h"

#include <algorithm>

namespace intentscope::analysis {
namespace {

/// The bins that are used, and the place of each code among them.
struct UsedBins {
    HeatMap::Axis axis;
    std::vector<std::size_t> placeOf;
};

UsedBins usedBins(const FeatureBins& feature) {
    std::vector<bool> isUsed(feature.bins.size());
    for (const std::uint8_t code : feature.codes)
        isUsed[code] = true;
    UsedBins used;
    used.axis.column = feature.column;
    used.placeOf.resize(feature.bins.size());
    for (std::size_t code = 0; code < feature.bins.size(); ++code) {
        if (!isUsed[code])
            continue;
        used.placeOf[code] = used.axis.bins.size();
        used.axis.bins.push_back(feature.bins[code]);
    }
    return used;
}

} // namespace

std::string HeatMap::expression(std::size_t row, std::size_t column) const {
    const std::string& down = rows.bins[row].term;
    const std::string& across = columns.bins[column].term;
    return down.empty() || across.empty() ? std::string() : down + " and " + across;
}

HeatMap
heatMapOf(const FeatureBins& rows, const FeatureBins& columns, std::span<const std::uint8_t> isError) {
    ISCOPE_ASSERT(rows.codes.size() == isError.size() && columns.codes.size() == isError.size());
    UsedBins down = usedBins(rows);
    UsedBins across = usedBins(columns);
    HeatMap map;
    map.rows = std::move(down.axis);
    map.columns = std::move(across.axis);
    map.cells.resize(map.rows.bins.size() * map.columns.bins.size());
    for (std::size_t i = 0; i < isError.size(); ++i) {
        ErrorCount& cell =
            map.cells
                [down.placeOf[rows.codes[i]] * map.columns.bins.size() + across.placeOf[columns.codes[i]]];
        ++cell.size;
        cell.errors += isError[i];
    }
    return map;
}

} // namespace intentscope::analysis
