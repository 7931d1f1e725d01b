// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/dataset.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace intentscope::nn {

/// How a field turns a row into a bag of codes and one number (design: IntentScope's reconstruction).
enum class FieldEncoding {
    Categorical,
    MultiCategorical,
    Numeric,      ///< quantile bucket and standardised value
    Boolean,      ///< 2 codes
    Age,          ///< of a timestamp at the impression's time, log days, then as Numeric
    HourOfDay,    ///< UTC
    DayOfWeek,    ///< UTC
    IntentId,     ///< of intents clicked in training; all others share the unknown code
    HashedText,   ///< bag of words, hashed
    EventHistory, ///< (event type, recency) of the events before the impression; value: how many
};

enum class FieldTable { Intents, Users, Events, Impressions };

std::string_view name(FieldEncoding encoding);
std::string_view name(FieldTable table);
Result<FieldEncoding> parseFieldEncoding(std::string_view text);
Result<FieldTable> parseFieldTable(std::string_view text);

/// One fitted field. Codes 0 and 1 are reserved: a value never seen in training, and no value at all.
struct Field {
    static constexpr std::int32_t UnknownCode = 0;
    static constexpr std::int32_t MissingCode = 1;
    static constexpr std::int32_t FirstWordCode = 2;

    FieldTable table = FieldTable::Impressions;
    std::string column = {}; ///< "" for an intent's id and texts and for the event history
    FieldEncoding encoding = FieldEncoding::Categorical;
    std::int32_t codeCount = FirstWordCode;
    std::vector<std::string> words = {}; ///< the word of code FirstWordCode + i
    std::vector<double> edges = {};      ///< of quantile buckets, ascending
    double mean = 0;                     ///< of the training values
    double deviation = 1;

    friend bool operator==(const Field&, const Field&) = default;
};

/// A column of the impression's side and one of the intent's side that share a vocabulary: how many words
/// they have in common is a feature of the pair.
struct Match {
    FieldTable table = FieldTable::Impressions; ///< Impressions or Users
    std::string column;
    std::string intentColumn;

    friend bool operator==(const Match&, const Match&) = default;
};

/// Everything a ranker needs to read a dataset: fitted on the training part, stored in the checkpoint.
struct FeatureSpace {
    std::vector<Field> userFields; ///< of the impression, its user and their history
    std::vector<Field> intentFields;
    std::vector<Match> matches;
    data::DatasetSchema schema; ///< of the dataset it was fitted on

    friend bool operator==(const FeatureSpace&, const FeatureSpace&) = default;
};

struct FeatureSizes {
    std::int32_t bucketCount = 16;
    std::int32_t textBucketCount = 2048;
};

/// Fits dictionaries, quantiles and means on the given impressions and on what was known at their times.
/// Fields that are constant there, and matches that tell no two candidates apart, are left out. Positions,
/// shown flags, clicks and propensities of candidates are never fields; clicks only decide which intents have
/// a code of their own. InvalidInput when no field is left on one of the sides.
Result<FeatureSpace> fitFeatureSpace(
    const data::Dataset& dataset, std::span<const std::int32_t> trainImpressions, const FeatureSizes& sizes);

/// Whether a column of this role is something a ranker may learn from.
bool isFeatureRole(data::Role role);

/// Corrupt when a field or match reads a column that the space's own schema does not have so.
Status checkConsistent(const FeatureSpace& space);

/// Mismatch that lists every feature column that `schema` lacks, has in addition or has as another kind.
Status checkFits(const FeatureSpace& space, const data::DatasetSchema& schema);

} // namespace intentscope::nn
