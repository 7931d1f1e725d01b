// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exporting/table_file.h"

#include "core/exporting/parquet_table_file.h"
#include "core/exporting/text_table_file.h"

#include <utility>

namespace intentscope::exporting {

Result<HashedFile> HashedFile::create(Env& env, const std::filesystem::path& path) {
    ISCOPE_TRY_ASSIGN(auto file, env.create(path));
    return HashedFile(path.filename().string(), std::move(file));
}

HashedFile::HashedFile(std::string fileName, std::unique_ptr<WritableFile> file)
    : m_name(std::move(fileName)), m_file(std::move(file)) {}

Status HashedFile::write(std::span<const std::byte> bytes) {
    m_fingerprinter.add(bytes);
    m_bytes += bytes.size();
    return m_file->append(bytes);
}

Status HashedFile::write(std::string_view text) {
    return write(std::as_bytes(std::span(text.data(), text.size())));
}

Result<WrittenFile> HashedFile::finish() {
    ISCOPE_TRY(m_file->sync());
    ISCOPE_TRY(m_file->close());
    return WrittenFile{.name = m_name, .bytes = m_bytes, .sha256 = m_fingerprinter.finish().hex()};
}

TableFile::~TableFile() = default;

std::string_view endingOf(TableFormat format) {
    switch (format) {
    case TableFormat::Csv:
        return ".csv";
    case TableFormat::Jsonl:
        return ".jsonl";
    case TableFormat::Parquet:
        return ".parquet";
    }
    return {};
}

Result<std::unique_ptr<TableFile>>
createTableFile(Env& env, const std::filesystem::path& path, TableFormat format, ColumnList columns) {
    switch (format) {
    case TableFormat::Csv:
        return createCsvTableFile(env, path, columns);
    case TableFormat::Jsonl:
        return createJsonlTableFile(env, path);
    case TableFormat::Parquet:
        break;
    }
    return createParquetTableFile(env, path, columns);
}

} // namespace intentscope::exporting
