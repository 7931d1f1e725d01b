// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/env.h"

#include <filesystem>
#include <vector>

namespace intentscope::projection {

/// Two coordinates a line that someone else computed, x and y in turn: a two-column .npy file (float32 or
/// float64) or a table of two numbers a line, between them a tab, a comma or a space, as TensorBoard's
/// projector has them; a first line that holds no number is a line of titles. InvalidInput with the line for
/// anything else, also for numbers that are not finite; NotFound; Corrupt.
Result<std::vector<float>> readCoordinates(Env& env, const std::filesystem::path& file);

} // namespace intentscope::projection
