// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/env.h"
#include "core/nn/reasoner/reasoner_config.h"
#include "core/nn/safetensors.h"

#include <filesystem>
#include <map>
#include <memory>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace intentscope::nn {

/// A language model's folder as Hugging Face lays it out, memory-mapped and checked as a whole: config.json,
/// generation_config.json where there is one, and model.safetensors or the shards that
/// model.safetensors.index.json names. Immutable; any thread.
class ReasonerFiles {
public:
    /// One weight where it lies in its file.
    struct StoredWeight {
        WeightSpec spec;
        TensorType type = TensorType::F32;
        std::span<const std::byte> bytes; ///< no alignment is promised
        std::size_t file = 0;             ///< which of the files, and which tensor of it
        std::size_t tensor = 0;
    };

    /// NotFound for a folder without config.json or weights; UnsupportedVersion for other models and for
    /// pickled weights, which are never read; Corrupt for damage, naming file and tensor; Mismatch when
    /// config and weights disagree: all missing, extra and misshapen tensors are listed together. An output
    /// projection beside tied embeddings must be equal to them. O(number of tensors), but for such a pair.
    static Result<std::shared_ptr<const ReasonerFiles>> open(Env& env, const std::filesystem::path& folder);

    const std::filesystem::path& folder() const { return m_folder; }
    const ReasonerConfig& config() const { return m_config; }
    /// As `reasonerWeights(config())` lists them.
    std::span<const StoredWeight> weights() const { return m_weights; }
    /// Gives back the memory of a weight that is not needed soon; it can still be read.
    void release(const StoredWeight& weight) const;

    /// SHA-256 of the config and of every weight's name, type and bytes: the same however the weights are
    /// spread over files. 64 hex digits. Cancelled; O(bytes of all weights).
    Result<std::string> hash(const std::stop_token& stop = {}) const;

private:
    ReasonerFiles() = default;
    Status openTensors(Env& env);
    Status openShards(Env& env, const std::filesystem::path& index);
    Status matchWeights();

    std::filesystem::path m_folder;
    ReasonerConfig m_config;
    std::filesystem::path m_tensorPlace; ///< what a mismatch is reported about
    std::vector<SafetensorsFile> m_files;
    std::vector<StoredWeight> m_weights;
};

/// Beside the weights of a reasoner that IntentScope trained: the template of its prompts.
constexpr const char* PromptTemplateFile = "prompt_template.txt";

/// The other files of such a folder that a model cannot do without: tokenizer, templates. Name to text;
/// what is not there is left out.
Result<std::map<std::string, std::string>> readCompanionFiles(Env& env, const std::filesystem::path& folder);

/// A folder that is to be written.
struct ReasonerDraft {
    ReasonerConfig config;
    /// Just those of `reasonerWeights(config)`, in any order and of any type that is read.
    std::span<const TensorBytes> weights;
    std::map<std::string, std::string> companions = {}; ///< further files, name to text
    /// Weights above it are spread over several files, as Hugging Face names them.
    std::uint64_t maxShardBytes = 5'000'000'000;
};

/// Writes a folder that `ReasonerFiles` and Transformers open, whole or not at all. AlreadyExists when there
/// is something at `folder`; InvalidInput for a config out of range or weights that it does not describe.
Status writeReasoner(Env& env, const std::filesystem::path& folder, const ReasonerDraft& draft);

} // namespace intentscope::nn
