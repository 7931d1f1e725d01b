// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/env.h"

#include <arrow/type_fwd.h>

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace intentscope::data {

/// Consecutive rows of a file as Arrow holds them, all columns.
using RowBatches = std::vector<std::shared_ptr<arrow::RecordBatch>>;

/// Rows from `begin` to before `end`, counted through all row groups.
struct RowRange {
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
};

/// A Parquet file in blocks of rows that are small enough for memory, however large its row groups are.
/// Blocks do not cross row groups. Reading is safe on any thread: decoding goes on behind a lock and in the
/// order of the blocks is sequential, so that a row group is decoded once; only a block out of order starts
/// its row group anew.
class ParquetRows {
public:
    /// Corrupt when the file is damaged, UnsupportedVersion when it is encrypted, InvalidInput for a column
    /// that kindOfType does not know or that is there twice. A block has about `blockBytes` of 8-byte values.
    static Result<ParquetRows>
    open(std::unique_ptr<MappedFile> file, std::string fileName, std::uint64_t blockBytes);
    ParquetRows(ParquetRows&&) noexcept;
    ParquetRows& operator=(ParquetRows&&) noexcept;
    ~ParquetRows();

    const std::string& fileName() const;
    std::span<const std::string> columnNames() const;
    const arrow::Schema& schema() const;
    std::int64_t byteCount() const;
    std::size_t blockCount() const;
    RowRange rangeOf(std::size_t block) const;

    /// Corrupt when the rows cannot be decoded or are fewer than the row group's description says.
    Result<RowBatches> readBlock(std::size_t block) const;
    /// Rows of one block from any of its rows on: reads what lies before it in its row group.
    Result<RowBatches> readRows(RowRange range) const;

private:
    struct State;
    explicit ParquetRows(std::unique_ptr<State> state);

    std::unique_ptr<State> m_state;
};

} // namespace intentscope::data
