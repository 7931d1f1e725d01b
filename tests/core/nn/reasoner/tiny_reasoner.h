// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/reasoner/weights_torch.h"
#include "core/rank/reasoner_trainer.h"

#include <cstdint>
#include <initializer_list>
#include <vector>

namespace intentscope::nn::test {

/// Two layers of four heads in two groups: small enough for a debug build, big enough to go wrong.
ReasonerConfig tinyConfig(ReasonerFamily family);

/// Weights of `tinyConfig`, norms and biases disturbed so that leaving one out shows.
WeightMap tinyWeights(const ReasonerConfig& config, std::uint64_t seed = 1);
Transformer tinyTransformer(ReasonerFamily family, std::uint64_t seed = 1);

/// As small, made anew by a training with a tokenizer of its own.
rank::FreshReasoner tinyFresh();

/// [1, n] of int64.
at::Tensor idRow(std::vector<std::int64_t> ids);

} // namespace intentscope::nn::test
