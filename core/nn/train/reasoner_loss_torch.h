// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/train/trainable_reasoner_torch.h"
#include "core/rank/reasoner_trainer.h"

#include <vector>

namespace intentscope::nn {

/// A loss summed over a batch.
struct LossSum {
    at::Tensor loss; ///< a scalar with gradients, f32 or f64
    /// Summed over the batch such that by its weight they are means; the same names for all batches of a
    /// pass.
    std::vector<rank::NamedFigure> figures = {};
};

/// The examples for which a loss needs to know what a frozen model says.
enum class ReferenceUse { None, Validation, All };

/// What a stage minimises, as the one training loop sees it: the loss of a step is the sum over its batches
/// by the weight of them all. It depends on how a step is cut into batches only where examples of a batch
/// are compared with each other. docs/reasoner-training.md says how a new method joins. Immutable but for
/// tensors of its own.
class ReasonerLoss {
public:
    virtual ~ReasonerLoss();
    /// What the batch counts for in the mean: tokens, or pairs.
    virtual double weight(const TokenBatch& batch) const = 0;
    /// With gradients where they are on; without them figures may be added that are too dear for every step.
    virtual LossSum sum(const ReasonerPass& pass, const TokenBatch& batch) const = 0;

    /// Tensors beside the reasoner's that learn with it; stored in states and beside the checkpoint.
    virtual std::vector<TrainedTensor> trained() const;

    virtual ReferenceUse referenceUse() const;
    /// What a frozen model says of the batch, computed once before the first step and given back as
    /// TokenBatch::reference: [examples, k], f64. Called only where `referenceUse` asks for it.
    virtual at::Tensor referenceValues(const ReasonerPass& frozen, const TokenBatch& batch) const;
};

/// -log p of every token of the answers; weighs tokens. Pretraining is the case without prompts.
class AnswerLoss final : public ReasonerLoss {
public:
    double weight(const TokenBatch& batch) const override;
    LossSum sum(const ReasonerPass& pass, const TokenBatch& batch) const override;
};

} // namespace intentscope::nn
