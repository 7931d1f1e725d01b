// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/result.h"
#include "core/data/record.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace intentscope::data {

/// A record's cells in the order of a table's schema.
class RowCells {
public:
    /// `columns[i]` is the cell of the schema's column i.
    RowCells(const Record& record, std::span<const std::size_t> columns)
        : m_record(record), m_columns(columns) {}

    std::string_view operator[](std::size_t column) const { return m_record.cells[m_columns[column]]; }
    Place placeOf(std::size_t column) const { return m_record.placeOf(m_columns[column]); }
    const Record& record() const { return m_record; }

private:
    const Record& m_record;
    std::span<const std::size_t> m_columns;
};

/// Why a row cannot be understood.
struct RowFlaw {
    std::size_t column; ///< of the schema
    Error error;        ///< with the place of the cell
};

/// Rows of one table, understood but not part of a dataset yet. One thread at a time.
class RowBlock {
public:
    virtual ~RowBlock();
    /// Nothing when the row was added; why not, where nothing of it was.
    virtual std::optional<RowFlaw> add(const RowCells& cells) = 0;
    virtual std::size_t rowCount() const = 0;
    virtual void clear() = 0;
};

/// A record that is not among the rows of its block.
struct BadRow {
    std::size_t rowsBefore = 0;             ///< rows of the block that stand before it in the file
    std::optional<std::size_t> column = {}; ///< of the schema; none where the record is malformed
    Error error = {};
    std::string id = {}; ///< what stands in the column of the table's own ids, where that comes before
    Place idPlace = {};
    std::string raw = {};
};

/// What is done about rows that stay out.
class RowJudge {
public:
    virtual ~RowJudge();
    /// Success when the others may be kept all the same.
    virtual Status refuse(const BadRow& row) = 0;
    /// The same for a row of the block; the error gets the place of the column, or of the row.
    virtual Status refuse(std::size_t row, std::optional<std::size_t> column, Error error) = 0;
};

/// What keeps the rows of one table.
class RowSink {
public:
    virtual ~RowSink();
    /// Any thread.
    virtual std::unique_ptr<RowBlock> makeBlock() const = 0;
    /// One block of `makeBlock` at a time, in the order of the file; `bad` ascends by `rowsBefore`. Rows that
    /// stay out go to the judge in the order of the file. Afterwards the block may only be cleared.
    /// `linesBefore`: of the file, that lie before those which the block counts.
    virtual Status
    keep(RowBlock& block, std::span<const BadRow> bad, std::int64_t linesBefore, RowJudge& judge) = 0;
    /// The column of the table's own ids, if it has one.
    virtual std::optional<std::size_t> idColumn() const;
};

} // namespace intentscope::data
