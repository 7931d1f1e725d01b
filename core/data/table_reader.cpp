// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/table_reader.h"

#include "core/data/cell.h"

#include <algorithm>
#include <utility>

namespace intentscope::data {

namespace {

Result<std::vector<std::size_t>> matchColumns(const RecordSource& source, const TableSource& table) {
    const auto inFile = source.columns();
    for (std::size_t column = 0; column < inFile.size(); ++column) {
        if (table.schema.find(inFile[column]) ||
            std::ranges::find(table.ignored, inFile[column]) != table.ignored.end())
            continue;
        return fail(
            ErrorCode::InvalidInput,
            "The description of the table does not name the column " + quotedCell(inFile[column]),
            {.place = source.placeOfColumn(column),
             .cure = "Describe it; a column that is not wanted has the role 'ignored'"});
    }
    std::vector<std::size_t> columns;
    for (const auto& spec : table.schema.columns) {
        const auto found = std::ranges::find(inFile, spec.name);
        if (found == inFile.end()) {
            return fail(
                ErrorCode::InvalidInput,
                "The table has no column " + quotedCell(spec.name),
                {.place = source.placeOfColumn(0), .cure = "Correct the name in the table's description"});
        }
        columns.push_back(static_cast<std::size_t>(found - inFile.begin()));
    }
    return columns;
}

} // namespace

Result<TableFile> openTableFile(Env& env, const TableSource& table, std::uint64_t blockBytes) {
    std::vector<std::string> wanted;
    wanted.reserve(table.schema.columns.size() + table.ignored.size());
    for (const auto& column : table.schema.columns)
        wanted.push_back(column.name);
    wanted.insert(wanted.end(), table.ignored.begin(), table.ignored.end());
    TableFile file;
    if (table.open) {
        ISCOPE_TRY_ASSIGN(file.source, table.open());
    } else {
        if (env.kind(table.file) == FileKind::Missing) {
            return fail(
                ErrorCode::NotFound,
                "There is no such file",
                {.place = {.file = table.file.string()},
                 .cure = "Correct the name in the table's description"});
        }
        const SourceOptions options{
            .wanted = wanted, .fillsShortRecords = table.fillsShortRows, .blockBytes = blockBytes};
        ISCOPE_TRY_ASSIGN(file.source, openRecordSource(env, table.file, options));
    }
    ISCOPE_TRY_ASSIGN(file.columns, matchColumns(*file.source, table));
    return file;
}

TableReader::TableReader(TableSource table, TableFile file)
    : m_source(std::move(table)), m_reader(std::move(file.source)), m_columns(std::move(file.columns)) {}

Result<TableReader> TableReader::open(Env& env, const TableSource& source) {
    ISCOPE_TRY_ASSIGN(auto file, openTableFile(env, source));
    return TableReader(source, std::move(file));
}

Result<ReadState> TableReader::next(Record& record) {
    auto state = m_reader.next(m_record);
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
