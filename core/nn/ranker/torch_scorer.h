// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/env.h"
#include "core/nn/ranker/ranker_config.h"
#include "core/rank/scorer.h"

#include <filesystem>
#include <memory>

namespace intentscope::nn {

/// Whether latent queries are given just where the ranker reads them, and fit it: the errors of
/// rank::Scorer::score.
Status
checkLatentInput(const rank::ScoringInput& input, const rank::ScorerInfo& ranker, const LatentSizes& sizes);

/// A scorer of a checkpoint that IntentScope trained; the errors of openCheckpoint.
Result<std::unique_ptr<rank::Scorer>> openTorchScorer(Env& env, const std::filesystem::path& folder);

} // namespace intentscope::nn
