// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/record_source.h"

#include "core/data/cell.h"
#include "core/data/csv_source.h"
#include "core/data/jsonl_source.h"
#include "core/data/parquet_source.h"
#include "core/data/text_head.h"

#include <utility>

namespace intentscope::data {

RecordSource::~RecordSource() = default;

std::uint64_t RecordSource::firstPosition() const {
    return 0;
}

std::int64_t RecordSource::firstLineCount() const {
    return 0;
}

void RecordSource::release(std::uint64_t, std::uint64_t) const {}

Result<std::unique_ptr<RecordSource>>
openRecordSource(Env& env, const std::filesystem::path& path, const SourceOptions& options) {
    const std::string ending = path.extension().string();
    const bool isParquet = ending == ".parquet" || ending == ".pq";
    const bool isJson = ending == ".jsonl" || ending == ".ndjson";
    if (!isJson && !isParquet && ending != ".csv" && ending != ".tsv") {
        return fail(
            ErrorCode::InvalidInput,
            "The file's ending " + quotedCell(ending) + " names no format that is read",
            {.place = {.file = path.string()},
             .cure = "Tables are .csv, .tsv, .jsonl, .ndjson or .parquet files"});
    }
    ISCOPE_TRY_ASSIGN(auto file, env.map(path));
    if (isParquet)
        return openParquetSource(std::move(file), path, options);
    ISCOPE_TRY(checkTextHead(file->text(), path.string()));
    if (isJson)
        return openJsonlSource(std::move(file), path.string(), options);
    const CsvFormat format{.delimiter = ending == ".tsv" ? '\t' : ','};
    return openCsvSource(std::move(file), path.string(), format, options);
}

void shiftLines(Place& place, std::int64_t lineCount) {
    if (place.line > 0)
        place.line += lineCount;
}

} // namespace intentscope::data
