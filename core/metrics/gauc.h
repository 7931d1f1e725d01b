// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/ranking_view.h"
#include "core/metrics/unit_values.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace intentscope::metrics {

/// Whose candidates are compared with each other.
enum class GroupBy {
    User,      ///< all candidates of all impressions of a user, pooled
    Session,   ///< of one session of a user, pooled
    Impression ///< of one list
};

/// How much a group counts in the average.
enum class WeightBy {
    Impressions, ///< its evaluated impressions
    Clicks,      ///< its clicked candidates
    Uniform      ///< every group 1
};

/// Printed with every GAUC: the number means nothing without it.
struct GaucSpec {
    GroupBy group = GroupBy::User;
    WeightBy weight = WeightBy::Impressions;
};

/// Why a group has no AUC.
enum class DropReason {
    NotScored,    ///< none of its impressions was scored
    OnlyClicked,  ///< no candidate of it went unclicked
    OnlyUnclicked ///< no candidate of it was clicked
};

struct DroppedGroup {
    std::int32_t group = 0;
    DropReason reason = DropReason::NotScored;

    friend bool operator==(const DroppedGroup&, const DroppedGroup&) = default;
};

/// AUC of every group that has one; the average is derived.
struct Gauc {
    GaucSpec spec;
    // Parallel, by ascending group.
    std::vector<std::int32_t> groups = {};
    std::vector<std::int32_t> users = {};
    std::vector<double> values = {};
    std::vector<double> weights = {};

    std::vector<DroppedGroup> dropped = {};    ///< by ascending group
    std::int64_t impressionCount = 0;          ///< scored impressions of the kept groups
    std::int64_t unscoredImpressionCount = 0;  ///< left out, of any group
    std::int64_t ungroupedImpressionCount = 0; ///< left out, since they are in no group
    std::int64_t tiedGroupCount = 0;           ///< kept groups in which a click ties with a non-click

    /// sum(weight * AUC) / sum(weight) (Zhu et al. 2017, arXiv 1706.06978); NaN when every group was dropped.
    double value() const;
    UnitValues byUser() const;
};

/// AUC of a group = the share of (clicked, unclicked) pairs in which the clicked candidate scores higher; a
/// tie counts 1/2 (the Mann-Whitney statistic by midranks). Candidates of unknown outcome take no part. O(n
/// log n) over the candidates, without allocation per impression.
Gauc computeGauc(const RankingView& view, const GaucSpec& spec);

/// "user", "session", "impression"; "impressions", "clicks", "uniform".
std::string_view name(GroupBy group);
std::string_view name(WeightBy weight);
/// "not scored", "only clicked", "only unclicked".
std::string_view name(DropReason reason);

} // namespace intentscope::metrics
