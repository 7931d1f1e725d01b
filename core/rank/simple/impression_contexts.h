// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/dataset.h"
#include "core/rank/simple/simple_ranker_spec.h"

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace intentscope::rank {

/// What a table counts in: the values of these columns together, or each word of a history.
struct ContextRule {
    std::vector<std::string> columns = {}; ///< empty: one context for all, or the earlier clicks
    bool isHistory = false;
};

/// The tables of a ranker, the coarsest first: one without columns, then those of the architecture. The
/// region of popularity is the dataset's own.
std::vector<ContextRule> contextRules(const SimpleRankerSpec& spec, const data::Dataset& dataset);

/// Reads the contexts of impressions. The dataset must outlive it.
class ImpressionContexts {
public:
    /// Mismatch that names all columns which the dataset lacks, InvalidInput for one that is no feature or is
    /// of a kind that cannot be counted in (text and times; numbers too where a history is asked for).
    static Result<ImpressionContexts> create(const data::Dataset& dataset, const ContextRule& rule);

    /// The contexts that an impression is counted in: one, or the different words of its history in ascending
    /// order. Missing is a value of its own. A multi-categorical value is the set of its words. Earlier
    /// clicks are the ids of intents that the user clicked at a time strictly before the impression's.
    std::vector<std::string> of(ImpressionIndex impression) const;

private:
    ImpressionContexts(const data::Dataset& dataset, bool isHistory);

    std::vector<std::string> words(const data::Column& column, std::size_t row) const;
    std::vector<std::string> earlierClicks(ImpressionIndex impression) const;

    const data::Dataset* m_dataset;
    bool m_isHistory;
    std::vector<const data::Column*> m_columns;
};

} // namespace intentscope::rank
