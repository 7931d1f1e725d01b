// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/reasoner/reasoner_config.h"

#include "tests/core/nn/reasoner/tiny_reasoner.h"
#include "tests/support/result_matchers.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace intentscope::nn {
namespace {

using Json = nlohmann::json;
using ::intentscope::test::HasErrorAbout;

Json smallQwen3() {
    return {
        {"model_type", "qwen3"},
        {"architectures", {"Qwen3ForCausalLM"}},
        {"hidden_size", 64},
        {"intermediate_size", 96},
        {"num_hidden_layers", 2},
        {"num_attention_heads", 4},
        {"num_key_value_heads", 2},
        {"vocab_size", 100}};
}

Result<ReasonerConfig> parsed(const Json& json) {
    return parseReasonerConfig(json.dump(), "config.json");
}

TEST(ReasonerConfig, TakesWhatIsMissingFromTransformersDefaults) {
    ASSERT_OK_AND_ASSIGN(const auto config, parsed(smallQwen3()));
    EXPECT_EQ(config.headSize, 128);
    EXPECT_EQ(config.maxPositions, 32'768);
    EXPECT_EQ(config.ropeTheta, 10'000);
    EXPECT_TRUE(config.hasQueryKeyNorm);
    EXPECT_FALSE(config.tiesEmbeddings);
    EXPECT_FALSE(config.hasAttentionBias);
    EXPECT_EQ(config.elementType, TensorType::F32);
    EXPECT_TRUE(config.endTokens.empty());

    auto json = smallQwen3();
    json["model_type"] = "llama";
    json.erase("architectures");
    json.erase("num_key_value_heads");
    ASSERT_OK_AND_ASSIGN(const auto llama, parsed(json));
    EXPECT_EQ(llama.headSize, 16);
    EXPECT_EQ(llama.keyValueHeadCount, 4);
    EXPECT_EQ(llama.endTokens, std::vector<std::int32_t>{2});
    EXPECT_FALSE(llama.hasQueryKeyNorm);
}

TEST(ReasonerConfig, ReadsBothSpellingsOfRopeAndElementType) {
    auto json = smallQwen3();
    json["rope_theta"] = 500'000.0;
    json["torch_dtype"] = "bfloat16";
    json["rope_scaling"] = {{"type", "linear"}, {"factor", 2}};
    ASSERT_OK_AND_ASSIGN(const auto old, parsed(json));
    json = smallQwen3();
    json["dtype"] = "bfloat16";
    json["rope_parameters"] = {{"rope_type", "linear"}, {"factor", 2.0}, {"rope_theta", 500'000}};
    ASSERT_OK_AND_ASSIGN(const auto recent, parsed(json));
    EXPECT_EQ(old, recent);
    EXPECT_EQ(old.ropeScaling, (RopeScaling{RopeScalingKind::Linear, 2}));
    EXPECT_EQ(old.elementType, TensorType::BF16);
}

TEST(ReasonerConfig, TakesTokensFromTheGenerationConfig) {
    auto json = smallQwen3();
    json["eos_token_id"] = 7;
    json["pad_token_id"] = 1;
    ASSERT_OK_AND_ASSIGN(auto config, parsed(json));
    EXPECT_EQ(config.endTokens, std::vector<std::int32_t>{7});
    ASSERT_OK(applyGenerationConfig(R"({"eos_token_id": [8, 9], "bos_token_id": 3})", "g.json", config));
    EXPECT_EQ(config.endTokens, (std::vector<std::int32_t>{8, 9}));
    EXPECT_EQ(config.beginToken, 3);
    EXPECT_EQ(config.padToken, 1);
    EXPECT_THAT(
        applyGenerationConfig(R"({"eos_token_id": [100]})", "g.json", config),
        HasErrorAbout(ErrorCode::Corrupt, "100"));
}

TEST(ReasonerConfig, IsReadAsItWasWritten) {
    for (const auto family : {ReasonerFamily::Qwen3, ReasonerFamily::Qwen2, ReasonerFamily::Llama}) {
        auto config = test::tinyConfig(family);
        config.elementType = TensorType::F16;
        config.ropeScaling = {RopeScalingKind::Llama3, 8, 1, 4, 64};
        config.endTokens = {2, 5};
        config.padToken = 4;
        config.beginToken = 1;
        ASSERT_OK_AND_ASSIGN(auto read, parseReasonerConfig(toJsonText(config), "config.json"));
        EXPECT_EQ(read, config) << name(family);
        ASSERT_OK(applyGenerationConfig(generationConfigText(config), "g.json", read));
        EXPECT_EQ(read, config) << name(family);
    }
}

struct Refusal {
    const char* key;
    Json value;
    ErrorCode code;
    const char* about;
};

TEST(ReasonerConfig, NamesWhatItDoesNotSupport) {
    const std::vector<Refusal> refusals{
        {"model_type", "mistral", ErrorCode::UnsupportedVersion, "'mistral'"},
        {"model_type", 3, ErrorCode::UnsupportedVersion, "'3'"},
        {"model_type", nullptr, ErrorCode::Corrupt, "model_type"},
        {"architectures",
         {"Qwen3ForSequenceClassification"},
         ErrorCode::UnsupportedVersion,
         "Classification"},
        {"hidden_act", "gelu", ErrorCode::UnsupportedVersion, "'gelu'"},
        {"rope_scaling", {{"rope_type", "yarn"}, {"factor", 4}}, ErrorCode::UnsupportedVersion, "'yarn'"},
        {"rope_scaling", {{"type", "dynamic"}, {"factor", 4}}, ErrorCode::UnsupportedVersion, "'dynamic'"},
        {"rope_scaling", {{"type", "linear"}}, ErrorCode::Corrupt, "factor"},
        {"rope_scaling", {{"type", "linear"}, {"factor", 0.5}}, ErrorCode::Corrupt, "factor"},
        {"rope_scaling", "linear", ErrorCode::Corrupt, "rope_scaling"},
        {"quantization_config", {{"quant_method", "gptq"}}, ErrorCode::UnsupportedVersion, "quantised"},
        {"torch_dtype", "float8_e4m3fn", ErrorCode::UnsupportedVersion, "float8"},
        {"partial_rotary_factor", 0.5, ErrorCode::UnsupportedVersion, "partial_rotary_factor"},
        {"layer_types", {"full_attention", "chunked_attention"}, ErrorCode::UnsupportedVersion, "chunked"},
        {"hidden_size", 0, ErrorCode::Corrupt, "hidden_size"},
        {"hidden_size", -64, ErrorCode::Corrupt, "hidden_size"},
        {"num_hidden_layers", 1'000'000'000, ErrorCode::Corrupt, "num_hidden_layers"},
        {"num_attention_heads", 0, ErrorCode::Corrupt, "num_attention_heads"},
        {"num_key_value_heads", 3, ErrorCode::Corrupt, "num_key_value_heads"},
        {"head_dim", 7, ErrorCode::Corrupt, "head_dim"},
        {"rms_norm_eps", 0, ErrorCode::Corrupt, "rms_norm_eps"},
        {"rope_theta", -1, ErrorCode::Corrupt, "rope_theta"},
        {"tie_word_embeddings", 1, ErrorCode::Corrupt, "tie_word_embeddings"},
        {"pad_token_id", 100, ErrorCode::Corrupt, "100"},
        {"eos_token_id", {"<end>"}, ErrorCode::Corrupt, "eos_token_id"}};
    for (const Refusal& refusal : refusals) {
        auto json = smallQwen3();
        json[refusal.key] = refusal.value;
        EXPECT_THAT(parsed(json), HasErrorAbout(refusal.code, refusal.about)) << json.dump();
    }
}

TEST(ReasonerConfig, RefusesASlidingWindowOnlyWhereALayerUsesIt) {
    auto json = smallQwen3();
    json["sliding_window"] = 16;
    EXPECT_OK(parsed(json));
    json["use_sliding_window"] = true;
    EXPECT_OK(parsed(json)) << "from layer 28 on, and there are 2";
    json["max_window_layers"] = 1;
    EXPECT_THAT(parsed(json), HasErrorAbout(ErrorCode::UnsupportedVersion, "window"));
    json["layer_types"] = {"full_attention", "full_attention"};
    EXPECT_OK(parsed(json));
    json["layer_types"] = {"full_attention", "sliding_attention"};
    EXPECT_THAT(parsed(json), HasErrorAbout(ErrorCode::UnsupportedVersion, "window"));
}

TEST(ReasonerConfig, CountsTheWeightsOfKnownModels) {
    ReasonerConfig config = test::tinyConfig(ReasonerFamily::Qwen3);
    config.hiddenSize = 1024;
    config.intermediateSize = 3072;
    config.layerCount = 28;
    config.headCount = 16;
    config.keyValueHeadCount = 8;
    config.headSize = 128;
    config.vocabularySize = 151'936;
    EXPECT_EQ(parameterCount(config), 596'049'920) << "Qwen3-0.6B";
}

} // namespace
} // namespace intentscope::nn
