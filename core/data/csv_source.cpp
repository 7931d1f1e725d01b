// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/csv_source.h"

#include "core/base/checked.h"
#include "core/data/cell.h"
#include "core/data/text_blocks.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace intentscope::data {
namespace {

constexpr std::string_view ByteOrderMark = "\xEF\xBB\xBF";

class CsvSource final : public RecordSource {
public:
    CsvSource(CsvFile file, std::uint64_t blockBytes)
        : m_file(std::move(file)), m_blocks(m_file.text().size(), blockBytes) {}

    Status readHeader(bool fillsShortRecords) {
        CsvReader reader(
            m_file, {.begin = m_file.text().starts_with(ByteOrderMark) ? ByteOrderMark.size() : 0});
        ISCOPE_TRY_ASSIGN(const auto state, reader.next(m_header));
        if (state == ReadState::End) {
            return fail(
                ErrorCode::InvalidInput,
                "The file is empty; a header line with the names of the columns is expected",
                {.place = {.file = m_file.name}, .cure = "Export the table again"});
        }
        m_columns.assign(m_header.cells.begin(), m_header.cells.end());
        // What pandas writes above the row numbers, and what it calls them when it reads its file again.
        if (m_columns.size() > 1 && m_columns.front().empty())
            m_columns.front() = "Unnamed: 0";
        m_header.cells.clear(); // an unescaped one dies with the reader
        m_firstPosition = reader.position();
        m_firstLineCount = reader.lineCount();
        m_file.columnCount = m_columns.size();
        m_file.fillsShortRecords = fillsShortRecords;
        return checkNames();
    }

    std::span<const std::string> columns() const override { return m_columns; }
    Place placeOfColumn(std::size_t column) const override { return m_header.placeOf(column); }
    std::int64_t byteCount() const override { return narrow<std::int64_t>(m_file.text().size()); }
    std::size_t blockCount() const override { return m_blocks.count(); }
    std::uint64_t firstPosition() const override { return m_firstPosition; }
    std::int64_t firstLineCount() const override { return m_firstLineCount; }

    Result<BlockReader> openBlock(std::size_t block) const override {
        if (m_blocks.begin(block) <= m_firstPosition)
            return openBlockAt(block, m_firstPosition);
        return read({.begin = guessBegin(block), .end = m_blocks.end(block), .limit = limit(block)});
    }

    Result<BlockReader> openBlockAt(std::size_t block, std::uint64_t begin) const override {
        return read({.begin = begin, .end = m_blocks.end(block)});
    }

    void release(std::uint64_t begin, std::uint64_t end) const override {
        m_file.file->release(begin, end - begin);
    }

private:
    BlockReader read(const CsvReader::Range& range) const {
        return {std::make_unique<CsvReader>(m_file, range), range.begin};
    }

    Status checkNames() const {
        for (std::size_t column = 0; column < m_columns.size(); ++column) {
            const auto& columnName = m_columns[column];
            if (columnName.empty()) {
                return fail(
                    ErrorCode::InvalidInput,
                    "Column " + std::to_string(column + 1) + " has no name",
                    {.place = placeOfColumn(column), .cure = "Name it in the header line"});
            }
            const auto here = m_columns.begin() + static_cast<std::ptrdiff_t>(column);
            if (std::find(m_columns.begin(), here, columnName) != here) {
                return fail(
                    ErrorCode::InvalidInput,
                    "The column " + quotedCell(columnName) + " is there twice",
                    {.place = placeOfColumn(column), .cure = "Give one of them another name"});
            }
        }
        return {};
    }

    /// A wrong guess may take a closing quote for an opening one: that must not read the whole file.
    std::uint64_t limit(std::size_t block) const { return 2 * m_blocks.end(block) - m_blocks.begin(block); }

    /// The first line from which two records of the right length can be read; the first line where there is
    /// none such.
    std::uint64_t guessBegin(std::size_t block) const {
        constexpr int LinesToTry = 64;
        const auto text = m_file.text();
        auto begin = behindLine(text, m_blocks.begin(block) - 1);
        const auto first = begin;
        for (int line = 0; line < LinesToTry && begin < text.size(); ++line) {
            if (looksLikeRecords(begin))
                return begin;
            begin = behindLine(text, begin);
        }
        return first;
    }

    /// Behind the next line feed and the blank lines that follow.
    static std::uint64_t behindLine(std::string_view text, std::uint64_t at) {
        auto begin = std::min(text.find('\n', at), text.size());
        while (begin < text.size() && (text[begin] == '\n' || text.substr(begin, 2) == "\r\n"))
            begin += text[begin] == '\n' ? 1U : 2U;
        return begin;
    }

    bool looksLikeRecords(std::uint64_t begin) const {
        constexpr std::uint64_t BytesToTry = 1U << 16U;
        CsvReader reader(m_file, {.begin = begin, .limit = begin + BytesToTry});
        Record record;
        for (int count = 0; count < 2; ++count) {
            if (!reader.next(record))
                return false;
        }
        return true;
    }

    CsvFile m_file;
    TextBlocks m_blocks;
    Record m_header;
    std::vector<std::string> m_columns;
    std::uint64_t m_firstPosition = 0;
    std::int64_t m_firstLineCount = 0;
};

} // namespace

Result<std::unique_ptr<RecordSource>> openCsvSource(
    std::unique_ptr<MappedFile> file, std::string fileName, CsvFormat format, const SourceOptions& options) {
    auto source = std::make_unique<CsvSource>(
        CsvFile{.file = std::move(file), .name = std::move(fileName), .format = format}, options.blockBytes);
    ISCOPE_TRY(source->readHeader(options.fillsShortRecords));
    return source;
}

} // namespace intentscope::data
