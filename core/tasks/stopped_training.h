// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/env.h"
#include "core/rank/ranker_trainer.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace intentscope::tasks {

/// What a ranker's training was started with, beside its state: going on needs the same. Kept in
/// "<checkpoint>.unfinished.json" as long as the training is not done.
struct TrainingNote {
    rank::RankerTrainingSpec spec = {};
    std::string latentId = {}; ///< set of latent queries; "" for none

    /// In what is written.
    bool isSameAs(const TrainingNote& other) const;
};

/// Writes split, architecture, seed, epochs, patience, batch, dimension and learning rate; the other fields
/// of the spec must have their defaults.
Status writeTrainingNote(Env& env, const std::filesystem::path& checkpoint, const TrainingNote& note);
/// Nothing happens where there is none.
Status removeTrainingNote(Env& env, const std::filesystem::path& checkpoint);

/// A training that left its state behind.
struct StoppedTraining {
    std::string name;                      ///< of the checkpoint's folder
    std::optional<TrainingNote> note = {}; ///< none where it was started elsewhere, or the note is damaged
};

/// Those in a folder of checkpoints, by name; none where the folder is missing. The file system's errors.
Result<std::vector<StoppedTraining>> stoppedTrainings(Env& env, const std::filesystem::path& folder);

} // namespace intentscope::tasks
