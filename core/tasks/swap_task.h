// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rank/scorer.h"
#include "core/tasks/compare_task.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

namespace intentscope::tasks {

/// Which run's half a cell takes.
enum class SwapHalf : std::uint8_t { Before, After };

/// What the task works with; all must outlive the call.
struct SwapDeps {
    Env& env;
    std::shared_ptr<const data::Dataset> dataset; ///< the runs'
    RunPair runs;
    std::filesystem::path workspaceFolder; ///< what the runs' checkpoint folders are relative to
    rank::ScorerFactory openScorer;
    std::shared_ptr<const rank::LatentQueries> latentBefore; ///< that the run before read
    std::shared_ptr<const rank::LatentQueries> latentAfter;
};

/// How a metric moves when one half or both are exchanged; intervals and p-values paired over users.
struct SwapMetric {
    std::string name;
    std::string rule;
    stats::PairedEstimate total = {}; ///< both halves
    /// The latent queries alone: under the ranker before, and under the ranker after.
    std::array<stats::PairedEstimate, 2> latent = {};
    /// The ranker alone: on the latent queries before, and on those after.
    std::array<stats::PairedEstimate, 2> ranker = {};
    /// Mean of the two: the half's Shapley value (Shapley 1953), so both sum to `total`.
    stats::PairedEstimate latentShare = {};
    stats::PairedEstimate rankerShare = {};

    /// The metric's value in one of the four cells.
    const stats::Estimate& cell(SwapHalf rankerOf, SwapHalf latentOf) const;
};

/// Impressions that changed sides, by which half does it; rows, each ascending.
struct SwapCauses {
    std::vector<std::int32_t> latentAlone; ///< the latent queries do it, the ranker alone does not
    std::vector<std::int32_t> rankerAlone;
    std::vector<std::int32_t> either;   ///< each half does it alone
    std::vector<std::int32_t> together; ///< neither does it without the other
};

struct SwapReport {
    CompareSpec spec;
    rank::RunInfo before;
    rank::RunInfo after;
    std::int64_t impressionCount = 0; ///< scored in all four cells
    std::int64_t leftOutImpressionCount = 0;
    std::vector<SwapMetric> metrics;
    SwapCauses fixed;
    SwapCauses broken;
};

/// The 2x2 swap: scores the latent queries of each run with the ranker of the other, and tells how far each
/// half moves every metric. The two cells on the diagonal are the runs as they are stored. InvalidInput when
/// a run reads no latent queries; Mismatch when a checkpoint is not the one that made its run, when the
/// rankers read vectors of different sizes, and as compareTask; NotFound without a checkpoint; the scorers'
/// errors; Cancelled.
Result<SwapReport>
swapTask(const CompareSpec& spec, const SwapDeps& deps, ProgressSink& progress, const std::stop_token& stop);

/// One JSON object (2-space indent, final newline).
std::string toJson(const SwapReport& report, const data::Dataset& dataset);

} // namespace intentscope::tasks
