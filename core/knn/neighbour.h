// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>

namespace intentscope::knn {

/// A row near to a query.
struct Neighbour {
    std::int32_t row = 0;
    double similarity = 0; ///< VectorSet::similarity: higher is nearer

    friend bool operator==(const Neighbour&, const Neighbour&) = default;
};

/// Nearer first; equal ones by ascending row.
struct NearerFirst {
    bool operator()(const Neighbour& left, const Neighbour& right) const {
        return left.similarity != right.similarity ? left.similarity > right.similarity
                                                   : left.row < right.row;
    }
};

/// How many neighbours, and which row is not one: mostly the query itself.
struct KnnSpec {
    std::size_t k = 10;
    std::int32_t leftOutRow = -1; ///< -1: none
};

} // namespace intentscope::knn
