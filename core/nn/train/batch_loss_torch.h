// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/train/member_training_torch.h"

namespace intentscope::nn {

/// Some impressions and what was read of them.
struct TrainingBatch {
    const PackedBatch& packed;
    std::span<const std::int32_t> impressions;
};

/// The two terms of a batch's loss, each a mean of its own.
struct BatchLoss {
    at::Tensor rank;
    at::Tensor kl; ///< undefined without a KL term; not yet times its weight
};

/// What the means of `BatchLoss` are divided by.
struct LossWeights {
    double rank = 0;  ///< weight of the lists, clicks or candidates of the loss
    double lists = 0; ///< weight of the lists
};

BatchLoss
batchLoss(const TrainingInput& input, const QeRec& graph, const TrainingBatch& batch, DropoutSource* drop);

LossWeights lossWeights(const TrainingInput& input, std::span<const std::int32_t> impressions);

} // namespace intentscope::nn
