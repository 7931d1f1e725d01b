// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/schema.h"

#include "core/base/word_table.h"

#include <algorithm>

namespace intentscope::data {
namespace {

constexpr WordTable<FeatureKind, 6> KindWords{
    {{FeatureKind::Categorical, "categorical"},
     {FeatureKind::MultiCategorical, "multi_categorical"},
     {FeatureKind::Numeric, "numeric"},
     {FeatureKind::Boolean, "boolean"},
     {FeatureKind::Timestamp, "timestamp"},
     {FeatureKind::Text, "text"}}};

constexpr WordTable<Role, 20> RoleWords{
    {{Role::Feature, "feature"},
     {Role::Ignored, "ignored"},
     {Role::UserId, "user_id"},
     {Role::ImpressionId, "impression_id"},
     {Role::IntentId, "intent_id"},
     {Role::Time, "time"},
     {Role::Region, "region"},
     {Role::Position, "position"},
     {Role::Shown, "shown"},
     {Role::Clicked, "clicked"},
     {Role::Relevance, "relevance"},
     {Role::Propensity, "propensity"},
     {Role::Name, "name"},
     {Role::Title, "title"},
     {Role::Description, "description"},
     {Role::Answer, "answer"},
     {Role::Category, "category"},
     {Role::Regions, "regions"},
     {Role::EventType, "event_type"},
     {Role::Text, "text"}}};

template <class Value, std::size_t Count>
Result<Value> valueOf(const WordTable<Value, Count>& words, std::string_view text, std::string_view what) {
    if (const auto found = findWord(words, text))
        return *found;
    return fail(
        ErrorCode::InvalidInput,
        "'" + std::string(text) + "' is no " + std::string(what),
        {.cure = "Use one of: " + listWords(words)});
}

template <class Matches>
std::optional<std::size_t> findColumn(const std::vector<ColumnSpec>& columns, const Matches& matches) {
    const auto found = std::ranges::find_if(columns, matches);
    if (found == columns.end())
        return std::nullopt;
    return static_cast<std::size_t>(found - columns.begin());
}

} // namespace

std::optional<std::size_t> TableSchema::find(std::string_view columnName) const {
    return findColumn(columns, [&](const ColumnSpec& column) { return column.name == columnName; });
}

std::optional<std::size_t> TableSchema::findRole(Role role) const {
    return findColumn(columns, [&](const ColumnSpec& column) { return column.role == role; });
}

std::string_view name(FeatureKind kind) {
    return wordOf(KindWords, kind);
}

std::string_view name(Role role) {
    return wordOf(RoleWords, role);
}

Result<FeatureKind> parseKind(std::string_view text) {
    return valueOf(KindWords, text, "kind of column");
}

Result<Role> parseRole(std::string_view text) {
    return valueOf(RoleWords, text, "role of a column");
}

} // namespace intentscope::data
