// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/env.h"
#include "core/nn/reasoner/transformer_torch.h"
#include "core/rank/reasoner_trainer.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace intentscope::nn {

/// A training between two steps: with it the rest runs as if it had never been interrupted. Random numbers
/// need no place here: every step draws from a stream of its own.
struct ReasonerState {
    std::string trainingHash; ///< of texts, settings and start: what must be the same to go on
    WeightMap weights;        ///< what learns, by name
    WeightMap moments;        ///< of AdamW
    std::vector<rank::ReasonerTrainingStep> steps; ///< those that were done
};

/// The folder of a training's states: "<checkpoint>.training".
std::filesystem::path reasonerStateFolder(const std::filesystem::path& checkpoint);

/// Held for as long as a training runs, so that no other program writes the same states and checkpoint.
/// Released, it takes a folder without any state away.
class ReasonerStateLock {
public:
    /// Makes the folder when it is missing. Busy while another training holds it.
    static Result<ReasonerStateLock> take(Env& env, std::filesystem::path folder);
    ~ReasonerStateLock();
    ReasonerStateLock(ReasonerStateLock&&) noexcept = default;
    ReasonerStateLock& operator=(ReasonerStateLock&&) = delete;
    ReasonerStateLock(const ReasonerStateLock&) = delete;
    ReasonerStateLock& operator=(const ReasonerStateLock&) = delete;

private:
    ReasonerStateLock(Env& env, std::filesystem::path folder, std::unique_ptr<FileLock> lock);

    Env& m_env;
    std::filesystem::path m_folder;
    std::unique_ptr<FileLock> m_lock;
};

/// Whether the folder holds a state to go on from, or the reference values that one begins with.
Result<bool> hasReasonerState(Env& env, const std::filesystem::path& folder);

/// Writes "<folder>/step-N": model.safetensors, optimizer.safetensors and trainer_state.json with their
/// hashes, whole or not at all; then removes older states.
Status writeReasonerState(Env& env, const std::filesystem::path& folder, const ReasonerState& state);

/// The newest state, or nothing when there is none. Corrupt when it is damaged, naming the file; Mismatch
/// when it belongs to another training.
Result<std::optional<ReasonerState>>
readReasonerState(Env& env, const std::filesystem::path& folder, const std::string& trainingHash);

/// All steps as trainer_state.json holds them, without what depends on the machine.
std::string stepsText(std::span<const rank::ReasonerTrainingStep> steps);

} // namespace intentscope::nn
