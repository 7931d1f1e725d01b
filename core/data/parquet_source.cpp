// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/parquet_source.h"

#include "core/base/checked.h"
#include "core/data/arrow_guard.h"
#include "core/data/parquet_cells.h"
#include "core/data/parquet_rows.h"

#include <arrow/record_batch.h>
#include <arrow/type.h>

#include <algorithm>
#include <utility>

namespace intentscope::data {
namespace {

/// Reads the rows of one block out of its batches.
class BatchReader final : public RecordReader {
public:
    BatchReader(std::string fileName, std::uint64_t begin, RowBatches batches)
        : m_fileName(std::move(fileName)), m_position(begin), m_batches(std::move(batches)) {}

    std::uint64_t position() const override { return m_position; }
    std::int64_t lineCount() const override { return m_lineCount; }

    Result<ReadState> next(Record& record) override {
        if (!openBatch())
            return ReadState::End;
        record.file = m_fileName;
        record.line = ++m_lineCount;
        record.raw = {};
        record.members = {};
        record.offsets.clear();
        record.cells.clear();
        const std::int64_t row = m_row++;
        ++m_position;
        Result<ReadState> state = ReadState::Record;
        for (std::size_t column = 0; column < m_cells.size(); ++column) {
            auto cell = m_cells[column]->at(row);
            if (!cell && state)
                state = explained(cell.error(), column);
            record.cells.push_back(cell ? *cell : std::string_view{});
        }
        if (!state)
            record.raw = joined(record);
        return state;
    }

private:
    /// False behind the last row.
    bool openBatch() {
        while (m_batch == nullptr || m_row == m_batch->num_rows()) {
            if (m_next == m_batches.size())
                return false;
            m_batch = m_batches[m_next++];
            m_row = 0;
            m_cells.clear();
            for (int column = 0; column < m_batch->num_columns(); ++column)
                m_cells.push_back(makeCellText(m_batch->column(column)));
        }
        return true;
    }

    tl::unexpected<Error> explained(Error error, std::size_t column) const {
        error.message += " (column '" + m_batch->schema()->field(narrow<int>(column))->name() + "')";
        error.place = {.file = m_fileName, .line = m_lineCount};
        return tl::unexpected(std::move(error));
    }

    /// A row has no text of its own: rejected.csv gets its cells.
    std::string_view joined(const Record& record) {
        m_text.clear();
        for (const auto cell : record.cells) {
            if (&cell != &record.cells.front())
                m_text += ',';
            m_text += cell;
        }
        return m_text;
    }

    std::string m_fileName;
    std::uint64_t m_position;
    RowBatches m_batches;
    std::size_t m_next = 0;
    std::shared_ptr<arrow::RecordBatch> m_batch;
    std::int64_t m_row = 0;
    std::int64_t m_lineCount = 0;
    std::vector<std::unique_ptr<CellText>> m_cells;
    std::string m_text;
};

class ParquetSource final : public RecordSource {
public:
    explicit ParquetSource(ParquetRows rows) : m_rows(std::move(rows)) {}

    std::span<const std::string> columns() const override { return m_rows.columnNames(); }
    Place placeOfColumn(std::size_t) const override { return {.file = m_rows.fileName()}; }
    std::int64_t byteCount() const override { return m_rows.byteCount(); }
    std::size_t blockCount() const override { return m_rows.blockCount(); }

    Result<BlockReader> openBlock(std::size_t block) const override {
        const auto [begin, end] = m_rows.rangeOf(block);
        ISCOPE_TRY_ASSIGN(auto batches, m_rows.readBlock(block));
        return blockReader(begin, std::move(batches));
    }

    Result<BlockReader> openBlockAt(std::size_t block, std::uint64_t begin) const override {
        const auto range = m_rows.rangeOf(block);
        if (begin == range.begin)
            return openBlock(block);
        ISCOPE_TRY_ASSIGN(auto batches, m_rows.readRows({std::min(begin, range.end), range.end}));
        return blockReader(begin, std::move(batches));
    }

private:
    BlockReader blockReader(std::uint64_t begin, RowBatches batches) const {
        return {std::make_unique<BatchReader>(m_rows.fileName(), begin, std::move(batches)), begin};
    }

    ParquetRows m_rows;
};

} // namespace

Result<std::unique_ptr<RecordSource>> openParquetSource(
    std::unique_ptr<MappedFile> file, const std::filesystem::path& path, const SourceOptions& options) {
    ISCOPE_TRY_ASSIGN(auto rows, ParquetRows::open(std::move(file), path.string(), options.blockBytes));
    return std::make_unique<ParquetSource>(std::move(rows));
}

Result<std::vector<SourceColumn>>
parquetColumns(std::unique_ptr<MappedFile> file, const std::filesystem::path& path) {
    constexpr std::uint64_t AnyBlock = 1U << 20U;
    ISCOPE_TRY_ASSIGN(const auto rows, ParquetRows::open(std::move(file), path.string(), AnyBlock));
    std::vector<SourceColumn> columns;
    for (const auto& field : rows.schema().fields()) {
        columns.push_back(
            {.name = field->name(),
             .declaredKind = kindOfType(*field->type()),
             .declaredType = field->type()->ToString()});
    }
    return columns;
}

} // namespace intentscope::data
