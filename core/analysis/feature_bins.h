// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/workers.h"
#include "core/data/dataset.h"

#include <cstdint>
#include <memory>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

namespace intentscope::analysis {

/// The parts that one feature cuts impressions into, and which part each impression is in.
struct FeatureBins {
    std::string column;     ///< as an expression writes it: days_in_status, user.tier
    bool isOrdered = false; ///< numbers and times: bins ascend, each from its edge to the next
    /// By code, from 0. Code 0 is "missing".
    struct Bin {
        std::string label = {}; ///< "SG"; "2 to 5"; "missing"; "others"
        std::string term = {};  ///< the expression that finds it; "" for others, which have none
        std::string below = {}; ///< ordered, from code 2: the expression of all lower bins, missing ones not
    };
    std::vector<Bin> bins = {};
    std::vector<std::uint8_t> codes = {}; ///< parallel to the impressions asked about
};

struct BinSpec {
    /// As expressions write them, "user." allowed; empty: every feature of impressions and their users that
    /// has categories, numbers, times or truth values.
    std::vector<std::string> columns = {};
    std::size_t mostBins = 20;  ///< of numbers and times; at most 20
    std::size_t mostWords = 30; ///< of categories, the most frequent among the impressions; at most 200
};

/// One feature a column; a column of several words gives one feature a word, "column contains word" or not.
/// Numbers and times are cut at quantiles of their whole column. Several columns at a time, the same for
/// every width; a byte an impression and feature. NotFound for a column that is not there, InvalidInput for
/// one of texts, each naming the column; Cancelled.
Result<std::vector<FeatureBins>> binFeatures(
    const BinSpec& spec,
    const data::Dataset& dataset,
    std::span<const std::int32_t> impressions,
    const Workers& workers = Workers(),
    const std::stop_token& stop = {});

} // namespace intentscope::analysis
