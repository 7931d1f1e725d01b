// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exporting/table_file.h"

namespace intentscope::exporting {

/// float64 for numbers, timestamp[ms, UTC], bool, string for words and text, list<string> for several words;
/// null where missing. One row group a call of `append`. UnsupportedVersion in a program built without Apache
/// Arrow.
Result<std::unique_ptr<TableFile>>
createParquetTableFile(Env& env, const std::filesystem::path& path, ColumnList columns);

} // namespace intentscope::exporting
