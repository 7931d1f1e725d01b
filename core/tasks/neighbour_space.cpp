// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/neighbour_space.h"

#include "core/data/clicked_intents.h"
#include "core/knn/drift.h"

#include <algorithm>
#include <numeric>

namespace intentscope::tasks {
namespace {

bool meet(std::span<const std::int32_t> left, std::span<const std::int32_t> right) {
    return std::ranges::any_of(
        left, [&](std::int32_t intent) { return std::ranges::binary_search(right, intent); });
}

Status checkSource(const NeighbourSource& source, const data::Dataset& dataset) {
    if (source.latent->info().datasetHash == dataset.info().hash)
        return {};
    return fail(
        ErrorCode::Mismatch,
        "The latent queries of '" + source.name + "' were written for another dataset than " +
            dataset.info().name,
        {.place = {}, .cure = "Compare runs and sets of one dataset"});
}

} // namespace

Result<NeighbourSpace> NeighbourSpace::make(
    const knn::LatentPoints& points,
    const rank::LatentQueries& latent,
    const NeighbourRule& rule,
    ProgressSink& progress,
    const std::stop_token& stop) {
    NeighbourSpace space;
    space.m_k = rule.k;
    ISCOPE_TRY_ASSIGN(space.m_set, points.vectors(latent, rule.vectors));
    if (!rule.isApproximate)
        return space;
    ISCOPE_TRY_ASSIGN(space.m_graph, knn::HnswKnn::build(space.m_set, {.seed = rule.seed}, progress, stop));
    ISCOPE_TRY_ASSIGN(
        space.m_recall, knn::measureRecall(*space.m_graph, {.k = rule.k, .seed = rule.seed}, progress, stop));
    return space;
}

Result<std::vector<knn::Neighbour>>
NeighbourSpace::search(std::int32_t point, const std::stop_token& stop) const {
    if (m_graph)
        return m_graph->search(point, m_k);
    return knn::exactKnn(*m_set, m_set->vector(point), {.k = m_k, .leftOutRow = point}, Workers(), stop);
}

Result<std::vector<knn::Neighbour>>
NeighbourSpace::searchVector(std::span<const float> vector, const std::stop_token& stop) const {
    return knn::exactKnn(*m_set, vector, {.k = m_k}, Workers(), stop);
}

Result<std::vector<std::vector<knn::Neighbour>>>
NeighbourSpace::searchAll(ProgressSink& progress, const std::stop_token& stop) const {
    std::vector<std::int32_t> rows(static_cast<std::size_t>(m_set->rowCount()));
    std::iota(rows.begin(), rows.end(), 0);
    if (!m_graph)
        return knn::exactKnnOfRows(*m_set, {.rows = rows, .k = m_k}, progress, stop);
    std::vector<std::vector<knn::Neighbour>> all(rows.size());
    ISCOPE_TRY(Workers().forEach(
        rows.size(),
        [&](std::size_t row) -> Status {
            all[row] = m_graph->search(rows[row], m_k);
            return {};
        },
        stop));
    return all;
}

PointClicks::PointClicks(const data::Dataset& dataset, const knn::LatentPoints& points)
    : m_points(points), m_clicked(static_cast<std::size_t>(dataset.impressionCount())) {
    for (std::int32_t row = 0; row < dataset.impressionCount(); ++row) {
        auto& clicked = m_clicked[static_cast<std::size_t>(row)];
        clicked = data::clickedIntents(dataset.candidatesOf({row}));
        std::ranges::sort(clicked);
    }
}

const std::vector<std::int32_t>& PointClicks::ofImpression(std::int32_t impression) const {
    return m_clicked[static_cast<std::size_t>(impression)];
}

std::vector<std::int32_t> PointClicks::ofPoint(std::int32_t point) const {
    std::vector<std::int32_t> intents;
    for (const std::int32_t impression : m_points.impressionsOf(point))
        intents.insert(intents.end(), ofImpression(impression).begin(), ofImpression(impression).end());
    std::ranges::sort(intents);
    intents.erase(std::ranges::unique(intents).begin(), intents.end());
    return intents;
}

std::optional<double> PointClicks::shareOf(std::int32_t point, std::span<const std::int32_t> intents) const {
    std::int32_t clickedCount = 0;
    std::int32_t sameCount = 0;
    for (const std::int32_t impression : m_points.impressionsOf(point)) {
        const auto& clicked = ofImpression(impression);
        if (clicked.empty())
            continue;
        ++clickedCount;
        sameCount += meet(clicked, intents) ? 1 : 0;
    }
    return clickedCount > 0 ? std::optional(static_cast<double>(sameCount) / clickedCount) : std::nullopt;
}

std::optional<double>
PointClicks::purity(std::int32_t impression, std::span<const knn::Neighbour> neighbours) const {
    const auto& own = ofImpression(impression);
    if (own.empty())
        return std::nullopt;
    std::vector<std::optional<double>> shares;
    for (const auto& neighbour : neighbours)
        shares.push_back(shareOf(neighbour.row, own));
    return knn::meanOf(shares);
}

Status checkNeighbours(const NeighboursInput& input, const NeighbourRule& rule) {
    if (rule.k < 1)
        return fail(ErrorCode::InvalidInput, "At least one neighbour must be asked for");
    if (!(rule.persistence > 0 && rule.persistence < 1))
        return fail(ErrorCode::InvalidInput, "p of the rank-biased overlap must lie between 0 and 1");
    ISCOPE_TRY(input.dataset->checkCandidates());
    ISCOPE_TRY(checkSource(input.before, *input.dataset));
    return input.after ? checkSource(*input.after, *input.dataset) : Status();
}

knn::LatentPoints pointsOf(const NeighboursInput& input) {
    std::vector<const rank::LatentQueries*> sets{input.before.latent.get()};
    if (input.after)
        sets.push_back(input.after->latent.get());
    return knn::LatentPoints(sets, input.dataset->impressionCount());
}

std::vector<std::int32_t> rowsOf(std::span<const knn::Neighbour> neighbours) {
    std::vector<std::int32_t> rows;
    rows.reserve(neighbours.size());
    for (const auto& one : neighbours)
        rows.push_back(one.row);
    return rows;
}

} // namespace intentscope::tasks
