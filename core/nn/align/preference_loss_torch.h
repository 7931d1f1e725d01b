// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/train/reasoner_loss_torch.h"

namespace intentscope::nn {

/// DPO (arXiv 2305.18290) on pairs of a chosen and a rejected answer:
///     -log sigma(beta [(log pi(c) - log ref(c)) - (log pi(r) - log ref(r))]) + sftWeight * CE(c)
/// where log pi is the sum over the answer's tokens and its end, or their mean, and CE(c) the chosen answer's
/// cross-entropy a token (arXiv 2404.19733). Weighs pairs. log 2 + sftWeight * CE(c) where pi is ref.
///
/// Figures, means over pairs: "accuracy", the share with a margin above 0; "margin", beta times the bracket;
/// "chosen_log_ratio" and "rejected_log_ratio", log pi - log ref: how far the answers have drifted;
/// "chosen_cross_entropy" with a weight of SFT; without gradients also "chosen_entropy", of the next token.
class PreferenceLoss final : public ReasonerLoss {
public:
    explicit PreferenceLoss(const rank::ReasonerTrainingSpec& spec);

    double weight(const TokenBatch& batch) const override;
    LossSum sum(const ReasonerPass& pass, const TokenBatch& batch) const override;
    ReferenceUse referenceUse() const override;
    /// log ref of both answers: [pairs, 2].
    at::Tensor referenceValues(const ReasonerPass& frozen, const TokenBatch& batch) const override;

private:
    double m_beta;
    double m_sftWeight;
    bool m_averagesTokens;
};

} // namespace intentscope::nn
