// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/env.h"
#include "core/base/time.h"

#include <cstdint>
#include <filesystem>
#include <string>

namespace intentscope::workspace {

constexpr std::int64_t WorkspaceVersion = 1;

/// manifest.json: says that a folder is a workspace, and of which format.
struct WorkspaceManifest {
    std::int64_t version = WorkspaceVersion;
    UtcMillis createdAt;
    std::string createdWith; ///< the program's version
};

Status writeManifest(Env& env, const std::filesystem::path& file, const WorkspaceManifest& manifest);

/// NotFound when the file is missing, Corrupt when it is no manifest, UnsupportedVersion when a newer
/// program wrote it.
Result<WorkspaceManifest> readManifest(Env& env, const std::filesystem::path& file);

} // namespace intentscope::workspace
