// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/env.h"
#include "core/nn/reasoner/reasoner_config.h"
#include "core/nn/safetensors.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace intentscope::nn {

/// What adapter_config.json of a PEFT folder says of a LoRA adapter.
struct AdapterConfig {
    std::int32_t rank = 8;
    double alpha = 16;
    bool isRankStabilised = false;    ///< `use_rslora`
    std::vector<std::string> targets; ///< `target_modules`: last parts of projections' names, sorted
    std::string base = {};            ///< `base_model_name_or_path`
    friend bool operator==(const AdapterConfig&, const AdapterConfig&) = default;

    /// What the product of the two matrices is multiplied by: alpha / rank, or alpha / sqrt(rank).
    double scale() const;
};

/// Projections of a model that the targets name: "model.layers.0.self_attn.q_proj". InvalidInput for a target
/// that names none, with those that there are.
Result<std::vector<std::string>>
adaptedProjections(const ReasonerConfig& config, std::span<const std::string> targets);

/// A PEFT folder with a LoRA adapter, memory-mapped and checked: adapter_config.json and
/// adapter_model.safetensors. Immutable; any thread.
class AdapterFiles {
public:
    struct Matrix {
        TensorType type = TensorType::F32;
        std::vector<std::int64_t> shape;
        std::span<const std::byte> bytes; ///< no alignment is promised
    };
    struct Entry {
        std::string projection; ///< of the model: "model.layers.0.self_attn.q_proj"
        Matrix a;               ///< [rank, in]
        Matrix b;               ///< [out, rank]
    };

    static bool isAdapter(Env& env, const std::filesystem::path& folder);

    /// NotFound for a folder without an adapter; UnsupportedVersion for other kinds than plain LoRA, naming
    /// the setting, and for pickled weights, which are never read; Corrupt for damage; Mismatch when the
    /// tensors are not those of the settings on a model of `config`, all of them listed together.
    static Result<std::shared_ptr<const AdapterFiles>>
    open(Env& env, const std::filesystem::path& folder, const ReasonerConfig& config);
    /// The settings alone, with the same checks.
    static Result<AdapterConfig> readConfig(Env& env, const std::filesystem::path& folder);
    /// The folder of the model that an adapter belongs to: `base` as it is, or beside the adapter's folder
    /// where it is relative. NotFound, naming what was looked for.
    static Result<std::filesystem::path> baseFolder(Env& env, const std::filesystem::path& folder);

    const AdapterConfig& config() const { return m_config; }
    std::span<const Entry> entries() const { return m_entries; } ///< by projection
    /// SHA-256 of settings and tensors, but not of `base`: 64 hex digits.
    std::string hash() const;

private:
    explicit AdapterFiles(SafetensorsFile file) : m_file(std::move(file)) {}

    AdapterConfig m_config;
    SafetensorsFile m_file;
    std::vector<Entry> m_entries;
};

/// Writes adapter_config.json and adapter_model.safetensors into a folder that exists, as PEFT reads them.
/// `weights` are named by projection with ".lora_A" and ".lora_B" behind.
Status writeAdapter(
    Env& env,
    const std::filesystem::path& folder,
    const AdapterConfig& config,
    std::span<const TensorBytes> weights);

} // namespace intentscope::nn
