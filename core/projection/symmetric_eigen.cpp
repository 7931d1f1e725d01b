// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/projection/symmetric_eigen.h"

#include "core/base/assert.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace intentscope::projection {
namespace {

constexpr double Negligible = 1e-18;
constexpr int MostSweeps = 60; ///< a dozen are enough for any matrix of double precision

/// A matrix and the rotations that were done to it.
struct Rotated {
    std::vector<double> matrix;
    std::vector<double> vectors; ///< columns
    std::size_t size;

    double& at(std::size_t row, std::size_t column) { return matrix[row * size + column]; }
    double& vector(std::size_t row, std::size_t column) { return vectors[row * size + column]; }

    /// Makes the element (p, q) zero.
    void rotate(std::size_t p, std::size_t q) {
        const double theta = (at(q, q) - at(p, p)) / (2 * at(p, q));
        const double sign = theta >= 0 ? 1 : -1;
        const double tangent = sign / (std::abs(theta) + std::sqrt(theta * theta + 1));
        const double cosine = 1 / std::sqrt(tangent * tangent + 1);
        const double sine = tangent * cosine;
        const auto turn = [&](double& left, double& right) {
            const double old = left;
            left = cosine * old - sine * right;
            right = sine * old + cosine * right;
        };
        for (std::size_t k = 0; k < size; ++k)
            turn(at(k, p), at(k, q));
        for (std::size_t k = 0; k < size; ++k)
            turn(at(p, k), at(q, k));
        for (std::size_t k = 0; k < size; ++k)
            turn(vector(k, p), vector(k, q));
    }
};

} // namespace

Eigenpairs allEigenpairs(std::vector<double> matrix, std::size_t size) {
    ISCOPE_ASSERT(matrix.size() == size * size);
    Rotated rotated{std::move(matrix), std::vector<double>(size * size), size};
    for (std::size_t i = 0; i < size; ++i)
        rotated.vector(i, i) = 1;
    for (int sweep = 0; sweep < MostSweeps; ++sweep) {
        double largest = 0;
        for (std::size_t p = 0; p < size; ++p) {
            for (std::size_t q = p + 1; q < size; ++q) {
                const double off = std::abs(rotated.at(p, q));
                if (off <= Negligible * (std::abs(rotated.at(p, p)) + std::abs(rotated.at(q, q))))
                    continue;
                largest = std::max(largest, off);
                rotated.rotate(p, q);
            }
        }
        if (largest == 0)
            break;
    }
    std::vector<std::size_t> order(size);
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, [&](std::size_t left, std::size_t right) {
        return rotated.at(left, left) > rotated.at(right, right);
    });
    Eigenpairs pairs;
    for (const std::size_t column : order) {
        pairs.values.push_back(rotated.at(column, column));
        for (std::size_t row = 0; row < size; ++row)
            pairs.vectors.push_back(rotated.vector(row, column));
    }
    return pairs;
}

} // namespace intentscope::projection
