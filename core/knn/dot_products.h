// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>

namespace intentscope::knn {

/// products[i] = row i of `rows` (row-major, products.size() rows of query.size() floats) times `query`, in
/// single precision: 16 partial sums, so that the error is at most (width / 16 + 20) * 2^-24 times the
/// product of the lengths. The same bits whatever rows are asked for together.
void dotProducts(std::span<const float> rows, std::span<const float> query, std::span<float> products);

/// Squared Euclidean distance of two vectors of `size` floats, in single precision.
float squaredDistance(const float* left, const float* right, std::size_t size);

} // namespace intentscope::knn
