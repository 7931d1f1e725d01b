// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/ranker/ranker_config.h"

#include "core/base/checked.h"

#include <array>
#include <cmath>

namespace intentscope::nn {
namespace {

constexpr double EmbeddingDeviation = 0.1;

/// Who attends to whom: the tower that is added to, then the one it reads.
constexpr std::array<std::string_view, 6> MutualPairs{
    "user_intent", "user_query", "intent_user", "intent_query", "query_user", "query_intent"};

struct SizeRange {
    std::string_view name;
    std::int32_t value;
    std::int32_t largest;
};

std::int64_t totalCodes(std::span<const Field> fields) {
    std::int64_t count = 0;
    for (const Field& field : fields)
        count += field.codeCount;
    return count;
}

/// Keeps the variance of a layer's output at that of its input (He et al. 2015, with gain 1).
double fanIn(std::int64_t inputs) {
    return 1.0 / std::sqrt(static_cast<double>(inputs));
}

/// A dense mixture of experts of two layers each, from `inputs` to `outputs`.
void addExperts(
    const std::string& prefix,
    std::int64_t inputs,
    std::int64_t outputs,
    const RankerSizes& sizes,
    std::vector<ParameterSpec>& out) {
    const std::int64_t experts = sizes.expertCount;
    const std::int64_t hidden = sizes.hiddenCount;
    out.push_back({prefix + "gate.weight", {inputs, experts}, 0});
    out.push_back({prefix + "hidden.weight", {inputs, experts * hidden}, fanIn(inputs)});
    out.push_back({prefix + "hidden.bias", {experts * hidden}, 0});
    out.push_back({prefix + "output.weight", {experts, hidden, outputs}, fanIn(hidden)});
    out.push_back({prefix + "output.bias", {experts, outputs}, 0});
}

void addTower(
    const std::string& prefix,
    std::span<const Field> fields,
    const RankerSizes& sizes,
    std::vector<ParameterSpec>& out) {
    const std::int64_t dimension = sizes.dimension;
    const auto fieldCount = static_cast<std::int64_t>(fields.size());
    out.push_back({prefix + "embedding", {totalCodes(fields), dimension}, EmbeddingDeviation});
    out.push_back({prefix + "value", {fieldCount, dimension}, EmbeddingDeviation});
    for (std::int32_t layer = 0; layer < sizes.attentionLayers; ++layer)
        for (const char* part : {"query", "key", "value", "residual"})
            out.push_back(
                {prefix + "attention." + std::to_string(layer) + "." + part,
                 {dimension, dimension},
                 fanIn(dimension)});
    out.push_back(
        {prefix + "linear", {fieldCount * dimension, sizes.towerWidth()}, fanIn(fieldCount * dimension)});
    addExperts(prefix + "experts.", fieldCount * dimension, sizes.towerWidth(), sizes, out);
}

/// A layer norm of a reasoner's vector and a linear map of it. Its output starts with the deviation of an
/// embedding.
void addProjection(
    const std::string& prefix,
    std::int64_t vectorSize,
    std::int64_t outputs,
    std::vector<ParameterSpec>& out) {
    out.push_back({prefix + "norm.weight", {vectorSize}, 0, 1});
    out.push_back({prefix + "norm.bias", {vectorSize}, 0});
    out.push_back(
        {prefix + "projection.weight", {vectorSize, outputs}, EmbeddingDeviation * fanIn(vectorSize)});
    out.push_back({prefix + "projection.bias", {outputs}, 0});
}

/// The rows by which a mixture of experts and a linear map grow when their input grows by `inputs`.
void addRows(
    const std::string& prefix,
    std::int64_t inputs,
    const RankerSizes& sizes,
    std::vector<ParameterSpec>& out) {
    const std::int64_t experts = sizes.expertCount;
    const std::int64_t hidden = sizes.hiddenCount;
    out.push_back({prefix + "gate.weight", {inputs, experts}, 0});
    out.push_back({prefix + "hidden.weight", {inputs, experts * hidden}, fanIn(inputs)});
}

void addIntentText(const RankerConfig& config, std::vector<ParameterSpec>& out) {
    const std::int64_t dimension = config.sizes.dimension;
    addProjection("text.", config.latent.vectorSize, dimension, out);
    out.push_back({"text.field.linear", {dimension, config.sizes.towerWidth()}, fanIn(dimension)});
    addRows("text.field.", dimension, config.sizes, out);
}

void addQueryTower(const RankerConfig& config, std::vector<ParameterSpec>& out) {
    const std::int64_t width = config.sizes.towerWidth();
    const std::int64_t dimension = config.sizes.dimension;
    addProjection("query.", config.latent.vectorSize, width, out);
    out.push_back({"query.missing", {width}, EmbeddingDeviation});
    for (const std::string_view pair : MutualPairs)
        for (const char* part : {"query", "key", "value", "output"}) {
            // Outputs start at zero: the towers start as those of the baseline.
            const bool isOutput = std::string_view(part) == "output";
            out.push_back(
                {"mutual." + std::string(pair) + "." + part,
                 {dimension, dimension},
                 isOutput ? 0.0 : fanIn(dimension)});
        }
    // Blocks of the pair that the query adds: query, user*query, intent*query.
    out.push_back({"query.head.linear", {3 * width}, fanIn(3 * width)});
    addRows("query.head.", 3 * width, config.sizes, out);
}

} // namespace

RankerSizes sizesOf(const rank::RankerTrainingSpec& spec) {
    RankerSizes sizes;
    sizes.dimension = spec.dimension;
    sizes.hiddenCount = spec.dimension;
    sizes.attentionHeads = spec.attentionHeads;
    sizes.attentionLayers = spec.attentionLayers;
    sizes.expertCount = spec.expertCount;
    sizes.bucketCount = spec.bucketCount;
    sizes.memberCount = spec.memberCount;
    return sizes;
}

Status checkSizes(const RankerSizes& sizes) {
    const std::array<SizeRange, 9> ranges{{
        {"dimension", sizes.dimension, 1024},
        {"token_count", sizes.tokenCount, 64},
        {"attention_heads", sizes.attentionHeads, 64},
        {"attention_layers", sizes.attentionLayers, 64},
        {"expert_count", sizes.expertCount, 256},
        {"hidden_count", sizes.hiddenCount, 4096},
        {"bucket_count", sizes.bucketCount, 4096},
        {"text_bucket_count", sizes.textBucketCount, 1 << 20},
        {"member_count", sizes.memberCount, 64},
    }};
    for (const SizeRange& range : ranges)
        if (range.value < 1 || range.value > range.largest)
            return fail(
                ErrorCode::InvalidInput,
                std::string(range.name) + " is " + std::to_string(range.value) +
                    ", but must lie between 1 and " + std::to_string(range.largest));
    if (sizes.dimension % sizes.attentionHeads != 0)
        return fail(
            ErrorCode::InvalidInput,
            "dimension " + std::to_string(sizes.dimension) + " is not a multiple of attention_heads " +
                std::to_string(sizes.attentionHeads));
    return {};
}

std::vector<ParameterSpec> memberParameters(const RankerConfig& config) {
    const RankerSizes& sizes = config.sizes;
    const std::int64_t width = sizes.towerWidth();
    const auto matchCount = static_cast<std::int64_t>(config.features.matches.size());
    std::vector<ParameterSpec> parameters;
    addTower("user.", config.features.userFields, sizes, parameters);
    addTower("intent.", config.features.intentFields, sizes, parameters);
    if (matchCount > 0)
        parameters.push_back({"match.embedding", {matchCount, width}, EmbeddingDeviation});
    // Blocks of the pair: user, intent, their product and, with matches, the match and its product.
    const std::int64_t blockCount = matchCount > 0 ? 5 : 3;
    parameters.push_back({"head.linear", {blockCount * width}, fanIn(blockCount * width)});
    addExperts("head.", blockCount * width, 1, sizes, parameters);
    if (config.latent.hasIntentText)
        addIntentText(config, parameters);
    if (config.latent.hasQuery)
        addQueryTower(config, parameters);
    return parameters;
}

std::string memberPrefix(std::int32_t member) {
    return "members." + std::to_string(member) + ".";
}

} // namespace intentscope::nn
