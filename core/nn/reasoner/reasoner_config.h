// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/nn/safetensors.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace intentscope::nn {

/// The decoder-only language models that are read: `model_type` of a Hugging Face config.json.
enum class ReasonerFamily {
    Qwen3, ///< RMS norm of every head's queries and keys
    Qwen2, ///< biases of the query, key and value projections
    Llama, ///< also Llama 2, 3, 3.1 and 3.2
};
/// The model_type itself: "qwen3".
std::string_view name(ReasonerFamily family);

/// How rotary frequencies are stretched for contexts longer than those of the first training.
enum class RopeScalingKind {
    None,
    Linear, ///< every frequency divided by `factor`
    Llama3, ///< long waves divided, short ones kept, a ramp between them
};

struct RopeScaling {
    RopeScalingKind kind = RopeScalingKind::None;
    double factor = 1;
    double lowFrequencyFactor = 1;  ///< of Llama3 only, as the next two
    double highFrequencyFactor = 4; ///< above lowFrequencyFactor
    std::int32_t originalMaxPositions = 8192;
    friend bool operator==(const RopeScaling&, const RopeScaling&) = default;
};

/// What config.json and generation_config.json of a folder say about a model, checked.
struct ReasonerConfig {
    ReasonerFamily family = ReasonerFamily::Qwen3;
    std::int32_t hiddenSize = 0;
    std::int32_t intermediateSize = 0; ///< of the gated feed-forward part
    std::int32_t layerCount = 0;
    std::int32_t headCount = 0;
    std::int32_t keyValueHeadCount = 0; ///< divides headCount
    std::int32_t headSize = 0;          ///< even; headCount * headSize need not be hiddenSize
    std::int32_t vocabularySize = 0;    ///< rows of the embedding, which may be more than there are tokens
    std::int32_t maxPositions = 0;
    double normEpsilon = 1e-6;
    double ropeTheta = 10'000;
    RopeScaling ropeScaling = {};
    bool tiesEmbeddings = false;   ///< the output projection is the embedding
    bool hasAttentionBias = false; ///< of the query, key and value projections
    bool hasOutputBias = false;    ///< of the projection behind attention
    bool hasMlpBias = false;
    bool hasQueryKeyNorm = false;
    double initializerRange = 0.02;           ///< deviation of the noise that new weights start from
    TensorType elementType = TensorType::F32; ///< as config.json says: F32, BF16 or F16
    std::vector<std::int32_t> endTokens = {}; ///< any of them ends an answer; may be empty
    std::optional<std::int32_t> beginToken = {};
    std::optional<std::int32_t> padToken = {};
    friend bool operator==(const ReasonerConfig&, const ReasonerConfig&) = default;
};

/// Reads config.json. UnsupportedVersion names what another model would need; Corrupt for values that are
/// missing, of another type or out of range. Values that Transformers has a default for may be missing.
Result<ReasonerConfig> parseReasonerConfig(std::string_view json, const std::string& file);
/// Takes the tokens that begin, end and pad from generation_config.json, where it names them.
Status applyGenerationConfig(std::string_view json, const std::string& file, ReasonerConfig& config);
/// config.json and generation_config.json that Transformers reads. The same config gives the same bytes.
std::string toJsonText(const ReasonerConfig& config);
std::string generationConfigText(const ReasonerConfig& config);

/// InvalidInput that names the first size or value out of range: for configs that a program puts together.
Status checkReasonerConfig(const ReasonerConfig& config);

/// Name and shape of one weight, under Hugging Face's name.
struct WeightSpec {
    std::string name;
    std::vector<std::int64_t> shape;
};

/// "model.layers.<index>.": what the names of a layer's weights begin with.
std::string layerPrefix(std::int64_t index);

/// The single list from which weights are made, stored and checked: embedding, layers, final norm, and the
/// output projection unless it is tied. Linear weights are [out, in].
std::vector<WeightSpec> reasonerWeights(const ReasonerConfig& config);
/// Elements of all of them.
std::int64_t parameterCount(const ReasonerConfig& config);

/// Angles a position for each pair of a head's elements, headSize / 2 of them: 1 / theta^(2i / headSize),
/// scaled. In float, with the operations of Transformers in their order.
std::vector<float> rotaryFrequencies(const ReasonerConfig& config);

} // namespace intentscope::nn
