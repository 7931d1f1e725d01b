// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace intentscope::data {

/// One record of a source file. The views live until the reader's next record.
struct Record {
    std::string_view file = {}; ///< as messages name it
    std::int64_t line = 0;     ///< of its first character, from 1 (of a block's reader: of the block's lines)
    std::string_view raw = {}; ///< the record's own text, without the line end
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

/// Reads records one after the other. One thread.
class RecordReader {
public:
    virtual ~RecordReader();

    /// InvalidInput with a place when the record is malformed; the next call goes on behind it, and `record`
    /// then holds the bad record's line and text.
    virtual Result<ReadState> next(Record& record) = 0;
    /// Where the next record begins, once every record before it was read: what RecordSource::openBlockAt
    /// takes. Bytes in text files, rows in others.
    virtual std::uint64_t position() const = 0;
    /// Ends of lines that were passed.
    virtual std::int64_t lineCount() const = 0;
    /// How many short records were filled (SourceOptions::fillsShortRecords).
    virtual std::int64_t filledRecordCount() const;
};

} // namespace intentscope::data
