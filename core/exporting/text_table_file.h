// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exporting/table_file.h"

namespace intentscope::exporting {

/// RFC 4180 with a header line and LF, as dataset directories read it.
Result<std::unique_ptr<TableFile>>
createCsvTableFile(Env& env, const std::filesystem::path& path, ColumnList columns);

/// One object a line; missing values are left out.
Result<std::unique_ptr<TableFile>> createJsonlTableFile(Env& env, const std::filesystem::path& path);

} // namespace intentscope::exporting
