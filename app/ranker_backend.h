// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/env.h"
#include "core/rank/explainer.h"
#include "core/rank/ranker_trainer.h"
#include "core/rank/reasoner.h"
#include "core/rank/reasoner_trainer.h"
#include "core/rank/scorer.h"

#include <functional>
#include <memory>

namespace intentscope::app {

/// Rankers and reasoners as the window gets them: through interfaces, so that its tests need no LibTorch.
struct RankerBackend {
    rank::ScorerFactory openScorer;
    std::function<std::unique_ptr<rank::RankerTrainer>(Env&)> makeTrainer;
    rank::ReasonerFactory openReasoner = {}; ///< of a folder; empty: only servers can be asked
    rank::ExplainerFactory openExplainer = {};
    std::function<std::unique_ptr<rank::ReasonerTrainer>(Env&)> makeReasonerTrainer = {}; ///< of alignments
};

} // namespace intentscope::app
