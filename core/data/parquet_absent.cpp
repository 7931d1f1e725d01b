// SPDX-License-Identifier: GPL-3.0-or-later
// What stands for parquet_source.cpp where Apache Arrow was not found.
#include "core/data/parquet_source.h"
#include "core/data/parquet_support.h"

namespace intentscope::data {

Result<std::unique_ptr<RecordSource>>
openParquetSource(std::unique_ptr<MappedFile>, const std::filesystem::path& path, const SourceOptions&) {
    return parquetAbsent(path);
}

Result<std::vector<SourceColumn>>
parquetColumns(std::unique_ptr<MappedFile>, const std::filesystem::path& path) {
    return parquetAbsent(path);
}

} // namespace intentscope::data
