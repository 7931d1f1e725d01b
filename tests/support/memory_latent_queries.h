// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rank/latent_queries.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace intentscope::test {

/// Latent queries in memory; vectors are given row by row.
class MemoryLatentQueries final : public rank::LatentQueries {
public:
    struct Content {
        rank::LatentQueryInfo info = {};
        std::int32_t vectorSize = 0;
        std::vector<std::int32_t> rows = {};          ///< of each impression; -1 for none
        std::vector<std::vector<float>> vectors = {}; ///< of each row
        std::vector<std::vector<float>> intents = {};
    };

    explicit MemoryLatentQueries(Content content);

    const rank::LatentQueryInfo& info() const override { return m_content.info; }
    std::int32_t vectorSize() const override { return m_content.vectorSize; }
    std::int64_t rowCount() const override;
    std::int32_t rowOf(ImpressionIndex impression) const override;
    std::span<const float> vector(std::int32_t row) const override;
    std::string text(std::int32_t row) const override;
    std::span<const float> intentVector(IntentIndex intent) const override;

private:
    Content m_content;
};

} // namespace intentscope::test
