// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/nn/reasoner/damaged_reasoner_cases.h"

#include <utility>

namespace intentscope::test {
namespace {

const std::string Model = "qwen3_tied";
const std::string Adapter = "adapter";
const std::string Settings = "adapter/adapter_config.json";
const std::string Matrices = "adapter/adapter_model.safetensors";
const std::string QueryMatrix = "base_model.model.model.layers.0.self_attn.q_proj.lora_A.weight";

DamagedReasoner adapter(std::string what, std::function<void(const ReasonerCopy&)> damage) {
    return {std::move(what), Model, std::move(damage), Adapter};
}

DamagedReasoner setting(std::string what, std::string_view part, std::string_view instead) {
    return adapter(
        std::move(what),
        [part = std::string(part), instead = std::string(instead)](const ReasonerCopy& copy) {
            copy.replace(Settings, part, instead);
        });
}

DamagedReasoner matrices(std::string what, std::function<void(ReasonerCopy::Tensors&)> change) {
    return adapter(std::move(what), [change = std::move(change)](const ReasonerCopy& copy) {
        copy.change(Matrices, change);
    });
}

std::vector<DamagedReasoner> damagedSettings() {
    const std::string base = R"("base_model_name_or_path": "..")";
    return {
        adapter("adapter_config.json cut off", [](const auto& copy) { copy.cut(Settings, 300); }),
        adapter("an empty adapter_config.json", [](const auto& copy) { copy.write(Settings, ""); }),
        adapter("a list instead of settings", [](const auto& copy) { copy.write(Settings, "[]"); }),
        setting("no kind of adapter", R"("peft_type")", R"("type")"),
        setting("another kind of adapter", R"("LORA")", R"("IA3")"),
        setting("DoRA", R"("use_dora": false)", R"("use_dora": true)"),
        setting("biases that are trained", R"("bias": "none")", R"("bias": "all")"),
        setting(
            "ranks of their own for some layers",
            R"("rank_pattern": {})",
            R"("rank_pattern": {"q_proj": 2})"),
        setting(
            "embeddings that are saved whole",
            R"("modules_to_save": null)",
            R"("modules_to_save": ["lm_head"])"),
        setting("no rank", R"("r": 4)", R"("rank": 4)"),
        setting("a rank of zero", R"("r": 4)", R"("r": 0)"),
        setting("a text as rank", R"("r": 4)", R"("r": "4")"),
        setting("a rank that is not the matrices'", R"("r": 4)", R"("r": 8)"),
        setting("an alpha below zero", R"("lora_alpha": 8)", R"("lora_alpha": -8)"),
        setting("no projections", R"("target_modules")", R"("targets")"),
        setting("a projection that the model lacks", R"("down_proj")", R"("c_attn")"),
        setting("a projection that is not named", R"("down_proj",)", ""),
        setting("no model", base, R"("base_model_name_or_path": null)"),
        setting("a model that is elsewhere", base, R"("base_model_name_or_path": "../../Qwen3-4B")"),
        setting("a model of the hub", base, R"("base_model_name_or_path": "Qwen/Qwen3-4B")"),
        adapter(
            "a model that was replaced since the training",
            [](const auto& copy) {
                copy.write("adapter/provenance.json", R"({"base_hash": "00112233445566778899aabbccddeeff"})");
            }),
        adapter(
            "a provenance.json that is no JSON",
            [](const auto& copy) { copy.write("adapter/provenance.json", "{"); }),
        adapter("a model without weights", [](const auto& copy) { copy.remove("model.safetensors"); }),
        adapter(
            "a model of another width",
            [](const auto& copy) {
                const ReasonerCopy other("qwen3_untied");
                for (const char* file : {"config.json", "model.safetensors"})
                    copy.write(file, other.read(file));
            }),
    };
}

std::vector<DamagedReasoner> damagedMatrices() {
    return {
        adapter("no matrices", [](const auto& copy) { copy.remove(Matrices); }),
        adapter(
            "pickled matrices only",
            [](const auto& copy) {
                copy.remove(Matrices);
                copy.write("adapter/adapter_model.bin", "PK");
            }),
        adapter("matrices cut off", [](const auto& copy) { copy.cut(Matrices, 20'000); }),
        adapter("matrices cut off in the header", [](const auto& copy) { copy.cut(Matrices, 100); }),
        matrices("a matrix that is missing", [](auto& all) { all.erase(QueryMatrix); }),
        matrices(
            "a matrix too many",
            [](auto& all) {
                all["base_model.model.lm_head.lora_A.weight"] = {
                    nn::TensorType::F32, {4, 32}, std::string(512, '\0')};
            }),
        matrices("a matrix lying on its side", [](auto& all) { all[QueryMatrix].shape = {32, 4}; }),
        matrices(
            "whole numbers as a matrix",
            [](auto& all) { all[QueryMatrix] = {nn::TensorType::I32, {4, 32}, std::string(512, '\0')}; }),
        matrices(
            "a matrix that is no numbers",
            [](auto& all) { all[QueryMatrix].bytes = std::string(512, '\xFF'); }),
    };
}

} // namespace

std::vector<DamagedReasoner> damagedAdapters() {
    auto cases = damagedSettings();
    for (DamagedReasoner& damaged : damagedMatrices())
        cases.push_back(std::move(damaged));
    return cases;
}

} // namespace intentscope::test
