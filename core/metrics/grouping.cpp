// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/grouping.h"

#include "core/base/assert.h"

#include <map>
#include <string_view>
#include <utility>

namespace intentscope::metrics {

namespace {

using data::FeatureKind;

Result<const data::Column*> sessionColumn(const data::Dataset& dataset, const std::string& columnName) {
    const auto* column = dataset.impressions().find(columnName);
    if (column == nullptr) {
        return fail(
            ErrorCode::InvalidInput,
            "the impressions of '" + dataset.info().name + "' have no column '" + columnName +
                "' to group sessions by",
            {.cure = "Group by user or by impression, or name the column that holds the session"});
    }
    const auto kind = column->spec().kind;
    if (kind != FeatureKind::Categorical && kind != FeatureKind::Text) {
        return fail(
            ErrorCode::InvalidInput,
            "column '" + columnName + "' of the impressions is " + std::string(data::name(kind)) +
                " and cannot name a session",
            {.cure = "Declare it categorical or text in dataset.json and import again"});
    }
    return column;
}

std::string_view sessionAt(const data::Column& column, std::size_t row) {
    if (column.spec().kind == FeatureKind::Text)
        return column.textAt(row);
    return column.dictionary()->word(column.codes()[row]);
}

void groupBySession(const data::Column& column, Grouping& grouping) {
    std::map<std::pair<std::int32_t, std::string_view>, std::int32_t> groupOf;
    for (std::size_t row = 0; row < grouping.users.size(); ++row) {
        if (column.isMissing(row)) {
            grouping.groups.push_back(-1);
            continue;
        }
        const auto [entry, isNew] = groupOf.try_emplace(
            std::pair(grouping.users[row], sessionAt(column, row)), grouping.groupCount());
        if (isNew)
            grouping.firstImpressions.push_back(static_cast<std::int32_t>(row));
        grouping.groups.push_back(entry->second);
    }
}

void groupByUser(const data::Dataset& dataset, Grouping& grouping) {
    grouping.groups = grouping.users;
    for (std::int32_t user = 0; user < dataset.userCount(); ++user) {
        const auto impressions = dataset.impressionsOf({user});
        grouping.firstImpressions.push_back(impressions.empty() ? -1 : impressions.front());
    }
}

void groupByImpression(Grouping& grouping) {
    for (std::size_t row = 0; row < grouping.users.size(); ++row)
        grouping.groups.push_back(static_cast<std::int32_t>(row));
    grouping.firstImpressions = grouping.groups;
}

} // namespace

std::int32_t Grouping::groupCount() const {
    return static_cast<std::int32_t>(firstImpressions.size());
}

Result<Grouping> makeGrouping(const data::Dataset& dataset, const MetricSpec& spec) {
    Grouping grouping{.by = spec.gauc.group, .groups = {}, .users = {}, .firstImpressions = {}};
    const auto impressionCount = dataset.impressionCount();
    grouping.users.reserve(static_cast<std::size_t>(impressionCount));
    for (std::int32_t row = 0; row < impressionCount; ++row)
        grouping.users.push_back(dataset.userOf({row}).value);

    switch (spec.gauc.group) {
    case GroupBy::User:
        groupByUser(dataset, grouping);
        break;
    case GroupBy::Impression:
        groupByImpression(grouping);
        break;
    case GroupBy::Session: {
        ISCOPE_TRY_ASSIGN(const auto* column, sessionColumn(dataset, spec.sessionColumn));
        groupBySession(*column, grouping);
        break;
    }
    }
    return grouping;
}

std::string groupName(const data::Dataset& dataset, const MetricSpec& spec, ImpressionIndex memberOfGroup) {
    if (spec.gauc.group == GroupBy::Impression)
        return std::string(dataset.impressionId(memberOfGroup));
    auto userId = std::string(dataset.userId(dataset.userOf(memberOfGroup)));
    if (spec.gauc.group == GroupBy::User)
        return userId;
    const auto* column = dataset.impressions().find(spec.sessionColumn);
    ISCOPE_ASSERT(column != nullptr);
    return userId + "/" + std::string(sessionAt(*column, memberOfGroup.row()));
}

RankingView
viewOf(const rank::ScoreTable& run, const Grouping& grouping, std::span<const std::int32_t> impressions) {
    const auto candidates = run.dataset().allCandidates();
    return {
        .offsets = run.dataset().candidateOffsets(),
        .scores = run.allScores(),
        .clicked = candidates.clicked,
        .intents = candidates.intents,
        .groups = grouping.groups,
        .users = grouping.users,
        .weights = {},
        .impressions = impressions};
}

} // namespace intentscope::metrics
