// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/logged_lists.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <string>
#include <utility>

namespace intentscope::tasks {
namespace {

using data::FeatureKind;
using data::Role;
using metrics::ShownCount;

constexpr std::size_t NoRow = std::numeric_limits<std::size_t>::max();
constexpr std::string_view LaunchColumn = "launched";
/// Logged propensities have six digits at best.
constexpr float CertainPropensity = 0.999F;

/// Rows of the candidates by position; empty when the positions are not 1, 2, 3, ... of `count` at least.
std::vector<std::size_t> rowsByPosition(const data::CandidateList& candidates, std::size_t count) {
    std::vector<std::size_t> rows(candidates.size(), NoRow);
    for (std::size_t row = 0; row < candidates.size(); ++row) {
        const auto position = static_cast<std::size_t>(std::max(0, candidates.positions[row]));
        if (position >= 1 && position <= rows.size())
            rows[position - 1] = row;
    }
    const auto end = rows.begin() + static_cast<std::ptrdiff_t>(count);
    return std::find(rows.begin(), end, NoRow) == end ? rows : std::vector<std::size_t>{};
}

/// Since when an intent exists; the earliest time where that is not known.
Result<std::int64_t> launchOf(const data::Column* launches, std::size_t intent) {
    constexpr auto Always = std::numeric_limits<std::int64_t>::min();
    if (launches == nullptr || launches->isMissing(intent))
        return Always;
    if (launches->spec().kind == FeatureKind::Timestamp)
        return launches->times()[intent];
    if (launches->spec().kind != FeatureKind::Text)
        return Always;
    ISCOPE_TRY_ASSIGN(const UtcMillis time, parseTime(launches->textAt(intent)));
    return time.value;
}

bool belongsTo(const data::Column& regions, std::size_t intent, std::string_view region) {
    const auto codes = regions.codesAt(intent);
    const auto isRegion = [&](std::int32_t code) { return regions.dictionary()->word(code) == region; };
    return codes.empty() || std::ranges::any_of(codes, isRegion);
}

} // namespace

std::string_view name(LeftOutReason reason) {
    constexpr std::array<std::string_view, LeftOutReasonCount> Names = {
        "not scored",
        "fewer than three candidates",
        "order of the list not logged",
        "propensity not logged",
        "clicks not known"};
    return Names[static_cast<std::size_t>(reason)];
}

Result<LoggedLists>
LoggedLists::create(const data::Dataset& dataset, std::optional<double> explorationShare) {
    LoggedLists lists(dataset);
    lists.m_explorationShare = explorationShare;
    if (!explorationShare)
        return lists;
    if (!(*explorationShare >= 0 && *explorationShare < 1)) {
        return fail(
            ErrorCode::InvalidInput,
            "a logging policy cannot draw a share of " + std::to_string(*explorationShare) + " at random",
            {.cure = "State a share from 0 to below 1"});
    }
    ISCOPE_TRY(lists.readPools());
    return lists;
}

Status LoggedLists::readPools() {
    const data::Column* regions = m_dataset->intents().findRole(Role::Regions);
    m_region = m_dataset->impressions().findRole(Role::Region);
    const bool isReadable = regions == nullptr || (m_region != nullptr && m_region->dictionary() != nullptr &&
                                                   regions->spec().kind == FeatureKind::MultiCategorical);
    if (!isReadable) {
        return fail(
            ErrorCode::InvalidInput,
            "the dataset '" + m_dataset->info().name +
                "' does not say which intents the region of an impression has",
            {.cure = "Give the impressions a column with the role region, and the intents one with the role "
                     "regions"});
    }
    const std::int32_t regionCount = m_region == nullptr ? 0 : m_region->dictionary()->size();
    m_pools.resize(static_cast<std::size_t>(regionCount) + 1);
    const data::Column* launches = m_dataset->intents().find(LaunchColumn);
    for (std::size_t intent = 0; intent < m_dataset->intents().rowCount(); ++intent) {
        ISCOPE_TRY_ASSIGN(const std::int64_t launch, launchOf(launches, intent));
        for (std::int32_t region = 0; region < regionCount; ++region) {
            if (regions == nullptr || belongsTo(*regions, intent, m_region->dictionary()->word(region)))
                m_pools[static_cast<std::size_t>(region)].push_back(launch);
        }
        if (regions == nullptr || regions->codesAt(intent).empty())
            m_pools.back().push_back(launch);
    }
    for (auto& pool : m_pools)
        std::ranges::sort(pool);
    return {};
}

std::int64_t LoggedLists::poolSize(ImpressionIndex impression) const {
    const std::int32_t code = m_region == nullptr ? data::MissingCode : m_region->codes()[impression.row()];
    const auto& pool = code == data::MissingCode ? m_pools.back() : m_pools[static_cast<std::size_t>(code)];
    return std::ranges::upper_bound(pool, m_dataset->timeOf(impression).value) - pool.begin();
}

std::optional<LeftOutReason> LoggedLists::read(ImpressionIndex impression, LoggedList& list) const {
    const data::CandidateList candidates = m_dataset->candidatesOf(impression);
    if (candidates.size() < ShownCount)
        return LeftOutReason::TooShort;
    const std::size_t needed = m_explorationShare ? candidates.size() : ShownCount;
    const std::vector<std::size_t> rows = rowsByPosition(candidates, needed);
    if (rows.empty())
        return LeftOutReason::NoPosition;
    list.propensities.clear();
    for (std::size_t position = 0; position < needed; ++position) {
        list.propensities.push_back(candidates.propensities[rows[position]]);
        if (std::isnan(list.propensities.back()))
            return LeftOutReason::NoPropensity;
    }
    for (std::size_t k = 0; k < ShownCount; ++k) {
        list.rows[k] = rows[k];
        list.intents[k] = candidates.intents[rows[k]];
        if (candidates.clicked[rows[k]] < 0)
            return LeftOutReason::UnknownOutcome;
        list.clicks[k] = candidates.clicked[rows[k]];
    }
    return std::nullopt;
}

/// The last intent of an order is certain, once all the others have their places.
Status LoggedLists::checkOrderOnly(ImpressionIndex impression) const {
    const data::CandidateList candidates = m_dataset->candidatesOf(impression);
    const std::vector<std::size_t> rows = rowsByPosition(candidates, candidates.size());
    if (rows.empty() || !(candidates.propensities[rows.back()] < CertainPropensity))
        return {};
    return fail(
        ErrorCode::InvalidInput,
        "the last intent of impression '" + std::string(m_dataset->impressionId(impression)) +
            "' has a propensity of " + std::to_string(candidates.propensities[rows.back()]) +
            ", so its list was drawn from more intents than it holds",
        {.cure = "State the share of positions that the logging policy drew at random from the region's "
                 "intents (--exploration; 0.1 for simulated shops)"});
}

Result<metrics::ShownPropensities> LoggedLists::propensitiesOf(
    ImpressionIndex impression, const LoggedList& list, metrics::ListPropensity& scratch) const {
    metrics::DrawRule rule{.poolSize = static_cast<std::int64_t>(list.propensities.size())};
    if (m_explorationShare)
        rule = {.explorationShare = *m_explorationShare, .poolSize = poolSize(impression)};
    else
        ISCOPE_TRY(checkOrderOnly(impression));
    auto shown = scratch.shown(list.propensities, rule);
    if (!shown)
        shown.error().message =
            "impression '" + std::string(m_dataset->impressionId(impression)) + "': " + shown.error().message;
    return shown;
}

} // namespace intentscope::tasks
