// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/env.h"
#include "core/rank/explainer.h"
#include "core/rank/process_group_spec.h"
#include "core/rank/ranker_trainer.h"
#include "core/rank/scorer.h"

#include <filesystem>
#include <memory>
#include <string>

namespace intentscope::nn {

/// The LibTorch trainer of two-tower rankers; writes through `env`, which must outlive it. Sets LibTorch's
/// threads (torch_runtime.h).
std::unique_ptr<rank::RankerTrainer> makeRankerTrainer(Env& env);
/// One that computes its share of every step, together with the other processes of the group, which it meets
/// in its first training. Process 0 alone writes. Beside the errors of rank::RankerTrainer: Io when a process
/// is missing or lost, Mismatch when they do not train the same, InvalidInput where LibTorch has no Gloo.
std::unique_ptr<rank::RankerTrainer> makeRankerTrainer(Env& env, rank::ProcessGroupSpec processes);

/// What opening a checkpoint may do. A TorchScript ranker is a program that runs with the user's rights.
enum class CodePolicy {
    Refuse, ///< InvalidInput for a checkpoint that holds code; nothing of it is loaded
    Allow,  ///< somebody was shown `codeWarning` and accepted it
};

/// Opens checkpoint folders as scorers, by the architecture that config.json names; see openCheckpoint and
/// openTorchscriptRanker for errors. Sets LibTorch's threads.
rank::ScorerFactory makeScorerFactory(CodePolicy policy = CodePolicy::Refuse);

/// Opens checkpoint folders for explanations. UnsupportedVersion for a TorchScript ranker: nothing is known
/// of its inside, and none of its code is run. Sets LibTorch's threads.
rank::ExplainerFactory makeExplainerFactory();

/// One paragraph that says what opening this checkpoint risks; "" when it holds no code or is no ranker's
/// folder. Reads config.json as text and loads nothing else. Any thread.
std::string codeWarning(Env& env, const std::filesystem::path& folder);

} // namespace intentscope::nn
