// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/train/trainable_reasoner_torch.h"
#include "core/rank/reasoner_trainer.h"

#include <memory>

namespace intentscope::nn {

/// What a stage minimises, as the one training loop sees it: the loss of a step is the sum over its batches
/// by the weight of them all, however the step is cut into batches. Immutable.
class ReasonerLoss {
public:
    virtual ~ReasonerLoss();
    /// What the batch counts for in the mean: tokens, or pairs.
    virtual double weight(const TokenBatch& batch) const = 0;
    /// A scalar of f32 with gradients.
    virtual at::Tensor sum(const ReasonerPass& pass, const TokenBatch& batch) const = 0;
};

/// -log p of every token of the answers; weighs tokens. Pretraining is the case without prompts.
class AnswerLoss final : public ReasonerLoss {
public:
    double weight(const TokenBatch& batch) const override;
    at::Tensor sum(const ReasonerPass& pass, const TokenBatch& batch) const override;
};

std::unique_ptr<ReasonerLoss> makeLoss(rank::ReasonerStage stage);

} // namespace intentscope::nn
