// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/slices/column_statistics.h"

#include <string>
#include <string_view>

namespace intentscope::slices {

/// The text of statistics.json, format version 1, with a final newline; carries the SHA-256 of its own
/// content. The same statistics give the same bytes.
std::string toJson(const DatasetStatistics& statistics);

/// Corrupt when it is no such JSON or its content is not what its hash says, UnsupportedVersion for a newer
/// version. Errors carry `file` as their place.
Result<DatasetStatistics> parseStatistics(std::string_view json, std::string_view file);

} // namespace intentscope::slices
