// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/env.h"
#include "core/nn/train/trainable_reasoner_torch.h"
#include "core/nn/train/training_rows.h"
#include "core/rank/reasoner_trainer.h"

#include <filesystem>
#include <map>
#include <string>

namespace intentscope::nn {

/// What a training begins with.
struct ReasonerStart {
    TrainableReasoner reasoner;
    ExampleEncoder encoder;
    /// Further files of the checkpoint: of a model tokenizer and templates, of an adapter its prompts'
    /// template.
    std::map<std::string, std::string> companions;
    std::string parentHash;     ///< of the model, with its adapter, trained on; "" for a fresh one
    std::filesystem::path base; ///< of an adapter: the model's folder
    std::string baseHash = {};  ///< and the hash of its weights
};

/// Makes a fresh reasoner with a tokenizer trained on the texts, or reads the folder of a model or an
/// adapter; with `spec.adapter` an adapter on a model learns, without it the model itself. Training an
/// adapter further keeps its own rank and projections: InvalidInput for others. InvalidInput for a fresh
/// reasoner with an adapter or for the stages that need one which can write; errors of reading; Cancelled.
Result<ReasonerStart> openStart(
    Env& env,
    const rank::ReasonerTrainingSet& texts,
    const rank::ReasonerTrainingSpec& spec,
    const rank::ReasonerTrainingPlace& place,
    ProgressSink& progress,
    const std::stop_token& stop);

/// The model or adapter of `place.reference`, which is there, to be compared with. Mismatch when its
/// tokenizer is not the start's; errors of reading; Cancelled.
Result<ReasonerStart> openReference(
    Env& env,
    const ReasonerStart& start,
    const rank::ReasonerTrainingSpec& spec,
    const rank::ReasonerTrainingPlace& place,
    const std::stop_token& stop);

} // namespace intentscope::nn
