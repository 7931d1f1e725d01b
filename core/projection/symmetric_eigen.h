// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace intentscope::projection {

/// Eigenvalues, the greatest first, and their vectors of length 1, one a row of `vectors`.
struct Eigenpairs {
    std::vector<double> values;
    std::vector<double> vectors;
};

/// All of a small symmetric matrix (row-major, size x size), by cyclic Jacobi rotations (Golub and Van Loan,
/// Matrix Computations, section 8.5). O(size^3) a sweep.
Eigenpairs allEigenpairs(std::vector<double> matrix, std::size_t size);

} // namespace intentscope::projection
