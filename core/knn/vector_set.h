// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/knn/neighbour.h"
#include "core/knn/quantised_rows.h"

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

namespace intentscope::knn {

/// What "near" means.
enum class Nearness {
    Cosine, ///< of the two vectors, in [-1, 1]; 0 where one of them is zero
    Dot,    ///< their inner product
    L2,     ///< the Euclidean distance, negated so that higher is nearer
};

std::string_view name(Nearness nearness);
/// "cosine", "dot", "l2"; InvalidInput names them.
Result<Nearness> parseNearness(std::string_view text);

struct VectorSetSpec {
    Nearness nearness = Nearness::Cosine;
    /// The mean of the set is subtracted from rows and queries first. Distances do not notice it.
    bool isCentred = false;
};

/// A query made ready for one set.
struct PreparedQuery {
    std::vector<double> exact; ///< centred, of length 1 for cosines
    std::vector<float> coarse; ///< the same in single precision
    double offset = 0;         ///< the centre times `exact`
    double errorBound = 0;     ///< |coarseScore - exactScore| is at most this for every row
    QuantisedQuery quantised;  ///< the same in 16 bits
};

/// A matrix of floats whose rows are searched, with what makes a search fast: each row's length, and the
/// mean. Owns its values. Immutable: any thread.
class VectorSet {
public:
    /// `values` is row-major and whole rows of `width`. InvalidInput for a value that is not finite (its row
    /// is named), for no width, and for more than 2^31 - 1 rows.
    static Result<std::shared_ptr<const VectorSet>>
    make(std::vector<float> values, std::int32_t width, const VectorSetSpec& spec);

    std::int32_t rowCount() const { return m_rowCount; }
    std::int32_t width() const { return m_width; }
    const VectorSetSpec& spec() const { return m_spec; }
    /// As it was given: neither centred nor scaled.
    std::span<const float> vector(std::int32_t row) const;
    std::span<const float> values(std::int32_t firstRow, std::size_t rowCount) const;
    /// The share of the rows' mean squared length that the mean of the set makes up: 0 where rows point
    /// everywhere, 1 where all are the same.
    double commonShare() const { return m_commonShare; }

    /// `query` has `width` values.
    PreparedQuery prepare(std::span<const float> query) const;
    /// Of one row to a query, in double precision.
    double similarity(std::int32_t row, const PreparedQuery& query) const;
    /// What orders rows in single precision, from the product of the row and `query.coarse`: the cosine, the
    /// product, or for distances something that falls with them.
    float coarseScore(std::int32_t row, float product, const PreparedQuery& query) const {
        const auto at = static_cast<std::size_t>(row);
        return (product - static_cast<float>(query.offset)) * m_scales[at] - m_biases[at];
    }
    /// What orders rows in double precision (see coarseScore), of rows `firstRow` ...: it lies between each
    /// two. Reads a quarter of what the rows themselves take.
    void
    boundScores(std::int32_t firstRow, const PreparedQuery& query, std::span<ProductBounds> bounds) const;
    /// A row centred and, for cosines, of length 1.
    std::vector<float> prepared(std::int32_t row) const;

private:
    VectorSet(std::vector<float> values, std::int32_t width, const VectorSetSpec& spec);
    void findCentre();
    void findScales();
    void quantise();
    void prepareRow(std::int32_t row, std::span<double> values) const;
    double centredLength(std::span<const float> vector) const;

    std::vector<float> m_values;
    std::int32_t m_width;
    std::int32_t m_rowCount;
    VectorSetSpec m_spec;
    std::vector<double> m_centre; ///< zeros when not centred
    std::vector<float> m_scales;
    std::vector<float> m_biases;
    QuantisedRows m_quantised; ///< of the rows as `prepared` gives them
    double m_commonShare = 0;
    double m_reach = 0; ///< the greatest scaled length that takes part in a coarse score
    double m_greatestBias = 0;
};

} // namespace intentscope::knn
