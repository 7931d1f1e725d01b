// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/ranking_view.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace intentscope::tasks {

/// Lists of twenty with one click each, ten lists a user: what a RankingView looks at, for measurements. The
/// same for the same count.
struct RankedLists {
    explicit RankedLists(std::int32_t impressionCount);
    /// Valid while the lists live.
    metrics::RankingView view() const;

    std::vector<std::int64_t> offsets{0};
    std::vector<float> scores;
    std::vector<std::int8_t> clicked;
    std::vector<std::int32_t> intents;
    std::vector<std::int32_t> users;
    std::vector<std::int32_t> impressions;
};

/// The ranking that every metric rests on, made the plain way: std::sort of every list. Returns the sum of
/// the first places, so that no compiler leaves the work out.
std::int64_t sortEveryList(const RankedLists& lists);

/// Values of users before and after, and their weights, for measurements.
struct PairedUsers {
    std::vector<double> before;
    std::vector<double> after;
    std::vector<double> weights;
};
PairedUsers makePairedUsers(std::size_t count);

/// The bootstrap by the textbook: one random row for every user of every replicate. The sum of the
/// differences.
double resampleByIndexing(const PairedUsers& users, std::int32_t replicateCount);

} // namespace intentscope::tasks
