// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace intentscope::rank {

/// Rankers that count. They are what any other ranker has to beat (docs/simple-rankers.md has the formulas).
enum class SimpleArchitecture {
    Popularity, ///< smoothed click rate per intent, within the region where the dataset has one
    ItemKnn,    ///< similarity of a user's history with an intent by what was clicked together
    Backoff,    ///< click rate in the most exact context that was seen, smoothed towards coarser ones
    NaiveBayes, ///< words of columns taken as independent given the clicked intent
};

struct SimpleRankerSpec {
    SimpleArchitecture architecture = SimpleArchitecture::Popularity;
    /// Columns of impressions. Backoff: from the coarsest to the finest. NaiveBayes: any. ItemKnn: none,
    /// which means the intents that the user clicked earlier, or the one column whose words are the history.
    /// Popularity: none.
    std::vector<std::string> columns = {};
    double smoothing = 5; ///< a of the formulas: how many imagined exposures a count starts with; above 0
};

/// "popularity", "item_knn", "backoff", "naive_bayes": as config.json has it.
std::string_view name(SimpleArchitecture architecture);
/// None for any other architecture.
std::optional<SimpleArchitecture> parseSimpleArchitecture(std::string_view text);

/// InvalidInput for columns that the architecture does not take or needs, one given twice, or a smoothing
/// that is not above 0. Knows no dataset.
Status check(const SimpleRankerSpec& spec);

} // namespace intentscope::rank
