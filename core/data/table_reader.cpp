// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/table_reader.h"

#include "core/data/cell.h"

#include <algorithm>
#include <utility>

namespace intentscope::data {

TableReader::TableReader(TableSource source, std::unique_ptr<RecordReader> reader)
    : m_source(std::move(source)), m_reader(std::move(reader)) {}

Result<TableReader> TableReader::open(Env& env, const TableSource& source) {
    std::vector<std::string> wanted;
    wanted.reserve(source.schema.columns.size() + source.ignored.size());
    for (const auto& column : source.schema.columns)
        wanted.push_back(column.name);
    wanted.insert(wanted.end(), source.ignored.begin(), source.ignored.end());
    ISCOPE_TRY_ASSIGN(auto recordReader, openRecordReader(env, source.file, wanted));
    if (source.fillsShortRows)
        recordReader->fillShortRecords();
    TableReader reader(source, std::move(recordReader));
    ISCOPE_TRY(reader.matchColumns());
    return reader;
}

Status TableReader::matchColumns() {
    const auto inFile = m_reader->columns();
    for (std::size_t column = 0; column < inFile.size(); ++column) {
        if (m_source.schema.find(inFile[column]) ||
            std::ranges::find(m_source.ignored, inFile[column]) != m_source.ignored.end())
            continue;
        return fail(
            ErrorCode::InvalidInput,
            "The description of the table does not name the column " + quotedCell(inFile[column]),
            {.place = m_reader->placeOfColumn(column),
             .cure = "Describe it; a column that is not wanted has the role 'ignored'"});
    }
    for (const auto& spec : m_source.schema.columns) {
        const auto found = std::ranges::find(inFile, spec.name);
        if (found == inFile.end()) {
            return fail(
                ErrorCode::InvalidInput,
                "The table has no column " + quotedCell(spec.name),
                {.place = m_reader->placeOfColumn(0), .cure = "Correct the name in the table's description"});
        }
        m_columns.push_back(static_cast<std::size_t>(found - inFile.begin()));
    }
    return {};
}

Result<ReadState> TableReader::next(Record& record) {
    auto state = m_reader->next(m_record);
    record.file = m_record.file;
    record.line = m_record.line;
    record.raw = m_record.raw;
    record.members = m_record.members;
    record.cells.clear();
    record.offsets.clear();
    if (!state || *state == ReadState::End)
        return state;
    for (const auto column : m_columns) {
        record.cells.push_back(m_record.cells[column]);
        if (column < m_record.offsets.size())
            record.offsets.push_back(m_record.offsets[column]);
    }
    return state;
}

} // namespace intentscope::data
