// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/train/reasoner_loss_torch.h"

#include "core/base/assert.h"

namespace intentscope::nn {

ReasonerLoss::~ReasonerLoss() = default;

std::vector<TrainedTensor> ReasonerLoss::trained() const {
    return {};
}

ReferenceUse ReasonerLoss::referenceUse() const {
    return ReferenceUse::None;
}

at::Tensor ReasonerLoss::referenceValues(const ReasonerPass& /*frozen*/, const TokenBatch& /*batch*/) const {
    ISCOPE_ASSERT(false);
    return {};
}

double AnswerLoss::weight(const TokenBatch& batch) const {
    return static_cast<double>(batch.targets.numel());
}

LossSum AnswerLoss::sum(const ReasonerPass& pass, const TokenBatch& batch) const {
    return {pass.logProbabilities(pass.states(batch), batch).sum().neg()};
}

} // namespace intentscope::nn
