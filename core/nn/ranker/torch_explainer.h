// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/env.h"
#include "core/rank/explainer.h"

#include <filesystem>
#include <memory>

namespace intentscope::nn {

/// An explainer of a checkpoint that IntentScope trained, in double precision; the errors of openCheckpoint.
Result<std::unique_ptr<rank::Explainer>> openTorchExplainer(Env& env, const std::filesystem::path& folder);

} // namespace intentscope::nn
