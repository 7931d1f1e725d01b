// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/ranker/feature_space.h"
#include "core/rank/ranker_trainer.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace intentscope::nn {

/// Sizes of the two-tower graph. Ranges are checked where a config is read.
struct RankerSizes {
    std::int32_t dimension = 32;     ///< of field embeddings and of a token
    std::int32_t tokenCount = 2;     ///< a tower's output is tokenCount x dimension
    std::int32_t attentionHeads = 2; ///< divides dimension
    std::int32_t attentionLayers = 1;
    std::int32_t expertCount = 4;
    std::int32_t hiddenCount = 32; ///< hidden units of one expert
    std::int32_t bucketCount = 16;
    std::int32_t textBucketCount = 2048;
    std::int32_t memberCount = 1; ///< graphs whose scores are averaged

    std::int32_t towerWidth() const { return tokenCount * dimension; }
    friend bool operator==(const RankerSizes&, const RankerSizes&) = default;
};

/// What a query-enhanced ranker reads of a reasoner. With neither, the graph is the two-tower baseline.
struct LatentSizes {
    std::int32_t vectorSize = 0; ///< elements of the reasoner's vectors; 0 for the baseline
    bool hasQuery = false;       ///< the query tower, the mutual attention and their part of the head
    bool hasIntentText = false;  ///< the vector of an intent's KB text as one more field of its tower

    bool isUsed() const { return hasQuery || hasIntentText; }
    friend bool operator==(const LatentSizes&, const LatentSizes&) = default;
};

/// Everything but the weights.
struct RankerConfig {
    static constexpr std::string_view TwoTower = "two_tower";
    static constexpr std::string_view QeRec = "qe_rec";

    RankerSizes sizes;
    FeatureSpace features;
    LatentSizes latent = {};

    std::string_view architecture() const { return latent.isUsed() ? QeRec : TwoTower; }
    friend bool operator==(const RankerConfig&, const RankerConfig&) = default;
};

RankerSizes sizesOf(const rank::RankerTrainingSpec& spec);
/// InvalidInput that names the size and its range.
Status checkSizes(const RankerSizes& sizes);

/// One weight tensor of a member; starts as normal noise around `mean`, or as `mean` itself.
struct ParameterSpec {
    std::string name; ///< without the member's prefix
    std::vector<std::int64_t> shape;
    double deviation = 0;
    double mean = 0;
};

/// The single list from which weights are created, stored and checked. Those of the baseline come first and
/// are the same with and without a query tower, so that leaving the others away is the ablation.
std::vector<ParameterSpec> memberParameters(const RankerConfig& config);
/// "members.0."
std::string memberPrefix(std::int32_t member);

/// config.json and back. Corrupt, UnsupportedVersion (also for an unknown architecture, which is named).
std::string toJsonText(const RankerConfig& config);
Result<RankerConfig> parseRankerConfig(std::string_view text, const std::string& file);

} // namespace intentscope::nn
