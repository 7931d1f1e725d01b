// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rank/score_table.h"
#include "core/rank/scorer.h"
#include "core/tasks/impression_part.h"

#include <filesystem>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

namespace intentscope::tasks {

struct ScoreSpec {
    std::string runName;
    /// One checkpoint, or those of all folds of one UserFolds split in any order: then every impression is
    /// scored by the ranker that was tested on it, and the run is out of fold.
    std::vector<std::filesystem::path> checkpoints;
    /// Which impressions one checkpoint scores, by the split it was trained on; AllScored means all. Folds
    /// score all.
    ImpressionPart part = ImpressionPart::AllScored;
    bool allowsOtherReasoner = false; ///< see rank::ScoringInput
};

/// What the task works with; `env` must outlive the call.
struct ScoreDeps {
    Env& env;
    std::shared_ptr<const data::Dataset> dataset;
    rank::ScorerFactory openScorer;
    std::shared_ptr<const rank::LatentQueries> latent = nullptr; ///< for rankers that read them
};

/// Scores a dataset into a run, with progress per block. InvalidInput without a checkpoint or for an empty
/// part; Mismatch when the dataset does not fit, when folds are missing, double or of different splits, or
/// when a part or folds are asked for on another dataset than the one trained on; the scorer's errors;
/// Cancelled. `id` stays empty: the workspace gives it when the run is saved.
Result<rank::ScoreTable>
scoreTask(const ScoreSpec& spec, const ScoreDeps& deps, ProgressSink& progress, std::stop_token stop);

} // namespace intentscope::tasks
