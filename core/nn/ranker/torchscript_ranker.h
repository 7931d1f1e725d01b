// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/env.h"
#include "core/rank/scorer.h"

#include <filesystem>
#include <memory>

namespace intentscope::nn {

/// Loads a TorchScript ranker of docs/torchscript.md, which runs its code: only for callers that were
/// allowed to. NotFound, Corrupt for a file that is no TorchScript or has another hash than its config says,
/// Mismatch for another signature of `forward`.
///
/// Scoring gives InvalidInput when the ranker's own code fails, when what it returns has another shape, type
/// or a value that is not finite, and when an impression scores differently alone and beside others.
Result<std::unique_ptr<rank::Scorer>> openTorchscriptRanker(Env& env, const std::filesystem::path& folder);

} // namespace intentscope::nn
