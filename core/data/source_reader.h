// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/record_source.h"

#include <cstddef>
#include <cstdint>
#include <memory>

namespace intentscope::data {

/// Reads a whole table file from its first record to its last. One thread.
class SourceReader {
public:
    explicit SourceReader(std::unique_ptr<RecordSource> source);
    static Result<SourceReader>
    open(Env& env, const std::filesystem::path& path, const SourceOptions& options);

    const RecordSource& source() const { return *m_source; }
    /// As RecordReader::next; lines are counted from the file's first.
    Result<ReadState> next(Record& record);
    std::int64_t filledRecordCount() const { return m_filledCount; }
    /// Bytes of the blocks that are read.
    std::int64_t bytesRead() const;

private:
    Status openNext();
    void closeBlock();

    std::unique_ptr<RecordSource> m_source;
    std::unique_ptr<RecordReader> m_reader; ///< of block `m_block`; null before the first and after the last
    std::size_t m_block = 0;
    std::uint64_t m_position;
    std::uint64_t m_blockBegin = 0;
    std::int64_t m_lineCount; ///< of the blocks before
    std::int64_t m_filledBefore = 0;
    std::int64_t m_filledCount = 0;
};

} // namespace intentscope::data
