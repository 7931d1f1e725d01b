// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rank/ranker_trainer.h"
#include "core/rank/reasoner_trainer.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>

namespace intentscope::tasks {

/// A step of an alignment that begins; steps whose result was there do not.
struct AlignStepView {
    std::size_t number = 0; ///< from 1
    std::size_t count = 0;  ///< at most: stages that have nothing to learn from are left out
    std::string name = {};
};

/// A winner and a loser of Best-of-N.
struct AlignPairView {
    std::int32_t round = 1;
    std::string impressionId = {};
    std::string clicked = {}; ///< titles
    std::string winner = {};  ///< latent queries
    std::string loser = {};
    double margin = 0; ///< of their rewards, nats
};

/// What an alignment tells while it works, on its thread. Functions may be empty.
struct AlignObserver {
    std::function<void(const AlignStepView& step)> onStep = {};
    /// Of a ranker, by the name of its step.
    std::function<void(const std::string& step, const rank::TrainingEpoch& epoch)> onEpoch = {};
    /// Of a stage of the reasoner.
    std::function<void(const std::string& step, const rank::ReasonerTrainingStep& point)> onStage = {};
    /// As soon as a round has judged its candidates.
    std::function<void(const AlignPairView& pair)> onPair = {};
};

} // namespace intentscope::tasks
