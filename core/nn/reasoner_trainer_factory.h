// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/env.h"
#include "core/rank/reasoner_trainer.h"

#include <memory>

namespace intentscope::nn {

/// The LibTorch trainer of reasoners; writes through `env`, which must outlive it. Sets LibTorch's threads
/// (torch_runtime.h).
std::unique_ptr<rank::ReasonerTrainer> makeReasonerTrainer(Env& env);

} // namespace intentscope::nn
