// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/nn/reasoner/tiny_reasoner.h"

#include <ATen/CPUGeneratorImpl.h>
#include <ATen/TensorOperators.h>
#include <ATen/ops/empty_like.h>
#include <ATen/ops/tensor.h>

namespace intentscope::nn::test {

ReasonerConfig tinyConfig(ReasonerFamily family) {
    ReasonerConfig config;
    config.family = family;
    config.hiddenSize = 24;
    config.intermediateSize = 40;
    config.layerCount = 2;
    config.headCount = 4;
    config.keyValueHeadCount = 2;
    config.headSize = family == ReasonerFamily::Qwen3 ? 8 : 6;
    config.vocabularySize = 50;
    config.maxPositions = 128;
    config.initializerRange = 0.3;
    config.tiesEmbeddings = family == ReasonerFamily::Qwen3;
    config.hasAttentionBias = family == ReasonerFamily::Qwen2;
    config.hasQueryKeyNorm = family == ReasonerFamily::Qwen3;
    config.endTokens = {2};
    return config;
}

WeightMap tinyWeights(const ReasonerConfig& config, std::uint64_t seed) {
    auto weights = makeWeights(config, seed);
    const auto noise = at::detail::createCPUGenerator(seed + 1000);
    for (auto& [name, weight] : weights)
        if (weight.dim() == 1)
            weight = weight + at::empty_like(weight).normal_(0, 0.3, noise);
    return weights;
}

Transformer tinyTransformer(ReasonerFamily family, std::uint64_t seed) {
    const auto config = tinyConfig(family);
    return {config, tinyWeights(config, seed)};
}

rank::FreshReasoner tinyFresh() {
    return {
        .vocabularySize = 300,
        .hiddenSize = 32,
        .intermediateSize = 48,
        .layerCount = 2,
        .headCount = 2,
        .keyValueHeadCount = 1,
        .maxPositions = 128};
}

at::Tensor idRow(std::vector<std::int64_t> ids) {
    return at::tensor(ids, at::kLong).unsqueeze(0);
}

} // namespace intentscope::nn::test
