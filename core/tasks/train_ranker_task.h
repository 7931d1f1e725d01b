// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rank/ranker_trainer.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <stop_token>

namespace intentscope::tasks {

struct TrainRankerSpec {
    rank::RankerTrainingSpec training;
    rank::TrainingTarget target;
    /// A workspace's checkpoints folder: the checkpoint is also copied there, under the first 12 digits of
    /// its hash. The same checkpoint there already is left as it is.
    std::optional<std::filesystem::path> checkpointsFolder;
    std::filesystem::path start = {}; ///< checkpoint to start from; empty: from nothing
};

/// What the task works with; all of it must outlive the call.
struct TrainRankerDeps {
    Env& env;
    const data::Dataset& dataset;
    rank::RankerTrainer& trainer;
    rank::EpochCallback onEpoch;                 ///< may be empty
    const rank::LatentQueries* latent = nullptr; ///< for QeRec
    const rank::Scorer* reference = nullptr;     ///< for KlTerm::Reference
};

struct TrainRankerOutcome {
    rank::TrainedRanker ranker;
    std::filesystem::path workspaceCopy; ///< empty when none was asked for
    std::int64_t trainCount = 0;         ///< impressions of each part of the split
    std::int64_t validationCount = 0;
    std::int64_t testCount = 0;
};

/// Splits, checks the split for leaks, trains and stores. Mismatch when the split leaks; the trainer's errors
/// and the file system's. Cancelled or failed, it leaves neither a checkpoint nor a copy behind,
/// and a state only where the target asks for one.
Result<TrainRankerOutcome> trainRankerTask(
    const TrainRankerSpec& spec, const TrainRankerDeps& deps, ProgressSink& progress, std::stop_token stop);

} // namespace intentscope::tasks
