// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/ranker/feature_space.h"

#include <algorithm>
#include <map>

namespace intentscope::nn {
namespace {

using data::FeatureKind;
using data::Role;

const data::TableSchema& tableOf(const data::DatasetSchema& schema, FieldTable table) {
    switch (table) {
    case FieldTable::Intents:
        return schema.intents;
    case FieldTable::Users:
        return schema.users;
    case FieldTable::Events:
        return schema.events;
    case FieldTable::Impressions:
        break;
    }
    return schema.impressions;
}

bool hasWords(FeatureKind kind) {
    return kind == FeatureKind::Categorical || kind == FeatureKind::MultiCategorical;
}

bool isReadAs(FieldEncoding encoding, FeatureKind kind) {
    switch (encoding) {
    case FieldEncoding::Categorical:
        return kind == FeatureKind::Categorical;
    case FieldEncoding::MultiCategorical:
        return kind == FeatureKind::MultiCategorical;
    case FieldEncoding::Numeric:
        return kind == FeatureKind::Numeric;
    case FieldEncoding::Boolean:
        return kind == FeatureKind::Boolean;
    case FieldEncoding::HashedText:
        return kind == FeatureKind::Text;
    case FieldEncoding::Age:
    case FieldEncoding::HourOfDay:
    case FieldEncoding::DayOfWeek:
        return kind == FeatureKind::Timestamp;
    case FieldEncoding::IntentId:
    case FieldEncoding::EventHistory:
        break;
    }
    return false;
}

/// Fields without a column of their own.
bool isReadWithoutColumn(const Field& field, const data::DatasetSchema& schema) {
    switch (field.encoding) {
    case FieldEncoding::IntentId:
    case FieldEncoding::HashedText:
        return field.table == FieldTable::Intents;
    case FieldEncoding::HourOfDay:
    case FieldEncoding::DayOfWeek:
        return field.table == FieldTable::Impressions;
    case FieldEncoding::EventHistory:
        return field.table == FieldTable::Events && schema.events.findRole(Role::EventType).has_value();
    default:
        return false;
    }
}

bool isConsistent(const Field& field, bool isIntentSide, const data::DatasetSchema& schema) {
    if ((field.table == FieldTable::Intents) != isIntentSide)
        return false;
    if (field.column.empty())
        return isReadWithoutColumn(field, schema);
    const data::TableSchema& table = tableOf(schema, field.table);
    const auto column = table.find(field.column);
    return field.table != FieldTable::Events && column && isFeatureRole(table.columns[*column].role) &&
           isReadAs(field.encoding, table.columns[*column].kind) &&
           (!isIntentSide || field.encoding != FieldEncoding::Age);
}

bool isWordColumn(const data::TableSchema& table, const std::string& column) {
    const auto found = table.find(column);
    return found && isFeatureRole(table.columns[*found].role) && hasWords(table.columns[*found].kind);
}

tl::unexpected<Error> inconsistent(const std::string& what) {
    return fail(ErrorCode::Corrupt, what + " does not fit the schema that is stored with it");
}

/// What a ranker reads of a schema: feature columns, and the roles that fields are made of.
std::map<std::string, data::ColumnSpec> featureColumns(const data::DatasetSchema& schema) {
    std::map<std::string, data::ColumnSpec> columns;
    const auto add = [&](std::string_view table, const data::TableSchema& source) {
        for (const auto& column : source.columns)
            if (isFeatureRole(column.role) || column.role == Role::EventType)
                columns.emplace(std::string(table) + "." + column.name, column);
    };
    add("intents", schema.intents);
    add("users", schema.users);
    add("impressions", schema.impressions);
    for (const auto& column : schema.events.columns)
        if (column.role == Role::EventType)
            columns.emplace("events." + column.name, column);
    return columns;
}

void addDifference(std::string& text, std::string_view what, const std::vector<std::string>& names) {
    if (names.empty())
        return;
    text += text.empty() ? "" : "; ";
    text += what;
    for (std::size_t i = 0; i < names.size(); ++i)
        text += (i == 0 ? ": " : ", ") + names[i];
}

} // namespace

bool isFeatureRole(Role role) {
    return role == Role::Feature || role == Role::Region || role == Role::Category || role == Role::Regions;
}

Status checkConsistent(const FeatureSpace& space) {
    for (const Field& field : space.userFields)
        if (!isConsistent(field, false, space.schema))
            return inconsistent("field '" + std::string(name(field.table)) + "." + field.column + "'");
    for (const Field& field : space.intentFields)
        if (!isConsistent(field, true, space.schema))
            return inconsistent("field '" + std::string(name(field.table)) + "." + field.column + "'");
    for (const Match& match : space.matches)
        if (!isWordColumn(tableOf(space.schema, match.table), match.column) ||
            !isWordColumn(space.schema.intents, match.intentColumn))
            return inconsistent("match '" + match.column + "' with '" + match.intentColumn + "'");
    return {};
}

Status checkFits(const FeatureSpace& space, const data::DatasetSchema& schema) {
    const auto trained = featureColumns(space.schema);
    const auto present = featureColumns(schema);
    std::vector<std::string> missing;
    std::vector<std::string> extra;
    std::vector<std::string> changed;
    for (const auto& [column, spec] : trained) {
        const auto found = present.find(column);
        if (found == present.end())
            missing.push_back(column);
        else if (found->second.kind != spec.kind)
            changed.push_back(
                column + " (" + std::string(data::name(found->second.kind)) + " instead of " +
                std::string(data::name(spec.kind)) + ")");
    }
    for (const auto& [column, spec] : present)
        if (!trained.contains(column))
            extra.push_back(column);
    std::string text;
    addDifference(text, "missing", missing);
    addDifference(text, "extra", extra);
    addDifference(text, "of another kind", changed);
    if (text.empty())
        return {};
    return fail(
        ErrorCode::Mismatch,
        "the dataset does not have the columns this ranker was trained on: " + text,
        {.place = {}, .cure = "Import the data with the mapping it was trained with, or train a new ranker"});
}

} // namespace intentscope::nn
