// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/data/dataset.h"
#include "core/knn/hnsw_knn.h"
#include "core/knn/vector_set.h"
#include "core/rank/latent_queries.h"
#include "core/stats/bootstrap.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace intentscope::tasks {

/// Latent queries to look in, and what the user calls them: a run or a set.
struct NeighbourSource {
    std::string name;
    std::shared_ptr<const rank::LatentQueries> latent;
};

/// How neighbours are found, and how two lists of them are compared.
struct NeighbourRule {
    std::size_t k = 10;
    knn::VectorSetSpec vectors = {.nearness = knn::Nearness::Cosine, .isCentred = true};
    bool isApproximate = false;
    double persistence = 0.9; ///< p of rank-biased overlap
    std::uint64_t seed = 1;   ///< of the graph, the recall's queries and the intervals
};

struct NeighboursInput {
    std::shared_ptr<const data::Dataset> dataset;
    NeighbourSource before;
    std::optional<NeighbourSource> after = {};
};

/// One neighbour: a latent query, which may be that of several impressions.
struct NeighbourLine {
    std::int32_t rank = 0; ///< from 1
    double similarity = 0;
    std::string text = {};
    std::vector<std::int32_t> impressions = {};    ///< ascending; those of the asked one are never here
    std::vector<std::int32_t> clickedIntents = {}; ///< of any of them, ascending
    std::int32_t otherRank = 0;                    ///< in the other list; 0: not there
};

struct NeighbourList {
    std::string text = {}; ///< of the asked impression
    std::vector<NeighbourLine> lines = {};
    /// The mean, over neighbours with a click, of the share of their clicked impressions that clicked an
    /// intent which the asked impression clicked. None without such a neighbour or click.
    std::optional<double> purity = {};
    double commonShare = 0;                         ///< knn::VectorSet::commonShare
    std::optional<knn::MeasuredRecall> recall = {}; ///< of an approximate search
};

struct NeighboursReport {
    NeighbourList before;
    std::optional<NeighbourList> after = {};
    std::optional<double> overlap = {}; ///< with `after`
    std::optional<double> rankBiasedOverlap = {};
    std::vector<std::int32_t> sharing = {}; ///< other impressions with the same latent query
    std::int32_t pointCount = 0;            ///< different latent queries searched
    std::int64_t leftOutCount = 0;          ///< impressions without a latent query
};

/// Neighbours of one impression's latent query; see knn::LatentPoints for what counts as one. Mismatch when
/// a source belongs to another dataset; NotFound when the impression has no latent query; InvalidInput for k
/// below 1 or p outside (0, 1); the errors of knn; Cancelled.
Result<NeighboursReport> neighboursTask(
    const NeighboursInput& input,
    ImpressionIndex impression,
    const NeighbourRule& rule,
    ProgressSink& progress,
    const std::stop_token& stop);

/// How one user's neighbours changed: means over the user's impressions with a latent query in both.
struct UserDrift {
    UserIndex user;
    std::int32_t impressionCount = 0;
    double overlap = 0;
    double rankBiasedOverlap = 0;
    std::optional<double> purityBefore = {}; ///< over impressions that have a purity in both
    std::optional<double> purityAfter = {};
    std::int32_t ratedCount = 0; ///< impressions that have
};

struct DriftReport {
    std::vector<UserDrift> users; ///< least overlap first, then by user
    stats::Estimate overlap;      ///< mean over users, every user the same
    stats::Estimate rankBiasedOverlap;
    /// Over users with a purity in both; none of them leaves it out.
    std::optional<stats::PairedEstimate> purity = {};
    std::int32_t purityUserCount = 0;
    std::int32_t purityDroppedCount = 0; ///< users without
    std::int32_t impressionCount = 0;
    std::int32_t pointCount = 0;
    std::int64_t leftOutCount = 0;
    double commonShareBefore = 0;
    double commonShareAfter = 0;
    std::optional<knn::MeasuredRecall> recallBefore = {};
    std::optional<knn::MeasuredRecall> recallAfter = {};
};

/// Neighbours of every latent query in two sets, compared. InvalidInput without `input.after`; otherwise as
/// neighboursTask.
Result<DriftReport> driftTask(
    const NeighboursInput& input,
    const NeighbourRule& rule,
    ProgressSink& progress,
    const std::stop_token& stop);

/// One object each (2-space indent, final newline).
std::string toJson(
    const NeighboursReport& report,
    const NeighboursInput& input,
    ImpressionIndex impression,
    const NeighbourRule& rule);
std::string toJson(const DriftReport& report, const NeighboursInput& input, const NeighbourRule& rule);

/// The table of users as CSV with a line of titles.
std::string toCsv(const DriftReport& report, const data::Dataset& dataset);

} // namespace intentscope::tasks
