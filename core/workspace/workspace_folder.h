// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/env.h"

#include <filesystem>
#include <string_view>

namespace intentscope::workspace {

constexpr std::string_view ManifestName = "manifest.json";
constexpr std::string_view DatabaseName = "workspace.sqlite";
constexpr std::string_view LockName = "lock";
/// What is being built is called like what it becomes, with this ending.
constexpr std::string_view PartialEnding = ".partial";

/// "shop.iscope/" and "shop.iscope" are the same folder.
std::filesystem::path normalised(const std::filesystem::path& folder);

/// Makes a workspace's folder with an empty database, whole or not at all. AlreadyExists when something other
/// than an empty folder is there, Busy when another program is making it.
Status makeWorkspaceFolder(Env& env, const std::filesystem::path& folder);

/// NotFound when the folder has no manifest.
Status checkIsWorkspace(Env& env, const std::filesystem::path& folder);

} // namespace intentscope::workspace
