// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/env.h"

#include <filesystem>

namespace intentscope::tasks {

/// The sample that comes with the program: `shop/` (a dataset directory), `checkpoints/` (rankers),
/// `reasoners/` and `latent/` (latent queries of the shop). Looked for beside an installed program
/// (<prefix>/share/intentscope/sample_data), then in the checkout it was built from. NotFound with both
/// places.
Result<std::filesystem::path> findSampleData(Env& env, const std::filesystem::path& executableFolder);

} // namespace intentscope::tasks
