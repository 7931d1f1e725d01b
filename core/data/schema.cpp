// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/schema.h"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

namespace intentscope::data {
namespace {

template <class Value>
using Word = std::pair<Value, std::string_view>;

constexpr std::array KindWords{
    Word<FeatureKind>{FeatureKind::Categorical, "categorical"},
    Word<FeatureKind>{FeatureKind::MultiCategorical, "multi_categorical"},
    Word<FeatureKind>{FeatureKind::Numeric, "numeric"},
    Word<FeatureKind>{FeatureKind::Boolean, "boolean"},
    Word<FeatureKind>{FeatureKind::Timestamp, "timestamp"},
    Word<FeatureKind>{FeatureKind::Text, "text"}};

constexpr std::array RoleWords{
    Word<Role>{Role::Feature, "feature"},
    Word<Role>{Role::Ignored, "ignored"},
    Word<Role>{Role::UserId, "user_id"},
    Word<Role>{Role::ImpressionId, "impression_id"},
    Word<Role>{Role::IntentId, "intent_id"},
    Word<Role>{Role::Time, "time"},
    Word<Role>{Role::Region, "region"},
    Word<Role>{Role::Position, "position"},
    Word<Role>{Role::Shown, "shown"},
    Word<Role>{Role::Clicked, "clicked"},
    Word<Role>{Role::Relevance, "relevance"},
    Word<Role>{Role::Propensity, "propensity"},
    Word<Role>{Role::Name, "name"},
    Word<Role>{Role::Title, "title"},
    Word<Role>{Role::Description, "description"},
    Word<Role>{Role::Answer, "answer"},
    Word<Role>{Role::Category, "category"},
    Word<Role>{Role::Regions, "regions"},
    Word<Role>{Role::EventType, "event_type"},
    Word<Role>{Role::Text, "text"}};

template <class Value>
std::string_view wordOf(std::span<const Word<Value>> words, Value value) {
    return std::ranges::find(words, value, &Word<Value>::first)->second;
}

template <class Value>
Result<Value> parseWord(std::span<const Word<Value>> words, std::string_view text, std::string_view what) {
    const auto found = std::ranges::find(words, text, &Word<Value>::second);
    if (found != words.end())
        return found->first;
    std::string known;
    for (const auto& word : words)
        known += (known.empty() ? "" : ", ") + std::string(word.second);
    return fail(
        ErrorCode::InvalidInput,
        "'" + std::string(text) + "' is no " + std::string(what),
        {.cure = "Use one of: " + known});
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
    return wordOf<FeatureKind>(KindWords, kind);
}

std::string_view name(Role role) {
    return wordOf<Role>(RoleWords, role);
}

Result<FeatureKind> parseKind(std::string_view text) {
    return parseWord<FeatureKind>(KindWords, text, "kind of column");
}

Result<Role> parseRole(std::string_view text) {
    return parseWord<Role>(RoleWords, text, "role of a column");
}

} // namespace intentscope::data
