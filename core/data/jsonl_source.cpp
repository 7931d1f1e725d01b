// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/jsonl_source.h"

#include "core/base/checked.h"
#include "core/data/cell.h"
#include "core/data/text_blocks.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <optional>
#include <unordered_map>
#include <utility>

namespace intentscope::data {
namespace {

using Json = nlohmann::json;

/// Receives the parts of one line and keeps the wanted members as text.
class LineParts final : public nlohmann::json_sax<Json> {
public:
    explicit LineParts(std::span<const std::string> wanted) : m_columns(wanted.begin(), wanted.end()) {
        for (std::size_t column = 0; column < m_columns.size(); ++column)
            m_numbers.emplace(m_columns[column], column);
        m_cells.resize(m_columns.size());
    }

    void start() {
        std::ranges::for_each(m_cells, [](std::string& cell) { cell.clear(); });
        m_depth = 0;
        m_isInArray = false;
        m_problem.clear();
        m_key.clear();
        m_position = 0;
    }

    const std::vector<std::string>& cells() const { return m_cells; }
    const std::string& problem() const { return m_problem; }
    const std::string& key() const { return m_key; }
    std::size_t position() const { return m_position; }

    bool null() override { return m_depth == 1 && !m_isInArray ? true : refuse("null"); }
    bool boolean(bool value) override { return add(value ? "true" : "false"); }
    bool number_integer(std::int64_t value) override { return add(std::to_string(value)); }
    bool number_unsigned(std::uint64_t value) override { return add(std::to_string(value)); }
    bool number_float(double, const std::string& digits) override { return add(digits); }
    bool string(std::string& value) override { return add(value); }
    bool binary(Json::binary_t&) override { return refuse("binary data"); }

    bool start_object(std::size_t) override { return ++m_depth == 1 ? true : refuse("an object"); }
    bool end_object() override {
        --m_depth;
        return true;
    }
    bool start_array(std::size_t) override {
        if (m_depth != 1 || m_isInArray)
            return refuse("an array");
        m_isInArray = true;
        return true;
    }
    bool end_array() override {
        m_isInArray = false;
        return true;
    }

    bool key(std::string& memberName) override {
        m_key = memberName;
        const auto found = m_numbers.find(memberName);
        if (found == m_numbers.end()) {
            m_problem = "The member " + quotedCell(memberName) + " is not among the named columns";
            return false;
        }
        m_current = found->second;
        m_cells[m_current].clear();
        return true;
    }

    bool parse_error(std::size_t position, const std::string&, const Json::exception&) override {
        m_position = position;
        m_problem = "This is no valid JSON";
        return false;
    }

private:
    bool add(std::string_view value) {
        if (m_depth != 1)
            return refuse(quotedCell(value));
        auto& cell = m_cells[m_current];
        if (m_isInArray && !cell.empty())
            cell += WordSeparator;
        cell += value;
        return true;
    }

    bool refuse(std::string_view what) {
        m_problem =
            m_depth == 0 ? "A line must be one object" : std::string(what) + " cannot be a cell's value";
        return false;
    }

    std::vector<std::string> m_columns;
    std::unordered_map<std::string, std::size_t> m_numbers;
    std::vector<std::string> m_cells;
    std::size_t m_current = 0;
    int m_depth = 0;
    bool m_isInArray = false;
    std::string m_problem;
    std::string m_key;
    std::size_t m_position = 0;
};

/// A file of JSON lines, shared by the readers of its blocks.
struct JsonlFile {
    std::unique_ptr<MappedFile> file;
    std::string name;
    std::vector<std::string> columns;
};

/// Reads the lines that begin in [begin, end).
class JsonlReader final : public RecordReader {
public:
    JsonlReader(const JsonlFile& file, std::uint64_t begin, std::uint64_t end)
        : m_file(file), m_text(file.file->text()), m_at(begin), m_end(end), m_parts(file.columns) {}

    Result<ReadState> next(Record& record) override {
        const auto line = nextLine();
        if (!line)
            return ReadState::End;
        record.file = m_file.name;
        record.line = m_lineCount;
        record.raw = *line;
        record.cells.clear();
        record.offsets.clear();
        record.members = m_file.columns;
        if (const auto invalid = findInvalidUtf8(*line)) {
            return fail(
                ErrorCode::InvalidInput,
                "This is no valid UTF-8",
                {.place = record.placeAt(*invalid), .cure = "Save the file with the encoding UTF-8"});
        }
        m_parts.start();
        if (!Json::sax_parse(*line, &m_parts))
            return malformed(record);
        record.cells.assign(m_parts.cells().begin(), m_parts.cells().end());
        return ReadState::Record;
    }
    std::uint64_t position() const override { return m_at; }
    std::int64_t lineCount() const override { return m_lineCount; }

private:
    std::optional<std::string_view> nextLine() {
        while (m_at < m_end) {
            const std::size_t end = std::min(m_text.find('\n', m_at), m_text.size());
            auto line = m_text.substr(m_at, end - m_at);
            m_at = std::min(end + 1, m_text.size());
            ++m_lineCount;
            if (line.ends_with('\r'))
                line.remove_suffix(1);
            if (line.find_first_not_of(" \t") != std::string_view::npos)
                return line;
        }
        return std::nullopt;
    }

    tl::unexpected<Error> malformed(const Record& record) const {
        const std::size_t offset = m_parts.position() > 0
                                       ? std::min(m_parts.position() - 1, record.raw.size())
                                       : record.offsetOfMember(m_parts.key());
        return fail(
            ErrorCode::InvalidInput,
            m_parts.problem(),
            {.place = record.placeAt(offset),
             .cure = "Every line is one JSON object with the named members"});
    }

    const JsonlFile& m_file;
    std::string_view m_text;
    std::uint64_t m_at;
    std::uint64_t m_end;
    std::int64_t m_lineCount = 0;
    LineParts m_parts;
};

class JsonlSource final : public RecordSource {
public:
    JsonlSource(JsonlFile file, std::uint64_t blockBytes)
        : m_file(std::move(file)), m_blocks(m_file.file->text().size(), blockBytes) {}

    std::span<const std::string> columns() const override { return m_file.columns; }
    Place placeOfColumn(std::size_t) const override { return {.file = m_file.name}; }
    std::int64_t byteCount() const override { return narrow<std::int64_t>(m_file.file->text().size()); }
    std::size_t blockCount() const override { return m_blocks.count(); }

    Result<BlockReader> openBlock(std::size_t block) const override {
        if (block == 0)
            return openBlockAt(0, 0);
        // A line feed is never part of a JSON text, so that this is no guess.
        const auto text = m_file.file->text();
        const auto lineEnd = std::min(text.find('\n', m_blocks.begin(block) - 1), text.size());
        return openBlockAt(block, std::min(lineEnd + 1, text.size()));
    }
    Result<BlockReader> openBlockAt(std::size_t block, std::uint64_t begin) const override {
        return BlockReader{std::make_unique<JsonlReader>(m_file, begin, m_blocks.end(block)), begin};
    }
    void release(std::uint64_t begin, std::uint64_t end) const override {
        m_file.file->release(begin, end - begin);
    }

private:
    JsonlFile m_file;
    TextBlocks m_blocks;
};

} // namespace

Result<std::unique_ptr<RecordSource>>
openJsonlSource(std::unique_ptr<MappedFile> file, std::string fileName, const SourceOptions& options) {
    if (file->text().find_first_not_of(" \t\r\n") == std::string_view::npos) {
        return fail(
            ErrorCode::InvalidInput,
            "The file is empty; one JSON object a line is expected",
            {.place = {.file = fileName}, .cure = "Export the table again"});
    }
    JsonlFile opened{
        .file = std::move(file),
        .name = std::move(fileName),
        .columns = {options.wanted.begin(), options.wanted.end()}};
    return std::make_unique<JsonlSource>(std::move(opened), options.blockBytes);
}

} // namespace intentscope::data
