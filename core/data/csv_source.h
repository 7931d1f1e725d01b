// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/csv_reader.h"
#include "core/data/record_source.h"

#include <memory>
#include <string>

namespace intentscope::data {

/// Delimiter-separated text with a header line, quoted as in RFC 4180: a cell may be in double quotes, a
/// quote inside is doubled, and a quoted cell may hold delimiters and line breaks. Lines end with LF or CRLF;
/// a UTF-8 byte order mark is skipped; blank lines are skipped; the text must be valid UTF-8. The first of
/// several columns may have no name, which is then "Unnamed: 0". Every record must have as many cells as the
/// header. InvalidInput for an empty file and for a column named twice.
Result<std::unique_ptr<RecordSource>> openCsvSource(
    std::unique_ptr<MappedFile> file, std::string fileName, CsvFormat format, const SourceOptions& options);

} // namespace intentscope::data
