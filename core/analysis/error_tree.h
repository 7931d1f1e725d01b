// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/feature_bins.h"

#include <cstdint>
#include <limits>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

namespace intentscope::analysis {

/// Some impressions and how many of them are errors.
struct ErrorCount {
    std::int64_t size = 0;
    std::int64_t errors = 0;

    /// NaN without impressions.
    double rate() const {
        return size == 0 ? std::numeric_limits<double>::quiet_NaN()
                         : static_cast<double>(errors) / static_cast<double>(size);
    }
    friend bool operator==(const ErrorCount&, const ErrorCount&) = default;
};

/// The impressions of a tree; everything is parallel.
struct ErrorSample {
    std::span<const FeatureBins> features; ///< their codes are parallel to isError
    std::span<const std::uint8_t> isError; ///< 1 or 0
    /// 1 where an impression takes no part in the search, and rates are told of these; empty: none is.
    std::span<const std::uint8_t> isHeldOut = {};
};

struct TreeSpec {
    std::int32_t depth = 3;    ///< questions from the root to a leaf, at most; 1 to 10
    std::int64_t minSize = 50; ///< impressions of the search on each side of a question; from 1
    /// Smallest chi-squared statistic of a question (errors against the two sides, one degree of freedom).
    /// 10.83 is passed by one in a thousand questions that have nothing to do with errors.
    double minChiSquared = 10.83;
};

struct TreeNode {
    std::int32_t parent = -1;
    std::int32_t depth = 0;
    std::string term = {};       ///< what it adds to its parent: "days > 5", "not (days > 5)"; "" at the root
    std::string expression = {}; ///< all terms from the root; "" at the root
    ErrorCount search = {};      ///< of the impressions that the questions were found on
    ErrorCount held = {};        ///< of those held out; where none is, the same as `search`
    std::size_t begin = 0;       ///< its impressions: positions[begin, end)
    std::size_t end = 0;
    bool isLeaf = true;
};

/// Nodes from the root, each before its children, the one that fits the question before the one that does
/// not.
struct ErrorTree {
    std::vector<TreeNode> nodes;
    std::vector<std::int32_t> positions; ///< of the sample; ascending within a leaf
};

/// A binary classification tree (Breiman et al. 1984) that asks for the bin of a feature, or for all bins
/// below one: each node takes the question with the greatest fall of the Gini impurity among the impressions
/// of the search, of equal ones the first. Missing values are a bin and never "below". InvalidInput for a
/// spec out of range; Cancelled. O(depth x features x impressions).
Result<ErrorTree> growErrorTree(const ErrorSample& sample, const TreeSpec& spec, const std::stop_token& stop);

} // namespace intentscope::analysis
