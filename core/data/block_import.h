// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/import_run.h"
#include "core/data/row_block.h"
#include "core/data/table_reader.h"

#include <cstdint>

namespace intentscope::data {

/// Reads a table's file on all of the run's cores and gives its rows to `sink`: the same rows, in the same
/// order, with the same ones rejected for the same reasons, for every width and size of blocks. Polls the
/// stop and reports progress. Returns how many short rows were filled. Errors: as TableReader, and what the
/// rejected rows of the run say about a bad one.
Result<std::int64_t> importRows(const TableSource& table, ImportRun& run, RowSink& sink);

} // namespace intentscope::data
