// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rank/latent_queries.h"
#include "core/tasks/compare_slices_task.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace intentscope::tasks {

/// The latent queries of one side of a review; null with the reason where they are not at hand.
struct ReviewTexts {
    std::shared_ptr<const rank::LatentQueries> queries = {};
    std::string problem = {}; ///< "" also where the ranker reads none
};

/// All that a review of two runs shows.
struct ReviewContent {
    const CompareReport& report;
    /// Empty where the workspace has no saved slice.
    const std::vector<SliceComparison>& slices;
    RunPair runs;
    ReviewTexts before = {};
    ReviewTexts after = {};
    std::int32_t exampleCount = 10; ///< of each of fixed and broken, at most
};

/// A page for people who were not there: data, runs with hashes, metrics with intervals and the smallest
/// detectable effect, slices with corrected p-values, examples fixed and broken with the latent queries
/// before and after, dropped groups, seeds. One HTML file without anything from elsewhere; it knows no clock,
/// so the same content gives the same bytes. Times are UTC and numbers those of programs.
std::string reviewPage(const ReviewContent& content);

/// The examples shown, the ones first whose clicked intent moved most; ties by row.
std::vector<std::int32_t>
tellingExamples(const std::vector<std::int32_t>& impressions, const RunPair& runs, std::int32_t count);

} // namespace intentscope::tasks
