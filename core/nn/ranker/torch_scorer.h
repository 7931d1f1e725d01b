// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/env.h"
#include "core/rank/scorer.h"

#include <filesystem>
#include <memory>

namespace intentscope::nn {

/// A scorer of a checkpoint that IntentScope trained; the errors of openCheckpoint.
Result<std::unique_ptr<rank::Scorer>> openTorchScorer(Env& env, const std::filesystem::path& folder);

} // namespace intentscope::nn
