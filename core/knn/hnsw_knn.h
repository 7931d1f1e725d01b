// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/knn/exact_knn.h"
#include "core/knn/vector_set.h"

#include <cstdint>
#include <memory>
#include <span>
#include <stop_token>
#include <vector>

namespace intentscope::knn {

struct HnswSpec {
    std::size_t linkCount = 16;      ///< M of Malkov and Yashunin 2018
    std::size_t buildBreadth = 200;  ///< efConstruction
    std::size_t searchBreadth = 128; ///< ef
    std::uint64_t seed = 1;
};

/// How much of the exact answer an approximate search found.
struct MeasuredRecall {
    double recall = 0; ///< mean share of the k exact neighbours that were found
    std::size_t k = 0;
    std::size_t queryCount = 0;
    std::uint64_t seed = 0; ///< that chose the queries
};

/// Approximate neighbours by a navigable small-world graph (hnswlib). The graph is built by one thread, so
/// that the same vectors and seed give the same graph. Holds the set and a copy of its vectors. Searching is
/// safe on any thread.
class HnswKnn {
public:
    /// InvalidInput for Dot without cosine: a graph needs a metric. Cancelled.
    static Result<std::shared_ptr<const HnswKnn>> build(
        std::shared_ptr<const VectorSet> set,
        const HnswSpec& spec,
        ProgressSink& progress,
        const std::stop_token& stop);
    ~HnswKnn();
    HnswKnn(const HnswKnn&) = delete;
    HnswKnn& operator=(const HnswKnn&) = delete;

    const VectorSet& set() const { return *m_set; }
    const HnswSpec& spec() const { return m_spec; }
    /// Rows near to a row of the set, itself left out; similarities and order as the exact search has them.
    std::vector<Neighbour> search(std::int32_t row, std::size_t k) const;

private:
    struct Graph;
    HnswKnn(std::shared_ptr<const VectorSet> set, const HnswSpec& spec);

    std::shared_ptr<const VectorSet> m_set;
    HnswSpec m_spec;
    std::unique_ptr<Graph> m_graph;
};

/// Which rows are asked, and how many neighbours of each.
struct RecallSpec {
    std::size_t k = 10;
    std::size_t queryCount = 200; ///< drawn without replacement; all rows where there are fewer
    std::uint64_t seed = 1;
};

/// Compares with the exact search. Cancelled.
Result<MeasuredRecall> measureRecall(
    const HnswKnn& index, const RecallSpec& spec, ProgressSink& progress, const std::stop_token& stop);

} // namespace intentscope::knn
