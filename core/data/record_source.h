// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/env.h"
#include "core/data/record.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace intentscope::data {

struct SourceOptions {
    /// The columns that a caller wants of a format in which records name their own (JSON lines).
    std::span<const std::string> wanted = {};
    /// The last cells of a record may be missing and are then empty. Formats in which cells have names
    /// allow that anyway.
    bool fillsShortRecords = false;
    /// Of a text file, that are read as one block: about 40 ms of work, so that a cancelled import is quick.
    std::uint64_t blockBytes = std::uint64_t{4} << 20U;
};

/// A reader of one block.
struct BlockReader {
    std::unique_ptr<RecordReader> reader;
    std::uint64_t begin = 0; ///< the position of its first record
};

/// An opened table file: its columns are known, and its records can be read in blocks, each on any thread.
/// The records of a file are those of its blocks in order, if every block begins where the reader of the
/// block before ended. `openBlock` may guess that place (in delimited text a line end may lie inside of
/// a quoted cell): a reader of several blocks at once compares, and reads a block that was begun elsewhere
/// again with `openBlockAt`. Every function is safe on any thread.
class RecordSource {
public:
    /// The position of a reader that began at a wrong guess and gave up: its records mean nothing.
    static constexpr std::uint64_t Nowhere = UINT64_MAX;

    virtual ~RecordSource();

    /// What the cells of every record are called.
    virtual std::span<const std::string> columns() const = 0;
    virtual Place placeOfColumn(std::size_t column) const = 0;
    virtual std::int64_t byteCount() const = 0;
    /// Blocks are of about the same number of bytes, a few million.
    virtual std::size_t blockCount() const = 0;
    /// Where the first record begins, and how many lines lie before it.
    virtual std::uint64_t firstPosition() const;
    virtual std::int64_t firstLineCount() const;

    /// The records of a block; lines are counted from the block's first.
    virtual Result<BlockReader> openBlock(std::size_t block) const = 0;
    /// The records of a block from `begin` on, a place at which the reader of this block or the one before
    /// stood. Nothing is left of the block where it lies behind its end.
    virtual Result<BlockReader> openBlockAt(std::size_t block, std::uint64_t begin) const = 0;
    /// The memory that keeps the file's contents from `begin` to `end` can go.
    virtual void release(std::uint64_t begin, std::uint64_t end) const;
};

/// Opens a file of the format that its name ends in: .csv, .tsv, .jsonl, .ndjson, .parquet or
/// .pq. InvalidInput for
/// another ending, an empty file, a folder, and a column that has no name or is there twice.
Result<std::unique_ptr<RecordSource>>
openRecordSource(Env& env, const std::filesystem::path& path, const SourceOptions& options);

/// Adds to the lines of a record or a message what lies before the block they were counted in.
void shiftLines(Place& place, std::int64_t lineCount);

} // namespace intentscope::data
