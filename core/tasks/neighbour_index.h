// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tasks/neighbour_space.h"
#include "core/tasks/neighbours_task.h"

#include <memory>
#include <optional>
#include <span>
#include <stop_token>

namespace intentscope::tasks {

/// Which of the two sources of a NeighboursInput.
enum class NeighbourSide { Before, After };

/// One or two sources made ready for many questions: what neighboursTask and driftTask do, without copying
/// the vectors and building the graphs each time. Immutable: any thread.
class NeighbourIndex {
public:
    /// The checks and errors of neighboursTask.
    static Result<std::shared_ptr<const NeighbourIndex>> make(
        NeighboursInput input,
        const NeighbourRule& rule,
        ProgressSink& progress,
        const std::stop_token& stop);
    NeighbourIndex(const NeighbourIndex&) = delete;
    NeighbourIndex& operator=(const NeighbourIndex&) = delete;

    const NeighboursInput& input() const { return m_input; }
    const NeighbourRule& rule() const { return m_rule; }
    const knn::LatentPoints& points() const { return m_points; }
    const PointClicks& clicks() const { return m_clicks; }

    /// As neighboursTask.
    Result<NeighboursReport> neighbours(ImpressionIndex impression, const std::stop_token& stop) const;
    /// As driftTask.
    Result<DriftReport> drift(ProgressSink& progress, const std::stop_token& stop) const;
    /// The points nearest to a vector that is no point's, found exactly; without text and purity of its own.
    /// InvalidInput for a vector of another size than the source's.
    Result<NeighbourList>
    nearest(NeighbourSide side, std::span<const float> vector, const std::stop_token& stop) const;

private:
    NeighbourIndex(NeighboursInput input, const NeighbourRule& rule);
    const rank::LatentQueries& latent(NeighbourSide side) const;
    NeighbourList
    linesOf(NeighbourSide side, const NeighbourSpace& space, std::span<const knn::Neighbour> found) const;

    NeighboursInput m_input;
    NeighbourRule m_rule;
    knn::LatentPoints m_points;
    PointClicks m_clicks; ///< of m_points
    std::optional<NeighbourSpace> m_before;
    std::optional<NeighbourSpace> m_after; ///< none without a second source
};

} // namespace intentscope::tasks
