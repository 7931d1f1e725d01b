// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/env.h"

#include <filesystem>
#include <stop_token>
#include <string>

namespace intentscope::data {

/// The SHA-256 of a file, as `sha256sum` gives it. Polls the stop; holds a few megabytes of the file at a
/// time.
Result<std::string> hashFile(Env& env, const std::filesystem::path& path, const std::stop_token& stop);

} // namespace intentscope::data
