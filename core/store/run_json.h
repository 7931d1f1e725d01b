// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rank/score_table.h"

#include <string>
#include <string_view>

namespace intentscope::store {

/// The text of run.json with a final newline: format version 1, or 2 for a run with latent queries.
/// Deterministic.
std::string toJson(const rank::RunInfo& info);

/// Corrupt when it is no such JSON or a field is missing, UnsupportedVersion for a newer version. Errors
/// carry `file` as their place.
Result<rank::RunInfo> parseRunInfo(std::string_view json, std::string_view file);

} // namespace intentscope::store
