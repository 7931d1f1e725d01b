// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/train/reasoner_loss_torch.h"

namespace intentscope::nn {

/// InfoNCE (arXiv 1807.03748) on pooled vectors. With s = cosine / temperature, of each anchor
///     -log [exp s(+) / (exp s(+) + sum of exp s(-))]
/// The positive is the winner's vector, or the clicked intent's through a linear map that learns. Negatives
/// are the anchor's own losers and the positives of other examples of the batch that belong to another group.
/// log(M + 1) for M negatives when all cosines are equal. Weighs examples.
///
/// Figures, means over examples: "accuracy", the share whose positive is nearer than every negative;
/// "positive_similarity" and "negative_similarity", cosines; "negatives", M; without gradients also "drift",
/// 1 - the cosine between the anchor's vector and the one that the frozen model gives it.
class ContrastiveLoss final : public ReasonerLoss {
public:
    /// `vectorSize` of pooled vectors; `targetSize` of intents' vectors, where they are the positives.
    ContrastiveLoss(const rank::ReasonerTrainingSpec& spec, std::int64_t vectorSize, std::int64_t targetSize);

    double weight(const TokenBatch& batch) const override;
    LossSum sum(const ReasonerPass& pass, const TokenBatch& batch) const override;
    /// The map of intents' vectors, "intent_projection.weight" [vectorSize, targetSize], where there is one.
    std::vector<TrainedTensor> trained() const override;
    ReferenceUse referenceUse() const override;
    /// The anchors' vectors.
    at::Tensor referenceValues(const ReasonerPass& frozen, const TokenBatch& batch) const override;

private:
    double m_temperature;
    at::Tensor m_projection; ///< undefined when winners are the positives
};

} // namespace intentscope::nn
