// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/reasoner/reasoner_config.h"

#include <array>
#include <cmath>
#include <numbers>

namespace intentscope::nn {
namespace {

/// Far above any model there is, and such that no product of two of them overflows 64 bits.
struct SizeRange {
    const char* name;
    std::int32_t ReasonerConfig::* value;
    std::int32_t largest;
};
constexpr std::array<SizeRange, 8> SizeRanges{{
    {"hidden_size", &ReasonerConfig::hiddenSize, 1 << 17},
    {"intermediate_size", &ReasonerConfig::intermediateSize, 1 << 20},
    {"num_hidden_layers", &ReasonerConfig::layerCount, 1 << 10},
    {"num_attention_heads", &ReasonerConfig::headCount, 1 << 12},
    {"num_key_value_heads", &ReasonerConfig::keyValueHeadCount, 1 << 12},
    {"head_dim", &ReasonerConfig::headSize, 1 << 12},
    {"vocab_size", &ReasonerConfig::vocabularySize, 1 << 22},
    {"max_position_embeddings", &ReasonerConfig::maxPositions, 1 << 28},
}};

tl::unexpected<Error> refuse(const std::string& message) {
    return fail(ErrorCode::InvalidInput, message);
}

Status checkScaling(const RopeScaling& scaling) {
    if (scaling.kind == RopeScalingKind::None)
        return {};
    if (!(scaling.factor >= 1) || !(scaling.factor <= 1e6))
        return refuse("the factor of rope_scaling must lie between 1 and 1000000");
    if (scaling.kind == RopeScalingKind::Linear)
        return {};
    const bool isOrdered = scaling.lowFrequencyFactor > 0 &&
                           scaling.highFrequencyFactor > scaling.lowFrequencyFactor &&
                           std::isfinite(scaling.highFrequencyFactor);
    if (!isOrdered)
        return refuse("low_freq_factor of rope_scaling must lie above 0 and below high_freq_factor");
    if (scaling.originalMaxPositions < 1)
        return refuse("original_max_position_embeddings of rope_scaling must be at least 1");
    return {};
}

Status checkTokens(const ReasonerConfig& config) {
    std::vector<std::int32_t> tokens = config.endTokens;
    if (config.beginToken)
        tokens.push_back(*config.beginToken);
    if (config.padToken)
        tokens.push_back(*config.padToken);
    for (const std::int32_t token : tokens)
        if (token < 0 || token >= config.vocabularySize)
            return refuse(
                "the special token " + std::to_string(token) + " lies outside the vocabulary of " +
                std::to_string(config.vocabularySize));
    return {};
}

void appendLinear(
    std::vector<WeightSpec>& out, std::string name, std::array<std::int64_t, 2> shape, bool hasBias) {
    out.push_back({name + ".weight", {shape[0], shape[1]}});
    if (hasBias)
        out.push_back({std::move(name) + ".bias", {shape[0]}});
}

void appendLayer(std::vector<WeightSpec>& out, const ReasonerConfig& config, std::int64_t index) {
    const std::string layer = layerPrefix(index);
    const std::int64_t hidden = config.hiddenSize;
    const std::int64_t inner = config.intermediateSize;
    const std::int64_t queries = std::int64_t{config.headCount} * config.headSize;
    const std::int64_t keys = std::int64_t{config.keyValueHeadCount} * config.headSize;
    const std::string attention = layer + "self_attn.";
    out.push_back({layer + "input_layernorm.weight", {hidden}});
    appendLinear(out, attention + "q_proj", {queries, hidden}, config.hasAttentionBias);
    appendLinear(out, attention + "k_proj", {keys, hidden}, config.hasAttentionBias);
    appendLinear(out, attention + "v_proj", {keys, hidden}, config.hasAttentionBias);
    appendLinear(out, attention + "o_proj", {hidden, queries}, config.hasOutputBias);
    if (config.hasQueryKeyNorm) {
        out.push_back({attention + "q_norm.weight", {config.headSize}});
        out.push_back({attention + "k_norm.weight", {config.headSize}});
    }
    out.push_back({layer + "post_attention_layernorm.weight", {hidden}});
    appendLinear(out, layer + "mlp.gate_proj", {inner, hidden}, config.hasMlpBias);
    appendLinear(out, layer + "mlp.up_proj", {inner, hidden}, config.hasMlpBias);
    appendLinear(out, layer + "mlp.down_proj", {hidden, inner}, config.hasMlpBias);
}

/// Llama 3.1: waves longer than the first training's context are stretched, short ones are left alone.
float scaledByWavelength(float frequency, const RopeScaling& scaling) {
    const auto original = static_cast<float>(scaling.originalMaxPositions);
    const auto factor = static_cast<float>(scaling.factor);
    const auto low = static_cast<float>(scaling.lowFrequencyFactor);
    const auto high = static_cast<float>(scaling.highFrequencyFactor);
    const float wavelength = 2.0F * std::numbers::pi_v<float> / frequency;
    if (wavelength < original / high)
        return frequency;
    if (wavelength > original / low)
        return frequency / factor;
    const float smooth = (original / wavelength - low) / (high - low);
    return (1.0F - smooth) * frequency / factor + smooth * frequency;
}

} // namespace

std::string_view name(ReasonerFamily family) {
    constexpr std::array<std::string_view, 3> Names{"qwen3", "qwen2", "llama"};
    return Names[static_cast<std::size_t>(family)];
}

Status checkReasonerConfig(const ReasonerConfig& config) {
    for (const SizeRange& range : SizeRanges)
        if (config.*range.value < 1 || config.*range.value > range.largest)
            return refuse(
                std::string(range.name) + " must lie between 1 and " + std::to_string(range.largest) +
                ", but is " + std::to_string(config.*range.value));
    if (config.headCount % config.keyValueHeadCount != 0)
        return refuse("num_key_value_heads must divide num_attention_heads");
    if (config.headSize % 2 != 0)
        return refuse("head_dim must be even");
    if (!(config.normEpsilon > 0) || !(config.normEpsilon < 1))
        return refuse("rms_norm_eps must lie between 0 and 1");
    if (!(config.ropeTheta > 1) || !std::isfinite(config.ropeTheta))
        return refuse("rope_theta must be above 1");
    if (!(config.initializerRange >= 0) || !(config.initializerRange <= 10))
        return refuse("initializer_range must lie between 0 and 10");
    ISCOPE_TRY(checkScaling(config.ropeScaling));
    return checkTokens(config);
}

std::string layerPrefix(std::int64_t index) {
    return "model.layers." + std::to_string(index) + ".";
}

std::vector<WeightSpec> reasonerWeights(const ReasonerConfig& config) {
    std::vector<WeightSpec> weights;
    weights.push_back({"model.embed_tokens.weight", {config.vocabularySize, config.hiddenSize}});
    for (std::int32_t layer = 0; layer < config.layerCount; ++layer)
        appendLayer(weights, config, layer);
    weights.push_back({"model.norm.weight", {config.hiddenSize}});
    if (!config.tiesEmbeddings)
        weights.push_back({"lm_head.weight", {config.vocabularySize, config.hiddenSize}});
    return weights;
}

std::int64_t parameterCount(const ReasonerConfig& config) {
    std::int64_t count = 0;
    for (const WeightSpec& weight : reasonerWeights(config)) {
        std::int64_t elements = 1;
        for (const std::int64_t extent : weight.shape)
            elements *= extent;
        count += elements;
    }
    return count;
}

std::vector<float> rotaryFrequencies(const ReasonerConfig& config) {
    std::vector<float> frequencies;
    for (std::int32_t i = 0; i < config.headSize; i += 2) {
        const float exponent = static_cast<float>(i) / static_cast<float>(config.headSize);
        float frequency = 1.0F / std::pow(static_cast<float>(config.ropeTheta), exponent);
        if (config.ropeScaling.kind == RopeScalingKind::Linear)
            frequency /= static_cast<float>(config.ropeScaling.factor);
        if (config.ropeScaling.kind == RopeScalingKind::Llama3)
            frequency = scaledByWavelength(frequency, config.ropeScaling);
        frequencies.push_back(frequency);
    }
    return frequencies;
}

} // namespace intentscope::nn
