// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exporting/text_table_file.h"

#include "core/base/time.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace intentscope::exporting {
namespace {

using data::Column;
using data::FeatureKind;

constexpr std::size_t FlushBytes = std::size_t{1} << 18U;

void appendNumber(std::string& line, double value) {
    std::array<char, 32> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
    line.append(digits.data(), end);
}

void appendQuoted(std::string& line, std::string_view cell) {
    const bool isPlain = cell.find_first_of(",\"\r\n") == std::string_view::npos;
    if (isPlain) {
        line += cell;
        return;
    }
    line += '"';
    for (const char letter : cell) {
        if (letter == '"')
            line += '"';
        line += letter;
    }
    line += '"';
}

void appendCsvCell(std::string& line, const Column& column, std::size_t row) {
    switch (column.spec().kind) {
    case FeatureKind::Numeric:
        appendNumber(line, column.numbers()[row]);
        return;
    case FeatureKind::Timestamp:
        line += toIso8601(UtcMillis{column.times()[row]});
        return;
    case FeatureKind::Boolean:
        line += column.flags()[row] == 1 ? '1' : '0';
        return;
    case FeatureKind::Categorical:
        appendQuoted(line, column.dictionary()->word(column.codes()[row]));
        return;
    case FeatureKind::MultiCategorical:
        appendQuoted(line, column.valueText(row));
        return;
    case FeatureKind::Text:
        appendQuoted(line, column.textAt(row));
        return;
    }
}

void appendJsonText(std::string& line, std::string_view text) {
    constexpr std::string_view Digits = "0123456789abcdef";
    line += '"';
    for (const char letter : text) {
        const auto byte = static_cast<unsigned char>(letter);
        if (letter == '"' || letter == '\\') {
            line += '\\';
            line += letter;
        } else if (byte < 0x20U) {
            line += "\\u00";
            line += Digits[byte / 16U];
            line += Digits[byte % 16U];
        } else {
            line += letter;
        }
    }
    line += '"';
}

/// A reader of JSON takes "-0" for the whole number 0.
void appendJsonNumber(std::string& line, double value) {
    const auto begin = line.size();
    appendNumber(line, value);
    if (std::string_view(line).substr(begin) == "-0")
        line += ".0";
}

void appendJsonWords(std::string& line, const Column& column, std::size_t row) {
    line += '[';
    for (const auto code : column.codesAt(row)) {
        if (line.back() != '[')
            line += ',';
        appendJsonText(line, column.dictionary()->word(code));
    }
    line += ']';
}

void appendJsonValue(std::string& line, const Column& column, std::size_t row) {
    switch (column.spec().kind) {
    case FeatureKind::Numeric:
        appendJsonNumber(line, column.numbers()[row]);
        return;
    case FeatureKind::Timestamp:
        appendJsonText(line, toIso8601(UtcMillis{column.times()[row]}));
        return;
    case FeatureKind::Boolean:
        line += column.flags()[row] == 1 ? "true" : "false";
        return;
    case FeatureKind::Categorical:
        appendJsonText(line, column.dictionary()->word(column.codes()[row]));
        return;
    case FeatureKind::MultiCategorical:
        appendJsonWords(line, column, row);
        return;
    case FeatureKind::Text:
        appendJsonText(line, column.textAt(row));
        return;
    }
}

void appendCsvRow(std::string& line, ColumnList columns, std::size_t row) {
    for (const Column* column : columns) {
        if (column != columns.front())
            line += ',';
        if (!column->isMissing(row))
            appendCsvCell(line, *column, row);
    }
    line += '\n';
}

void appendJsonRow(std::string& line, ColumnList columns, std::size_t row) {
    line += '{';
    for (const Column* column : columns) {
        if (column->isMissing(row))
            continue;
        if (line.back() != '{')
            line += ',';
        appendJsonText(line, column->spec().name);
        line += ':';
        appendJsonValue(line, *column, row);
    }
    line += "}\n";
}

class TextTableFile final : public TableFile {
public:
    using AppendRow = void (*)(std::string&, ColumnList, std::size_t);
    TextTableFile(HashedFile file, AppendRow appendRow) : m_file(std::move(file)), m_appendRow(appendRow) {}

    Status writeHeader(ColumnList columns) {
        for (const Column* column : columns) {
            if (column != columns.front())
                m_text += ',';
            appendQuoted(m_text, column->spec().name);
        }
        m_text += '\n';
        return {};
    }

    Status append(ColumnList columns, RowSpan rows) override {
        for (std::size_t row = rows.begin; row < rows.end; ++row) {
            m_appendRow(m_text, columns, row);
            if (m_text.size() >= FlushBytes)
                ISCOPE_TRY(flush());
        }
        m_rowCount += static_cast<std::int64_t>(rows.end - rows.begin);
        return {};
    }

    Result<WrittenFile> finish() override {
        ISCOPE_TRY(flush());
        ISCOPE_TRY_ASSIGN(auto written, m_file.finish());
        written.rowCount = m_rowCount;
        return written;
    }

private:
    Status flush() {
        const auto written = m_file.write(m_text);
        m_text.clear();
        return written;
    }

    HashedFile m_file;
    AppendRow m_appendRow;
    std::string m_text;
    std::int64_t m_rowCount = 0;
};

} // namespace

Result<std::unique_ptr<TableFile>>
createCsvTableFile(Env& env, const std::filesystem::path& path, ColumnList columns) {
    ISCOPE_TRY_ASSIGN(auto file, HashedFile::create(env, path));
    auto table = std::make_unique<TextTableFile>(std::move(file), &appendCsvRow);
    ISCOPE_TRY(table->writeHeader(columns));
    return table;
}

Result<std::unique_ptr<TableFile>> createJsonlTableFile(Env& env, const std::filesystem::path& path) {
    ISCOPE_TRY_ASSIGN(auto file, HashedFile::create(env, path));
    return std::make_unique<TextTableFile>(std::move(file), &appendJsonRow);
}

} // namespace intentscope::exporting
