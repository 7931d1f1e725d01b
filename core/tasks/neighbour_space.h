// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/knn/latent_points.h"
#include "core/tasks/neighbours_task.h"

#include <map>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace intentscope::tasks {

/// The points of one source and how they are searched.
class NeighbourSpace {
public:
    static Result<NeighbourSpace> make(
        const knn::LatentPoints& points,
        const rank::LatentQueries& latent,
        const NeighbourRule& rule,
        ProgressSink& progress,
        const std::stop_token& stop);

    double commonShare() const { return m_set->commonShare(); }
    const std::optional<knn::MeasuredRecall>& recall() const { return m_recall; }

    /// Of one point.
    Result<std::vector<knn::Neighbour>> search(std::int32_t point, const std::stop_token& stop) const;
    /// Of a vector of the set's width that is no point's; exact also where there is a graph.
    Result<std::vector<knn::Neighbour>>
    searchVector(std::span<const float> vector, const std::stop_token& stop) const;
    /// Of every point.
    Result<std::vector<std::vector<knn::Neighbour>>>
    searchAll(ProgressSink& progress, const std::stop_token& stop) const;

private:
    std::shared_ptr<const knn::VectorSet> m_set;
    std::shared_ptr<const knn::HnswKnn> m_graph; ///< null for an exact search
    std::optional<knn::MeasuredRecall> m_recall;
    std::size_t m_k = 0;
};

/// Which intents the impressions of points clicked.
class PointClicks {
public:
    PointClicks(const data::Dataset& dataset, const knn::LatentPoints& points);

    /// Ascending.
    const std::vector<std::int32_t>& ofImpression(std::int32_t impression) const;
    std::vector<std::int32_t> ofPoint(std::int32_t point) const;
    /// NeighbourList::purity.
    std::optional<double> purity(std::int32_t impression, std::span<const knn::Neighbour> neighbours) const;

private:
    std::optional<double> shareOf(std::int32_t point, std::span<const std::int32_t> intents) const;

    const knn::LatentPoints& m_points;
    std::vector<std::vector<std::int32_t>> m_clicked; ///< by impression
};

/// The checks of neighboursTask and driftTask.
Status checkNeighbours(const NeighboursInput& input, const NeighbourRule& rule);

/// Points of the one or two sources.
knn::LatentPoints pointsOf(const NeighboursInput& input);

std::vector<std::int32_t> rowsOf(std::span<const knn::Neighbour> neighbours);

} // namespace intentscope::tasks
