// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/base/workers.h"
#include "core/knn/vector_set.h"

#include <cstdint>
#include <span>
#include <stop_token>
#include <vector>

namespace intentscope::knn {

/// The `spec.k` nearest rows of a set, nearer first and equal ones by row; fewer where there are fewer rows.
/// Scans the rows in one byte a value, with bounds of what that takes away, and decides in double precision
/// between all rows that it could have moved, so that the result is that of a computation in double precision
/// throughout, on every machine and with any number of threads. O(rows * width). Cancelled.
Result<std::vector<Neighbour>> exactKnn(
    const VectorSet& set,
    std::span<const float> query,
    const KnnSpec& spec,
    const Workers& workers,
    const std::stop_token& stop);

/// Neighbours of many rows of a set, without the row itself. Blocks of queries share what they read.
struct ManyQueries {
    std::span<const std::int32_t> rows;
    std::size_t k = 10;
};

/// As exactKnn for each row; in their order. Reports progress by queries.
Result<std::vector<std::vector<Neighbour>>> exactKnnOfRows(
    const VectorSet& set, const ManyQueries& queries, ProgressSink& progress, const std::stop_token& stop);

} // namespace intentscope::knn
