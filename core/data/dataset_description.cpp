// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/dataset_description.h"

#include "core/data/cell.h"

#include <algorithm>
#include <array>
#include <utility>

namespace intentscope::data {
namespace {

constexpr std::uint64_t DescriptionVersion = 1;
constexpr std::string_view FormatName = "intentscope-dataset";
/// Regions of impressions, users and intents are matched, so they share one dictionary.
constexpr std::string_view RegionVocabulary = "region";

/// The roles that a table may have, and those that it must have.
struct TableRoles {
    std::string_view table;
    std::vector<Role> required;
    std::vector<Role> optional;
};

bool isRepeatable(Role role) {
    return role == Role::Feature || role == Role::Text || role == Role::Ignored;
}

std::optional<FeatureKind> kindOfRole(Role role) {
    switch (role) {
    case Role::UserId:
    case Role::ImpressionId:
    case Role::IntentId:
    case Role::Name:
    case Role::Title:
    case Role::Description:
    case Role::Answer:
    case Role::Text:
        return FeatureKind::Text;
    case Role::Time:
        return FeatureKind::Timestamp;
    case Role::Position:
    case Role::Relevance:
    case Role::Propensity:
        return FeatureKind::Numeric;
    case Role::Shown:
    case Role::Clicked:
        return FeatureKind::Boolean;
    case Role::Region:
    case Role::Category:
    case Role::EventType:
        return FeatureKind::Categorical;
    case Role::Regions:
        return FeatureKind::MultiCategorical;
    case Role::Feature:
    case Role::Ignored:
        break;
    }
    return std::nullopt;
}

template <class Parsed>
Result<Parsed> wordAt(const JsonNode& node, std::string_view key, Result<Parsed> (*parse)(std::string_view)) {
    ISCOPE_TRY_ASSIGN(const auto word, node.text(key));
    auto parsed = parse(word);
    if (!parsed)
        return node.complain(parsed.error().message, parsed.error().cure);
    return parsed;
}

Status setKind(ColumnSpec& spec, const JsonNode& node) {
    const auto fixed = kindOfRole(spec.role);
    if (!node.has("kind")) {
        if (!fixed && spec.role == Role::Feature)
            return node.complain("a feature needs a kind", R"(Add "kind": "categorical", "numeric", ...)");
        spec.kind = fixed.value_or(FeatureKind::Text);
        return {};
    }
    ISCOPE_TRY_ASSIGN(spec.kind, wordAt(node, "kind", &parseKind));
    if (fixed && spec.kind != *fixed) {
        return node.complain(
            "a column of the role '" + std::string(name(spec.role)) + "' is of the kind '" +
                std::string(name(*fixed)) + "'",
            "Leave the kind out");
    }
    return {};
}

Status checkRole(const TableSchema& schema, Role role, const TableRoles& roles, const JsonNode& node) {
    const auto isAmong = [role](const std::vector<Role>& known) {
        return std::ranges::find(known, role) != known.end();
    };
    if (!isRepeatable(role) && !isAmong(roles.required) && !isAmong(roles.optional)) {
        return node.complain(
            "the role '" + std::string(name(role)) + "' has no meaning in the table '" +
            std::string(roles.table) + "'");
    }
    if (!isRepeatable(role) && schema.findRole(role))
        return node.complain(
            "the role '" + std::string(name(role)) + "' is there twice", "Give it to one of them");
    return {};
}

Result<TableSource>
parseTable(const JsonNode& node, const std::filesystem::path& folder, const TableRoles& roles) {
    ISCOPE_TRY(node.allowOnly({"file", "columns"}));
    TableSource source;
    ISCOPE_TRY_ASSIGN(const auto fileName, node.text("file"));
    source.file = folder / fileName;
    ISCOPE_TRY_ASSIGN(const auto columns, node.at("columns"));
    ISCOPE_TRY_ASSIGN(const auto members, columns.members());
    for (const auto& [columnName, column] : members) {
        ISCOPE_TRY_ASSIGN(auto spec, parseColumnSpec(columnName, column));
        ISCOPE_TRY(checkRole(source.schema, spec.role, roles, column));
        if (spec.role == Role::Ignored)
            source.ignored.push_back(columnName);
        else if (source.schema.find(columnName))
            return column.complain("the column is there twice");
        else
            source.schema.columns.push_back(std::move(spec));
    }
    for (const auto role : roles.required) {
        if (!source.schema.findRole(role)) {
            return columns.complain(
                "no column has the role '" + std::string(name(role)) + "'",
                "Give the role to one of the columns");
        }
    }
    return source;
}

Result<std::optional<TableSource>>
parseOptional(const JsonNode& tables, const std::filesystem::path& folder, const TableRoles& roles) {
    if (!tables.has(roles.table))
        return std::optional<TableSource>{};
    ISCOPE_TRY_ASSIGN(const auto node, tables.at(roles.table));
    ISCOPE_TRY_ASSIGN(auto table, parseTable(node, folder, roles));
    return std::optional(std::move(table));
}

Result<CandidateSource> parseRule(const JsonNode& node) {
    ISCOPE_TRY_ASSIGN(const auto rule, node.text("rule"));
    if (rule == "all" || rule == "region") {
        ISCOPE_TRY(node.allowOnly({"rule"}));
        return rule == "all" ? CandidateSource::RuleAll : CandidateSource::RuleRegion;
    }
    return node.complain(quotedCell(rule) + " is no rule for candidates", "The rules are: all, region");
}

Status parseCandidates(
    const JsonNode& tables, const std::filesystem::path& folder, DatasetDescription& description) {
    ISCOPE_TRY_ASSIGN(const auto node, tables.at("candidates"));
    if (node.has("rule")) {
        ISCOPE_TRY_ASSIGN(description.candidateSource, parseRule(node));
        return {};
    }
    ISCOPE_TRY_ASSIGN(
        description.candidates,
        parseTable(
            node,
            folder,
            {"candidates",
             {Role::ImpressionId, Role::IntentId},
             {Role::Position, Role::Shown, Role::Clicked, Role::Propensity}}));
    for (const auto& column : description.candidates.schema.columns) {
        if (isRepeatable(column.role))
            return node.complain("the column '" + column.name + "' of the candidates has no role of theirs");
    }
    return {};
}

TableRoles impressionRoles(CandidateSource candidates) {
    TableRoles roles{"impressions", {Role::ImpressionId, Role::UserId}, {Role::Time, Role::Region}};
    if (candidates != CandidateSource::Table)
        roles.required.push_back(Role::IntentId);
    if (candidates == CandidateSource::RuleRegion)
        roles.required.push_back(Role::Region);
    return roles;
}

Status
parseTables(const JsonNode& tables, const std::filesystem::path& folder, DatasetDescription& description) {
    ISCOPE_TRY(tables.allowOnly({"intents", "users", "events", "impressions", "candidates"}));
    ISCOPE_TRY(parseCandidates(tables, folder, description));
    ISCOPE_TRY_ASSIGN(const auto intents, tables.at("intents"));
    ISCOPE_TRY_ASSIGN(description.intents, parseIntentTable(intents, folder));
    if (description.candidateSource == CandidateSource::RuleRegion &&
        !description.intents.schema.findRole(Role::Regions))
        return intents.complain("candidates by region need a column with the role 'regions'");
    ISCOPE_TRY_ASSIGN(
        description.users,
        parseOptional(tables, folder, {"users", {Role::UserId}, {Role::Name, Role::Region}}));
    ISCOPE_TRY_ASSIGN(
        description.events,
        parseOptional(
            tables, folder, {"events", {Role::UserId, Role::Time}, {Role::EventType, Role::Region}}));
    ISCOPE_TRY_ASSIGN(const auto impressions, tables.at("impressions"));
    ISCOPE_TRY_ASSIGN(
        description.impressions,
        parseTable(impressions, folder, impressionRoles(description.candidateSource)));
    return {};
}

} // namespace

Result<ColumnSpec> parseColumnSpec(const std::string& columnName, const JsonNode& node) {
    ISCOPE_TRY(node.allowOnly({"role", "kind", "unit", "group", "description", "vocabulary"}));
    return parseColumnWords(columnName, node);
}

Result<ColumnSpec> parseColumnWords(const std::string& columnName, const JsonNode& node) {
    ColumnSpec spec{.name = columnName};
    if (node.has("role")) {
        ISCOPE_TRY_ASSIGN(spec.role, wordAt(node, "role", &parseRole));
    }
    ISCOPE_TRY(setKind(spec, node));
    ISCOPE_TRY_ASSIGN(spec.unit, node.textOr("unit", ""));
    ISCOPE_TRY_ASSIGN(spec.group, node.textOr("group", ""));
    ISCOPE_TRY_ASSIGN(spec.description, node.textOr("description", ""));
    const bool isRegion = spec.role == Role::Region || spec.role == Role::Regions;
    ISCOPE_TRY_ASSIGN(
        spec.vocabulary, node.textOr("vocabulary", isRegion ? std::string(RegionVocabulary) : ""));
    const bool hasWords = spec.kind == FeatureKind::Categorical || spec.kind == FeatureKind::MultiCategorical;
    if (!spec.vocabulary.empty() && !hasWords)
        return node.complain("only categorical kinds have a vocabulary");
    return spec;
}

Result<TableSource> parseIntentTable(const JsonNode& node, const std::filesystem::path& folder) {
    return parseTable(
        node,
        folder,
        {"intents",
         {Role::IntentId},
         {Role::Title, Role::Description, Role::Answer, Role::Category, Role::Regions}});
}

Result<DatasetDescription> readDescription(Env& env, const std::filesystem::path& folder) {
    const auto path = folder / DescriptionName;
    if (env.kind(path) == FileKind::Missing) {
        return fail(
            ErrorCode::NotFound,
            "The folder has no dataset.json",
            {.place = {.file = folder.string()},
             .cure = "Describe the tables in a dataset.json, or name a mapping with --map"});
    }
    ISCOPE_TRY_ASSIGN(const auto text, env.readFile(path));
    ISCOPE_TRY_ASSIGN(const auto root, JsonNode::parse(text, path, ErrorCode::InvalidInput));
    ISCOPE_TRY(root.allowOnly({"format", "version", "name", "time_zone", "description", "tables"}));
    ISCOPE_TRY_ASSIGN(const auto format, root.text("format"));
    if (format != FormatName)
        return root.complain("the format is not '" + std::string(FormatName) + "'");
    ISCOPE_TRY_ASSIGN(const auto version, root.count("version"));
    if (version != DescriptionVersion) {
        return fail(
            ErrorCode::UnsupportedVersion,
            "dataset.json is of version " + std::to_string(version) + ", and version 1 is read",
            {.place = {.file = path.string()}, .cure = "Use a newer program"});
    }
    DatasetDescription description;
    ISCOPE_TRY_ASSIGN(description.name, root.text("name"));
    ISCOPE_TRY_ASSIGN(description.timeZone, root.textOr("time_zone", "UTC"));
    ISCOPE_TRY_ASSIGN(description.description, root.textOr("description", ""));
    ISCOPE_TRY_ASSIGN(const auto tables, root.at("tables"));
    ISCOPE_TRY(parseTables(tables, folder, description));
    return description;
}

} // namespace intentscope::data
