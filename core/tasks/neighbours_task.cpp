// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/neighbours_task.h"

#include "core/knn/drift.h"
#include "core/tasks/neighbour_space.h"

#include <algorithm>
#include <utility>

namespace intentscope::tasks {
namespace {

/// A list with the neighbours it was made of.
struct FoundList {
    NeighbourList list;
    std::vector<std::int32_t> points;
};

/// What the lists of one impression have in common.
struct Asked {
    const NeighbourRule& rule;
    const knn::LatentPoints& points;
    const PointClicks& clicks;
    ImpressionIndex impression;
};

Result<FoundList> findList(
    const Asked& asked,
    const rank::LatentQueries& latent,
    ProgressSink& progress,
    const std::stop_token& stop) {
    ISCOPE_TRY_ASSIGN(
        const auto space, NeighbourSpace::make(asked.points, latent, asked.rule, progress, stop));
    ISCOPE_TRY_ASSIGN(const auto neighbours, space.search(asked.points.pointOf(asked.impression), stop));
    FoundList found;
    found.list.text = latent.text(latent.rowOf(asked.impression));
    found.list.purity = asked.clicks.purity(asked.impression.value, neighbours);
    found.list.commonShare = space.commonShare();
    found.list.recall = space.recall();
    found.points = rowsOf(neighbours);
    for (const auto& one : neighbours) {
        const auto impressions = asked.points.impressionsOf(one.row);
        NeighbourLine line;
        line.rank = static_cast<std::int32_t>(found.list.lines.size()) + 1;
        line.similarity = one.similarity;
        line.text = latent.text(latent.rowOf({impressions.front()}));
        line.impressions.assign(impressions.begin(), impressions.end());
        line.clickedIntents = asked.clicks.ofPoint(one.row);
        found.list.lines.push_back(std::move(line));
    }
    return found;
}

void noteOtherRanks(FoundList& list, const FoundList& other) {
    for (std::size_t i = 0; i < list.points.size(); ++i) {
        const auto at = std::ranges::find(other.points, list.points[i]);
        if (at != other.points.end())
            list.list.lines[i].otherRank = static_cast<std::int32_t>(at - other.points.begin()) + 1;
    }
}

} // namespace

Result<NeighboursReport> neighboursTask(
    const NeighboursInput& input,
    ImpressionIndex impression,
    const NeighbourRule& rule,
    ProgressSink& progress,
    const std::stop_token& stop) {
    ISCOPE_TRY(checkNeighbours(input, rule));
    const auto points = pointsOf(input);
    const std::int32_t point = points.pointOf(impression);
    if (point < 0)
        return fail(
            ErrorCode::NotFound,
            "Impression " + std::string(input.dataset->impressionId(impression)) + " has no latent query" +
                (input.after ? " in both" : ""),
            {.place = {}, .cure = "Write latent queries for it with reason"});
    const PointClicks clicks(*input.dataset, points);
    const Asked asked{rule, points, clicks, impression};
    NeighboursReport report;
    report.pointCount = points.pointCount();
    report.leftOutCount = points.leftOutCount();
    for (const std::int32_t other : points.impressionsOf(point)) {
        if (other != impression.value)
            report.sharing.push_back(other);
    }
    ISCOPE_TRY_ASSIGN(auto before, findList(asked, *input.before.latent, progress, stop));
    if (input.after) {
        ISCOPE_TRY_ASSIGN(auto after, findList(asked, *input.after->latent, progress, stop));
        noteOtherRanks(before, after);
        noteOtherRanks(after, before);
        report.overlap = knn::overlapAtK(before.points, after.points);
        report.rankBiasedOverlap = knn::rankBiasedOverlap(before.points, after.points, rule.persistence);
        report.after = std::move(after.list);
    }
    report.before = std::move(before.list);
    return report;
}

} // namespace intentscope::tasks
