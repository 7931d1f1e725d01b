// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/base/workers.h"
#include "core/data/dataset_writer.h"
#include "core/data/import.h"
#include "core/data/record.h"
#include "core/data/table_reader.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <stop_token>

namespace intentscope::data {

/// Where the bad rows of an import go: strict stops at the first, lenient writes them to rejected.csv with
/// file, line, column, reason and the row's own text.
class RejectedRows {
public:
    RejectedRows(Env& env, std::filesystem::path folder, ImportMode mode);

    /// Success when the import may go on without the row. Errors other than InvalidInput always stop.
    Status reject(const Error& error, const Record& record);
    std::int64_t count() const { return m_count; }
    bool stopsAtFirst() const { return m_mode == ImportMode::Strict; }
    Status finish();

private:
    Env& m_env;
    std::filesystem::path m_folder;
    ImportMode m_mode;
    std::int64_t m_count = 0;
    std::unique_ptr<WritableFile> m_file;
};

/// What every kind of import works with.
struct ImportRun {
    Env& env;
    std::filesystem::path folder; ///< receives the files
    RejectedRows& rejected;
    ProgressSink& progress;
    std::stop_token stop;
    Workers workers = Workers();
    std::uint64_t blockBytes = SourceOptions().blockBytes; ///< of text files
};

/// Gives every row of a table to `keep`, polls the stop and reports progress. A row that is malformed or
/// that `keep` fails for is rejected.
Status readRows(TableReader& reader, ImportRun& run, const std::function<Status(const Record&)>& keep);

/// The end of every import: closes the writer and rejected.csv, and seals what was written. InvalidInput when
/// no impression is left.
Result<Manifest> finishImport(DatasetWriter& writer, DatasetInfo info, ImportRun& run);

} // namespace intentscope::data
