// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/align/stage_loss_torch.h"

#include "core/nn/align/contrastive_loss_torch.h"
#include "core/nn/align/preference_loss_torch.h"

#include <iterator>

namespace intentscope::nn {

std::unique_ptr<ReasonerLoss> makeLoss(
    const rank::ReasonerTrainingSpec& spec,
    const ReasonerConfig& config,
    std::span<const TokenExample> examples) {
    switch (spec.stage) {
    case rank::ReasonerStage::Pretrain:
    case rank::ReasonerStage::Sft:
        break;
    case rank::ReasonerStage::Dpo:
        return std::make_unique<PreferenceLoss>(spec);
    case rank::ReasonerStage::Contrastive:
        return std::make_unique<ContrastiveLoss>(
            spec, config.hiddenSize, std::ssize(examples.front().target));
    }
    return std::make_unique<AnswerLoss>();
}

} // namespace intentscope::nn
