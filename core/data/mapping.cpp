// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/mapping.h"

#include "core/data/cell.h"
#include "core/data/dataset_description.h"

#include <algorithm>
#include <utility>

namespace intentscope::data {
namespace {

constexpr std::uint64_t MappingVersion = 1;

void addOnce(std::vector<std::string>& names, const std::string& columnName) {
    if (!columnName.empty() && std::ranges::find(names, columnName) == names.end())
        names.push_back(columnName);
}

Status parseTimeOf(const JsonNode& root, TableMapping& table) {
    ISCOPE_TRY_ASSIGN(table.time, root.textOr("time", ""));
    if (!root.has("time_unit"))
        return {};
    if (table.time.empty())
        return root.complain("there is a unit of time without a time");
    ISCOPE_TRY_ASSIGN(const auto word, root.text("time_unit"));
    const auto unit = parseTimeUnit(word);
    if (!unit)
        return root.complain(unit.error().message, unit.error().cure);
    table.timeUnit = *unit;
    return {};
}

Result<std::vector<DerivedColumn>> parseFeatures(const JsonNode& parent) {
    std::vector<DerivedColumn> features;
    if (!parent.has("features"))
        return features;
    ISCOPE_TRY_ASSIGN(const auto node, parent.at("features"));
    ISCOPE_TRY_ASSIGN(const auto members, node.members());
    for (const auto& [columnName, member] : members) {
        ISCOPE_TRY_ASSIGN(features.emplace_back(), parseDerivedColumn(columnName, member));
    }
    return features;
}

/// Columns left out, each with the reason.
Result<std::vector<std::string>> parseIgnored(const JsonNode& root) {
    std::vector<std::string> ignored;
    if (!root.has("ignored"))
        return ignored;
    ISCOPE_TRY_ASSIGN(const auto node, root.at("ignored"));
    ISCOPE_TRY_ASSIGN(const auto members, node.members());
    for (const auto& [columnName, reason] : members) {
        ISCOPE_TRY_ASSIGN(const auto text, reason.text());
        if (text.empty())
            return reason.complain("the reason for leaving the column out is missing");
        ignored.push_back(columnName);
    }
    return ignored;
}

Status parseIntent(const MappedSource& mapped, TableMapping& table) {
    ISCOPE_TRY_ASSIGN(const auto node, mapped.mapping.at("intent"));
    ISCOPE_TRY(node.allowOnly({"columns", "empty", "category", "features", "table"}));
    ISCOPE_TRY_ASSIGN(table.intentColumns, node.texts("columns"));
    if (table.intentColumns.empty())
        return node.complain("at least one column must name the intent");
    ISCOPE_TRY_ASSIGN(table.emptyIntent, node.textOr("empty", ""));
    if (node.has("table")) {
        if (node.has("category") || node.has("features"))
            return node.complain("a table of intents has its own category and features");
        ISCOPE_TRY_ASSIGN(const auto intents, node.at("table"));
        const auto folder = mapped.source.has_filename() ? mapped.source.parent_path() : mapped.source;
        ISCOPE_TRY_ASSIGN(table.intentTable, parseIntentTable(intents, folder));
        return {};
    }
    ISCOPE_TRY_ASSIGN(table.intentCategory, node.textOr("category", ""));
    ISCOPE_TRY_ASSIGN(table.intentFeatures, parseFeatures(node));
    for (const auto& feature : table.intentFeatures) {
        if (feature.spec.kind != FeatureKind::MultiCategorical || feature.derivation != Derivation::Copy)
            return node.complain("a feature of derived intents is of the kind 'multi_categorical'");
    }
    return {};
}

Status parseUsers(const JsonNode& root, TableMapping& table) {
    if (root.has("user_id") == root.has("users")) {
        return root.complain(
            "who the users are is not clear",
            R"(Name their column ("user_id": "...") or write "users": "each_row")");
    }
    if (root.has("user_id")) {
        ISCOPE_TRY_ASSIGN(table.userId, root.text("user_id"));
        return {};
    }
    ISCOPE_TRY_ASSIGN(const auto users, root.text("users"));
    if (users != "each_row")
        return root.complain("'users' can only be \"each_row\"");
    return {};
}

/// {"rows": {"clicked": COLUMN, "position": COLUMN, ...}}: a row is one candidate.
Status parseCandidateRows(const JsonNode& node, TableMapping& table) {
    ISCOPE_TRY(node.allowOnly({"clicked", "shown", "position", "propensity"}));
    auto& rows = table.candidateRows.emplace();
    ISCOPE_TRY_ASSIGN(rows.clicked, node.text("clicked"));
    ISCOPE_TRY_ASSIGN(rows.shown, node.textOr("shown", ""));
    ISCOPE_TRY_ASSIGN(rows.position, node.textOr("position", ""));
    ISCOPE_TRY_ASSIGN(rows.propensity, node.textOr("propensity", ""));
    return {};
}

Status parseCandidates(const JsonNode& root, TableMapping& table) {
    ISCOPE_TRY_ASSIGN(const auto node, root.at("candidates"));
    if (node.isObject() && node.has("rows")) {
        ISCOPE_TRY(node.allowOnly({"rows"}));
        ISCOPE_TRY_ASSIGN(const auto rows, node.at("rows"));
        return parseCandidateRows(rows, table);
    }
    if (node.isObject()) {
        ISCOPE_TRY(node.allowOnly({"same"}));
        ISCOPE_TRY_ASSIGN(table.sameColumn, node.text("same"));
        return {};
    }
    ISCOPE_TRY_ASSIGN(const auto rule, node.text());
    if (rule != "all")
        return node.complain(
            quotedCell(rule) + " is no rule",
            R"(Write "all", {"same": COLUMN} or {"rows": {"clicked": COLUMN}})");
    return {};
}

/// The columns that the mapping reads, each once.
void collectSources(TableMapping& table) {
    std::vector<std::string> names;
    for (const auto* columnName :
         {&table.impressionId, &table.userId, &table.time, &table.intentCategory, &table.sameColumn})
        addOnce(names, *columnName);
    if (table.candidateRows) {
        const auto& rows = *table.candidateRows;
        for (const auto* columnName : {&rows.clicked, &rows.shown, &rows.position, &rows.propensity})
            addOnce(names, *columnName);
    }
    for (const auto* features : {&table.features, &table.intentFeatures}) {
        for (const auto& feature : *features) {
            for (const auto& source : feature.sources)
                addOnce(names, source);
        }
    }
    for (const auto& columnName : table.intentColumns)
        addOnce(names, columnName);
    for (const auto& columnName : names)
        table.source.schema.columns.push_back({.name = columnName});
}

/// The clicked intent itself must not be a feature.
Status checkLeaks(const JsonNode& root, const TableMapping& table) {
    for (const auto& feature : table.features) {
        for (const auto& source : feature.sources) {
            if (std::ranges::find(table.intentColumns, source) != table.intentColumns.end()) {
                return root.complain(
                    "the feature '" + feature.spec.name + "' is made of the intent's own column '" + source +
                        "'",
                    "Take it out: a ranker would be told the answer");
            }
        }
    }
    for (const auto& columnName : table.source.ignored) {
        if (table.source.schema.find(columnName))
            return root.complain("the column '" + columnName + "' is both used and ignored");
    }
    return {};
}

} // namespace

DatasetInfo MappedSource::info(const std::string& datasetName) const {
    return {
        .name = datasetName.empty() ? head.name : datasetName,
        .source = source.string(),
        .timeZone = head.timeZone,
        .description = head.description};
}

Result<std::filesystem::path> MappedSource::file(Env& env) const {
    if (env.kind(source) != FileKind::Directory)
        return source;
    ISCOPE_TRY_ASSIGN(const auto fileName, mapping.text("file"));
    return source / fileName;
}

Result<MappedSource>
readMapping(Env& env, const std::filesystem::path& mapping, const std::filesystem::path& source) {
    ISCOPE_TRY_ASSIGN(const auto text, env.readFile(mapping));
    return parseMapping(text, mapping, source);
}

Result<MappedSource> parseMapping(
    std::string_view text, const std::filesystem::path& mapping, const std::filesystem::path& source) {
    ISCOPE_TRY_ASSIGN(auto root, JsonNode::parse(text, mapping, ErrorCode::InvalidInput));
    ISCOPE_TRY_ASSIGN(const auto version, root.count("version"));
    if (version != MappingVersion) {
        return fail(
            ErrorCode::UnsupportedVersion,
            "The mapping is of version " + std::to_string(version) + ", and version 1 is read",
            {.place = {.file = mapping.string()}, .cure = "Use a newer program"});
    }
    MappingHead head;
    ISCOPE_TRY_ASSIGN(head.format, root.text("format"));
    ISCOPE_TRY_ASSIGN(head.name, root.text("name"));
    ISCOPE_TRY_ASSIGN(head.timeZone, root.textOr("time_zone", "UTC"));
    ISCOPE_TRY_ASSIGN(head.description, root.textOr("description", ""));
    return MappedSource{source, std::move(root), std::move(head)};
}

Result<TableMapping> parseTableMapping(const MappedSource& mapped, Env& env) {
    const JsonNode& root = mapped.mapping;
    ISCOPE_TRY(root.allowOnly(
        {"format",
         "version",
         "name",
         "time_zone",
         "description",
         "file",
         "impression_id",
         "user_id",
         "users",
         "time",
         "time_unit",
         "features",
         "intent",
         "candidates",
         "ignored",
         "short_rows"}));
    TableMapping table;
    ISCOPE_TRY_ASSIGN(table.source.file, mapped.file(env));
    ISCOPE_TRY_ASSIGN(table.impressionId, root.textOr("impression_id", ""));
    ISCOPE_TRY(parseUsers(root, table));
    ISCOPE_TRY(parseTimeOf(root, table));
    ISCOPE_TRY_ASSIGN(table.features, parseFeatures(root));
    ISCOPE_TRY(parseIntent(mapped, table));
    ISCOPE_TRY(parseCandidates(root, table));
    ISCOPE_TRY_ASSIGN(table.source.ignored, parseIgnored(root));
    if (root.has("short_rows")) {
        ISCOPE_TRY_ASSIGN(const auto rows, root.text("short_rows"));
        if (rows != "fill")
            return root.complain("'short_rows' can only be \"fill\"");
        table.source.fillsShortRows = true;
    }
    collectSources(table);
    ISCOPE_TRY(checkLeaks(root, table));
    return table;
}

} // namespace intentscope::data
