// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/record_source.h"
#include "core/data/source_columns.h"

#include <memory>
#include <string>
#include <vector>

namespace intentscope::data {

/// A Parquet file as records. Positions and lines are the numbers of rows, positions from 0, lines from 1.
/// Cells are what CSV would hold: whole numbers in digits, other numbers as the shortest decimal of the
/// number as float64, truth values as 1 and 0, times in UTC (one without a zone is taken for UTC; parts of a
/// millisecond are dropped), dates without a time of day, a list as its words joined by "|"; null and NaN are
/// missing. Corrupt for a damaged file; InvalidInput for a column whose cells are neither a value nor a list
/// of values. A program without Apache Arrow answers parquetAbsent.
Result<std::unique_ptr<RecordSource>> openParquetSource(
    std::unique_ptr<MappedFile> file, const std::filesystem::path& path, const SourceOptions& options);

/// The columns with their types.
Result<std::vector<SourceColumn>>
parquetColumns(std::unique_ptr<MappedFile> file, const std::filesystem::path& path);

} // namespace intentscope::data
