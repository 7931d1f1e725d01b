// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/reasoner/reasoner_config.h"
#include "core/nn/train/reasoner_loss_torch.h"

#include <memory>
#include <span>

namespace intentscope::nn {

/// The loss of a training's stage. `examples` are those to train on, at least one.
std::unique_ptr<ReasonerLoss> makeLoss(
    const rank::ReasonerTrainingSpec& spec,
    const ReasonerConfig& config,
    std::span<const TokenExample> examples);

} // namespace intentscope::nn
