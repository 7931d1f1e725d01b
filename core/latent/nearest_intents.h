// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/rank/latent_queries.h"

#include <cstdint>
#include <span>
#include <vector>

namespace intentscope::latent {

/// How near an intent of the KB is to a latent query.
struct NearIntent {
    IntentIndex intent;
    std::int32_t rank = 0; ///< from 1
    double cosine = 0;     ///< of the two vectors, in [-1, 1]; 0 where one of them is all zero

    friend bool operator==(const NearIntent&, const NearIntent&) = default;
};

/// Of two vectors of the same size, in [-1, 1]; 0 where one of them is all zero.
double cosine(std::span<const float> left, std::span<const float> right);

/// Every intent by falling cosine to `query`; equal ones by ascending row. All vectors have the same size.
std::vector<NearIntent>
nearestIntents(std::span<const float> query, std::span<const std::span<const float>> intents);

/// The vectors of the first `intentCount` intents that a set holds; valid as long as the set.
std::vector<std::span<const float>>
intentVectors(const rank::LatentQueries& queries, std::int32_t intentCount);

} // namespace intentscope::latent
