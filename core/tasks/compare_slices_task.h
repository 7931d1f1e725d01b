// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tasks/compare_task.h"

#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

namespace intentscope::tasks {

/// p-values of one metric in one slice, corrected for looking at the same metric in the other slices; none
/// where there is no p-value.
struct AdjustedPValues {
    std::optional<double> holm;
    std::optional<double> benjaminiHochberg;
};

/// Two runs on one slice.
struct SliceComparison {
    std::string name = {};       ///< "" for an expression without a name
    std::string expression = {}; ///< of the slice
    std::string problem = {};    ///< why there is no report; "" when there is one
    std::optional<CompareReport> report = {};
    std::vector<AdjustedPValues> adjusted = {}; ///< parallel to report->metrics
};

/// Slices to compare on, with those that do not fit the dataset and why.
struct SliceChoice {
    std::string name = {};
    std::string expression = {};
    Result<slices::Slice> slice;
};

/// Compares two runs on every slice. A slice that cannot be compared (it does not fit the dataset, or has no
/// impression of the part) says why, and the others go on. The p-values are those of the sign-flip test; a
/// family is one metric over all slices. `spec.slice` must be empty. Errors that concern both runs as
/// compareTask; Cancelled.
Result<std::vector<SliceComparison>> compareSlicesTask(
    const CompareSpec& spec,
    const RunPair& runs,
    std::span<const SliceChoice> slices,
    ProgressSink& progress,
    const std::stop_token& stop);

/// The JSON of `report` with the slices under "slices": of each its metrics with both corrections, dropped
/// groups and counts.
std::string
toJson(const CompareReport& report, std::span<const SliceComparison> slices, const data::Dataset& dataset);

} // namespace intentscope::tasks
