// SPDX-License-Identifier: GPL-3.0-or-later
// What stands for parquet_table_file.cpp where Apache Arrow was not found.
#include "core/data/parquet_support.h"
#include "core/exporting/parquet_table_file.h"

namespace intentscope::exporting {

Result<std::unique_ptr<TableFile>>
createParquetTableFile(Env&, const std::filesystem::path& path, ColumnList) {
    return data::parquetAbsent(path);
}

} // namespace intentscope::exporting
