// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/knn/hnsw_knn.h"

#include "core/base/checked.h"
#include "core/knn/dot_products.h"
#include "core/stats/random.h"

// Its own vector code fetches ahead of the ends of its lists; the distances are ours instead.
#define NO_MANUAL_VECTORIZATION
#include <hnswlib/hnswlib.h>

#include <algorithm>
#include <numeric>
#include <utility>

namespace intentscope::knn {
namespace {

/// Rows between two looks at the stop token: some milliseconds.
constexpr std::int32_t BlockRows = 64;

/// On vectors of length 1 the Euclidean order is that of the cosine.
class EuclideanSpace final : public hnswlib::SpaceInterface<float> {
public:
    explicit EuclideanSpace(std::size_t width) : m_width(width) {}
    std::size_t get_data_size() override { return m_width * sizeof(float); }
    hnswlib::DISTFUNC<float> get_dist_func() override {
        return [](const void* left, const void* right, const void* width) {
            return squaredDistance(
                static_cast<const float*>(left),
                static_cast<const float*>(right),
                *static_cast<const std::size_t*>(width));
        };
    }
    void* get_dist_func_param() override { return &m_width; }

private:
    std::size_t m_width;
};

std::vector<std::int32_t> drawRows(std::int32_t rowCount, const RecallSpec& spec) {
    std::vector<std::int32_t> rows(static_cast<std::size_t>(rowCount));
    std::iota(rows.begin(), rows.end(), 0);
    stats::Random random(spec.seed);
    const std::size_t count = std::min(spec.queryCount, rows.size());
    for (std::size_t i = 0; i < count; ++i)
        std::swap(rows[i], rows[i + random.below(rows.size() - i)]);
    rows.resize(count);
    return rows;
}

} // namespace

struct HnswKnn::Graph {
    Graph(std::size_t width, std::size_t rowCount, const HnswSpec& spec)
        : space(width),
          graph(&space, std::max<std::size_t>(rowCount, 1), spec.linkCount, spec.buildBreadth, spec.seed) {
        graph.setEf(spec.searchBreadth);
    }

    EuclideanSpace space;
    hnswlib::HierarchicalNSW<float> graph;
};

HnswKnn::HnswKnn(std::shared_ptr<const VectorSet> set, const HnswSpec& spec)
    : m_set(std::move(set)), m_spec(spec),
      m_graph(std::make_unique<Graph>(
          static_cast<std::size_t>(m_set->width()), static_cast<std::size_t>(m_set->rowCount()), spec)) {}

HnswKnn::~HnswKnn() = default;

Result<std::shared_ptr<const HnswKnn>> HnswKnn::build(
    std::shared_ptr<const VectorSet> set,
    const HnswSpec& spec,
    ProgressSink& progress,
    const std::stop_token& stop) {
    if (set->spec().nearness == Nearness::Dot)
        return fail(
            ErrorCode::InvalidInput,
            "Inner products are no distances, so they have no approximate search",
            {.place = {}, .cure = "Search exactly, or by cosine or l2"});
    std::shared_ptr<HnswKnn> index(new HnswKnn(std::move(set), spec));
    const std::int32_t rowCount = index->m_set->rowCount();
    for (std::int32_t row = 0; row < rowCount; ++row) {
        if (row % BlockRows == 0) {
            ISCOPE_TRY(checkStop(stop));
            progress.report({.phase = "Building the graph", .done = row, .total = rowCount, .detail = {}});
        }
        index->m_graph->graph.addPoint(index->m_set->prepared(row).data(), static_cast<std::size_t>(row));
    }
    return index;
}

std::vector<Neighbour> HnswKnn::search(std::int32_t row, std::size_t k) const {
    const std::size_t asked = std::min(k + 1, static_cast<std::size_t>(m_set->rowCount()));
    auto nearest = m_graph->graph.searchKnn(m_set->prepared(row).data(), asked);
    const PreparedQuery query = m_set->prepare(m_set->vector(row));
    std::vector<Neighbour> found;
    for (; !nearest.empty(); nearest.pop()) {
        const auto other = narrow<std::int32_t>(nearest.top().second);
        if (other != row)
            found.push_back({.row = other, .similarity = m_set->similarity(other, query)});
    }
    std::ranges::sort(found, NearerFirst());
    found.resize(std::min(found.size(), k));
    return found;
}

Result<MeasuredRecall> measureRecall(
    const HnswKnn& index, const RecallSpec& spec, ProgressSink& progress, const std::stop_token& stop) {
    const auto rows = drawRows(index.set().rowCount(), spec);
    ISCOPE_TRY_ASSIGN(
        const auto exact, exactKnnOfRows(index.set(), {.rows = rows, .k = spec.k}, progress, stop));
    double sum = 0;
    std::size_t askedCount = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (exact[i].empty())
            continue;
        const auto found = index.search(rows[i], spec.k);
        // By similarity, not by row: of equally near rows one is as good as the other.
        const double least = exact[i].back().similarity;
        const auto hits =
            std::ranges::count_if(found, [&](const Neighbour& one) { return one.similarity >= least; });
        sum += static_cast<double>(hits) / static_cast<double>(exact[i].size());
        ++askedCount;
    }
    return MeasuredRecall{
        .recall = askedCount > 0 ? sum / static_cast<double>(askedCount) : 1.0,
        .k = spec.k,
        .queryCount = askedCount,
        .seed = spec.seed};
}

} // namespace intentscope::knn
