// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exporting/parquet_table_file.h"

#include "core/base/checked.h"
#include "core/data/arrow_guard.h"

#include <arrow/array/builder_binary.h>
#include <arrow/array/builder_nested.h>
#include <arrow/array/builder_primitive.h>
#include <arrow/array/builder_time.h>
#include <arrow/io/interfaces.h>
#include <arrow/memory_pool.h>
#include <arrow/table.h>
#include <arrow/type.h>
#include <arrow/util/compression.h>
#include <parquet/arrow/writer.h>
#include <parquet/properties.h>

#include <optional>
#include <utility>
#include <vector>

namespace intentscope::exporting {
namespace {

using data::Column;
using data::FeatureKind;
using ArrayPointer = std::shared_ptr<arrow::Array>;

/// What Arrow writes to: the file of the export, whose first error is kept in our own words.
class FileStream final : public arrow::io::OutputStream {
public:
    explicit FileStream(HashedFile file) : m_file(std::move(file)) {}

    arrow::Status Write(const void* bytes, std::int64_t count) override {
        const auto* begin = static_cast<const std::byte*>(bytes);
        auto written = m_file.write(std::span(begin, narrow<std::size_t>(count)));
        if (written)
            return arrow::Status::OK();
        m_error = std::move(written).error();
        return arrow::Status::IOError("the file cannot be written");
    }
    arrow::Result<std::int64_t> Tell() const override { return narrow<std::int64_t>(m_file.byteCount()); }
    arrow::Status Close() override {
        m_isClosed = true;
        return arrow::Status::OK();
    }
    bool closed() const override { return m_isClosed; }

    HashedFile& file() { return m_file; }
    const std::optional<Error>& error() const { return m_error; }

private:
    HashedFile m_file;
    std::optional<Error> m_error;
    bool m_isClosed = false;
};

std::shared_ptr<arrow::DataType> typeOf(FeatureKind kind) {
    switch (kind) {
    case FeatureKind::Numeric:
        return arrow::float64();
    case FeatureKind::Timestamp:
        return arrow::timestamp(arrow::TimeUnit::MILLI, "UTC");
    case FeatureKind::Boolean:
        return arrow::boolean();
    case FeatureKind::MultiCategorical:
        return arrow::list(arrow::utf8());
    case FeatureKind::Categorical:
    case FeatureKind::Text:
        break;
    }
    return arrow::utf8();
}

/// Appends each row's value, or null, and gives the array.
template <class Builder, class AppendValue>
arrow::Result<ArrayPointer>
arrayOf(Builder& builder, const Column& column, RowSpan rows, const AppendValue& appendValue) {
    ARROW_RETURN_NOT_OK(builder.Reserve(static_cast<std::int64_t>(rows.end - rows.begin)));
    for (std::size_t row = rows.begin; row < rows.end; ++row)
        ARROW_RETURN_NOT_OK(column.isMissing(row) ? builder.AppendNull() : appendValue(row));
    return builder.Finish();
}

arrow::Result<ArrayPointer> wordLists(const Column& column, RowSpan rows) {
    auto* pool = arrow::system_memory_pool();
    const auto words = std::make_shared<arrow::StringBuilder>(pool);
    arrow::ListBuilder builder(pool, words);
    return arrayOf(builder, column, rows, [&](std::size_t row) -> arrow::Status {
        ARROW_RETURN_NOT_OK(builder.Append());
        for (const auto code : column.codesAt(row))
            ARROW_RETURN_NOT_OK(words->Append(column.dictionary()->word(code)));
        return arrow::Status::OK();
    });
}

arrow::Result<ArrayPointer> arrayOf(const Column& column, RowSpan rows) {
    auto* pool = arrow::system_memory_pool();
    switch (column.spec().kind) {
    case FeatureKind::Numeric: {
        arrow::DoubleBuilder builder(pool);
        return arrayOf(
            builder, column, rows, [&](std::size_t row) { return builder.Append(column.numbers()[row]); });
    }
    case FeatureKind::Timestamp: {
        arrow::TimestampBuilder builder(typeOf(FeatureKind::Timestamp), pool);
        return arrayOf(
            builder, column, rows, [&](std::size_t row) { return builder.Append(column.times()[row]); });
    }
    case FeatureKind::Boolean: {
        arrow::BooleanBuilder builder(pool);
        return arrayOf(
            builder, column, rows, [&](std::size_t row) { return builder.Append(column.flags()[row] == 1); });
    }
    case FeatureKind::MultiCategorical:
        return wordLists(column, rows);
    case FeatureKind::Categorical: {
        arrow::StringBuilder builder(pool);
        return arrayOf(builder, column, rows, [&](std::size_t row) {
            return builder.Append(column.dictionary()->word(column.codes()[row]));
        });
    }
    case FeatureKind::Text:
        break;
    }
    arrow::StringBuilder builder(pool);
    return arrayOf(
        builder, column, rows, [&](std::size_t row) { return builder.Append(column.textAt(row)); });
}

class ParquetTableFile final : public TableFile {
public:
    ParquetTableFile(std::filesystem::path path, HashedFile file)
        : m_path(std::move(path)), m_stream(std::make_shared<FileStream>(std::move(file))) {}

    Status open(ColumnList columns) {
        std::vector<std::shared_ptr<arrow::Field>> fields;
        fields.reserve(columns.size());
        for (const Column* column : columns)
            fields.push_back(arrow::field(column->spec().name, typeOf(column->spec().kind)));
        m_schema = arrow::schema(std::move(fields));
        parquet::WriterProperties::Builder properties;
        properties.memory_pool(arrow::system_memory_pool());
        if (arrow::util::Codec::IsAvailable(arrow::Compression::ZSTD))
            properties.compression(arrow::Compression::ZSTD);
        auto writer = parquet::arrow::FileWriter::Open(
            *m_schema, arrow::system_memory_pool(), m_stream, properties.build());
        ISCOPE_TRY(checked(writer.status()));
        m_writer = std::move(writer).ValueUnsafe();
        return {};
    }

    Status append(ColumnList columns, RowSpan rows) override {
        return data::arrowGuard(m_path.string(), [&]() -> Status { return appendRows(columns, rows); });
    }

    Result<WrittenFile> finish() override {
        const auto closed =
            data::arrowGuard(m_path.string(), [&]() -> Status { return checked(m_writer->Close()); });
        if (!closed)
            return tl::unexpected(closed.error());
        ISCOPE_TRY_ASSIGN(auto written, m_stream->file().finish());
        written.rowCount = m_rowCount;
        return written;
    }

private:
    Status appendRows(ColumnList columns, RowSpan rows) {
        if (rows.begin == rows.end)
            return {};
        std::vector<ArrayPointer> arrays;
        arrays.reserve(columns.size());
        for (const Column* column : columns) {
            auto array = arrayOf(*column, rows);
            ISCOPE_TRY(checked(array.status()));
            arrays.push_back(std::move(array).ValueUnsafe());
        }
        const auto count = static_cast<std::int64_t>(rows.end - rows.begin);
        const auto table = arrow::Table::Make(m_schema, arrays, count);
        ISCOPE_TRY(checked(m_writer->WriteTable(*table, count)));
        m_rowCount += count;
        return {};
    }

    Status checked(const arrow::Status& status) const {
        if (m_stream->error())
            return tl::unexpected(*m_stream->error());
        if (status.ok())
            return {};
        return fail(
            status.IsOutOfMemory() || status.IsCapacityError() ? ErrorCode::ResourceExhausted
                                                               : ErrorCode::Internal,
            "Apache Arrow cannot write the table: " + status.message(),
            {.place = {.file = m_path.string()}, .cure = "Export it as csv or jsonl"});
    }

    std::filesystem::path m_path;
    std::shared_ptr<FileStream> m_stream;
    std::shared_ptr<arrow::Schema> m_schema;
    std::unique_ptr<parquet::arrow::FileWriter> m_writer;
    std::int64_t m_rowCount = 0;
};

} // namespace

Result<std::unique_ptr<TableFile>>
createParquetTableFile(Env& env, const std::filesystem::path& path, ColumnList columns) {
    ISCOPE_TRY_ASSIGN(auto file, HashedFile::create(env, path));
    auto table = std::make_unique<ParquetTableFile>(path, std::move(file));
    ISCOPE_TRY(data::arrowGuard(path.string(), [&] { return table->open(columns); }));
    return table;
}

} // namespace intentscope::exporting
