// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/dataset.h"
#include "core/rank/latent_queries.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace intentscope::nn {

/// Vectors of the latent queries of some impressions, one row each: the input of the query tower.
struct QueryRows {
    std::int32_t vectorSize = 0;
    std::vector<float> vectors = {};   ///< [rows * vectorSize]; zeros where there is none
    std::vector<float> isPresent = {}; ///< [rows], 1 or 0

    std::size_t rowCount() const { return isPresent.size(); }
    /// One more row: zeros, and absent, where the impression has no latent query.
    void append(const rank::LatentQueries& latent, ImpressionIndex impression);
    /// A row becomes one without a latent query.
    void forget(std::size_t row);
};

/// Appends the vectors of the texts of some intents.
void appendIntentVectors(
    const rank::LatentQueries& latent, std::span<const std::int32_t> intents, std::vector<float>& out);

/// Mismatch when the latent queries are of another dataset; InvalidInput when they have no vectors.
Status checkBelongs(const rank::LatentQueries& latent, const data::Dataset& dataset);

} // namespace intentscope::nn
