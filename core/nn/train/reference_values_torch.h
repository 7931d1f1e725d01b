// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/env.h"
#include "core/base/progress.h"
#include "core/nn/train/reasoner_loss_torch.h"

#include <cstdint>
#include <filesystem>
#include <stop_token>
#include <string>

namespace intentscope::nn {

struct TrainingExamples;

/// The file of reference values in a training's folder of states.
std::filesystem::path referenceFile(const std::filesystem::path& stateFolder);

/// How the values are computed and where they are kept meanwhile.
struct ReferencePass {
    const TrainableReasoner& frozen;
    const ReasonerLoss& loss;
    std::int32_t batchSize;
    std::filesystem::path stateFolder;
    std::string trainingHash;
};

/// Fills TokenExample::reference where the loss uses it, without noise and gradients. What was computed is
/// kept in `referenceFile` when all is done, when it is cancelled, and now and then: called again, it goes on
/// there with the same values to the last bit. Corrupt for a file that was changed, Mismatch for one of
/// another training; Cancelled.
Status fillReference(
    Env& env,
    const ReferencePass& pass,
    TrainingExamples& examples,
    ProgressSink& progress,
    const std::stop_token& stop);

} // namespace intentscope::nn
