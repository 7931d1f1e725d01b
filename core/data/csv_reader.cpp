// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/csv_reader.h"

#include "core/base/checked.h"
#include "core/data/cell.h"

#include <algorithm>
#include <deque>
#include <optional>
#include <utility>

namespace intentscope::data {
namespace {

constexpr std::string_view ByteOrderMark = "\xEF\xBB\xBF";

/// What is wrong with a record, and where in it.
struct Flaw {
    std::size_t offset;
    std::string message;
    std::string cure;
};

class CsvReader final : public RecordReader {
public:
    CsvReader(std::unique_ptr<MappedFile> file, std::string fileName, char delimiter)
        : m_file(std::move(file)), m_fileName(std::move(fileName)), m_delimiter(delimiter),
          m_text(m_file->text()) {
        if (m_text.starts_with(ByteOrderMark))
            m_at = ByteOrderMark.size();
    }

    Status readHeader() {
        ISCOPE_TRY_ASSIGN(const auto state, readRecord(m_header));
        if (state == ReadState::End) {
            return fail(
                ErrorCode::InvalidInput,
                "The file is empty; a header line with the names of the columns is expected",
                {.place = {.file = m_fileName}, .cure = "Export the table again"});
        }
        m_columns.assign(m_header.cells.begin(), m_header.cells.end());
        m_isHeaderRead = true;
        return checkNames();
    }

    std::span<const std::string> columns() const override { return m_columns; }
    Place placeOfColumn(std::size_t column) const override { return m_header.placeOf(column); }
    std::int64_t bytesRead() const override { return narrow<std::int64_t>(m_at); }
    std::int64_t byteCount() const override { return narrow<std::int64_t>(m_text.size()); }

    Result<ReadState> next(Record& record) override { return readRecord(record); }
    void fillShortRecords() override { m_fillsShort = true; }
    std::int64_t filledRecordCount() const override { return m_filledCount; }

private:
    Status checkNames() const {
        for (std::size_t column = 0; column < m_columns.size(); ++column) {
            const auto& columnName = m_columns[column];
            if (columnName.empty()) {
                return fail(
                    ErrorCode::InvalidInput,
                    "Column " + std::to_string(column + 1) + " has no name",
                    {.place = placeOfColumn(column), .cure = "Name it in the header line"});
            }
            if (std::find(
                    m_columns.begin(), m_columns.begin() + static_cast<std::ptrdiff_t>(column), columnName) !=
                m_columns.begin() + static_cast<std::ptrdiff_t>(column)) {
                return fail(
                    ErrorCode::InvalidInput,
                    "The column " + quotedCell(columnName) + " is there twice",
                    {.place = placeOfColumn(column), .cure = "Give one of them another name"});
            }
        }
        return {};
    }

    Result<ReadState> readRecord(Record& record) {
        skipBlankLines();
        if (m_at == m_text.size())
            return ReadState::End;
        start(record);
        const auto flaw = readCells(record);
        record.raw = m_text.substr(m_recordStart, m_cellsEnd - m_recordStart);
        if (flaw)
            return failAt(record, *flaw);
        if (const auto invalid = findInvalidUtf8(record.raw)) {
            return failAt(
                record, {*invalid, "This is no valid UTF-8", "Save the file with the encoding UTF-8"});
        }
        if (m_isHeaderRead && m_fillsShort && record.cells.size() < m_columns.size())
            fill(record);
        if (m_isHeaderRead && record.cells.size() != m_columns.size())
            return failAt(record, wrongLength(record));
        return ReadState::Record;
    }

    void fill(Record& record) {
        ++m_filledCount;
        record.cells.resize(m_columns.size());
        record.offsets.resize(m_columns.size(), record.raw.size());
    }

    void start(Record& record) {
        m_recordStart = m_at;
        m_unescaped.clear();
        record.file = m_fileName;
        record.line = m_line;
        record.cells.clear();
        record.offsets.clear();
    }

    void skipBlankLines() {
        while (m_at < m_text.size() && takeLineEnd()) {
        }
    }

    bool takeLineEnd() {
        const auto rest = m_text.substr(m_at);
        const std::size_t length = rest.starts_with('\n') ? 1 : rest.starts_with("\r\n") ? 2 : 0;
        m_at += length;
        m_line += length > 0 ? 1 : 0;
        return length > 0;
    }

    std::optional<Flaw> readCells(Record& record) {
        while (true) {
            record.offsets.push_back(m_at - m_recordStart);
            const bool isQuoted = m_at < m_text.size() && m_text[m_at] == '"';
            auto flaw = isQuoted ? readQuoted(record) : readPlain(record);
            m_cellsEnd = m_at;
            if (flaw) {
                skipToLineEnd();
                return flaw;
            }
            if (m_at == m_text.size() || takeLineEnd())
                return std::nullopt;
            ++m_at;
        }
    }

    std::optional<Flaw> readPlain(Record& record) {
        const std::size_t begin = m_at;
        while (m_at < m_text.size() && m_text[m_at] != m_delimiter && m_text[m_at] != '\n') {
            if (m_text[m_at] == '"') {
                return Flaw{
                    m_at - m_recordStart,
                    "A quote stands inside a cell that does not begin with one",
                    "Put the whole cell in quotes, and write the quote twice"};
            }
            ++m_at;
        }
        if (m_at > begin && m_text[m_at - 1] == '\r' && (m_at == m_text.size() || m_text[m_at] == '\n'))
            --m_at;
        record.cells.push_back(m_text.substr(begin, m_at - begin));
        if (m_at < m_text.size() && m_text[m_at] == '\r' && m_at + 1 == m_text.size())
            ++m_at;
        return std::nullopt;
    }

    std::optional<Flaw> readQuoted(Record& record) {
        const std::size_t quote = m_at++;
        const std::size_t begin = m_at;
        bool hasDoubled = false;
        while (m_at < m_text.size()) {
            if (m_text[m_at] == '\n')
                ++m_line;
            if (m_text[m_at] != '"') {
                ++m_at;
            } else if (m_at + 1 < m_text.size() && m_text[m_at + 1] == '"') {
                hasDoubled = true;
                m_at += 2;
            } else {
                const auto inside = m_text.substr(begin, m_at - begin);
                ++m_at;
                record.cells.push_back(hasDoubled ? unescaped(inside) : inside);
                return afterQuote();
            }
        }
        return Flaw{
            quote - m_recordStart,
            "A quoted cell begins here and never ends",
            "Close it with a quote; quotes inside are written twice"};
    }

    std::optional<Flaw> afterQuote() {
        const auto rest = m_text.substr(m_at);
        if (rest.empty() || rest[0] == m_delimiter || rest[0] == '\n' || rest.starts_with("\r\n"))
            return std::nullopt;
        return Flaw{
            m_at - m_recordStart,
            "A delimiter or the line's end is expected behind the closing quote",
            "Quotes inside a quoted cell are written twice"};
    }

    std::string_view unescaped(std::string_view inside) {
        auto& text = m_unescaped.emplace_back();
        for (std::size_t at = 0; at < inside.size(); ++at) {
            text += inside[at];
            if (inside[at] == '"')
                ++at;
        }
        return text;
    }

    /// The next record begins behind the line that the flaw is in.
    void skipToLineEnd() {
        m_at = std::min(m_text.find('\n', m_at), m_text.size());
        m_cellsEnd = m_at;
        takeLineEnd();
    }

    Flaw wrongLength(const Record& record) const {
        const std::size_t found = record.cells.size();
        const std::size_t offset =
            found > m_columns.size() ? record.offsets[m_columns.size()] : record.raw.size();
        return {
            offset,
            std::to_string(m_columns.size()) + " cells are expected, and " + std::to_string(found) +
                (found == 1 ? " was found" : " were found"),
            "Cells that contain the delimiter must be in quotes"};
    }

    static tl::unexpected<Error> failAt(const Record& record, Flaw flaw) {
        return fail(
            ErrorCode::InvalidInput,
            std::move(flaw.message),
            {.place = record.placeAt(flaw.offset), .cure = std::move(flaw.cure)});
    }

    std::unique_ptr<MappedFile> m_file;
    std::string m_fileName;
    char m_delimiter;
    std::string_view m_text;
    std::size_t m_at = 0;
    std::int64_t m_line = 1;
    std::size_t m_recordStart = 0;
    std::size_t m_cellsEnd = 0;
    std::deque<std::string> m_unescaped; ///< cells with doubled quotes; a deque keeps them in place
    Record m_header;
    bool m_isHeaderRead = false;
    bool m_fillsShort = false;
    std::int64_t m_filledCount = 0;
    std::vector<std::string> m_columns;
};

} // namespace

Result<std::unique_ptr<RecordReader>>
makeCsvReader(std::unique_ptr<MappedFile> file, std::string fileName, char delimiter) {
    auto reader = std::make_unique<CsvReader>(std::move(file), std::move(fileName), delimiter);
    ISCOPE_TRY(reader->readHeader());
    return reader;
}

} // namespace intentscope::data
