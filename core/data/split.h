// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/dataset.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace intentscope::data {

/// Oldest impressions train, the newest test. Impressions are ordered by time, then by row of the source, so
/// that impressions of one moment (of one day, where the source knows no more) may lie on both sides.
struct TimeSplit {
    double trainFraction = 0.7;
    double validationFraction = 0.1;
};

/// Every `every`-th user (in the order of a seeded shuffle, or of the source when seed is 0) is held out to
/// test; of the others, `validationFraction` of the users, evenly spread in that order, validate. Users
/// without impressions count too.
struct UserHoldout {
    std::int32_t every = 5;
    double validationFraction = 0.1;
    std::uint64_t seed = 0;
};

/// Fold `fold` of `foldCount` disjoint sets of the users that have impressions tests; of the others,
/// `validationFraction` validate. Every fold uses the same seeded order (seed 0: the source's).
struct UserFolds {
    std::int32_t foldCount = 5;
    std::int32_t fold = 0;
    double validationFraction = 0.0;
    std::uint64_t seed = 1;
};

using SplitSpec = std::variant<TimeSplit, UserHoldout, UserFolds>;

/// Impression rows, each ascending; together all of the dataset.
struct Split {
    std::vector<std::int32_t> train;
    std::vector<std::int32_t> validation;
    std::vector<std::int32_t> test;
};

/// The command line's and provenance's spelling: "time:0.7/0.1", "users:every=5,validation=0.1,seed=0",
/// "folds:5/0,validation=0,seed=1".
std::string toText(const SplitSpec& spec);
Result<SplitSpec> parseSplit(std::string_view text);

/// Splits and checks for leaks. InvalidInput when a part that is asked for would be empty.
Result<Split> makeSplit(const Dataset& dataset, const SplitSpec& spec);

/// Mismatch that names an example, when a user is in two parts of a user split, an impression is in two parts
/// or in none, or a training impression is later than a test impression of a time split. Equal times at the
/// border are no leak: the source does not say which came first.
Status checkNoLeak(const Dataset& dataset, const SplitSpec& spec, const Split& split);

} // namespace intentscope::data
