// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/data/dataset.h"

#include <cstdint>
#include <filesystem>
#include <stop_token>
#include <string>
#include <vector>

namespace intentscope::exporting {

enum class DatasetFileFormat {
    Csv,     ///< a dataset directory of .csv tables
    Jsonl,   ///< ... of .jsonl tables
    Parquet, ///< ... of .parquet tables
    RecBole  ///< RecBole's atomic files
};

/// "csv", "jsonl", "parquet", "recbole".
std::string_view name(DatasetFileFormat format);

struct DatasetExportSpec {
    std::filesystem::path
        folder; ///< is made; must not be there yet, unless `mayReplace` and an export wrote it
    DatasetFileFormat format = DatasetFileFormat::Parquet;
    bool mayReplace = false;
};

struct DatasetExportOutcome {
    std::filesystem::path folder = {};
    std::filesystem::path manifest = {}; ///< beside the folder
    std::vector<std::string> files = {};
    std::int64_t rowCount = 0; ///< of all tables
    std::uint64_t byteCount = 0;
    /// What the format cannot hold, a sentence each without a full stop; empty: an import gives the same
    /// dataset hash.
    std::vector<std::string> losses = {};
};

/// Writes a dataset into a folder of its own and a manifest beside it ("<folder>.manifest.json": the files
/// with their SHA-256, row counts, the dataset's hash), whole or not at all, table by table and block by
/// block: memory is that of one block. The same dataset gives the same bytes. Importing a folder of tables
/// gives the dataset again, with the same hash. Cancelled, ResourceExhausted and Io leave nothing behind;
/// AlreadyExists.
Result<DatasetExportOutcome> exportDataset(
    const DatasetExportSpec& spec,
    Env& env,
    const data::Dataset& dataset,
    ProgressSink& progress,
    const std::stop_token& stop);

} // namespace intentscope::exporting
