// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/gauc.h"

#include "core/metrics/auc.h"
#include "core/stats/weighted_mean.h"

#include <algorithm>
#include <optional>

namespace intentscope::metrics {

namespace {

/// The impressions of every group, one group after the other.
struct GroupMembers {
    std::vector<std::size_t> offsets; ///< group count + 1
    std::vector<std::int32_t> impressions;
};

std::size_t groupOf(const RankingView& view, std::int32_t impression) {
    return static_cast<std::size_t>(view.groups[static_cast<std::size_t>(impression)]);
}

/// A counting sort: stable, so that a group's impressions keep the order of the view.
GroupMembers gatherMembers(const RankingView& view, Gauc& gauc) {
    std::vector<std::int32_t> grouped;
    grouped.reserve(view.impressions.size());
    std::size_t groupCount = 0;
    for (const auto impression : view.impressions) {
        if (view.groups[static_cast<std::size_t>(impression)] < 0) {
            ++gauc.ungroupedImpressionCount;
            continue;
        }
        grouped.push_back(impression);
        groupCount = std::max(groupCount, groupOf(view, impression) + 1);
    }

    GroupMembers members{.offsets = std::vector<std::size_t>(groupCount + 1), .impressions = {}};
    for (const auto impression : grouped)
        ++members.offsets[groupOf(view, impression) + 1];
    for (std::size_t group = 0; group < groupCount; ++group)
        members.offsets[group + 1] += members.offsets[group];
    auto next = members.offsets;
    members.impressions.resize(grouped.size());
    for (const auto impression : grouped)
        members.impressions[next[groupOf(view, impression)]++] = impression;
    return members;
}

/// What one group adds up to before its AUC is known.
struct GroupTotals {
    std::int64_t scoredImpressions = 0;
    double impressionWeight = 0;
    double clickWeight = 0;
};

void addCandidates(PairBuffer& buffer, const CandidateView& candidates) {
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        if (candidates.clicked[i] == 1)
            buffer.positives.push_back(candidates.scores[i]);
        else if (candidates.clicked[i] == 0)
            buffer.negatives.push_back(candidates.scores[i]);
    }
}

GroupTotals
gatherGroup(const RankingView& view, std::span<const std::int32_t> impressions, PairBuffer& buffer) {
    GroupTotals totals;
    buffer.positives.clear();
    buffer.negatives.clear();
    for (const auto impression : impressions) {
        const auto candidates = candidatesOf(view, impression);
        if (!isScored(candidates))
            continue;
        const auto clicksBefore = buffer.positives.size();
        addCandidates(buffer, candidates);
        const auto weight = weightOf(view, impression);
        ++totals.scoredImpressions;
        totals.impressionWeight += weight;
        totals.clickWeight += weight * static_cast<double>(buffer.positives.size() - clicksBefore);
    }
    return totals;
}

std::optional<DropReason> reasonToDrop(const GroupTotals& totals, const PairBuffer& buffer) {
    if (totals.scoredImpressions == 0)
        return DropReason::NotScored;
    if (buffer.positives.empty())
        return DropReason::OnlyUnclicked;
    if (buffer.negatives.empty())
        return DropReason::OnlyClicked;
    return std::nullopt;
}

double weightOfGroup(const GroupTotals& totals, WeightBy weight) {
    switch (weight) {
    case WeightBy::Impressions:
        return totals.impressionWeight;
    case WeightBy::Clicks:
        return totals.clickWeight;
    case WeightBy::Uniform:
        return 1.0;
    }
    return 1.0;
}

} // namespace

double Gauc::value() const {
    return stats::weightedMean({.values = values, .weights = weights});
}

UnitValues Gauc::byUser() const {
    return averageByUnit({.units = users, .values = values, .weights = weights});
}

Gauc computeGauc(const RankingView& view, const GaucSpec& spec) {
    Gauc gauc{.spec = spec};
    const auto members = gatherMembers(view, gauc);
    PairBuffer buffer;
    for (std::size_t group = 0; group + 1 < members.offsets.size(); ++group) {
        const auto first = members.offsets[group];
        const auto count = members.offsets[group + 1] - first;
        if (count == 0)
            continue;
        const auto impressions = std::span(members.impressions).subspan(first, count);
        const auto totals = gatherGroup(view, impressions, buffer);
        gauc.unscoredImpressionCount += static_cast<std::int64_t>(count) - totals.scoredImpressions;
        const auto row = static_cast<std::int32_t>(group);
        if (const auto reason = reasonToDrop(totals, buffer)) {
            gauc.dropped.push_back({.group = row, .reason = *reason});
            continue;
        }
        const auto pairs = countPairs(buffer);
        gauc.groups.push_back(row);
        gauc.users.push_back(view.users[static_cast<std::size_t>(impressions.front())]);
        gauc.values.push_back(pairs.auc());
        gauc.weights.push_back(weightOfGroup(totals, spec.weight));
        gauc.impressionCount += totals.scoredImpressions;
        gauc.tiedGroupCount += pairs.ties > 0 ? 1 : 0;
    }
    return gauc;
}

std::string_view name(GroupBy group) {
    switch (group) {
    case GroupBy::User:
        return "user";
    case GroupBy::Session:
        return "session";
    case GroupBy::Impression:
        return "impression";
    }
    return "impression";
}

std::string_view name(WeightBy weight) {
    switch (weight) {
    case WeightBy::Impressions:
        return "impressions";
    case WeightBy::Clicks:
        return "clicks";
    case WeightBy::Uniform:
        return "uniform";
    }
    return "uniform";
}

std::string_view name(DropReason reason) {
    switch (reason) {
    case DropReason::NotScored:
        return "not scored";
    case DropReason::OnlyClicked:
        return "only clicked";
    case DropReason::OnlyUnclicked:
        return "only unclicked";
    }
    return "only unclicked";
}

} // namespace intentscope::metrics
