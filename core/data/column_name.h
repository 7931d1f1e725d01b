// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/schema.h"

#include <string>
#include <string_view>
#include <vector>

namespace intentscope::data {

/// A column's name as its words in lower case joined by "_": "UserID", "user-id" and "user id" are "user_id".
std::string plainName(std::string_view columnName);

/// What a column's name says that it means.
struct NamedRole {
    Role role = Role::Feature;
    int strength = 0; ///< 1 the name itself ("user_id"), 2 a usual one ("customer"), 3 a possible one ("id")
};

/// None where the name says nothing; two where the values decide ("label": an intent's name, or clicked or
/// not).
std::vector<NamedRole> rolesOfName(std::string_view columnName);

/// The name says that numbers in it are codes, not amounts: it ends in "id", "code", "zip", "type", ...
bool namesACode(std::string_view columnName);
/// The name says that the value was given after the choice, so that a ranker must not learn from it:
/// "rating".
bool namesAnOutcome(std::string_view columnName);
/// A row number that a program wrote along: "__index_level_0__", "Unnamed: 0", "index".
bool namesARowNumber(std::string_view columnName);

} // namespace intentscope::data
