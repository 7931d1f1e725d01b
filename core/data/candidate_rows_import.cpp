// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/directory_import.h"
#include "core/data/mapping.h"
#include "core/data/one_file_tables.h"

#include <algorithm>
#include <utility>

namespace intentscope::data {
namespace {

using Change = ViewColumn::Change;

Status checkKnown(const TableMapping& table, const JsonNode& root) {
    const bool derives = std::ranges::any_of(
        table.features, [](const DerivedColumn& column) { return column.derivation != Derivation::Copy; });
    if (derives)
        return root.complain("where rows are candidates, features are columns of the file, and not derived");
    if (table.userId.empty())
        return root.complain(
            "where rows are candidates, a column names the users", R"(Add "user_id": COLUMN)");
    if (table.intentColumns.size() != 1 || table.intentTable || !table.intentCategory.empty() ||
        !table.intentFeatures.empty() || !table.emptyIntent.empty())
        return root.complain("where rows are candidates, the intent is one column and nothing else");
    return {};
}

/// Adds the columns of a mapping by their names in the file.
class ColumnList {
public:
    ColumnList(const TableMapping& table, const TableFile& file) : m_table(table), m_file(file) {}

    void add(const std::string& columnName, ColumnSpec spec, Change change = Change::None) {
        if (columnName.empty())
            return;
        const std::size_t at = m_file.columns[m_table.source.schema.find(columnName).value()];
        m_columns.push_back({.at = at, .spec = std::move(spec), .change = change, .unit = m_table.timeUnit});
    }
    std::vector<MeantColumn> take() { return std::move(m_columns); }

private:
    const TableMapping& m_table;
    const TableFile& m_file;
    std::vector<MeantColumn> m_columns;
};

std::vector<MeantColumn> columnsOf(const TableMapping& table, const TableFile& file) {
    ColumnList columns(table, file);
    columns.add(table.impressionId, {.name = "impression_id", .role = Role::ImpressionId});
    columns.add(table.userId, {.name = "user_id", .role = Role::UserId});
    columns.add(
        table.time, {.name = "time", .kind = FeatureKind::Timestamp, .role = Role::Time}, Change::Time);
    columns.add(table.intentColumns.front(), {.name = "intent_id", .role = Role::IntentId});
    const auto& rows = table.candidateRows.value();
    columns.add(
        rows.clicked, {.name = "clicked", .kind = FeatureKind::Boolean, .role = Role::Clicked}, Change::Flag);
    columns.add(
        rows.shown, {.name = "shown", .kind = FeatureKind::Boolean, .role = Role::Shown}, Change::Flag);
    columns.add(rows.position, {.name = "position", .kind = FeatureKind::Numeric, .role = Role::Position});
    columns.add(
        rows.propensity, {.name = "propensity", .kind = FeatureKind::Numeric, .role = Role::Propensity});
    for (const auto& feature : table.features)
        columns.add(feature.sources.front(), feature.spec);
    return columns.take();
}

} // namespace

Result<Manifest>
importCandidateRows(const MappedSource& mapped, const TableMapping& table, DatasetInfo info, ImportRun& run) {
    ISCOPE_TRY(checkKnown(table, mapped.mapping));
    ISCOPE_TRY_ASSIGN(auto opened, openTableFile(run.env, table.source, run.blockBytes));
    const OneFile file{
        .path = table.source.file,
        .source = std::move(opened.source),
        .columns = columnsOf(table, opened),
        .intents = {}};
    ISCOPE_TRY_ASSIGN(auto description, describeOneFile(file, run.stop));
    return importDescribed(std::move(description), std::move(info), run);
}

} // namespace intentscope::data
