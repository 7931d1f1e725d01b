// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/import_run.h"
#include "core/data/manifest.h"

#include <filesystem>
#include <optional>
#include <string>

namespace intentscope::data {

/// The .inter file that a source stands for: itself, or the only one of a folder; nothing where there is
/// none. InvalidInput when a folder has several.
Result<std::optional<std::filesystem::path>> findInteractions(Env& env, const std::filesystem::path& source);

/// Imports RecBole's atomic files (docs/file-formats.md): NAME.inter, with the intents of NAME.item and the
/// users of NAME.user where these stand beside it.
Result<Manifest>
importRecBole(const std::filesystem::path& interactions, const std::string& datasetName, ImportRun& run);

} // namespace intentscope::data
