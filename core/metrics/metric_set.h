// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/gauc.h"
#include "core/metrics/topk.h"

#include <cstdint>
#include <string>
#include <vector>

namespace intentscope::metrics {

/// What is measured; printed with the numbers.
struct MetricSpec {
    GaucSpec gauc = {};
    std::string sessionColumn = "session_id"; ///< of impressions; read when gauc.group is Session
    std::vector<std::int32_t> cutoffs = {3};
};

/// One metric, user by user.
struct MetricSeries {
    std::string name = {}; ///< "GAUC", "Error rate", "Recall@3", ...
    std::string rule = {}; ///< what was averaged over what: "grouped by user, weighted by impressions"
    UnitValues users = {};
    std::int64_t groupCount = 0;      ///< groups of a GAUC; impressions of the others
    std::int64_t impressionCount = 0; ///< that the value rests on
    std::int64_t tieCount = 0;        ///< of those groups or impressions, with a tie that matters
};

/// All metrics of one ranking.
struct MetricSet {
    Gauc gauc;
    TopK topK;
    std::vector<MetricSeries> series; ///< GAUC, error rate (1 - GAUC), then those of `topK`
};

MetricSet computeMetrics(const RankingView& view, const MetricSpec& spec);

} // namespace intentscope::metrics
