// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/error_tree.h"

#include <span>
#include <string>
#include <vector>

namespace intentscope::analysis {

/// Errors by two features: how many impressions lie in a bin of one and a bin of the other.
struct HeatMap {
    struct Axis {
        std::string column;
        std::vector<FeatureBins::Bin> bins; ///< those that any impression is in, in order; missing first
    };
    Axis rows;
    Axis columns;
    std::vector<ErrorCount> cells; ///< row by row

    const ErrorCount& cell(std::size_t row, std::size_t column) const {
        return cells[row * columns.bins.size() + column];
    }
    /// The expression that finds a cell's impressions; "" where an axis has no expression for the bin.
    std::string expression(std::size_t row, std::size_t column) const;
};

/// The codes of both features are parallel to `isError` (1 or 0). O(impressions).
HeatMap heatMapOf(const FeatureBins& rows, const FeatureBins& columns, std::span<const std::uint8_t> isError);

} // namespace intentscope::analysis
