// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cmath>
#include <cstddef>
#include <span>
#include <vector>

namespace intentscope::stats {

/// The replicates of one mean: the means, and |mean* - mean| / s* of each.
struct StudentisedReplicates {
    std::vector<double> means;
    std::vector<double> ratios;

    void resize(std::size_t count) {
        means.resize(count);
        ratios.resize(count);
    }
};

/// Studentises replicates of `Means` weighted means of the same units by their linearised standard error
/// s = sqrt(sum(w^2 (v - mean)^2)) / sum(w). With e = v - mean, a replicate's s* needs three sums a mean:
/// sum(w^2 (e - d)^2) = sum(w^2 e^2) - 2 d sum(w^2 e) + d^2 sum(w^2), where d = sum(w e) / sum(w). The factor
/// n / (n - 1) is left out: it cancels. Holds spans of the values.
template <std::size_t Means>
class Studentiser {
public:
    /// w, w^2, then of each mean w e, w^2 e and w^2 e^2.
    using Row = std::array<double, 2 + 3 * Means>;
    using Values = std::array<std::span<const double>, Means>;

    /// `means` are the weighted means of the values.
    Studentiser(const Values& values, std::span<const double> weights, const std::array<double, Means>& means)
        : m_values(values), m_weights(weights), m_means(means) {
        double weightSum = 0;
        std::array<double, Means> squares{};
        for (std::size_t i = 0; i < weights.size(); ++i) {
            const Row row = rowOf(i);
            weightSum += row[0];
            for (std::size_t mean = 0; mean < Means; ++mean)
                squares[mean] += row[4 + 3 * mean];
        }
        for (std::size_t mean = 0; mean < Means; ++mean)
            m_errors[mean] = std::sqrt(squares[mean]) / weightSum;
    }

    /// s of each mean; 0 when all values are the same.
    const std::array<double, Means>& standardErrors() const { return m_errors; }

    /// Of each unit, to be drawn from.
    std::vector<Row> rows() const {
        std::vector<Row> rows(m_weights.size());
        for (std::size_t i = 0; i < rows.size(); ++i)
            rows[i] = rowOf(i);
        return rows;
    }

    /// Replicate `i`, whose rows add up to `sums`.
    void take(std::size_t i, const Row& sums, std::array<StudentisedReplicates, Means>& into) const {
        for (std::size_t mean = 0; mean < Means; ++mean) {
            const double moved = sums[2 + 3 * mean] / sums[0];
            into[mean].means[i] = m_means[mean] + moved;
            const double error = errorOf(mean, moved, sums);
            into[mean].ratios[i] = error > 0 ? std::abs(moved) / error : 0;
        }
    }

private:
    /// Below this share of its terms a sum of squares is rounding: the drawn units all have one value.
    static constexpr double RoundingShare = 1e-12;

    Row rowOf(std::size_t i) const {
        const double weight = m_weights[i];
        Row row{weight, weight * weight};
        for (std::size_t mean = 0; mean < Means; ++mean) {
            const double weighted = weight * (m_values[mean][i] - m_means[mean]);
            row[2 + 3 * mean] = weighted;
            row[3 + 3 * mean] = weight * weighted;
            row[4 + 3 * mean] = weighted * weighted;
        }
        return row;
    }

    double errorOf(std::size_t mean, double moved, const Row& sums) const {
        const double terms = sums[4 + 3 * mean];
        const double squares = terms - 2 * moved * sums[3 + 3 * mean] + moved * moved * sums[1];
        return squares > RoundingShare * terms ? std::sqrt(squares) / sums[0] : m_errors[mean];
    }

    Values m_values;
    std::span<const double> m_weights;
    std::array<double, Means> m_means;
    std::array<double, Means> m_errors{};
};

} // namespace intentscope::stats
