// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/knn/exact_knn.h"

#include "core/base/checked.h"
#include "core/knn/dot_products.h"

#include <algorithm>
#include <functional>
#include <limits>
#include <utility>

namespace intentscope::knn {
namespace {

/// Values of a block of rows that one thread scans between two looks at the stop token: well below a
/// millisecond.
constexpr std::size_t BlockValues = 1U << 20U;
/// For many queries: rows that stay in the nearest cache while every query of a group meets them.
constexpr std::size_t TileFloats = 1U << 13U;
constexpr std::size_t GroupSize = 8;
/// Rows whose similarities are computed in double precision at once: a tenth of a millisecond.
constexpr std::size_t MostDecided = 256;

void scan(const VectorSet& set, const PreparedQuery& query, std::int32_t firstRow, std::span<float> scores) {
    dotProducts(set.values(firstRow, scores.size()), query.coarse, scores);
    for (std::size_t i = 0; i < scores.size(); ++i)
        scores[i] = set.coarseScore(firstRow + static_cast<std::int32_t>(i), scores[i], query);
}

/// The k-th highest score, without the row that is left out; -infinity where there are fewer. `scoreOf` takes
/// a score from an item.
template <class Item, class ScoreOf = std::identity>
float kthHighest(std::span<const Item> items, const KnnSpec& spec, ScoreOf scoreOf = {}) {
    std::vector<float> heap; // the lowest of the k highest first
    for (std::size_t row = 0; row < items.size(); ++row) {
        if (std::cmp_equal(row, spec.leftOutRow))
            continue;
        const float score = std::invoke(scoreOf, items[row]);
        if (heap.size() == spec.k) {
            if (score <= heap.front())
                continue;
            std::ranges::pop_heap(heap, std::greater<>());
            heap.pop_back();
        }
        heap.push_back(score);
        std::ranges::push_heap(heap, std::greater<>());
    }
    return heap.size() == spec.k && !heap.empty() ? heap.front() : -std::numeric_limits<float>::infinity();
}

/// The k nearest of some rows, by their similarities in double precision.
std::vector<Neighbour> nearestOf(
    std::vector<Neighbour> found, const VectorSet& set, const PreparedQuery& query, const KnnSpec& spec) {
    for (Neighbour& one : found)
        one.similarity = set.similarity(one.row, query);
    const std::size_t kept = std::min(spec.k, found.size());
    std::ranges::partial_sort(found, found.begin() + static_cast<std::ptrdiff_t>(kept), NearerFirst());
    found.resize(kept);
    return found;
}

std::vector<Neighbour>
decide(const VectorSet& set, const PreparedQuery& query, const KnnSpec& spec, std::span<const float> scores) {
    if (spec.k == 0)
        return {};
    // A row among the k nearest scores at most one error bound below the k-th true score, and that one at
    // most one below the k-th coarse score.
    const double least = static_cast<double>(kthHighest(scores, spec)) - 2 * query.errorBound;
    std::vector<Neighbour> found;
    for (std::size_t row = 0; row < scores.size(); ++row) {
        if (static_cast<double>(scores[row]) >= least && !std::cmp_equal(row, spec.leftOutRow))
            found.push_back({.row = static_cast<std::int32_t>(row)});
    }
    return nearestOf(std::move(found), set, query, spec);
}

/// Drops what single precision tells is none of the k nearest. `found` holds all of them.
void refine(
    std::vector<Neighbour>& found, const VectorSet& set, const PreparedQuery& query, const KnnSpec& spec) {
    std::vector<float> scores;
    scores.reserve(found.size());
    for (const Neighbour& one : found) {
        float score = 0;
        scan(set, query, one.row, {&score, 1});
        scores.push_back(score);
    }
    const double highest =
        static_cast<double>(kthHighest(std::span<const float>(scores), {.k = spec.k, .leftOutRow = -1}));
    const double least = highest - 2 * query.errorBound;
    std::size_t at = 0;
    std::erase_if(found, [&](const Neighbour&) { return static_cast<double>(scores[at++]) < least; });
}

/// As `decide`, from bounds that hold for every row.
std::vector<Neighbour> decideBetween(
    const VectorSet& set,
    const PreparedQuery& query,
    const KnnSpec& spec,
    std::span<const ProductBounds> bounds) {
    if (spec.k == 0)
        return {};
    // At least k rows score as much as the k-th highest of the low ends, so a row whose high end lies below
    // it is not among the k nearest.
    const float least = kthHighest(bounds, spec, &ProductBounds::low);
    std::vector<Neighbour> found;
    for (std::size_t row = 0; row < bounds.size(); ++row) {
        if (bounds[row].high >= least && !std::cmp_equal(row, spec.leftOutRow))
            found.push_back({.row = static_cast<std::int32_t>(row)});
    }
    // Rows that all point one way are told apart by little of what a byte holds.
    if (found.size() > MostDecided)
        refine(found, set, query, spec);
    return nearestOf(std::move(found), set, query, spec);
}

/// Scores of a group of queries, a tile of rows after the other.
std::vector<std::vector<float>> scanGroup(const VectorSet& set, std::span<const PreparedQuery> group) {
    const auto rowCount = static_cast<std::size_t>(set.rowCount());
    const std::size_t tile = std::max<std::size_t>(1, TileFloats / static_cast<std::size_t>(set.width()));
    std::vector<std::vector<float>> scores(group.size(), std::vector<float>(rowCount));
    for (std::size_t first = 0; first < rowCount; first += tile) {
        const std::size_t count = std::min(tile, rowCount - first);
        for (std::size_t i = 0; i < group.size(); ++i)
            scan(set, group[i], static_cast<std::int32_t>(first), std::span(scores[i]).subspan(first, count));
    }
    return scores;
}

} // namespace

Result<std::vector<Neighbour>> exactKnn(
    const VectorSet& set,
    std::span<const float> query,
    const KnnSpec& spec,
    const Workers& workers,
    const std::stop_token& stop) {
    const PreparedQuery prepared = set.prepare(query);
    const auto rowCount = static_cast<std::size_t>(set.rowCount());
    const std::size_t block = std::max<std::size_t>(1, BlockValues / query.size());
    std::vector<ProductBounds> bounds(rowCount);
    ISCOPE_TRY(workers.forEach(
        (rowCount + block - 1) / block,
        [&](std::size_t index) -> Status {
            const std::size_t first = index * block;
            const std::size_t count = std::min(block, rowCount - first);
            set.boundScores(narrow<std::int32_t>(first), prepared, std::span(bounds).subspan(first, count));
            return {};
        },
        stop));
    return decideBetween(set, prepared, spec, bounds);
}

Result<std::vector<std::vector<Neighbour>>> exactKnnOfRows(
    const VectorSet& set, const ManyQueries& queries, ProgressSink& progress, const std::stop_token& stop) {
    std::vector<std::vector<Neighbour>> all(queries.rows.size());
    const auto total = static_cast<std::int64_t>(queries.rows.size());
    const std::size_t groupCount = (queries.rows.size() + GroupSize - 1) / GroupSize;
    const auto groupOf = [&](std::size_t index) {
        const std::size_t first = index * GroupSize;
        return queries.rows.subspan(first, std::min(GroupSize, queries.rows.size() - first));
    };
    ISCOPE_TRY(Workers().inOrder(
        groupCount,
        [&](std::size_t index) -> Status {
            const auto rows = groupOf(index);
            std::vector<PreparedQuery> group;
            for (const std::int32_t row : rows)
                group.push_back(set.prepare(set.vector(row)));
            const auto scores = scanGroup(set, group);
            for (std::size_t i = 0; i < rows.size(); ++i)
                all[index * GroupSize + i] =
                    decide(set, group[i], {.k = queries.k, .leftOutRow = rows[i]}, scores[i]);
            return {};
        },
        [&](std::size_t index) -> Status {
            const auto done = static_cast<std::int64_t>(index * GroupSize + groupOf(index).size());
            progress.report({.phase = "Searching neighbours", .done = done, .total = total, .detail = {}});
            return {};
        },
        stop));
    return all;
}

} // namespace intentscope::knn
