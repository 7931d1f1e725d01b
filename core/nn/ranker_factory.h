// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/env.h"
#include "core/rank/ranker_trainer.h"
#include "core/rank/scorer.h"

#include <memory>

namespace intentscope::nn {

/// The LibTorch trainer of two-tower rankers; writes through `env`, which must outlive it. Sets LibTorch's
/// threads (torch_runtime.h).
std::unique_ptr<rank::RankerTrainer> makeRankerTrainer(Env& env);

/// Opens checkpoint folders as scorers; see openCheckpoint for its errors. Sets LibTorch's threads.
rank::ScorerFactory makeScorerFactory();

} // namespace intentscope::nn
