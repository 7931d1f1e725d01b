// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/env.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace intentscope::data {

/// One record of a source file. The views live until the reader's next record.
struct Record {
    std::string_view file = {}; ///< as messages name it
    std::int64_t line = 0;      ///< of its first character, from 1
    std::string_view raw = {};  ///< the record's own text, without the line end
    std::vector<std::string_view> cells = {};
    std::vector<std::size_t> offsets = {}; ///< of each cell in `raw`; fewer where cells were composed
    /// The names of the cells where the record is a JSON object: its offsets are searched when asked for.
    std::span<const std::string> members = {};

    /// File, line and column (in characters) of a cell; without a column where the cell was composed.
    Place placeOf(std::size_t cell) const;
    Place placeAt(std::size_t offset) const;
    /// Where a JSON object's text writes a member; 0 where it spells the name with escapes.
    std::size_t offsetOfMember(std::string_view memberName) const;
};

enum class ReadState { Record, End };

/// Reads a file record by record. One thread.
class RecordReader {
public:
    virtual ~RecordReader();

    /// What the cells of every record are called.
    virtual std::span<const std::string> columns() const = 0;
    virtual Place placeOfColumn(std::size_t column) const = 0;
    /// InvalidInput with a place when the record is malformed; the next call goes on behind it, and `record`
    /// then holds the bad record's line and text.
    virtual Result<ReadState> next(Record& record) = 0;
    /// From now on the last cells of a record may be missing and are then empty. Formats in which cells have
    /// names allow that anyway.
    virtual void fillShortRecords();
    /// How many records were filled.
    virtual std::int64_t filledRecordCount() const;
    virtual std::int64_t bytesRead() const = 0;
    virtual std::int64_t byteCount() const = 0;
};

/// The columns that a caller wants of a format in which records name their own.
using WantedColumns = std::span<const std::string>;

/// A reader for the format that the name ends in: .csv, .tsv, .jsonl or .ndjson. InvalidInput for another
/// ending, an empty file and a folder. The reader keeps the file mapped.
Result<std::unique_ptr<RecordReader>>
openRecordReader(Env& env, const std::filesystem::path& path, WantedColumns wanted);

} // namespace intentscope::data
