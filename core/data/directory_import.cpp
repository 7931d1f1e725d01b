// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/directory_import.h"

#include "core/base/checked.h"
#include "core/data/candidate_rule.h"
#include "core/data/cell.h"
#include "core/data/column.h"
#include "core/data/dataset_description.h"
#include "core/data/dataset_writer.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace intentscope::data {
namespace {

/// The roles of a candidate table as cell numbers.
struct CandidateCells {
    std::size_t impression;
    std::size_t intent;
    std::optional<std::size_t> position;
    std::optional<std::size_t> shown;
    std::optional<std::size_t> clicked;
    std::optional<std::size_t> propensity;

    explicit CandidateCells(const TableSchema& schema)
        : impression(schema.findRole(Role::ImpressionId).value()),
          intent(schema.findRole(Role::IntentId).value()), position(schema.findRole(Role::Position)),
          shown(schema.findRole(Role::Shown)), clicked(schema.findRole(Role::Clicked)),
          propensity(schema.findRole(Role::Propensity)) {}
};

tl::unexpected<Error>
badCell(const Record& record, std::size_t cell, std::string message, std::string cure = {}) {
    return fail(
        ErrorCode::InvalidInput,
        std::move(message),
        {.place = record.placeOf(cell), .cure = std::move(cure)});
}

Result<double> numberAt(const Record& record, std::size_t cell) {
    auto number = parseNumber(record.cells[cell]);
    if (!number)
        number.error().place = record.placeOf(cell);
    return number;
}

/// `MissingFlag` where the table has no such column or the cell is empty.
Result<std::int8_t> flagAt(const Record& record, std::optional<std::size_t> cell) {
    if (!cell || record.cells[*cell].empty())
        return MissingFlag;
    auto flag = parseFlag(record.cells[*cell]);
    if (!flag)
        flag.error().place = record.placeOf(*cell);
    return flag;
}

Result<std::int32_t> positionAt(const Record& record, std::optional<std::size_t> cell) {
    constexpr double LargestPosition = 1e9;
    if (!cell || record.cells[*cell].empty())
        return 0;
    ISCOPE_TRY_ASSIGN(const double number, numberAt(record, *cell));
    if (number < 0 || number > LargestPosition || number != std::floor(number))
        return badCell(record, *cell, "A position is a whole number from 1 on, or 0 where it was not shown");
    return static_cast<std::int32_t>(number);
}

Result<float> propensityAt(const Record& record, std::optional<std::size_t> cell) {
    if (!cell || record.cells[*cell].empty())
        return std::numeric_limits<float>::quiet_NaN();
    ISCOPE_TRY_ASSIGN(const double number, numberAt(record, *cell));
    const auto propensity = static_cast<float>(number);
    if (propensity <= 0 || propensity > 1) {
        return badCell(
            record,
            *cell,
            "A propensity is above 0 and at most 1, and " + quotedCell(record.cells[*cell]) + " was found",
            "Leave the cell empty where it was not logged");
    }
    return propensity;
}

/// Imports one directory; the steps share its writer.
class DirectoryImport {
public:
    DirectoryImport(DatasetDescription description, ImportRun& run)
        : m_description(std::move(description)), m_run(run) {}

    Result<Manifest> execute(DatasetInfo info) {
        ISCOPE_TRY(createWriter());
        ISCOPE_TRY(readIntents());
        ISCOPE_TRY(readOptional(m_description.users, &DatasetWriter::addUser));
        ISCOPE_TRY(readOptional(m_description.events, &DatasetWriter::addEvent));
        if (m_description.candidateSource == CandidateSource::Table) {
            ISCOPE_TRY(readImpressions());
            ISCOPE_TRY(readCandidates());
        } else {
            ISCOPE_TRY(readImpressionsWithRule());
        }
        return finishImport(*m_writer, std::move(info), m_run);
    }

private:
    Status createWriter() {
        if (m_description.candidateSource != CandidateSource::Table) {
            ISCOPE_TRY_ASSIGN(m_writer, DatasetWriter::createForRule(m_run.env, m_run.folder, schema()));
            return {};
        }
        const auto repeated = [this](const CandidateRow& row) { return onRepeated(row); };
        ISCOPE_TRY_ASSIGN(m_writer, DatasetWriter::create(m_run.env, m_run.folder, schema(), repeated));
        return {};
    }

    DatasetSchema schema() const {
        DatasetSchema schema{
            .intents = m_description.intents.schema,
            .users = m_description.users ? m_description.users->schema : TableSchema{},
            .events = m_description.events ? m_description.events->schema : TableSchema{},
            .impressions = m_description.impressions.schema};
        if (!m_description.users)
            schema.users.columns.push_back({.name = "user_id", .role = Role::UserId});
        std::erase_if(schema.impressions.columns, [](const ColumnSpec& column) {
            return column.role == Role::IntentId;
        });
        return schema;
    }

    Status readIntents() {
        const auto regions = m_description.intents.schema.findRole(Role::Regions);
        ISCOPE_TRY_ASSIGN(auto reader, TableReader::open(m_run.env, m_description.intents));
        const auto keep = [&](const Record& record) -> Status {
            ISCOPE_TRY(m_writer->addIntent(record));
            addToRule(regions ? record.cells[*regions] : std::string_view{});
            return {};
        };
        ISCOPE_TRY(readRows(reader, m_run, keep));
        if (m_writer->intentCount() > 0)
            return {};
        return fail(
            ErrorCode::InvalidInput,
            "The table has no intent that can be used",
            {.place = {.file = m_description.intents.file.string()}, .cure = "Export the table again"});
    }

    /// An intent without regions exists in every one.
    void addToRule(std::string_view regions) {
        const IntentIndex intent{m_writer->intentCount() - 1};
        const auto words = splitWords(regions);
        if (m_description.candidateSource == CandidateSource::RuleAll || words.empty())
            m_rule.addEverywhere(intent);
        for (const auto region : words)
            m_rule.addToGroup(region, intent);
    }

    Status
    readOptional(const std::optional<TableSource>& source, Status (DatasetWriter::*add)(const Record&)) {
        if (!source)
            return {};
        ISCOPE_TRY_ASSIGN(auto reader, TableReader::open(m_run.env, *source));
        return readRows(reader, m_run, [&](const Record& record) { return (*m_writer.*add)(record); });
    }

    Status readImpressions() {
        ISCOPE_TRY_ASSIGN(auto reader, TableReader::open(m_run.env, m_description.impressions));
        return readRows(reader, m_run, [&](const Record& record) { return m_writer->addImpression(record); });
    }

    Status readImpressionsWithRule() {
        // The clicked intent goes behind the stored columns, so that the writer does not see it.
        TableSource source = m_description.impressions;
        auto& columns = source.schema.columns;
        const auto isStored = [](const ColumnSpec& column) { return column.role != Role::IntentId; };
        std::ranges::stable_partition(columns, isStored);
        const auto region = source.schema.findRole(Role::Region);
        ISCOPE_TRY_ASSIGN(auto reader, TableReader::open(m_run.env, source));
        return readRows(reader, m_run, [&](const Record& record) -> Status {
            ISCOPE_TRY_ASSIGN(const auto clicked, clickedIntents(record, columns.size() - 1));
            const auto group = region ? record.cells[*region] : std::string_view{};
            return addWithCandidates(*m_writer, record, m_rule.candidatesOf(group), clicked);
        });
    }

    Result<std::vector<std::int32_t>> clickedIntents(const Record& record, std::size_t cell) const {
        std::vector<std::int32_t> rows;
        for (const auto id : splitWords(record.cells[cell])) {
            const auto intent = m_writer->findIntent(id);
            if (!intent)
                return badCell(record, cell, "No intent has the id " + quotedCell(id));
            rows.push_back(intent->value);
        }
        return rows;
    }

    Status readCandidates() {
        const CandidateCells cells(m_description.candidates.schema);
        ISCOPE_TRY_ASSIGN(auto reader, TableReader::open(m_run.env, m_description.candidates));
        return readRows(reader, m_run, [&](const Record& record) -> Status {
            ISCOPE_TRY_ASSIGN(const auto row, candidateRow(record, cells));
            m_candidate = &record;
            const auto status = m_writer->addCandidate(row);
            m_candidate = nullptr;
            return status;
        });
    }

    Result<CandidateRow> candidateRow(const Record& record, const CandidateCells& cells) const {
        const auto impressionId = record.cells[cells.impression];
        const auto impression = m_writer->findImpression(impressionId);
        if (!impression)
            return badCell(record, cells.impression, "No impression has the id " + quotedCell(impressionId));
        const auto intentId = record.cells[cells.intent];
        const auto intent = m_writer->findIntent(intentId);
        if (!intent)
            return badCell(record, cells.intent, "No intent has the id " + quotedCell(intentId));
        CandidateRow row{.impression = impression->value, .intent = intent->value, .line = record.line};
        ISCOPE_TRY_ASSIGN(row.position, positionAt(record, cells.position));
        ISCOPE_TRY_ASSIGN(row.propensity, propensityAt(record, cells.propensity));
        ISCOPE_TRY_ASSIGN(row.shown, flagAt(record, cells.shown));
        ISCOPE_TRY_ASSIGN(row.clicked, flagAt(record, cells.clicked));
        if (!cells.shown && cells.position)
            row.shown = row.position > 0 ? 1 : 0;
        return row;
    }

    /// Rows that come out of order are found to be repeated only when the table has been read: their own
    /// text is then gone, and the line stands for it.
    Status onRepeated(const CandidateRow& row) {
        const std::string fileName = m_description.candidates.file.string();
        auto error = fail(
                         ErrorCode::InvalidInput,
                         "The impression has this candidate already",
                         {.place = {.file = fileName, .line = row.line}, .cure = "Take one of the rows out"})
                         .value();
        if (m_candidate != nullptr)
            return tl::unexpected(std::move(error));
        return m_run.rejected.reject(error, {.file = fileName, .line = row.line});
    }

    DatasetDescription m_description;
    ImportRun& m_run;
    CandidateRule m_rule;
    std::unique_ptr<DatasetWriter> m_writer;
    const Record* m_candidate = nullptr; ///< the row that is being added
};

} // namespace

Result<Manifest>
importDirectory(const std::filesystem::path& source, const std::string& datasetName, ImportRun& run) {
    ISCOPE_TRY_ASSIGN(auto description, readDescription(run.env, source));
    DatasetInfo info{
        .name = datasetName.empty() ? description.name : datasetName,
        .hash = {},
        .source = source.string(),
        .timeZone = description.timeZone,
        .description = description.description};
    return DirectoryImport(std::move(description), run).execute(std::move(info));
}

} // namespace intentscope::data
