// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/directory_import.h"

#include "core/base/checked.h"
#include "core/data/block_import.h"
#include "core/data/candidate_rule.h"
#include "core/data/cell.h"
#include "core/data/dataset_description.h"
#include "core/data/dataset_writer.h"

#include <algorithm>
#include <utility>

namespace intentscope::data {
namespace {

tl::unexpected<Error>
badCell(const Record& record, std::size_t cell, std::string message, std::string cure = {}) {
    return fail(
        ErrorCode::InvalidInput,
        std::move(message),
        {.place = record.placeOf(cell), .cure = std::move(cure)});
}

tl::unexpected<Error> noRow(const TableSource& table, const std::string& what) {
    return fail(
        ErrorCode::InvalidInput,
        "The table has no " + what + " that can be used",
        {.place = {.file = table.file.string()}, .cure = "Export the table again"});
}

/// Imports one directory; the steps share its writer.
class DirectoryImport {
public:
    DirectoryImport(DatasetDescription description, ImportRun& run)
        : m_description(std::move(description)), m_run(run) {}

    Result<Manifest> execute(DatasetInfo info) {
        ISCOPE_TRY(createWriter());
        ISCOPE_TRY(readIntents());
        ISCOPE_TRY(readOptional(m_description.users, m_writer->users()));
        ISCOPE_TRY(readOptional(m_description.events, m_writer->events()));
        if (m_description.candidateSource == CandidateSource::Table) {
            ISCOPE_TRY(importRows(m_description.impressions, m_run, m_writer->impressions()));
            if (m_writer->impressionCount() == 0)
                return noRow(m_description.impressions, "impression");
            const auto candidates = m_writer->candidates(m_description.candidates.schema);
            ISCOPE_TRY(importRows(m_description.candidates, m_run, *candidates));
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
        const auto repeated = [this](Error error, std::int64_t line) {
            return onRepeated(std::move(error), line);
        };
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
        return noRow(m_description.intents, "intent");
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

    Status readOptional(const std::optional<TableSource>& source, RowSink& sink) {
        if (source)
            ISCOPE_TRY(importRows(*source, m_run, sink));
        return {};
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
                return badCell(
                    record,
                    cell,
                    "No intent has the id " + quotedCell(id),
                    "Add it to the intents, or take the row out");
            rows.push_back(intent->value);
        }
        return rows;
    }

    /// The row's own text is gone when the table has been read, and the line stands for it.
    Status onRepeated(Error error, std::int64_t line) {
        const std::string fileName = m_description.candidates.file.string();
        error.place = {.file = fileName, .line = line};
        return m_run.rejected.reject(error, {.file = fileName, .line = line});
    }

    DatasetDescription m_description;
    ImportRun& m_run;
    CandidateRule m_rule;
    std::unique_ptr<DatasetWriter> m_writer;
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
    return importDescribed(std::move(description), std::move(info), run);
}

Result<Manifest> importDescribed(DatasetDescription description, DatasetInfo info, ImportRun& run) {
    return DirectoryImport(std::move(description), run).execute(std::move(info));
}

} // namespace intentscope::data
