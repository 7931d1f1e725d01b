// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exporting/export_tables.h"

#include "core/exporting/candidate_columns.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <utility>

namespace intentscope::exporting {
namespace {

using Json = nlohmann::ordered_json;

/// About this many cells are written between two looks at the stop.
constexpr std::size_t BlockCells = std::size_t{1} << 20U;
constexpr std::size_t MostBlockRows = std::size_t{1} << 17U;

Json specOf(const data::ColumnSpec& column) {
    Json spec;
    if (column.role != data::Role::Feature)
        spec["role"] = name(column.role);
    else
        spec["kind"] = name(column.kind);
    if (!column.unit.empty())
        spec["unit"] = column.unit;
    if (!column.group.empty())
        spec["group"] = column.group;
    if (!column.description.empty())
        spec["description"] = column.description;
    // A region without a vocabulary would be given one.
    const bool isRegion = column.role == data::Role::Region || column.role == data::Role::Regions;
    if (!column.vocabulary.empty() || isRegion)
        spec["vocabulary"] = column.vocabulary;
    return spec;
}

Json tableOf(const data::TableSchema& schema, const std::string& fileName) {
    Json columns = Json::object();
    for (const auto& column : schema.columns)
        columns[column.name] = specOf(column);
    return {{"file", fileName}, {"columns", std::move(columns)}};
}

Json candidateTable(const std::string& fileName) {
    Json columns = Json::object();
    for (const char* role : {"impression_id", "intent_id", "position", "shown", "clicked", "propensity"})
        columns[role] = {{"role", role}};
    return {{"file", fileName}, {"columns", std::move(columns)}};
}

Status writeCandidates(const std::string& fileName, TableFormat format, TableExport& run) {
    const CandidateColumns none(run.dataset, 0, 0);
    ISCOPE_TRY_ASSIGN(
        const auto file, createTableFile(run.env, run.folder / fileName, format, none.columns()));
    ISCOPE_TRY(forCandidateBlocks(run, [&](std::int32_t begin, std::int32_t end) {
        const CandidateColumns block(run.dataset, begin, end);
        return file->append(block.columns(), {0, block.rowCount()});
    }));
    ISCOPE_TRY_ASSIGN(auto written, file->finish());
    run.files.push_back(std::move(written));
    return {};
}

Status writeDescription(const Json& tables, TableExport& run) {
    const auto& info = run.dataset.info();
    Json description;
    description["format"] = "intentscope-dataset";
    description["version"] = 1;
    description["name"] = info.name;
    description["time_zone"] = info.timeZone;
    description["description"] = info.description;
    description["tables"] = tables;
    constexpr int Indent = 2;
    ISCOPE_TRY_ASSIGN(auto file, HashedFile::create(run.env, run.folder / "dataset.json"));
    ISCOPE_TRY(file.write(description.dump(Indent, ' ', false, Json::error_handler_t::replace) + "\n"));
    ISCOPE_TRY_ASSIGN(auto written, file.finish());
    run.files.push_back(std::move(written));
    return {};
}

} // namespace

Status
writeTable(const data::Table& table, const std::string& fileName, TableFormat format, TableExport& run) {
    std::vector<const data::Column*> columns;
    for (const auto& column : table.columns())
        columns.push_back(column.get());
    ISCOPE_TRY_ASSIGN(const auto file, createTableFile(run.env, run.folder / fileName, format, columns));
    const std::size_t blockRows =
        std::clamp<std::size_t>(BlockCells / std::max<std::size_t>(columns.size(), 1), 1, MostBlockRows);
    for (std::size_t row = 0; row < table.rowCount(); row += blockRows) {
        ISCOPE_TRY(checkStop(run.stop));
        run.progress.report(
            {.phase = "Writing " + fileName,
             .done = static_cast<std::int64_t>(row),
             .total = static_cast<std::int64_t>(table.rowCount())});
        ISCOPE_TRY(file->append(columns, {row, std::min(row + blockRows, table.rowCount())}));
    }
    ISCOPE_TRY_ASSIGN(auto written, file->finish());
    run.files.push_back(std::move(written));
    return {};
}

Status forCandidateBlocks(
    TableExport& run, const std::function<Status(std::int32_t begin, std::int32_t end)>& write) {
    const auto offsets = run.dataset.candidateOffsets();
    const std::int32_t count = run.dataset.impressionCount();
    const auto offsetOf = [&](std::int32_t row) { return offsets[static_cast<std::size_t>(row)]; };
    for (std::int32_t begin = 0; begin < count;) {
        ISCOPE_TRY(checkStop(run.stop));
        run.progress.report({.phase = "Writing the candidates", .done = begin, .total = count});
        std::int32_t end = begin + 1;
        while (end < count && static_cast<std::size_t>(offsetOf(end + 1) - offsetOf(begin)) <= MostBlockRows)
            ++end;
        ISCOPE_TRY(write(begin, end));
        begin = end;
    }
    return {};
}

Status writeDatasetDirectory(TableFormat format, TableExport& run) {
    Json tables;
    const std::string ending(endingOf(format));
    const auto schema = run.dataset.schema();
    const auto write =
        [&](const char* tableName, const data::Table& table, const data::TableSchema& columns) {
            const std::string fileName = tableName + ending;
            tables[tableName] = tableOf(columns, fileName);
            return writeTable(table, fileName, format, run);
        };
    ISCOPE_TRY(write("intents", run.dataset.intents(), schema.intents));
    ISCOPE_TRY(write("users", run.dataset.users(), schema.users));
    if (!schema.events.columns.empty())
        ISCOPE_TRY(write("events", run.dataset.events(), schema.events));
    ISCOPE_TRY(write("impressions", run.dataset.impressions(), schema.impressions));
    tables["candidates"] = candidateTable("candidates" + ending);
    ISCOPE_TRY(writeCandidates("candidates" + ending, format, run));
    return writeDescription(tables, run);
}

} // namespace intentscope::exporting
