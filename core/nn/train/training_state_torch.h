// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/env.h"
#include "core/nn/ranker/two_tower_torch.h"
#include "core/nn/safetensors.h"
#include "core/rank/ranker_trainer.h"

#include <chrono>
#include <filesystem>
#include <limits>
#include <string>
#include <utility>
#include <vector>

namespace intentscope::nn {

/// How far a training is. What it takes beside the tensors to go on as if it had never stopped.
struct TrainingPosition {
    std::int32_t member = 0;
    std::int32_t epoch = 1;   ///< that is under way
    std::int64_t nextRow = 0; ///< of the epoch's order; 0: not shuffled yet
    double lossSum = 0;       ///< of the rows before
    std::int32_t bestEpoch = 0;
    double bestMerit = -std::numeric_limits<double>::infinity();
    double learningRate = 0;
    std::int32_t firstBestEpoch = 0;           ///< of member 0, once it is done
    std::vector<rank::TrainingEpoch> epochs;   ///< of all members so far
    std::vector<std::string> randomState = {}; ///< of the streams of numbers, in their own text form
};

using NamedTensors = std::vector<std::pair<std::string, at::Tensor>>;

/// The stored state of a training that has not come to its end: "<checkpoint>.unfinished.safetensors", one
/// file that is replaced as a whole. One thread at a time.
class TrainingStateFile {
public:
    struct Spec {
        std::filesystem::path path;
        std::string fingerprint; ///< of all that decides what a training computes
        double saveSeconds = 60;
    };
    struct Stored {
        TrainingPosition position;
        SafetensorsFile tensors;
    };

    static std::filesystem::path pathOf(const std::filesystem::path& checkpoint);

    TrainingStateFile(Env& env, Spec spec);

    /// Whether the last save, or the start, is long enough ago.
    bool isDue() const;
    Status save(const TrainingPosition& position, const NamedTensors& tensors);
    /// NotFound without a file; Mismatch when it is of another training; Corrupt.
    Result<Stored> load() const;
    /// The same of a file's bytes that another process has read.
    Result<Stored> loadFrom(std::string bytes) const;
    /// Nothing happens where there is none.
    Status remove();

private:
    Result<Stored> read(SafetensorsFile tensors) const;

    Env& m_env;
    Spec m_spec;
    std::chrono::steady_clock::time_point m_lastSave = std::chrono::steady_clock::now();
};

/// Copies a stored tensor into `target`, whose type and size it must have. Corrupt.
Status restoreTensor(const SafetensorsFile& file, const std::string& name, const at::Tensor& target);

} // namespace intentscope::nn
