// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/ranker/packed_batch.h"
#include "core/nn/train/batch_loss_torch.h"

#include <cstdint>
#include <random>
#include <span>
#include <vector>

namespace intentscope::nn {

/// Impressions of a step whose gradients are computed at once.
struct StepPart {
    std::span<const std::int32_t> impressions;
    LossWeights weights;
    PackedBatch batch;
};

/// One step of a training as it is read from the dataset, before anything of it is drawn by lot. Refers to
/// the list of impressions that it was loaded from.
struct TrainingStep {
    std::span<const std::int32_t> impressions; ///< of the whole step
    LossWeights weights;                       ///< of the whole step
    std::vector<StepPart> parts;               ///< this process's
};

/// Reads the features of this process's share of a step, in parts of the spec's size. Any thread.
TrainingStep loadStep(const TrainingInput& input, std::span<const std::int32_t> impressions);

/// Now and then an intent appears under the unknown code, so that the rest of it learns to speak for it: with
/// half the dropout rate.
void forgetSomeIntents(const TrainingInput& input, std::mt19937_64& random, EncodedFields& intents);

/// Likewise an impression loses its latent query, so that the vector for a missing one is learned.
void forgetSomeQueries(const TrainingInput& input, std::mt19937_64& random, QueryRows& queries);

} // namespace intentscope::nn
