// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/env.h"

#include <filesystem>
#include <functional>

namespace intentscope {

/// Makes a folder that is there whole or not at all: `fill` writes into "<target>.partial", which is then
/// renamed and synced. After a failure, of which the first is returned, nothing is left. AlreadyExists when
/// there is something at `target`.
Status writeFolderAtomically(
    Env& env,
    const std::filesystem::path& target,
    const std::function<Status(const std::filesystem::path& partial)>& fill);

} // namespace intentscope
