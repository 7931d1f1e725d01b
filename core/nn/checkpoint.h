// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/env.h"
#include "core/nn/ranker/ranker_config.h"
#include "core/nn/safetensors.h"
#include "core/rank/ranker_trainer.h"
#include "core/rank/scorer.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace intentscope::nn {

/// Where a checkpoint comes from. Nothing here depends on the clock or the machine's speed, so that the same
/// training gives the same bytes.
struct Provenance {
    std::string datasetHash;
    std::string datasetName;
    rank::RankerTrainingSpec spec;
    std::int32_t bestEpoch = 0;
    std::vector<rank::TrainingEpoch> epochs; ///< impressionsPerSecond is not stored
    std::string codeVersion;
    std::string torchVersion;
    std::optional<rank::LatentQueryInfo> latent = {}; ///< of a ranker that reads latent queries
    std::string referenceHash = {};                   ///< of the baseline of KlTerm::Reference; "" without
    std::string startHash = {}; ///< of the ranker whose weights it began with; "" without
};

/// What a checkpoint folder says about itself.
struct CheckpointInfo {
    rank::ScorerInfo scorer;
    Provenance provenance;
};

/// A ranker's checkpoint folder, checked as a whole:
/// config.json (sizes, schema, dictionaries, quantiles), model.safetensors, and provenance.json, which also
/// holds the SHA-256 of the other two.
struct Checkpoint {
    RankerConfig config;
    CheckpointInfo info;
    SafetensorsFile tensors;
};

/// NotFound for a folder without config.json; Corrupt for damage, naming file, tensor and offset, or for
/// another hash than provenance.json has of config.json or model.safetensors;
/// UnsupportedVersion for another format version or architecture; Mismatch when config.json and
/// model.safetensors disagree: all missing, extra and misshapen tensors are listed together. Pickled weights
/// are never read. O(size of the file), for its hash.
Result<Checkpoint> openCheckpoint(Env& env, const std::filesystem::path& folder);

/// The same checks, for callers that do not want the weights.
Result<CheckpointInfo> readCheckpointInfo(Env& env, const std::filesystem::path& folder);

/// A checkpoint that is to be written.
struct CheckpointDraft {
    RankerConfig config;
    Provenance provenance;
    std::span<const TensorBytes> tensors;
};

/// Writes the folder whole or not at all: "<folder>.partial" first, then renamed. AlreadyExists when there
/// is something at `folder`. The hash of model.safetensors.
Result<std::string>
writeCheckpoint(Env& env, const std::filesystem::path& folder, const CheckpointDraft& draft);

} // namespace intentscope::nn
