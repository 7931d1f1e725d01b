// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exporting/label_file.h"

#include "core/data/source_reader.h"
#include "core/exporting/csv_text.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>
#include <vector>

namespace intentscope::exporting {
namespace {

using labels::LabelEvent;
using labels::LabelRecord;

struct CsvColumn {
    std::string_view name;
    std::string (*write)(const LabelRecord&);
    Status (*read)(LabelRecord&, std::string_view);
};

template <std::string LabelEvent::* Member>
std::string writeText(const LabelRecord& record) {
    return record.event.*Member;
}

template <std::string LabelEvent::* Member>
Status readText(LabelRecord& record, std::string_view cell) {
    record.event.*Member = cell;
    return {};
}

Status readTime(LabelRecord& record, std::string_view cell) {
    if (cell.empty())
        return {};
    ISCOPE_TRY_ASSIGN(record.event.time, parseTime(cell));
    return {};
}

Status readAction(LabelRecord& record, std::string_view cell) {
    if (cell.empty())
        return {};
    ISCOPE_TRY_ASSIGN(record.event.action, labels::parseAction(cell));
    return {};
}

Status readVerdict(LabelRecord& record, std::string_view cell) {
    if (cell.empty())
        return {};
    ISCOPE_TRY_ASSIGN(record.event.label.verdict, labels::parseVerdict(cell));
    return {};
}

using labels::Label;

template <std::string Label::* Member>
constexpr CsvColumn textColumn(std::string_view name) {
    return {
        name,
        [](const LabelRecord& record) { return record.event.label.*Member; },
        [](LabelRecord& record, std::string_view cell) -> Status {
            record.event.label.*Member = cell;
            return {};
        }};
}

/// A column of words, "" for nothing said.
template <auto Member, auto Parse>
constexpr CsvColumn wordColumn(std::string_view name) {
    return {
        name,
        [](const LabelRecord& record) { return std::string(labels::name(record.event.label.*Member)); },
        [](LabelRecord& record, std::string_view cell) -> Status {
            ISCOPE_TRY_ASSIGN(record.event.label.*Member, Parse(cell));
            return {};
        }};
}

/// One table for header, writing and reading.
const std::array<CsvColumn, 23>& csvColumns() {
    static const std::array<CsvColumn, 23> columns = {{
        {"event_id", writeText<&LabelEvent::eventId>, readText<&LabelEvent::eventId>},
        {"time", [](const LabelRecord& record) { return toIso8601(record.event.time); }, readTime},
        {"annotator", writeText<&LabelEvent::annotator>, readText<&LabelEvent::annotator>},
        {"session_id", writeText<&LabelEvent::sessionId>, readText<&LabelEvent::sessionId>},
        {"dataset_hash", writeText<&LabelEvent::datasetHash>, readText<&LabelEvent::datasetHash>},
        {"impression_id", writeText<&LabelEvent::impressionId>, readText<&LabelEvent::impressionId>},
        {"action",
         [](const LabelRecord& record) { return std::string(name(record.event.action)); },
         readAction},
        {"true_intents",
         [](const LabelRecord& record) { return joinWords(record.event.label.trueIntents); },
         [](LabelRecord& record, std::string_view cell) -> Status {
             record.event.label.trueIntents = splitWords(cell);
             return {};
         }},
        {"verdict",
         [](const LabelRecord& record) { return std::string(name(record.event.label.verdict)); },
         readVerdict},
        textColumn<&Label::note>("note"),
        {"undoes",
         [](const LabelRecord& record) { return record.undoesId; },
         [](LabelRecord& record, std::string_view cell) -> Status {
             record.undoesId = cell;
             return {};
         }},
        {"before_run", writeText<&LabelEvent::beforeRun>, readText<&LabelEvent::beforeRun>},
        {"after_run", writeText<&LabelEvent::afterRun>, readText<&LabelEvent::afterRun>},
        {"view",
         [](const LabelRecord& record) { return std::string(name(record.event.view)); },
         [](LabelRecord& record, std::string_view cell) -> Status {
             ISCOPE_TRY_ASSIGN(record.event.view, labels::parseView(cell));
             return {};
         }},
        {"role",
         [](const LabelRecord& record) { return std::string(name(record.event.role)); },
         [](LabelRecord& record, std::string_view cell) -> Status {
             ISCOPE_TRY_ASSIGN(record.event.role, labels::parseRole(cell));
             return {};
         }},
        wordColumn<&Label::queryVerdict, labels::parseQueryVerdict>("query_verdict"),
        textColumn<&Label::errorCause>("error_cause"),
        wordColumn<&Label::rankingPreference, labels::parsePreference>("ranking_preference"),
        wordColumn<&Label::queryPreference, labels::parsePreference>("query_preference"),
        textColumn<&Label::rewrittenQuery>("rewritten_query"),
        wordColumn<&Label::confidence, labels::parseConfidence>("confidence"),
        textColumn<&Label::skipReason>("skip_reason"),
        {"extra", writeText<&LabelEvent::extra>, readText<&LabelEvent::extra>},
    }};
    return columns;
}

tl::unexpected<Error> at(Error error, Place place) {
    place.column = error.place.column > 0 ? error.place.column : place.column;
    error.place = std::move(place);
    return tl::unexpected(std::move(error));
}

class JsonlLabels final : public LabelFileReader {
public:
    JsonlLabels(std::unique_ptr<MappedFile> file, std::string fileName)
        : m_file(std::move(file)), m_fileName(std::move(fileName)), m_rest(m_file->text()) {}

    Result<bool> next(LabelRecord& record) override {
        while (!m_rest.empty()) {
            const std::string_view line = takeLine();
            if (line.find_first_not_of(" \t") == std::string_view::npos)
                continue;
            auto parsed = labels::parseLabelJson(line);
            if (!parsed)
                return at(std::move(parsed).error(), place());
            record = *std::move(parsed);
            return true;
        }
        return false;
    }

    Place place() const override { return {.file = m_fileName, .line = m_line}; }

private:
    std::string_view takeLine() {
        const std::size_t end = std::min(m_rest.find('\n'), m_rest.size());
        std::string_view line = m_rest.substr(0, end);
        m_rest.remove_prefix(std::min(end + 1, m_rest.size()));
        ++m_line;
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        return line;
    }

    std::unique_ptr<MappedFile> m_file;
    std::string m_fileName;
    std::string_view m_rest;
    std::int64_t m_line = 0;
};

class CsvLabels final : public LabelFileReader {
public:
    CsvLabels(data::SourceReader reader, std::vector<const CsvColumn*> columns)
        : m_reader(std::move(reader)), m_columns(std::move(columns)) {}

    Result<bool> next(LabelRecord& record) override {
        ISCOPE_TRY_ASSIGN(const auto state, m_reader.next(m_record));
        if (state == data::ReadState::End)
            return false;
        record = {};
        for (std::size_t i = 0; i < m_columns.size(); ++i) {
            auto read = m_columns[i]->read(record, m_record.cells[i]);
            if (!read)
                return at(std::move(read).error(), m_record.placeOf(i));
        }
        return true;
    }

    Place place() const override { return {.file = std::string(m_record.file), .line = m_record.line}; }

private:
    data::SourceReader m_reader;
    std::vector<const CsvColumn*> m_columns;
    data::Record m_record;
};

Result<std::unique_ptr<LabelFileReader>> openCsv(Env& env, const std::filesystem::path& file) {
    ISCOPE_TRY_ASSIGN(auto reader, data::SourceReader::open(env, file, {}));
    std::vector<const CsvColumn*> columns;
    const auto names = reader.source().columns();
    for (std::size_t i = 0; i < names.size(); ++i) {
        const auto known = std::ranges::find(csvColumns(), names[i], &CsvColumn::name);
        if (known == csvColumns().end()) {
            return fail(
                ErrorCode::InvalidInput,
                "Labels have no column '" + names[i] + "'",
                {.place = reader.source().placeOfColumn(i),
                 .cure = "Remove it, or see the label format in docs/workspace.md"});
        }
        columns.push_back(&*known);
    }
    if (std::ranges::find(columns, "impression_id", &CsvColumn::name) == columns.end()) {
        return fail(
            ErrorCode::InvalidInput,
            "The file has no column impression_id",
            {.place = {.file = file.string(), .line = 1}, .cure = "Name the impressions that were labelled"});
    }
    return std::make_unique<CsvLabels>(std::move(reader), std::move(columns));
}

} // namespace

LabelFileReader::~LabelFileReader() = default;

Result<LabelFileFormat> labelFormatOf(const std::filesystem::path& file) {
    if (file.extension() == ".csv")
        return LabelFileFormat::Csv;
    if (file.extension() == ".jsonl" || file.extension() == ".ndjson")
        return LabelFileFormat::Jsonl;
    return fail(
        ErrorCode::InvalidInput,
        "The ending of the file does not say what is in it",
        {.place = {.file = file.string()}, .cure = "Name label files .jsonl or .csv"});
}

std::string labelFileStart(LabelFileFormat format) {
    if (format == LabelFileFormat::Jsonl)
        return {};
    std::vector<std::string> names;
    for (const CsvColumn& column : csvColumns())
        names.emplace_back(column.name);
    return csvLine(names);
}

std::string labelFileLine(const LabelRecord& record, LabelFileFormat format) {
    if (format == LabelFileFormat::Jsonl)
        return labels::toJson(record) + "\n";
    std::vector<std::string> cells;
    for (const CsvColumn& column : csvColumns())
        cells.push_back(column.write(record));
    return csvLine(cells);
}

Result<std::unique_ptr<LabelFileReader>> LabelFileReader::open(Env& env, const std::filesystem::path& file) {
    ISCOPE_TRY_ASSIGN(const auto format, labelFormatOf(file));
    if (format == LabelFileFormat::Csv)
        return openCsv(env, file);
    ISCOPE_TRY_ASSIGN(auto mapped, env.map(file));
    return std::make_unique<JsonlLabels>(std::move(mapped), file.string());
}

} // namespace intentscope::exporting
