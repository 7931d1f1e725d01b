// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/error_tree.h"
#include "core/analysis/heat_map.h"
#include "core/stats/bootstrap.h"
#include "core/tasks/confusion_task.h"

#include <cstdint>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace intentscope::tasks {

/// What counts as an error of an impression.
enum class ErrorKind {
    Wrong,  ///< the last of the runs has no clicked intent among the first topK
    Broken, ///< right before, wrong after: needs two runs
    Fixed,  ///< wrong before, right after: needs two runs
};
/// "wrong", "broken", "fixed".
std::string_view name(ErrorKind kind);
Result<ErrorKind> parseErrorKind(std::string_view text);

struct FindErrorsSpec {
    ImpressionPart part = ImpressionPart::Test;
    std::optional<slices::Slice> slice = {};
    ErrorKind kind = ErrorKind::Wrong;
    std::int32_t topK = 3;
    analysis::BinSpec bins = {}; ///< of the tree
    analysis::TreeSpec tree = {};
    /// Questions are found on a random half of the users and rates are told of the others, so that a slice
    /// does not look bad because it was chosen for that; false: both on everybody, "in-sample".
    bool isHonest = true;
    std::uint64_t halvesSeed = 1;
    stats::BootstrapSpec bootstrap = {.replicateCount = 2000}; ///< of the rates, over users
    /// Columns of a heat map, over everybody; none: no map.
    std::optional<std::pair<std::string, std::string>> heatMap = {};
    std::size_t heatMapBins = 8; ///< of numbers and times
};

/// Everything parallel to the tree's nodes.
struct FindErrorsReport {
    FindErrorsSpec spec;
    std::vector<rank::RunInfo> runs;
    std::vector<std::int32_t> impressions;     ///< rows: with a click, scored by every run; ascending
    std::vector<std::uint8_t> isError;         ///< parallel to impressions
    std::int64_t leftOutImpressionCount = 0;   ///< not scored by every run
    std::int64_t clicklessImpressionCount = 0; ///< scored, without a click
    std::size_t featureCount = 0;
    analysis::ErrorTree tree;
    std::vector<stats::Estimate> rates; ///< by node, of those held out, with intervals over users
    std::optional<analysis::HeatMap> heatMap = {};

    /// The impressions of a node, both halves, ascending.
    std::vector<std::int32_t> impressionsOf(const analysis::TreeNode& node) const;
};

/// Looks for slices with many errors. InvalidInput when a kind needs two runs and there is one, nothing has a
/// click, or a spec is out of range; errors of lookedAtImpressions, binFeatures and growErrorTree; Cancelled.
Result<FindErrorsReport> findErrorsTask(
    const FindErrorsSpec& spec, LookedAtRuns runs, ProgressSink& progress, const std::stop_token& stop);

/// One JSON object (2-space indent, final newline).
std::string toJson(const FindErrorsReport& report);

} // namespace intentscope::tasks
