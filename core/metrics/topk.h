// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/ranking_view.h"
#include "core/metrics/unit_values.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace intentscope::metrics {

/// With binary gain; y = clicked candidates of the impression, rank from 1.
enum class TopKMetric {
    Recall,         ///< clicked candidates among the first k / y
    Ndcg,           ///< sum of 1/log2(rank+1) over the clicked of the first k / the largest such sum
    ReciprocalRank, ///< 1 / rank of the first clicked candidate, without a cutoff
    Hit             ///< 1 when a clicked candidate is among the first k, else 0
};

/// One metric of every evaluated impression.
struct TopKSeries {
    TopKMetric metric = TopKMetric::Recall;
    std::int32_t cutoff = 0;         ///< k; 0 for ReciprocalRank
    std::vector<double> values = {}; ///< parallel to TopK::impressions
    /// Impressions whose value would be another one if equal scores were ordered otherwise.
    std::int64_t tiedImpressionCount = 0;

    /// "Recall@3", "NDCG@3", "MRR", "Hit@3".
    std::string name() const;
};

struct TopK {
    // Parallel, in the order of the view: impressions that were scored and have a click.
    std::vector<std::int32_t> impressions;
    std::vector<std::int32_t> users;
    std::vector<double> weights;

    std::vector<TopKSeries> series;            ///< Recall, NDCG and Hit of every cutoff, then MRR
    std::int64_t unscoredImpressionCount = 0;  ///< dropped
    std::int64_t clicklessImpressionCount = 0; ///< dropped: scored, but nothing was clicked

    /// Null when it was not computed.
    const TopKSeries* find(TopKMetric metric, std::int32_t cutoff) const;
    UnitValues byUser(const TopKSeries& of) const;
};

/// Every metric at every cutoff (>= 1). Equal scores rank by ascending intent, then by position. A candidate
/// of unknown outcome keeps its place in the ranking and counts as unclicked. O(clicks * candidates), and O(n
/// log n) where many are clicked; without allocation per impression.
TopK computeTopK(const RankingView& view, const std::vector<std::int32_t>& cutoffs);

} // namespace intentscope::metrics
