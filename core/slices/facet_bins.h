// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/slices/facet.h"

#include <vector>

namespace intentscope::slices {

/// Ascending, distinct, from the lowest value to the highest; bin i is [edges[i], edges[i + 1]), the last one
/// with its end. One edge only when there is no value. A column of one value has a bin of width 0.
std::vector<double> binEdges(const ColumnStatistics& statistics, const FacetSpec& spec);

/// Label and term of a bin, without counts.
FacetEntry binEntry(const Facet& facet, const std::vector<double>& edges, std::size_t bin);

} // namespace intentscope::slices
