// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/derived_column.h"

#include "core/base/time.h"
#include "core/data/cell.h"
#include "core/data/dataset_description.h"

#include <algorithm>
#include <array>

namespace intentscope::data {
namespace {

constexpr std::string_view CrossSeparator = " / ";
constexpr std::string_view DayOfWeekPart = "day_of_week";

std::string dayOfWeek(UtcMillis time) {
    constexpr std::array<std::string_view, 7> Days{
        "Thursday", "Friday", "Saturday", "Sunday", "Monday", "Tuesday", "Wednesday"}; // 1970 began on one
    const std::int64_t inWeek = time.value % (7 * MillisPerDay);
    const std::int64_t day = (inWeek + 7 * MillisPerDay) % (7 * MillisPerDay) / MillisPerDay;
    return std::string(Days[static_cast<std::size_t>(day)]);
}

std::string prefixOf(std::string_view cell, std::uint64_t length) {
    std::size_t end = 0;
    for (std::uint64_t taken = 0; end < cell.size(); ++end) {
        const bool isStart = (static_cast<unsigned char>(cell[end]) & 0xC0U) != 0x80U;
        if (isStart && taken++ == length)
            break;
    }
    return std::string(cell.substr(0, end));
}

Status parseDerivation(const JsonNode& node, DerivedColumn& column) {
    if (node.has("prefix")) {
        column.derivation = Derivation::Prefix;
        ISCOPE_TRY_ASSIGN(column.prefixLength, node.count("prefix"));
        if (column.prefixLength == 0)
            return node.complain("a prefix has at least one character");
    } else if (node.has("part")) {
        column.derivation = Derivation::DayOfWeek;
        ISCOPE_TRY_ASSIGN(const auto part, node.text("part"));
        if (part != DayOfWeekPart)
            return node.complain(quotedCell(part) + " is no known part", "The known part is: day_of_week");
    }
    return {};
}

/// Roles of impressions that a mapping does not name elsewhere.
bool isFeatureRole(Role role) {
    return role == Role::Feature || role == Role::Region || role == Role::Text;
}

} // namespace

Result<DerivedColumn> parseDerivedColumn(const std::string& columnName, const JsonNode& node) {
    ISCOPE_TRY(node.allowOnly(
        {"kind", "role", "unit", "group", "description", "vocabulary", "from", "prefix", "part", "cross"}));
    const auto ways =
        std::ranges::count_if(std::array{"prefix", "part", "cross"}, [&](auto key) { return node.has(key); });
    if (ways > 1 || (node.has("cross") && node.has("from")))
        return node.complain("a feature is derived in one way only");
    DerivedColumn column;
    ISCOPE_TRY_ASSIGN(column.spec, parseColumnWords(columnName, node));
    if (!isFeatureRole(column.spec.role))
        return node.complain("a feature has no other role than 'region' or 'text'");
    if (node.has("cross")) {
        column.derivation = Derivation::Cross;
        ISCOPE_TRY_ASSIGN(column.sources, node.texts("cross"));
        if (column.sources.size() < 2)
            return node.complain("a cross has at least two columns");
    } else {
        ISCOPE_TRY_ASSIGN(column.sources.emplace_back(), node.textOr("from", columnName));
        ISCOPE_TRY(parseDerivation(node, column));
    }
    if (column.derivation != Derivation::Copy && column.spec.kind != FeatureKind::Categorical)
        return node.complain("a derived feature is of the kind 'categorical'");
    return column;
}

std::string crossed(const std::vector<std::string_view>& values) {
    if (std::ranges::all_of(values, [](std::string_view value) { return value.empty(); }))
        return {};
    std::string text;
    for (const auto& value : values) {
        if (&value != &values.front())
            text += CrossSeparator;
        text += value;
    }
    return text;
}

Result<std::string> derive(const DerivedColumn& column, const std::vector<std::string_view>& cells) {
    switch (column.derivation) {
    case Derivation::Prefix:
        return prefixOf(cells.front(), column.prefixLength);
    case Derivation::DayOfWeek: {
        if (cells.front().empty())
            return std::string();
        ISCOPE_TRY_ASSIGN(const auto time, parseTime(cells.front()));
        return dayOfWeek(time);
    }
    case Derivation::Cross:
        return crossed(cells);
    case Derivation::Copy:
        break;
    }
    return std::string(cells.front());
}

} // namespace intentscope::data
