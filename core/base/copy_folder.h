// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/env.h"

#include <filesystem>

namespace intentscope {

/// Copies a folder with all below it, whole or not at all; what is neither file nor folder is left out.
/// AlreadyExists when there is something at `to`; NotFound without `from`.
Status copyFolder(Env& env, const std::filesystem::path& from, const std::filesystem::path& to);

} // namespace intentscope
