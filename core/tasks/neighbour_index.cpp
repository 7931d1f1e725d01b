// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/neighbour_index.h"

#include "core/knn/drift.h"

#include <algorithm>
#include <string>
#include <utility>

namespace intentscope::tasks {
namespace {

/// `points` and `other`: the neighbours of the two lists.
void noteOtherRanks(
    NeighbourList& list, std::span<const std::int32_t> points, std::span<const std::int32_t> other) {
    for (std::size_t i = 0; i < points.size(); ++i) {
        const auto at = std::ranges::find(other, points[i]);
        if (at != other.end())
            list.lines[i].otherRank = static_cast<std::int32_t>(at - other.begin()) + 1;
    }
}

} // namespace

NeighbourIndex::NeighbourIndex(NeighboursInput input, const NeighbourRule& rule)
    : m_input(std::move(input)), m_rule(rule), m_points(pointsOf(m_input)),
      m_clicks(*m_input.dataset, m_points) {}

Result<std::shared_ptr<const NeighbourIndex>> NeighbourIndex::make(
    NeighboursInput input, const NeighbourRule& rule, ProgressSink& progress, const std::stop_token& stop) {
    ISCOPE_TRY(checkNeighbours(input, rule));
    std::shared_ptr<NeighbourIndex> index(new NeighbourIndex(std::move(input), rule));
    ISCOPE_TRY_ASSIGN(
        index->m_before,
        NeighbourSpace::make(index->m_points, index->latent(NeighbourSide::Before), rule, progress, stop));
    if (index->m_input.after) {
        ISCOPE_TRY_ASSIGN(
            index->m_after,
            NeighbourSpace::make(index->m_points, index->latent(NeighbourSide::After), rule, progress, stop));
    }
    return index;
}

const rank::LatentQueries& NeighbourIndex::latent(NeighbourSide side) const {
    return side == NeighbourSide::Before ? *m_input.before.latent : *m_input.after->latent;
}

NeighbourList NeighbourIndex::linesOf(
    NeighbourSide side, const NeighbourSpace& space, std::span<const knn::Neighbour> found) const {
    NeighbourList list;
    list.commonShare = space.commonShare();
    list.recall = space.recall();
    for (const auto& one : found) {
        const auto impressions = m_points.impressionsOf(one.row);
        NeighbourLine line;
        line.rank = static_cast<std::int32_t>(list.lines.size()) + 1;
        line.similarity = one.similarity;
        line.text = latent(side).text(latent(side).rowOf({impressions.front()}));
        line.impressions.assign(impressions.begin(), impressions.end());
        line.clickedIntents = m_clicks.ofPoint(one.row);
        list.lines.push_back(std::move(line));
    }
    return list;
}

Result<NeighboursReport>
NeighbourIndex::neighbours(ImpressionIndex impression, const std::stop_token& stop) const {
    const std::int32_t point = m_points.pointOf(impression);
    if (point < 0)
        return fail(
            ErrorCode::NotFound,
            "Impression " + std::string(m_input.dataset->impressionId(impression)) + " has no latent query" +
                (m_input.after ? " in both" : ""),
            {.place = {}, .cure = "Write latent queries for it with reason"});
    NeighboursReport report;
    report.pointCount = m_points.pointCount();
    report.leftOutCount = m_points.leftOutCount();
    for (const std::int32_t other : m_points.impressionsOf(point)) {
        if (other != impression.value)
            report.sharing.push_back(other);
    }
    const auto listOf = [&](NeighbourSide side, const NeighbourSpace& space, const auto& found) {
        NeighbourList list = linesOf(side, space, found);
        list.text = latent(side).text(latent(side).rowOf(impression));
        list.purity = m_clicks.purity(impression.value, found);
        return list;
    };
    ISCOPE_TRY_ASSIGN(const auto before, m_before->search(point, stop));
    report.before = listOf(NeighbourSide::Before, *m_before, before);
    if (!m_after)
        return report;
    ISCOPE_TRY_ASSIGN(const auto after, m_after->search(point, stop));
    report.after = listOf(NeighbourSide::After, *m_after, after);
    const auto old = rowsOf(before);
    const auto now = rowsOf(after);
    noteOtherRanks(report.before, old, now);
    noteOtherRanks(*report.after, now, old);
    report.overlap = knn::overlapAtK(old, now);
    report.rankBiasedOverlap = knn::rankBiasedOverlap(old, now, m_rule.persistence);
    return report;
}

Result<NeighbourList> NeighbourIndex::nearest(
    NeighbourSide side, std::span<const float> vector, const std::stop_token& stop) const {
    const NeighbourSpace& space = side == NeighbourSide::Before ? *m_before : *m_after;
    if (std::cmp_not_equal(vector.size(), latent(side).vectorSize()))
        return fail(
            ErrorCode::InvalidInput,
            "A vector of " + std::to_string(vector.size()) + " values has no neighbours among those of " +
                std::to_string(latent(side).vectorSize()),
            {.place = {}, .cure = "Ask the reasoner that wrote these latent queries"});
    ISCOPE_TRY_ASSIGN(const auto found, space.searchVector(vector, stop));
    return linesOf(side, space, found);
}

} // namespace intentscope::tasks
