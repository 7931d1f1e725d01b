// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/data/dataset.h"
#include "core/exporting/table_file.h"

#include <filesystem>
#include <functional>
#include <stop_token>
#include <string>
#include <vector>

namespace intentscope::exporting {

/// What the tables of an export are written with.
struct TableExport {
    Env& env;
    const data::Dataset& dataset;
    std::filesystem::path folder;
    ProgressSink& progress;
    const std::stop_token& stop;
    std::vector<WrittenFile> files = {}; ///< receives them, in the order of writing
};

/// Writes all rows of a table in blocks.
Status
writeTable(const data::Table& table, const std::string& fileName, TableFormat format, TableExport& run);
/// Gives the candidates of a few impressions at a time to `write`, in the order of the impressions.
Status forCandidateBlocks(
    TableExport& run, const std::function<Status(std::int32_t begin, std::int32_t end)>& write);
/// A dataset directory: the tables, and dataset.json that describes them.
Status writeDatasetDirectory(TableFormat format, TableExport& run);
/// RecBole's atomic files, and a sentence for everything that they cannot hold.
Result<std::vector<std::string>> writeRecBole(TableExport& run);

} // namespace intentscope::exporting
