// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/dataset.h"
#include "core/nn/ranker/feature_encoder.h"
#include "core/nn/ranker/query_rows.h"
#include "core/rank/latent_queries.h"

#include <cstdint>
#include <span>
#include <vector>

namespace intentscope::nn {

/// Some impressions with all their candidates: each impression and each distinct intent is encoded once, and
/// the pairs are packed one after another, so that lists of different lengths cost what they hold.
struct PackedBatch {
    EncodedFields users;                   ///< one row an impression
    EncodedFields intents;                 ///< one row a distinct intent, by ascending intent
    std::vector<std::int64_t> pairUsers;   ///< row of `users`, ascending
    std::vector<std::int64_t> pairIntents; ///< row of `intents`
    std::vector<float> matches;            ///< [pairs * matches]
    std::vector<float> targets;            ///< P_y of ListNet: clicks / clicks of the impression, else 0
    QueryRows queries;                     ///< one row an impression; empty without latent queries
    std::vector<float> intentVectors;      ///< [rows of `intents` * vectorSize]; empty likewise

    std::size_t pairCount() const { return pairUsers.size(); }
};

/// Where batches come from. Refers to what it names.
struct BatchSource {
    const FeatureEncoder& encoder;
    const data::Dataset& dataset;    ///< that the encoder belongs to
    const EncodedFields& allIntents; ///< `encoder.encodeAllIntents()`
    const rank::LatentQueries* latent = nullptr;
};

/// O(pairs * matches + impressions * fields), and the bytes of the vectors where there are any.
PackedBatch packBatch(const BatchSource& source, std::span<const std::int32_t> impressions);

} // namespace intentscope::nn
