// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/env.h"
#include "core/data/record.h"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace intentscope::data {

/// What one character of delimited text means.
struct CsvFormat {
    char delimiter = ',';
    /// Whether a cell may be in quotes. If not, a quote is a character like any other.
    bool hasQuotes = true;
};

/// A file of delimited text, shared by the readers of its blocks.
struct CsvFile {
    std::unique_ptr<MappedFile> file;
    std::string name; ///< as messages name it
    CsvFormat format;
    std::size_t columnCount = 0; ///< of every record; 0: not known yet
    bool fillsShortRecords = false;

    std::string_view text() const { return file->text(); }
};

/// Reads records that begin in [begin, end) of a file. The format: csv_source.h.
class CsvReader final : public RecordReader {
public:
    /// `limit`: nothing is read from there on, as if the file ended.
    struct Range {
        std::uint64_t begin = 0;
        std::uint64_t end = UINT64_MAX;
        std::uint64_t limit = UINT64_MAX;
    };
    CsvReader(const CsvFile& file, const Range& range);

    Result<ReadState> next(Record& record) override;
    /// RecordSource::Nowhere where the limit cut a record off that goes on behind it.
    std::uint64_t position() const override;
    std::int64_t lineCount() const override { return m_line - 1; }
    std::int64_t filledRecordCount() const override { return m_filledCount; }

private:
    struct Flaw {
        std::size_t offset;
        std::string message;
        std::string cure;
    };

    void start(Record& record);
    void skipBlankLines();
    bool takeLineEnd();
    bool readPlainRecord(Record& record);
    void endPlainRecord(Record& record, std::size_t cellBegin, std::size_t stop);
    void loadChunk();
    std::optional<Flaw> readCells(Record& record);
    std::optional<Flaw> readPlain(Record& record);
    std::optional<Flaw> readQuoted(Record& record);
    std::optional<Flaw> afterQuote() const;
    std::string_view unescaped(std::string_view inside);
    void skipToLineEnd();
    Result<ReadState> check(Record& record, std::optional<Flaw> flaw);
    Flaw wrongLength(const Record& record) const;

    const CsvFile& m_file;
    std::string_view m_text;
    std::uint64_t m_end;
    bool m_hasQuotes;
    std::size_t m_at;
    std::int64_t m_line = 1;
    std::size_t m_recordStart = 0;
    std::size_t m_cellsEnd = 0;
    std::deque<std::string> m_unescaped; ///< cells with doubled quotes; a deque keeps them in place
    std::int64_t m_filledCount = 0;
    std::size_t m_chunk = SIZE_MAX; ///< where the 64 bytes begin that the masks are of
    std::uint64_t m_stops = 0;
    std::size_t m_nonAsciiEnd = 0; ///< no byte above 127 was seen from here on
};

} // namespace intentscope::data
