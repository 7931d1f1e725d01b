// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace intentscope::knn {

/// A query in 16 bits a value.
struct QuantisedQuery {
    std::vector<std::int16_t> values;
    double step = 0;   ///< query = step * values, but for what `error` bounds
    double length = 0; ///< of the query
    double error = 0;  ///< length of what quantising took away
};

/// What is known of a product of a row and a query: it lies between the two.
struct ProductBounds {
    float low = 0;
    float high = 0;
};

/// Rows in one byte a value: a quarter of what floats take, so that a search reads a quarter of the memory,
/// and learns of every product how far it can be off. By the inequality of Cauchy and Schwarz, the product of
/// a row r = s q + d and a query e = t v + f is s t (q v) to within |d| |e| + |s q| |f|.
class QuantisedRows {
public:
    QuantisedRows() = default;
    QuantisedRows(std::size_t rowCount, std::size_t width);

    /// `values` has `width` finite values. Different rows may be set by different threads.
    void set(std::size_t row, std::span<const double> values);
    /// `query` has `width` values.
    QuantisedQuery prepare(std::span<const double> query) const;
    /// Of the products of rows `firstRow` ... and the query, computed without rounding errors that the bounds
    /// do not hold.
    void bound(std::size_t firstRow, const QuantisedQuery& query, std::span<ProductBounds> bounds) const;

private:
    std::size_t m_width = 0;
    std::vector<std::int8_t> m_values;
    std::vector<double> m_steps;
    std::vector<double> m_errors;  ///< |d|
    std::vector<double> m_lengths; ///< |s q|
};

/// The sum of left[i] * right[i]; it must fit 31 bits.
std::int32_t integerProduct(const std::int8_t* left, const std::int16_t* right, std::size_t size);

} // namespace intentscope::knn
