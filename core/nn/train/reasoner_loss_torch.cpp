// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/train/reasoner_loss_torch.h"

namespace intentscope::nn {

ReasonerLoss::~ReasonerLoss() = default;

double AnswerLoss::weight(const TokenBatch& batch) const {
    return static_cast<double>(batch.targets.numel());
}

at::Tensor AnswerLoss::sum(const ReasonerPass& pass, const TokenBatch& batch) const {
    return pass.logProbabilities(pass.states(batch), batch).sum().neg();
}

std::unique_ptr<ReasonerLoss> makeLoss(rank::ReasonerStage stage) {
    switch (stage) {
    case rank::ReasonerStage::Pretrain:
    case rank::ReasonerStage::Sft:
        break;
    }
    return std::make_unique<AnswerLoss>();
}

} // namespace intentscope::nn
