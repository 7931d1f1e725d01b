// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rank/reasoner_trainer.h"
#include "core/tasks/align_report.h"
#include "core/tasks/best_of_n_task.h"

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace intentscope::tasks {

/// What the stages of a round learn from; all must outlive it.
struct StageMaterial {
    const data::Dataset& dataset;
    const BestOfNOutcome& best;
    std::span<const rank::ReasonerPrompt> prompts; ///< of the pairs
    const latent::LatentSet& latent;               ///< the policy's own queries
    double margin = 0;                             ///< of the pairs, nats
    /// Of every intent, for ContrastivePositive::IntentVector; empty: the winner is the positive.
    std::span<const std::vector<float>> intentVectors = {};
};

/// One example a pair. SFT: the winner. DPO: winner and loser. Contrastive: the policy's own query, the
/// winner, losers from the worst, and the clicked intents as group: queries for the same ones are no
/// negatives of each other. With intents' vectors a contrastive example has the mean of the clicked ones as
/// its target.
std::vector<rank::ReasonerExample> stageExamples(const StageMaterial& material, rank::ReasonerStage stage);

/// Titles of the clicked intents, joined by "; ".
std::string clickedTitles(const data::Dataset& dataset, std::int32_t impression);

/// Three pairs with the widest margins and three with the narrowest, wider first.
std::vector<AlignPairExample> pairExamples(const data::Dataset& dataset, const BestOfNOutcome& best);

/// The losses that a training left in trainer_state.json beside its weights. NotFound, Corrupt.
Result<AlignCurve> readCurve(Env& env, const std::filesystem::path& checkpoint, const std::string& stage);

} // namespace intentscope::tasks
