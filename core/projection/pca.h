// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/projection/rows.h"

#include <cstddef>
#include <stop_token>
#include <vector>

namespace intentscope::projection {

/// Principal components of a set of rows (Pearson 1901, doi 10.1080/14786440109462720).
struct PrincipalComponents {
    std::vector<double> mean;       ///< width
    std::vector<double> components; ///< one of length 1 a row; its largest value is positive
    std::vector<double> shares;     ///< of the variance, one a component, the greatest first
    /// |C v - l v| / l_1 of the worst component: how far from eigenvectors of the covariance C they are.
    double residual = 0;
    std::int32_t width = 0;
};

/// The first `count` components, by subspace iteration with Rayleigh-Ritz steps on the covariance in double
/// precision (Golub and Van Loan, Matrix Computations, section 8.2), until the residual is below 1e-10 or
/// 2,000 steps are done. The same bits for any number of threads. O(rows * width^2). InvalidInput for fewer
/// than two rows or no width; Cancelled.
Result<PrincipalComponents>
fitPca(const Rows& rows, std::size_t count, ProgressSink& progress, const std::stop_token& stop);

/// Rows as coordinates along the components, row-major.
std::vector<float> project(const Rows& rows, const PrincipalComponents& components);

} // namespace intentscope::projection
