// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/projection_task.h"

#include "core/base/build_version.h"
#include "core/data/file_hash.h"
#include "core/knn/exact_knn.h"
#include "core/knn/hnsw_knn.h"
#include "core/knn/latent_points.h"
#include "core/projection/coordinate_file.h"
#include "core/projection/pca.h"
#include "core/projection/procrustes.h"
#include "core/tasks/neighbour_space.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace intentscope::tasks {
namespace {

using projection::Method;
using projection::Placing;
using projection::Projection;
using projection::Rows;

constexpr std::size_t PlaneSize = 2;

/// What the parts of one projection share.
struct Work {
    const ProjectionRequest& request;
    ProgressSink& progress;
    const std::stop_token& stop;
};

/// The vectors of the points as they are projected.
struct Matrix {
    std::vector<float> values;
    std::int32_t width = 0;

    Rows rows() const { return {values, width}; }
};

/// A projected matrix, and what was measured on the way.
struct Plane {
    std::vector<float> points;
    std::vector<double> shares;
    std::optional<double> recall;
};

Result<Matrix>
matrixOf(const knn::LatentPoints& points, const rank::LatentQueries& latent, const knn::VectorSetSpec& spec) {
    ISCOPE_TRY_ASSIGN(const auto set, points.vectors(latent, spec));
    Matrix matrix{.values = {}, .width = set->width()};
    matrix.values.reserve(static_cast<std::size_t>(set->rowCount()) * static_cast<std::size_t>(set->width()));
    for (std::int32_t row = 0; row < set->rowCount(); ++row) {
        const auto prepared = set->prepared(row);
        matrix.values.insert(matrix.values.end(), prepared.begin(), prepared.end());
    }
    return matrix;
}

using Near = std::vector<std::vector<projection::NearPoint>>;

Near distancesOf(const std::vector<std::vector<knn::Neighbour>>& lists) {
    Near near(lists.size());
    for (std::size_t i = 0; i < lists.size(); ++i) {
        for (const auto& one : lists[i])
            near[i].push_back({one.row, -one.similarity});
    }
    return near;
}

/// Euclidean neighbours of every row.
Result<Near> nearOf(const Matrix& matrix, Plane& plane, const Work& work) {
    ISCOPE_TRY_ASSIGN(
        const auto set,
        knn::VectorSet::make(
            matrix.values, matrix.width, {.nearness = knn::Nearness::L2, .isCentred = false}));
    const auto count = static_cast<std::size_t>(work.request.umap.neighbourCount) - 1;
    if (set->rowCount() <= ProjectionRequest::MostExactPoints) {
        std::vector<std::int32_t> rows(static_cast<std::size_t>(set->rowCount()));
        std::iota(rows.begin(), rows.end(), 0);
        ISCOPE_TRY_ASSIGN(
            const auto lists,
            knn::exactKnnOfRows(*set, {.rows = rows, .k = count}, work.progress, work.stop));
        return distancesOf(lists);
    }
    ISCOPE_TRY_ASSIGN(
        const auto graph,
        knn::HnswKnn::build(set, {.seed = work.request.umap.seed}, work.progress, work.stop));
    ISCOPE_TRY_ASSIGN(
        const auto recall,
        knn::measureRecall(*graph, {.k = count, .seed = work.request.umap.seed}, work.progress, work.stop));
    plane.recall = recall.recall;
    std::vector<std::vector<knn::Neighbour>> lists(static_cast<std::size_t>(set->rowCount()));
    ISCOPE_TRY(Workers().forEach(
        lists.size(),
        [&](std::size_t row) -> Status {
            lists[row] = graph->search(static_cast<std::int32_t>(row), count);
            return {};
        },
        work.stop));
    return distancesOf(lists);
}

Result<Plane> projectMatrix(const Matrix& matrix, const Work& work) {
    ISCOPE_TRY_ASSIGN(
        const auto components, projection::fitPca(matrix.rows(), PlaneSize, work.progress, work.stop));
    Plane plane{
        .points = projection::project(matrix.rows(), components),
        .shares = components.shares,
        .recall = std::nullopt};
    if (work.request.method == Method::Pca)
        return plane;
    ISCOPE_TRY(projection::checkUmap(work.request.umap, matrix.rows().count()));
    ISCOPE_TRY_ASSIGN(const Near near, nearOf(matrix, plane, work));
    plane.shares.clear();
    ISCOPE_TRY_ASSIGN(
        plane.points,
        projection::layOut(
            projection::fuzzyGraph(near),
            std::move(plane.points),
            work.request.umap,
            work.progress,
            work.stop));
    return plane;
}

/// Rows of a file as points: each point takes those of its first impression.
Result<std::vector<float>> givenPlane(
    const std::filesystem::path& file,
    const knn::LatentPoints& points,
    const rank::LatentQueries& latent,
    std::int32_t impressionCount,
    Env& env) {
    ISCOPE_TRY_ASSIGN(const auto given, projection::readCoordinates(env, file));
    const auto lineCount = static_cast<std::int64_t>(given.size() / PlaneSize);
    const bool isByImpression = lineCount == impressionCount;
    if (!isByImpression && lineCount != latent.rowCount())
        return fail(
            ErrorCode::InvalidInput,
            "There are " + std::to_string(lineCount) + " coordinates, but " +
                std::to_string(impressionCount) + " impressions and " + std::to_string(latent.rowCount()) +
                " latent queries",
            {.place = {.file = file.string()},
             .cure = "Give one line for each impression, or one for each row of the set"});
    std::vector<float> plane;
    for (std::int32_t point = 0; point < points.pointCount(); ++point) {
        const ImpressionIndex first{points.impressionsOf(point).front()};
        const std::int32_t line = isByImpression ? first.value : latent.rowOf(first);
        const auto at = PlaneSize * static_cast<std::size_t>(line);
        plane.insert(plane.end(), {given[at], given[at + 1]});
    }
    return plane;
}

Status readGiven(
    Projection& projection,
    const NeighboursInput& input,
    const ProjectionRequest& request,
    const knn::LatentPoints& points,
    Env& env) {
    const std::size_t wanted = input.after ? 2 : 1;
    if (request.coordinates.size() != wanted)
        return fail(
            ErrorCode::InvalidInput,
            "Given coordinates come in one file for each set of latent queries",
            {.place = {}, .cure = wanted == 1 ? "Name one file" : "Name two files, before and after"});
    for (const auto& file : request.coordinates) {
        ISCOPE_TRY_ASSIGN(auto hash, data::hashFile(env, file, std::stop_token()));
        projection.description.coordinates[file.filename().string()] = std::move(hash);
    }
    const std::int32_t count = input.dataset->impressionCount();
    ISCOPE_TRY_ASSIGN(
        projection.before, givenPlane(request.coordinates[0], points, *input.before.latent, count, env));
    if (input.after) {
        ISCOPE_TRY_ASSIGN(
            projection.after, givenPlane(request.coordinates[1], points, *input.after->latent, count, env));
        projection.description.placing = Placing::Joint;
    }
    return {};
}

void addPlane(projection::ProjectionDescription& description, const Plane& plane) {
    description.shares = plane.shares;
    if (plane.recall)
        description.recall = description.recall ? std::min(*description.recall, *plane.recall) : plane.recall;
}

/// Both sources, of which the vectors are at hand.
Status projectBoth(Projection& projection, const Matrix& before, const Matrix& after, const Work& work) {
    if (before.width == after.width) {
        Matrix both = before;
        both.values.insert(both.values.end(), after.values.begin(), after.values.end());
        ISCOPE_TRY_ASSIGN(const Plane plane, projectMatrix(both, work));
        addPlane(projection.description, plane);
        const auto half = plane.points.begin() + static_cast<std::ptrdiff_t>(plane.points.size() / 2);
        projection.before.assign(plane.points.begin(), half);
        projection.after.assign(half, plane.points.end());
        projection.description.placing = Placing::Joint;
        return {};
    }
    ISCOPE_TRY_ASSIGN(Plane first, projectMatrix(before, work));
    ISCOPE_TRY_ASSIGN(Plane second, projectMatrix(after, work));
    addPlane(projection.description, second);
    addPlane(projection.description, first);
    projection::alignTo(first.points, second.points);
    projection.before = std::move(first.points);
    projection.after = std::move(second.points);
    projection.description.placing = Placing::Aligned;
    return {};
}

Projection blankProjection(
    const NeighboursInput& input, const ProjectionRequest& request, const knn::LatentPoints& points) {
    Projection projection;
    auto& about = projection.description;
    about.datasetHash = input.dataset->info().hash;
    const auto add = [&](const NeighbourSource& source) {
        const auto& info = source.latent->info();
        about.sets.push_back({source.name, info.id, info.reasonerHash, info.vectorsHash});
    };
    add(input.before);
    if (input.after)
        add(*input.after);
    about.method = request.method;
    about.umap = request.umap;
    about.vectors = request.vectors;
    about.pointCount = points.pointCount();
    about.impressionCount = input.dataset->impressionCount();
    about.leftOutCount = points.leftOutCount();
    about.codeVersion = codeVersion();
    for (std::int32_t row = 0; row < input.dataset->impressionCount(); ++row)
        projection.points.push_back(points.pointOf({row}));
    return projection;
}

} // namespace

Result<Projection> projectionTask(
    const NeighboursInput& input,
    const ProjectionRequest& request,
    Env& env,
    ProgressSink& progress,
    const std::stop_token& stop) {
    ISCOPE_TRY(checkNeighbours(input, {}));
    const auto points = pointsOf(input);
    Projection projection = blankProjection(input, request, points);
    const Work work{request, progress, stop};
    ISCOPE_TRY_ASSIGN(const Matrix before, matrixOf(points, *input.before.latent, request.vectors));
    if (request.method == Method::Given) {
        ISCOPE_TRY(readGiven(projection, input, request, points, env));
    } else if (input.after) {
        ISCOPE_TRY_ASSIGN(const Matrix after, matrixOf(points, *input.after->latent, request.vectors));
        ISCOPE_TRY(projectBoth(projection, before, after, work));
    } else {
        ISCOPE_TRY_ASSIGN(Plane plane, projectMatrix(before, work));
        addPlane(projection.description, plane);
        projection.before = std::move(plane.points);
    }
    progress.report({.phase = "Measuring the projection", .done = 0, .total = 0, .detail = {}});
    auto trust =
        projection::measureTrust(before.rows(), projection.before, {.seed = request.umap.seed}, stop);
    if (trust)
        projection.description.trust = *trust;
    else if (trust.error().code != ErrorCode::InvalidInput)
        return tl::unexpected(std::move(trust).error());
    return projection;
}

} // namespace intentscope::tasks
