// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/knn/drift.h"
#include "core/tasks/neighbour_index.h"
#include "core/tasks/neighbour_space.h"
#include "core/tasks/neighbours_task.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace intentscope::tasks {
namespace {

using Lists = std::vector<std::vector<knn::Neighbour>>;

/// The neighbours of every point on both sides.
struct BothSides {
    Lists before;
    Lists after;
};

/// Of one user: none where no impression has a latent query on both sides.
std::optional<UserDrift> driftOf(
    UserIndex user,
    const NeighboursInput& input,
    const NeighbourRule& rule,
    const knn::LatentPoints& points,
    const PointClicks& clicks,
    const BothSides& sides) {
    UserDrift drift{.user = user};
    double before = 0;
    double after = 0;
    for (const std::int32_t impression : input.dataset->impressionsOf(user)) {
        const std::int32_t point = points.pointOf({impression});
        if (point < 0)
            continue;
        const auto& old = sides.before[static_cast<std::size_t>(point)];
        const auto& now = sides.after[static_cast<std::size_t>(point)];
        ++drift.impressionCount;
        drift.overlap += knn::overlapAtK(rowsOf(old), rowsOf(now));
        drift.rankBiasedOverlap += knn::rankBiasedOverlap(rowsOf(old), rowsOf(now), rule.persistence);
        const auto oldPurity = clicks.purity(impression, old);
        const auto newPurity = clicks.purity(impression, now);
        if (!oldPurity || !newPurity)
            continue;
        ++drift.ratedCount;
        before += *oldPurity;
        after += *newPurity;
    }
    if (drift.impressionCount == 0)
        return std::nullopt;
    drift.overlap /= drift.impressionCount;
    drift.rankBiasedOverlap /= drift.impressionCount;
    if (drift.ratedCount > 0) {
        drift.purityBefore = before / drift.ratedCount;
        drift.purityAfter = after / drift.ratedCount;
    }
    return drift;
}

Result<stats::Estimate> meanOverUsers(
    std::span<const UserDrift> users,
    double UserDrift::* value,
    const NeighbourRule& rule,
    const std::stop_token& stop) {
    std::vector<double> values;
    for (const auto& user : users)
        values.push_back(user.*value);
    const std::vector<double> weights(values.size(), 1.0);
    return stats::bootstrapMean({.values = values, .weights = weights}, {.seed = rule.seed}, stop);
}

Status addEstimates(DriftReport& report, const NeighbourRule& rule, const std::stop_token& stop) {
    ISCOPE_TRY_ASSIGN(report.overlap, meanOverUsers(report.users, &UserDrift::overlap, rule, stop));
    ISCOPE_TRY_ASSIGN(
        report.rankBiasedOverlap, meanOverUsers(report.users, &UserDrift::rankBiasedOverlap, rule, stop));
    std::vector<double> before;
    std::vector<double> after;
    for (const auto& user : report.users) {
        if (user.purityBefore && user.purityAfter) {
            before.push_back(*user.purityBefore);
            after.push_back(*user.purityAfter);
        }
    }
    report.purityUserCount = static_cast<std::int32_t>(before.size());
    report.purityDroppedCount = static_cast<std::int32_t>(report.users.size() - before.size());
    if (before.empty())
        return {};
    const std::vector<double> weights(before.size(), 1.0);
    ISCOPE_TRY_ASSIGN(
        report.purity, stats::bootstrapDifference({before, after, weights}, {.seed = rule.seed}, stop));
    return {};
}

/// The neighbours of every point of one source.
Result<Lists> searchSide(
    const NeighbourSpace& space,
    double& commonShare,
    std::optional<knn::MeasuredRecall>& recall,
    ProgressSink& progress,
    const std::stop_token& stop) {
    commonShare = space.commonShare();
    recall = space.recall();
    return space.searchAll(progress, stop);
}

/// Fills in all but what searchSide did.
Status compareSides(
    DriftReport& report,
    const NeighboursInput& input,
    const NeighbourRule& rule,
    const knn::LatentPoints& points,
    const PointClicks& clicks,
    const BothSides& sides,
    const std::stop_token& stop) {
    report.pointCount = points.pointCount();
    report.leftOutCount = points.leftOutCount();
    for (std::int32_t user = 0; user < input.dataset->userCount(); ++user) {
        if (auto drift = driftOf({user}, input, rule, points, clicks, sides)) {
            report.impressionCount += drift->impressionCount;
            report.users.push_back(*drift);
        }
    }
    std::ranges::stable_sort(report.users, {}, &UserDrift::overlap);
    return addEstimates(report, rule, stop);
}

tl::unexpected<Error> noSecondSource() {
    return fail(
        ErrorCode::InvalidInput,
        "A drift is between two sets of latent queries",
        {.place = {}, .cure = "Name the second with --other"});
}

} // namespace

Result<DriftReport> driftTask(
    const NeighboursInput& input,
    const NeighbourRule& rule,
    ProgressSink& progress,
    const std::stop_token& stop) {
    if (!input.after)
        return noSecondSource();
    ISCOPE_TRY(checkNeighbours(input, rule));
    const auto points = pointsOf(input);
    const PointClicks clicks(*input.dataset, points);
    DriftReport report;
    BothSides sides;
    {
        // One copy of vectors at a time.
        ISCOPE_TRY_ASSIGN(
            const auto space, NeighbourSpace::make(points, *input.before.latent, rule, progress, stop));
        ISCOPE_TRY_ASSIGN(
            sides.before, searchSide(space, report.commonShareBefore, report.recallBefore, progress, stop));
    }
    ISCOPE_TRY_ASSIGN(
        const auto space, NeighbourSpace::make(points, *input.after->latent, rule, progress, stop));
    ISCOPE_TRY_ASSIGN(
        sides.after, searchSide(space, report.commonShareAfter, report.recallAfter, progress, stop));
    ISCOPE_TRY(compareSides(report, input, rule, points, clicks, sides, stop));
    return report;
}

Result<DriftReport> NeighbourIndex::drift(ProgressSink& progress, const std::stop_token& stop) const {
    if (!m_after)
        return noSecondSource();
    DriftReport report;
    BothSides sides;
    ISCOPE_TRY_ASSIGN(
        sides.before, searchSide(*m_before, report.commonShareBefore, report.recallBefore, progress, stop));
    ISCOPE_TRY_ASSIGN(
        sides.after, searchSide(*m_after, report.commonShareAfter, report.recallAfter, progress, stop));
    ISCOPE_TRY(compareSides(report, m_input, m_rule, m_points, m_clicks, sides, stop));
    return report;
}

} // namespace intentscope::tasks
