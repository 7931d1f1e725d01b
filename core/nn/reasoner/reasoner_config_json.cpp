// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/json_reader.h"
#include "core/nn/reasoner/reasoner_config.h"

#include <algorithm>
#include <array>
#include <utility>

namespace intentscope::nn {
namespace {

using Json = nlohmann::json;
using OrderedJson = nlohmann::ordered_json;

constexpr std::array<std::pair<TensorType, const char*>, 3> ElementTypes{{
    {TensorType::F32, "float32"},
    {TensorType::BF16, "bfloat16"},
    {TensorType::F16, "float16"},
}};

constexpr std::array<std::pair<ReasonerFamily, const char*>, 3> Architectures{{
    {ReasonerFamily::Qwen3, "Qwen3ForCausalLM"},
    {ReasonerFamily::Qwen2, "Qwen2ForCausalLM"},
    {ReasonerFamily::Llama, "LlamaForCausalLM"},
}};

tl::unexpected<Error> unsupported(std::string what, const std::string& file) {
    return fail(
        ErrorCode::UnsupportedVersion,
        std::move(what),
        {.place = {.file = file},
         .cure = "Supported are language models of the families Qwen3, Qwen2 and Llama with float weights, "
                 "full attention, and RoPE that is plain, linear or llama3"});
}

/// The words of a file, cut short: they end up in a message.
std::string shown(const Json& value) {
    constexpr std::size_t MaxShown = 60;
    const std::string text = value.is_string() ? value.get<std::string>()
                                               : value.dump(-1, ' ', true, Json::error_handler_t::replace);
    return "'" + text.substr(0, MaxShown) + "'";
}

bool isGiven(const Json& object, const char* key) {
    const auto found = object.find(key);
    return found != object.end() && !found->is_null();
}

std::int32_t integerOr(JsonReader& reader, const Json& object, const char* key, std::int32_t otherwise) {
    return isGiven(object, key) ? reader.integer(key) : otherwise;
}

double numberOr(JsonReader& reader, const Json& object, const char* key, double otherwise) {
    return isGiven(object, key) ? reader.number(key) : otherwise;
}

bool flagOr(JsonReader& reader, const Json& object, const char* key, bool otherwise) {
    if (!isGiven(object, key))
        return otherwise;
    const Json& value = object.at(key);
    if (!value.is_boolean())
        reader.object(std::string("has a '") + key + "' that is neither true nor false");
    return value.is_boolean() && value.get<bool>();
}

Result<ReasonerFamily> readFamily(const Json& json, const std::string& file) {
    if (isGiven(json, "quantization_config"))
        return unsupported("the model has quantised weights (quantization_config)", file);
    if (!isGiven(json, "model_type"))
        return fail(
            ErrorCode::Corrupt,
            "the config lacks 'model_type'",
            {.place = {.file = file}, .cure = "Give the folder of a Hugging Face language model"});
    const Json& type = json.at("model_type");
    const auto found = std::ranges::find_if(
        Architectures, [&](const auto& known) { return type.is_string() && type == name(known.first); });
    if (found == Architectures.end())
        return unsupported("the model is of the type " + shown(type), file);
    if (isGiven(json, "architectures") && json.at("architectures") != Json::array({found->second}))
        return unsupported("the architecture is " + shown(json.at("architectures")), file);
    return found->first;
}

Status checkActivation(const Json& json, const std::string& file) {
    if (isGiven(json, "hidden_act") && json.at("hidden_act") != "silu")
        return unsupported("the activation is " + shown(json.at("hidden_act")), file);
    if (isGiven(json, "partial_rotary_factor") && json.at("partial_rotary_factor") != 1)
        return unsupported("only a part of each head is rotated (partial_rotary_factor)", file);
    return {};
}

/// Transformers slides where `layer_types` says so or, without it, from layer `max_window_layers` on.
Status checkWindow(const Json& json, const ReasonerConfig& config, const std::string& file) {
    JsonReader reader(json, "the config");
    const bool isWindowed = config.family != ReasonerFamily::Llama &&
                            flagOr(reader, json, "use_sliding_window", false) &&
                            (!json.contains("sliding_window") || isGiven(json, "sliding_window"));
    const std::int32_t first = integerOr(reader, json, "max_window_layers", 28);
    ISCOPE_TRY(reader.status(file));
    const auto refusal = [&] { return unsupported("attention slides over a window (sliding_window)", file); };
    if (!isGiven(json, "layer_types")) {
        if (isWindowed && first < config.layerCount)
            return refusal();
        return {};
    }
    for (const Json& type : json.at("layer_types")) {
        if (type == "full_attention" || (type == "sliding_attention" && !isWindowed))
            continue;
        if (type == "sliding_attention")
            return refusal();
        return unsupported("a layer's attention is of the type " + shown(type), file);
    }
    return {};
}

/// `rope_scaling` beside `rope_theta`, or both within `rope_parameters` as Transformers 5 writes them.
Status readRope(const Json& json, const std::string& file, ReasonerConfig& config) {
    JsonReader reader(json, "the config");
    const bool isNew = isGiven(json, "rope_parameters");
    const char* key = isNew ? "rope_parameters" : "rope_scaling";
    config.ropeTheta = numberOr(reader, json, "rope_theta", 10'000);
    ISCOPE_TRY(reader.status(file));
    if (!isGiven(json, key))
        return {};
    const Json& object = json.at(key);
    JsonReader rope(object, key);
    ISCOPE_TRY(rope.status(file));
    config.ropeTheta = numberOr(rope, object, "rope_theta", config.ropeTheta);
    const char* typeKey = isGiven(object, "rope_type") ? "rope_type" : "type";
    const std::string type = isGiven(object, typeKey) ? rope.text(typeKey) : "default";
    ISCOPE_TRY(rope.status(file));
    RopeScaling& scaling = config.ropeScaling;
    if (type == "linear" || type == "llama3") {
        scaling.kind = type == "linear" ? RopeScalingKind::Linear : RopeScalingKind::Llama3;
        scaling.factor = rope.number("factor");
    } else if (type != "default") {
        return unsupported("the RoPE scaling is of the type " + shown(type), file);
    }
    if (scaling.kind == RopeScalingKind::Llama3) {
        scaling.lowFrequencyFactor = rope.number("low_freq_factor");
        scaling.highFrequencyFactor = rope.number("high_freq_factor");
        scaling.originalMaxPositions = rope.integer("original_max_position_embeddings");
    }
    return rope.status(file);
}

Status readElementType(const Json& json, const std::string& file, ReasonerConfig& config) {
    const char* key = isGiven(json, "dtype") ? "dtype" : "torch_dtype";
    if (!isGiven(json, key))
        return {};
    const auto found =
        std::ranges::find_if(ElementTypes, [&](const auto& known) { return json.at(key) == known.second; });
    if (found == ElementTypes.end())
        return unsupported("the weights are of the type " + shown(json.at(key)), file);
    config.elementType = found->first;
    return {};
}

/// One token, or none where the file has null or the -1 of early Llama files.
std::optional<std::int32_t> readToken(JsonReader& reader, const Json& json, const char* key) {
    if (!isGiven(json, key) || json.at(key) == -1)
        return std::nullopt;
    return reader.integer(key);
}

Status readTokens(const Json& json, const std::string& file, ReasonerConfig& config) {
    JsonReader reader(json, "the config");
    if (json.contains("bos_token_id"))
        config.beginToken = readToken(reader, json, "bos_token_id");
    if (json.contains("pad_token_id"))
        config.padToken = readToken(reader, json, "pad_token_id");
    if (isGiven(json, "eos_token_id")) {
        config.endTokens.clear();
        const Json& end = json.at("eos_token_id");
        for (const Json& token : end.is_array() ? end : Json::array({end})) {
            const Json one{{"eos_token_id", token}};
            JsonReader entry(one, "the config");
            config.endTokens.push_back(entry.integer("eos_token_id"));
            ISCOPE_TRY(entry.status(file));
        }
    }
    return reader.status(file);
}

Status readSizes(const Json& json, const std::string& file, ReasonerConfig& config) {
    JsonReader reader(json, "the config");
    const bool isQwen3 = config.family == ReasonerFamily::Qwen3;
    config.hiddenSize = reader.integer("hidden_size");
    config.intermediateSize = reader.integer("intermediate_size");
    config.layerCount = reader.integer("num_hidden_layers");
    config.headCount = reader.integer("num_attention_heads");
    config.keyValueHeadCount = integerOr(reader, json, "num_key_value_heads", config.headCount);
    const std::int32_t evenSplit = config.headCount > 0 ? config.hiddenSize / config.headCount : 0;
    config.headSize = integerOr(reader, json, "head_dim", isQwen3 ? 128 : evenSplit);
    config.vocabularySize = reader.integer("vocab_size");
    config.maxPositions = integerOr(
        reader, json, "max_position_embeddings", config.family == ReasonerFamily::Llama ? 2048 : 32'768);
    config.normEpsilon = numberOr(reader, json, "rms_norm_eps", 1e-6);
    config.initializerRange = numberOr(reader, json, "initializer_range", 0.02);
    config.tiesEmbeddings = flagOr(reader, json, "tie_word_embeddings", false);
    const bool isBiased = flagOr(reader, json, "attention_bias", false);
    config.hasAttentionBias = config.family == ReasonerFamily::Qwen2 || isBiased;
    config.hasOutputBias = config.family != ReasonerFamily::Qwen2 && isBiased;
    config.hasMlpBias = config.family == ReasonerFamily::Llama && flagOr(reader, json, "mlp_bias", false);
    config.hasQueryKeyNorm = isQwen3;
    return reader.status(file);
}

/// The same checks as for a config put together here, but it is the file that is wrong.
Status checkRead(const ReasonerConfig& config, const std::string& file) {
    const Status checked = checkReasonerConfig(config);
    if (checked)
        return {};
    return fail(
        ErrorCode::Corrupt,
        checked.error().message,
        {.place = {.file = file}, .cure = "Copy the checkpoint again from where it came from"});
}

OrderedJson ropeJson(const RopeScaling& scaling) {
    if (scaling.kind == RopeScalingKind::None)
        return nullptr;
    if (scaling.kind == RopeScalingKind::Linear)
        return {{"rope_type", "linear"}, {"factor", scaling.factor}};
    return {
        {"rope_type", "llama3"},
        {"factor", scaling.factor},
        {"low_freq_factor", scaling.lowFrequencyFactor},
        {"high_freq_factor", scaling.highFrequencyFactor},
        {"original_max_position_embeddings", scaling.originalMaxPositions}};
}

OrderedJson tokenJson(const std::optional<std::int32_t>& token) {
    return token ? OrderedJson(*token) : OrderedJson(nullptr);
}

OrderedJson endJson(std::span<const std::int32_t> tokens) {
    if (tokens.empty())
        return nullptr;
    return tokens.size() == 1 ? OrderedJson(tokens[0]) : OrderedJson(tokens);
}

} // namespace

Result<ReasonerConfig> parseReasonerConfig(std::string_view text, const std::string& file) {
    ISCOPE_TRY_ASSIGN(const Json json, JsonReader::parse(text, file));
    ReasonerConfig config;
    ISCOPE_TRY_ASSIGN(config.family, readFamily(json, file));
    ISCOPE_TRY(checkActivation(json, file));
    ISCOPE_TRY(readSizes(json, file, config));
    ISCOPE_TRY(checkWindow(json, config, file));
    ISCOPE_TRY(readRope(json, file, config));
    ISCOPE_TRY(readElementType(json, file, config));
    if (config.family == ReasonerFamily::Llama) {
        config.beginToken = 1;
        config.endTokens = {2};
    }
    ISCOPE_TRY(readTokens(json, file, config));
    ISCOPE_TRY(checkRead(config, file));
    return config;
}

Status applyGenerationConfig(std::string_view text, const std::string& file, ReasonerConfig& config) {
    ISCOPE_TRY_ASSIGN(const Json json, JsonReader::parse(text, file));
    ISCOPE_TRY(readTokens(json, file, config));
    return checkRead(config, file);
}

std::string toJsonText(const ReasonerConfig& config) {
    const auto* architecture =
        std::ranges::find(Architectures, config.family, [](const auto& a) { return a.first; });
    const auto* element =
        std::ranges::find(ElementTypes, config.elementType, [](const auto& e) { return e.first; });
    OrderedJson json{
        {"architectures", {architecture->second}},
        {"model_type", name(config.family)},
        {"torch_dtype", element == ElementTypes.end() ? "float32" : element->second},
        {"vocab_size", config.vocabularySize},
        {"hidden_size", config.hiddenSize},
        {"intermediate_size", config.intermediateSize},
        {"num_hidden_layers", config.layerCount},
        {"num_attention_heads", config.headCount},
        {"num_key_value_heads", config.keyValueHeadCount},
        {"head_dim", config.headSize},
        {"hidden_act", "silu"},
        {"max_position_embeddings", config.maxPositions},
        {"initializer_range", config.initializerRange},
        {"rms_norm_eps", config.normEpsilon},
        {"use_cache", true},
        {"tie_word_embeddings", config.tiesEmbeddings},
        {"rope_theta", config.ropeTheta},
        {"rope_scaling", ropeJson(config.ropeScaling)},
        {"attention_dropout", 0.0},
        {"bos_token_id", tokenJson(config.beginToken)},
        {"eos_token_id", endJson(config.endTokens)},
        {"pad_token_id", tokenJson(config.padToken)}};
    if (config.family != ReasonerFamily::Qwen2)
        json["attention_bias"] = config.hasAttentionBias;
    if (config.family == ReasonerFamily::Llama)
        json["mlp_bias"] = config.hasMlpBias;
    else
        json["use_sliding_window"] = false;
    return json.dump(2, ' ', false, OrderedJson::error_handler_t::replace) + "\n";
}

std::string generationConfigText(const ReasonerConfig& config) {
    OrderedJson json = OrderedJson::object();
    if (config.beginToken)
        json["bos_token_id"] = *config.beginToken;
    if (!config.endTokens.empty())
        json["eos_token_id"] = endJson(config.endTokens);
    if (config.padToken)
        json["pad_token_id"] = *config.padToken;
    return json.dump(2, ' ', false, OrderedJson::error_handler_t::replace) + "\n";
}

} // namespace intentscope::nn
