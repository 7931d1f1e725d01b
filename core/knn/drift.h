// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace intentscope::knn {

/// The share of two ranked lists of the same length that is in both, |A and B| / k; 1 for empty lists. An
/// item may be in a list once.
double overlapAtK(std::span<const std::int32_t> before, std::span<const std::int32_t> after);

/// Extrapolated rank-biased overlap of two ranked lists of the same length k (Webber, Moffat and Zobel 2010,
/// doi 10.1145/1852102.1852106, equation 30): X_k / k p^k + (1 - p) / p sum_d (X_d / d) p^d, where X_d of the
/// first d items are in both. 1 for equal lists, 0 for lists that share nothing; the nearer p is to 0, the
/// more the first ranks count. 0 < p < 1; 1 for empty lists.
double rankBiasedOverlap(std::span<const std::int32_t> before, std::span<const std::int32_t> after, double p);

/// The share of an infinite list's weight that RBO gives its first k ranks (equation 21 of the same paper).
double rboWeightOfFirst(std::int32_t k, double p);

/// The mean of `shares` over those that there are; none where there is none.
std::optional<double> meanOf(std::span<const std::optional<double>> shares);

} // namespace intentscope::knn
