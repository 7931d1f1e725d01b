// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/parquet_cells.h"

namespace intentscope::data {

/// How the cells of one type are read.
struct CellReading {
    FeatureKind kind;
    std::unique_ptr<CellText> (*make)(const std::shared_ptr<arrow::Array>& array);
};

/// Of a type whose cells are single values; nothing for every other.
std::optional<CellReading> scalarReading(const arrow::DataType& type);

} // namespace intentscope::data
