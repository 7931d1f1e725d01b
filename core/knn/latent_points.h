// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/knn/vector_set.h"
#include "core/rank/latent_queries.h"

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace intentscope::knn {

/// The different latent queries of one set, or of two compared: impressions that share a row in each set are
/// one point, so that a frequent context does not fill a list of neighbours with itself. Points are in the
/// order of their first impressions. Immutable.
class LatentPoints {
public:
    /// `sets` are one or two over the same `impressionCount` impressions. Impressions without a latent query
    /// in one of them are no part of a point.
    LatentPoints(std::span<const rank::LatentQueries* const> sets, std::int32_t impressionCount);

    std::int32_t pointCount() const { return static_cast<std::int32_t>(m_offsets.size()) - 1; }
    /// -1 where the impression has none.
    std::int32_t pointOf(ImpressionIndex impression) const { return m_points[impression.row()]; }
    /// Ascending ImpressionIndex values of a point.
    std::span<const std::int32_t> impressionsOf(std::int32_t point) const;
    std::int64_t leftOutCount() const { return m_leftOutCount; }

    /// The vectors that `set` has for the points, one row a point. InvalidInput when it has none, and as
    /// VectorSet::make.
    Result<std::shared_ptr<const VectorSet>>
    vectors(const rank::LatentQueries& set, const VectorSetSpec& spec) const;

private:
    std::vector<std::int32_t> m_points; ///< of each impression
    std::vector<std::int64_t> m_offsets;
    std::vector<std::int32_t> m_impressions;
    std::int64_t m_leftOutCount = 0;
};

} // namespace intentscope::knn
