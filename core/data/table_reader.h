// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/schema.h"
#include "core/data/source_reader.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace intentscope::data {

/// A table of a source as its description (dataset.json or a mapping) has it.
struct TableSource {
    std::filesystem::path file;
    TableSchema schema;               ///< what is read, in this order
    std::vector<std::string> ignored; ///< named in the description, and left out
    bool fillsShortRows = false;      ///< last cells that a row does not have are missing values
    /// How the table is opened where it is no file of its own; else by the file's ending.
    std::function<Result<std::unique_ptr<RecordSource>>()> open = {};
};

/// A table's file, opened, and which of its columns stands for each column of the schema.
struct TableFile {
    std::unique_ptr<RecordSource> source;
    std::vector<std::size_t> columns;
};

/// InvalidInput when the file has no such column, or one that the description does not name.
Result<TableFile>
openTableFile(Env& env, const TableSource& table, std::uint64_t blockBytes = SourceOptions().blockBytes);

/// Reads a source file with the cells in the order of a schema. One thread.
class TableReader {
public:
    /// Errors as openTableFile.
    static Result<TableReader> open(Env& env, const TableSource& source);

    const TableSource& source() const { return m_source; }
    /// As RecordReader::next; the cells are parallel to the source's schema.
    Result<ReadState> next(Record& record);
    std::int64_t filledRowCount() const { return m_reader.filledRecordCount(); }
    std::int64_t bytesRead() const { return m_reader.bytesRead(); }
    std::int64_t byteCount() const { return m_reader.source().byteCount(); }

private:
    TableReader(TableSource table, TableFile file);

    TableSource m_source;
    SourceReader m_reader;
    std::vector<std::size_t> m_columns; ///< of the file, by column of the schema
    Record m_record;
};

} // namespace intentscope::data
