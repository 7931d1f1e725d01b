// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/dataset.h"
#include "core/metrics/metric_set.h"
#include "core/rank/score_table.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace intentscope::metrics {

/// The groups and users of every impression of a dataset: what a RankingView needs beside scores.
struct Grouping {
    GroupBy by = GroupBy::User;
    std::vector<std::int32_t> groups;           ///< per impression; -1 where the session is missing
    std::vector<std::int32_t> users;            ///< per impression
    std::vector<std::int32_t> firstImpressions; ///< per group: an impression of it

    std::int32_t groupCount() const;
};

/// Users and impressions group by their own rows. Sessions are the distinct (user, value) pairs of a
/// categorical or text column of impressions; InvalidInput when there is no such column. O(impressions).
Result<Grouping> makeGrouping(const data::Dataset& dataset, const MetricSpec& spec);

/// What a person calls the group: the id of the user or impression, or "user/session".
std::string groupName(const data::Dataset& dataset, const MetricSpec& spec, ImpressionIndex memberOfGroup);

/// The view of a run. The run, the grouping and the rows must outlive it.
RankingView
viewOf(const rank::ScoreTable& run, const Grouping& grouping, std::span<const std::int32_t> impressions);

} // namespace intentscope::metrics
