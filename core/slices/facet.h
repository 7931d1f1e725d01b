// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/slices/column_statistics.h"
#include "core/slices/predicate.h"
#include "core/slices/row_set.h"

#include <cstdint>
#include <stop_token>
#include <string>
#include <vector>

namespace intentscope::slices {

/// One bar: how many rows have the value, in the table and in the current filter.
struct FacetEntry {
    std::string label; ///< "SG"; "2 to 5"; "2024-03-01 to 2024-03-04"
    std::string term;  ///< the expression that finds these rows: region == "SG"
    std::int64_t rowCount = 0;
    std::int64_t withinCount = 0; ///< of those, in the filter

    friend bool operator==(const FacetEntry&, const FacetEntry&) = default;
};

/// What a column holds, to choose from. A row with several words counts for each of them.
struct Facet {
    std::string column; ///< as an expression writes it: user.tier
    data::FeatureKind kind = data::FeatureKind::Text;
    std::vector<FacetEntry> entries; ///< categories: most rows first; bins of numbers and times: ascending
    FacetEntry missing;              ///< rows without a value
    FacetEntry others;               ///< categories beyond `maxEntryCount`, without a term
    std::int64_t otherWordCount = 0; ///< how many those are
};

enum class FacetBins { EqualRows, EqualWidth };

struct FacetSpec {
    std::string column; ///< as an expression writes it, "user." allowed
    RowTable table = RowTable::Impressions;
    std::size_t maxEntryCount = 12;        ///< of categories
    std::size_t binCount = 10;             ///< of numbers and times, at most 20
    FacetBins bins = FacetBins::EqualRows; ///< EqualRows: edges are quantiles of the column
};

/// Counts in blocks on the workers' threads; the same for every width. `within` null: no filter is set, and
/// counts within are those of all rows. Statistics of the column where they are known, else null: they are
/// made on the spot. Errors as Predicate::compile for the name, InvalidInput for a text column, which has no
/// categories, and for columns of intents; Cancelled.
Result<Facet> computeFacet(
    const FacetSpec& spec,
    const std::shared_ptr<const data::Dataset>& dataset,
    const RowSet* within,
    const ColumnStatistics* statistics,
    const Workers& workers = Workers(),
    const std::stop_token& stop = {});

} // namespace intentscope::slices
