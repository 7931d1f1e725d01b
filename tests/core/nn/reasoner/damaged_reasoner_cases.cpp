// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/nn/reasoner/damaged_reasoner_cases.h"

#include "tests/support/result_matchers.h"

#include <gtest/gtest.h>

#include <fstream>
#include <limits>
#include <utility>

namespace intentscope::test {
namespace {

const std::string Plain = "qwen3_untied";
const std::string Sharded = "qwen3_sharded";
const std::string Weights = "model.safetensors";
const std::string Index = "model.safetensors.index.json";
const std::string QueryWeight = "model.layers.1.self_attn.q_proj.weight";

DamagedReasoner config(std::string what, std::string_view part, std::string_view instead) {
    return {
        .what = std::move(what),
        .base = Plain,
        .damage = [part = std::string(part), instead = std::string(instead)](const ReasonerCopy& copy) {
            copy.replace("config.json", part, instead);
        }};
}

DamagedReasoner file(std::string what, const std::string& name, const std::string& text) {
    return {std::move(what), Plain, [name, text](const ReasonerCopy& copy) { copy.write(name, text); }};
}

DamagedReasoner tensors(std::string what, std::function<void(ReasonerCopy::Tensors&)> change) {
    return {std::move(what), Plain, [change = std::move(change)](const ReasonerCopy& copy) {
                copy.change(Weights, change);
            }};
}

/// The header of the weights with as many letters as before.
DamagedReasoner header(std::string what, std::string_view part, std::string_view instead) {
    EXPECT_EQ(part.size(), instead.size()) << what;
    return {
        std::move(what),
        Plain,
        [part = std::string(part), instead = std::string(instead)](const ReasonerCopy& copy) {
            copy.replace(Weights, part, instead);
        }};
}

DamagedReasoner tokenizer(std::string what, std::string_view part, std::string_view instead) {
    return {
        std::move(what),
        Plain,
        [part = std::string(part), instead = std::string(instead)](const ReasonerCopy& copy) {
            copy.replace("tokenizer.json", part, instead);
        }};
}

std::string rope(std::string_view scaling) {
    return R"("rope_scaling": )" + std::string(scaling);
}

} // namespace

ReasonerCopy::ReasonerCopy(const std::string& name) {
    const auto from = sourceDirectory() / "tests/parity/reasoners" / name;
    std::filesystem::copy(from, folder(), std::filesystem::copy_options::recursive);
}

std::string ReasonerCopy::read(const std::string& name) const {
    RealEnv env;
    auto text = env.readFile(folder() / name);
    EXPECT_OK(text);
    return text.value_or("");
}

void ReasonerCopy::write(const std::string& name, std::string_view text) const {
    std::ofstream(folder() / name, std::ios::binary) << text;
}

void ReasonerCopy::remove(const std::string& name) const {
    EXPECT_TRUE(std::filesystem::remove(folder() / name)) << name;
}

void ReasonerCopy::makeFolder(const std::string& name) const {
    remove(name);
    std::filesystem::create_directory(folder() / name);
}

void ReasonerCopy::replace(const std::string& name, std::string_view part, std::string_view instead) const {
    std::string text = read(name);
    const auto at = text.find(part);
    EXPECT_NE(at, std::string::npos) << part;
    if (at != std::string::npos)
        write(name, text.replace(at, part.size(), instead));
}

void ReasonerCopy::cut(const std::string& name, std::ptrdiff_t bytes) const {
    const std::string text = read(name);
    const auto kept = bytes < 0 ? std::ssize(text) + bytes : bytes;
    EXPECT_LT(kept, std::ssize(text));
    write(name, text.substr(0, static_cast<std::size_t>(kept)));
}

void ReasonerCopy::change(const std::string& name, const std::function<void(Tensors&)>& change) const {
    RealEnv env;
    Tensors tensors;
    {
        const auto opened = nn::SafetensorsFile::open(env, folder() / name);
        ASSERT_OK(opened);
        for (const auto& entry : opened->tensors()) {
            const auto bytes = opened->bytes(entry);
            std::string text(bytes.size(), '\0');
            std::transform(bytes.begin(), bytes.end(), text.begin(), [](std::byte byte) {
                return static_cast<char>(byte);
            });
            tensors[entry.name] = {entry.type, entry.shape, std::move(text)};
        }
    }
    change(tensors);
    std::vector<nn::TensorBytes> written;
    for (const auto& [tensor, value] : tensors)
        written.push_back({tensor, value.type, value.shape, std::as_bytes(std::span(value.bytes))});
    EXPECT_OK(nn::writeSafetensors(env, folder() / name, written));
}

std::vector<DamagedReasoner> damagedConfigs() {
    return {
        {"no config.json", Plain, [](const auto& copy) { copy.remove("config.json"); }},
        {"a folder instead of config.json", Plain, [](const auto& copy) { copy.makeFolder("config.json"); }},
        {"config.json cut off", Plain, [](const auto& copy) { copy.cut("config.json", 200); }},
        file("an empty config.json", "config.json", ""),
        file("a list instead of an object", "config.json", "[]"),
        config("no model_type", R"("model_type")", R"("type_of_model")"),
        config("another family", R"("model_type": "qwen3")", R"("model_type": "gpt2")"),
        config("a number as model_type", R"("model_type": "qwen3")", R"("model_type": 7)"),
        config("a classifier of a family that is read", "Qwen3ForCausalLM", "Qwen3ForSequenceClassification"),
        config(
            "quantised weights",
            R"("use_cache": true)",
            R"("quantization_config": {"quant_method": "awq", "bits": 4})"),
        config("another activation", R"("silu")", R"("gelu")"),
        config("weights of eight bits", R"("float32")", R"("float8_e4m3fn")"),
        {"attention in a window",
         Plain,
         [](const auto& copy) {
             copy.replace("config.json", R"("use_sliding_window": false)", R"("use_sliding_window": true)");
             copy.replace("config.json", R"("sliding_window": null)", R"("sliding_window": 16)");
             copy.replace("config.json", "full_attention", "sliding_attention");
         }},
        config("layers of another kind", R"("full_attention")", R"("linear_attention")"),
        config(
            "a scaling of RoPE that is not read",
            rope("null"),
            rope(R"({"rope_type": "yarn", "factor": 4})")),
        config("a text as scaling", rope("null"), rope(R"("linear")")),
        config("a factor of zero", rope("null"), rope(R"({"rope_type": "linear", "factor": 0})")),
        config(
            "llama3 without its wavelengths", rope("null"), rope(R"({"rope_type": "llama3", "factor": 8})")),
        config("a size that is missing", R"("hidden_size")", R"("hidden")"),
        config("a text as size", R"("hidden_size": 32)", R"("hidden_size": "32")"),
        config("a size of zero", R"("hidden_size": 32)", R"("hidden_size": 0)"),
        config("a negative vocabulary", R"("vocab_size": 288)", R"("vocab_size": -1)"),
        config("an absurd vocabulary", R"("vocab_size": 288)", R"("vocab_size": 99999999999)"),
        config("a million layers", R"("num_hidden_layers": 2)", R"("num_hidden_layers": 1000000)"),
        config("half a layer", R"("num_hidden_layers": 2)", R"("num_hidden_layers": 1.5)"),
        config("heads that cannot be shared", R"("num_key_value_heads": 1)", R"("num_key_value_heads": 3)"),
        config("an odd head", R"("head_dim": 12)", R"("head_dim": 11)"),
        config("a negative epsilon", "1e-06", "-1.0"),
        config("a text as truth value", R"("tie_word_embeddings": false)", R"("tie_word_embeddings": "no")"),
        config("an end token outside the vocabulary", R"("eos_token_id": 2)", R"("eos_token_id": 5000)"),
        file("a damaged generation_config.json", "generation_config.json", R"({"eos_token_id": "end"})"),
        config(
            "one layer more than there are weights",
            R"("num_hidden_layers": 2)",
            R"("num_hidden_layers": 3)"),
        config(
            "one layer less than there are weights",
            R"("num_hidden_layers": 2)",
            R"("num_hidden_layers": 1)"),
        config(
            "embeddings tied to a projection that differs",
            R"("tie_word_embeddings": false)",
            R"("tie_word_embeddings": true)"),
    };
}

std::vector<DamagedReasoner> damagedWeights() {
    return {
        {"no weights", Plain, [](const auto& copy) { copy.remove(Weights); }},
        {"pickled weights only",
         Plain,
         [](const auto& copy) {
             copy.remove(Weights);
             copy.write("pytorch_model.bin", "PK");
         }},
        file("empty weights", Weights, ""),
        file(
            "a pointer of Git LFS instead of weights",
            Weights,
            "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a2146\nsize 144656\n"),
        {"weights cut off in the middle", Plain, [](const auto& copy) { copy.cut(Weights, 70'000); }},
        {"weights without their last byte", Plain, [](const auto& copy) { copy.cut(Weights, -1); }},
        {"weights cut off in the header", Plain, [](const auto& copy) { copy.cut(Weights, 500); }},
        {"a byte too many", Plain, [](const auto& copy) { copy.write(Weights, copy.read(Weights) + "x"); }},
        header("a damaged header", R"("__metadata__":{)", R"("__metadata__":[)"),
        header("tensors that overlap", R"([36864,73728])", R"([36800,73664])"),
        header("a gap between tensors", R"([0,36864])", R"([4,36868])"),
        header("offsets that do not fit the shape", R"([0,36864])", R"([0,36868])"),
        header("an unknown element type", R"("F32","shape":[288,32])", R"("F23","shape":[288,32])"),
        header("an extent below zero", R"([288,32])", R"([-28,32])"),
        tensors(
            "whole numbers as weights",
            [](auto& all) {
                all[QueryWeight] = {nn::TensorType::I64, {48, 32}, std::string(48 * 32 * 8, '\0')};
            }),
        tensors("a weight that is missing", [](auto& all) { all.erase(QueryWeight); }),
        tensors(
            "a weight too many",
            [](auto& all) {
                all["model.layers.1.self_attn.q_proj.bias"] = {
                    nn::TensorType::F32, {48}, std::string(192, '\0')};
            }),
        tensors(
            "weights that are no numbers",
            [](auto& all) { all["model.norm.weight"].bytes = std::string(128, '\xFF'); }),
        tensors("a weight lying on its side", [](auto& all) { all[QueryWeight].shape = {32, 48}; }),
        tensors(
            "weights of LoRA instead of the model's",
            [](auto& all) {
                auto node = all.extract(QueryWeight);
                node.key() = "base_model.model." + QueryWeight;
                all.insert(std::move(node));
            }),
    };
}

std::vector<DamagedReasoner> damagedShards() {
    const std::string third = "model-00003-of-00005.safetensors";
    const auto index = [](std::string what, std::string part, std::string instead) {
        return DamagedReasoner{std::move(what), Sharded, [part, instead](const ReasonerCopy& copy) {
                                   copy.replace(Index, part, instead);
                               }};
    };
    return {
        {"a file that is missing", Sharded, [third](const auto& copy) { copy.remove(third); }},
        {"a file cut off", Sharded, [third](const auto& copy) { copy.cut(third, 9'000); }},
        {"an index cut off", Sharded, [](const auto& copy) { copy.cut(Index, 300); }},
        index("an index without its map", "weight_map", "weights"),
        index(
            "a tensor in another file",
            R"(norm.weight": "model-00005-of-00005)",
            R"(norm.weight": "model-00001-of-00005)"),
        index(
            "a file outside the folder",
            R"("model-00005-of-00005.safetensors")",
            R"("../model.safetensors")"),
        index("a number as file", R"("model-00005-of-00005.safetensors")", "5"),
        index("a tensor that the index does not name", R"("model.norm.weight")", R"("model.norm.wait")"),
        {"a tensor that no file needs",
         Sharded,
         [third](const auto& copy) {
             copy.change(
                 third, [](auto& all) { all["extra"] = {nn::TensorType::F32, {1}, std::string(4, '\0')}; });
         }},
    };
}

std::vector<DamagedReasoner> damagedTexts() {
    return {
        {"no tokenizer.json", Plain, [](const auto& copy) { copy.remove("tokenizer.json"); }},
        {"a SentencePiece model only",
         Plain,
         [](const auto& copy) {
             copy.remove("tokenizer.json");
             copy.write("tokenizer.model", "\n\x0e\n\x05<unk>");
         }},
        {"tokenizer.json cut off", Plain, [](const auto& copy) { copy.cut("tokenizer.json", 2'000); }},
        tokenizer("no merges", R"("merges")", R"("mergers")"),
        tokenizer("another kind of model", R"("type":"BPE")", R"("type":"Unigram")"),
        tokenizer("an id below zero", R"("!":3)", R"("!":-3)"),
        tokenizer("two tokens of one id", R"("!":3)", R"("!":4)"),
        tokenizer("a merge into nothing", R"("merges":[)", R"("merges":[["!","~"],)"),
        tokenizer("another normaliser", R"("type":"NFC")", R"("type":"Precompiled")"),
        tokenizer("a pattern that cannot be read", R"((?i:)", R"((?i:()"),
        tokenizer("more tokens than the model has", R"("id":287)", R"("id":1287)"),
        file("a chat template that is not built in", "chat_template.jinja", "{{ messages[0].content }}"),
        file("a damaged tokenizer_config.json", "tokenizer_config.json", R"({"chat_template": )"),
        file("a number as chat template", "tokenizer_config.json", R"({"chat_template": 7})"),
    };
}

} // namespace intentscope::test
