// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/env.h"
#include "core/base/fingerprint.h"
#include "core/data/column.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace intentscope::exporting {

/// A file that was written, for a manifest.
struct WrittenFile {
    std::string name;
    std::uint64_t bytes = 0;
    std::int64_t rowCount = 0;
    std::string sha256;
};

/// A file that is hashed as it is written. One thread.
class HashedFile {
public:
    static Result<HashedFile> create(Env& env, const std::filesystem::path& path);

    Status write(std::span<const std::byte> bytes);
    Status write(std::string_view text);
    std::uint64_t byteCount() const { return m_bytes; }
    /// On disk afterwards. `rowCount` of the result is for the caller to set.
    Result<WrittenFile> finish();

private:
    HashedFile(std::string fileName, std::unique_ptr<WritableFile> file);

    std::string m_name;
    std::unique_ptr<WritableFile> m_file;
    Fingerprinter m_fingerprinter;
    std::uint64_t m_bytes = 0;
};

struct RowSpan {
    std::size_t begin = 0;
    std::size_t end = 0;
};

/// Columns of one table, all of the same length.
using ColumnList = std::span<const data::Column* const>;

/// Writes the rows of one table to one file. The same rows in the same spans give the same bytes. One thread.
class TableFile {
public:
    virtual ~TableFile();
    /// Appends rows of the columns, which have the same names and kinds in every call.
    virtual Status append(ColumnList columns, RowSpan rows) = 0;
    virtual Result<WrittenFile> finish() = 0;
};

enum class TableFormat { Csv, Jsonl, Parquet };

/// ".csv", ".jsonl" or ".parquet".
std::string_view endingOf(TableFormat format);

/// `columns` name the file's columns and their kinds. What data::openRecordSource reads of the file are the
/// same cells. UnsupportedVersion for Parquet in a program built without Apache Arrow.
Result<std::unique_ptr<TableFile>>
createTableFile(Env& env, const std::filesystem::path& path, TableFormat format, ColumnList columns);

} // namespace intentscope::exporting
