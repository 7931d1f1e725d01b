// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rank/latent_queries.h"

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace intentscope::tasks {

/// Other vectors in the place of a reasoner's own latent queries, for some impressions; the vectors of the
/// KB's intents stay.
class AnswerVectors final : public rank::LatentQueries {
public:
    /// `vectors` are parallel to `impressions`, of the size of `own`'s, and must outlive the object.
    AnswerVectors(
        std::shared_ptr<const rank::LatentQueries> own,
        std::span<const std::int32_t> impressions,
        std::vector<std::span<const float>> vectors);

    const rank::LatentQueryInfo& info() const override { return m_info; }
    std::int32_t vectorSize() const override { return m_own->vectorSize(); }
    std::int64_t rowCount() const override { return static_cast<std::int64_t>(m_vectors.size()); }
    std::int32_t rowOf(ImpressionIndex impression) const override;
    std::span<const float> vector(std::int32_t row) const override;
    std::string text(std::int32_t row) const override;
    std::span<const float> intentVector(IntentIndex intent) const override;

private:
    std::shared_ptr<const rank::LatentQueries> m_own;
    rank::LatentQueryInfo m_info;
    std::unordered_map<std::int32_t, std::int32_t> m_rows; ///< by impression
    std::vector<std::span<const float>> m_vectors;
};

} // namespace intentscope::tasks
