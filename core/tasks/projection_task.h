// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/env.h"
#include "core/base/progress.h"
#include "core/projection/projection.h"
#include "core/tasks/neighbours_task.h"

#include <filesystem>
#include <stop_token>
#include <string>
#include <vector>

namespace intentscope::tasks {

struct ProjectionRequest {
    projection::Method method = projection::Method::Pca;
    projection::UmapSpec umap = {}; ///< of Method::Umap; its seed also draws what quality is measured on
    knn::VectorSetSpec vectors = {.nearness = knn::Nearness::Cosine, .isCentred = true};
    /// Of Method::Given: one file a source. A line an impression of the dataset, or a line a row of the set.
    std::vector<std::filesystem::path> coordinates = {};

    /// So many points get exact neighbours; beyond, UMAP searches a graph and its recall is measured.
    static constexpr std::int32_t MostExactPoints = 20'000;
};

/// The latent queries of one or two sources as points in the plane. Every different latent query is a point
/// (knn::LatentPoints), none is left out. With cosines, vectors of length 1 are projected. Two sources of one
/// vector size are projected together; of two sizes, each alone, and the second is laid onto the first. The
/// same input gives the same points. Mismatch when a source belongs to another dataset; InvalidInput for
/// parameters out of range, too few points, and coordinates whose count fits nothing; the errors of
/// projection::readCoordinates; Cancelled.
Result<projection::Projection> projectionTask(
    const NeighboursInput& input,
    const ProjectionRequest& request,
    Env& env,
    ProgressSink& progress,
    const std::stop_token& stop);

/// "UMAP of 4,000 latent queries, 15 neighbours, ..." for a person, in several lines with a final newline.
std::string describe(const projection::ProjectionDescription& description);

} // namespace intentscope::tasks
