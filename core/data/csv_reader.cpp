// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/csv_reader.h"

#include "core/data/byte_masks.h"
#include "core/data/cell.h"
#include "core/data/record_source.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <utility>

namespace intentscope::data {

CsvReader::CsvReader(const CsvFile& file, const Range& range)
    : m_file(file), m_text(file.text().substr(0, range.limit)), m_end(std::min(range.end, m_text.size())),
      m_hasQuotes(file.format.hasQuotes), m_at(std::min(range.begin, m_text.size())) {}

Result<ReadState> CsvReader::next(Record& record) {
    skipBlankLines();
    if (m_at >= m_end)
        return ReadState::End;
    start(record);
    if (readPlainRecord(record))
        return check(record, std::nullopt);
    start(record);
    auto flaw = readCells(record);
    record.raw = m_text.substr(m_recordStart, m_cellsEnd - m_recordStart);
    m_nonAsciiEnd = m_at;
    m_chunk = SIZE_MAX;
    return check(record, std::move(flaw));
}

std::uint64_t CsvReader::position() const {
    const bool isCutOff = m_at == m_text.size() && m_text.size() < m_file.text().size();
    return isCutOff ? RecordSource::Nowhere : m_at;
}

Result<ReadState> CsvReader::check(Record& record, std::optional<Flaw> flaw) {
    if (!flaw && m_recordStart < m_nonAsciiEnd) {
        if (const auto invalid = findInvalidUtf8(record.raw))
            flaw = {*invalid, "This is no valid UTF-8", "Save the file with the encoding UTF-8"};
    }
    const std::size_t wanted = m_file.columnCount;
    if (!flaw && wanted > 0 && record.cells.size() != wanted) {
        if (m_file.fillsShortRecords && record.cells.size() < wanted) {
            ++m_filledCount;
            record.cells.resize(wanted);
            record.offsets.resize(wanted, record.raw.size());
        } else {
            flaw = wrongLength(record);
        }
    }
    if (!flaw)
        return ReadState::Record;
    return fail(
        ErrorCode::InvalidInput,
        std::move(flaw->message),
        {.place = record.placeAt(flaw->offset), .cure = std::move(flaw->cure)});
}

void CsvReader::start(Record& record) {
    m_recordStart = m_at;
    m_unescaped.clear();
    record.file = m_file.name;
    record.line = m_line;
    record.cells.clear();
    record.offsets.clear();
}

void CsvReader::skipBlankLines() {
    while (m_at < m_text.size() && (m_text[m_at] == '\n' || m_text[m_at] == '\r') && takeLineEnd()) {
    }
}

bool CsvReader::takeLineEnd() {
    const auto rest = m_text.substr(m_at, 2);
    const std::size_t length = rest.starts_with('\n') ? 1 : rest == "\r\n" ? 2 : 0;
    m_at += length;
    m_line += length > 0 ? 1 : 0;
    return length > 0;
}

/// A record without quotes, by whole words of bytes. False, and nothing changed but the record's cells, where
/// there is a quote.
bool CsvReader::readPlainRecord(Record& record) {
    if (m_chunk == SIZE_MAX || m_at < m_chunk || m_at - m_chunk >= ByteMasks::Width) {
        m_chunk = m_at;
        loadChunk();
    } else {
        m_stops &= ~std::uint64_t{0} << (m_at - m_chunk);
    }
    std::size_t cellBegin = m_at;
    while (true) {
        while (m_stops == 0) {
            m_chunk += ByteMasks::Width;
            if (m_chunk >= m_text.size()) {
                endPlainRecord(record, cellBegin, m_text.size());
                return true;
            }
            loadChunk();
        }
        const std::size_t stop = m_chunk + static_cast<std::size_t>(std::countr_zero(m_stops));
        const char byte = m_text[stop];
        if (byte == '"' && m_hasQuotes)
            return false;
        m_stops &= m_stops - 1;
        if (byte == '\n') {
            endPlainRecord(record, cellBegin, stop);
            return true;
        }
        record.offsets.push_back(cellBegin - m_recordStart);
        record.cells.push_back(m_text.substr(cellBegin, stop - cellBegin));
        cellBegin = stop + 1;
    }
}

/// The last cell goes to the line feed at `stop`, or to the end of the text.
void CsvReader::endPlainRecord(Record& record, std::size_t cellBegin, std::size_t stop) {
    const std::size_t cellEnd = stop > cellBegin && m_text[stop - 1] == '\r' ? stop - 1 : stop;
    record.offsets.push_back(cellBegin - m_recordStart);
    record.cells.push_back(m_text.substr(cellBegin, cellEnd - cellBegin));
    record.raw = m_text.substr(m_recordStart, (stop < m_text.size() ? cellEnd : stop) - m_recordStart);
    m_at = std::min(stop + 1, m_text.size());
    m_line += stop < m_text.size() ? 1 : 0;
}

void CsvReader::loadChunk() {
    const char quote = m_hasQuotes ? '"' : '\n';
    const std::size_t left = m_text.size() - m_chunk;
    ByteMasks masks;
    if (left >= ByteMasks::Width) {
        masks = findStops(m_text.data() + m_chunk, m_file.format.delimiter, quote);
    } else {
        std::array<char, ByteMasks::Width> padded{};
        std::memcpy(padded.data(), m_text.data() + m_chunk, left);
        masks = findStops(padded.data(), m_file.format.delimiter, quote);
    }
    m_stops = masks.stops;
    if (masks.nonAscii != 0)
        m_nonAsciiEnd = m_chunk + ByteMasks::Width;
}

std::optional<CsvReader::Flaw> CsvReader::readCells(Record& record) {
    while (true) {
        record.offsets.push_back(m_at - m_recordStart);
        const bool isQuoted = m_hasQuotes && m_at < m_text.size() && m_text[m_at] == '"';
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

std::optional<CsvReader::Flaw> CsvReader::readPlain(Record& record) {
    const std::size_t begin = m_at;
    const char delimiter = m_file.format.delimiter;
    while (m_at < m_text.size() && m_text[m_at] != delimiter && m_text[m_at] != '\n') {
        if (m_text[m_at] == '"' && m_hasQuotes) {
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

std::optional<CsvReader::Flaw> CsvReader::readQuoted(Record& record) {
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

std::optional<CsvReader::Flaw> CsvReader::afterQuote() const {
    const auto rest = m_text.substr(m_at, 2);
    if (rest.empty() || rest[0] == m_file.format.delimiter || rest[0] == '\n' || rest == "\r\n")
        return std::nullopt;
    return Flaw{
        m_at - m_recordStart,
        "A delimiter or the line's end is expected behind the closing quote",
        "Quotes inside a quoted cell are written twice"};
}

std::string_view CsvReader::unescaped(std::string_view inside) {
    auto& text = m_unescaped.emplace_back();
    for (std::size_t at = 0; at < inside.size(); ++at) {
        text += inside[at];
        if (inside[at] == '"')
            ++at;
    }
    return text;
}

/// The next record begins behind the line that the flaw is in.
void CsvReader::skipToLineEnd() {
    m_at = std::min(m_text.find('\n', m_at), m_text.size());
    m_cellsEnd = m_at;
    takeLineEnd();
}

CsvReader::Flaw CsvReader::wrongLength(const Record& record) const {
    const std::size_t wanted = m_file.columnCount;
    const std::size_t found = record.cells.size();
    return {
        found > wanted ? record.offsets[wanted] : record.raw.size(),
        std::to_string(wanted) + " cells are expected, and " + std::to_string(found) +
            (found == 1 ? " was found" : " were found"),
        "Cells that contain the delimiter must be in quotes"};
}

} // namespace intentscope::data
