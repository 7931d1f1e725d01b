// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/column_name.h"

#include <algorithm>
#include <array>
#include <span>

namespace intentscope::data {
namespace {

struct RoleName {
    std::string_view word;
    Role role;
    int strength;
};

// Names as they are met in exports, RecBole's files and public logs.
constexpr std::array RoleNames{
    RoleName{"user_id", Role::UserId, 1},
    RoleName{"uid", Role::UserId, 2},
    RoleName{"userid", Role::UserId, 2},
    RoleName{"user", Role::UserId, 2},
    RoleName{"customer_id", Role::UserId, 2},
    RoleName{"customerid", Role::UserId, 2},
    RoleName{"customer", Role::UserId, 2},
    RoleName{"client_id", Role::UserId, 2},
    RoleName{"member_id", Role::UserId, 2},
    RoleName{"visitor_id", Role::UserId, 2},
    RoleName{"account_id", Role::UserId, 3},
    RoleName{"buyer_id", Role::UserId, 3},
    RoleName{"person_id", Role::UserId, 3},
    RoleName{"impression_id", Role::ImpressionId, 1},
    RoleName{"impression", Role::ImpressionId, 2},
    RoleName{"request_id", Role::ImpressionId, 2},
    RoleName{"query_id", Role::ImpressionId, 2},
    RoleName{"qid", Role::ImpressionId, 2},
    RoleName{"session_id", Role::ImpressionId, 3},
    RoleName{"event_id", Role::ImpressionId, 3},
    RoleName{"row_id", Role::ImpressionId, 3},
    RoleName{"id", Role::ImpressionId, 3},
    RoleName{"intent_id", Role::IntentId, 1},
    RoleName{"intent", Role::IntentId, 1},
    RoleName{"clicked_intent", Role::IntentId, 1},
    RoleName{"clicked_intent_id", Role::IntentId, 1},
    RoleName{"item_id", Role::IntentId, 2},
    RoleName{"itemid", Role::IntentId, 2},
    RoleName{"item", Role::IntentId, 2},
    RoleName{"clicked_item", Role::IntentId, 2},
    RoleName{"clicked_item_id", Role::IntentId, 2},
    RoleName{"product_id", Role::IntentId, 3},
    RoleName{"article_id", Role::IntentId, 3},
    RoleName{"answer_id", Role::IntentId, 3},
    RoleName{"label", Role::IntentId, 3},
    RoleName{"target", Role::IntentId, 3},
    RoleName{"class", Role::IntentId, 3},
    RoleName{"timestamp", Role::Time, 1},
    RoleName{"time", Role::Time, 1},
    RoleName{"impression_time", Role::Time, 1},
    RoleName{"datetime", Role::Time, 2},
    RoleName{"date_time", Role::Time, 2},
    RoleName{"ts", Role::Time, 2},
    RoleName{"event_time", Role::Time, 2},
    RoleName{"shown_at", Role::Time, 2},
    RoleName{"created_at", Role::Time, 3},
    RoleName{"date", Role::Time, 3},
    RoleName{"position", Role::Position, 1},
    RoleName{"pos", Role::Position, 2},
    RoleName{"rank", Role::Position, 2},
    RoleName{"slot", Role::Position, 3},
    RoleName{"shown", Role::Shown, 1},
    RoleName{"is_shown", Role::Shown, 2},
    RoleName{"displayed", Role::Shown, 2},
    RoleName{"clicked", Role::Clicked, 1},
    RoleName{"is_clicked", Role::Clicked, 2},
    RoleName{"click", Role::Clicked, 2},
    RoleName{"is_click", Role::Clicked, 2},
    RoleName{"label", Role::Clicked, 3},
    RoleName{"target", Role::Clicked, 3},
    RoleName{"propensity", Role::Propensity, 1},
    RoleName{"propensity_score", Role::Propensity, 2}};

constexpr std::array CodeEndings{
    "id", "ids", "code", "zip", "zipcode", "type", "class", "category", "postcode"};

bool isUpper(char letter) {
    return letter >= 'A' && letter <= 'Z';
}

bool isLowerOrDigit(char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9');
}

/// An upper-case letter begins a word behind a small one ("userId") and before one ("URLPath").
bool beginsWord(std::string_view text, std::size_t at) {
    if (at == 0 || !isUpper(text[at]))
        return false;
    const bool isBehindSmall = isLowerOrDigit(text[at - 1]);
    const bool isBeforeSmall =
        isUpper(text[at - 1]) && at + 1 < text.size() && text[at + 1] >= 'a' && text[at + 1] <= 'z';
    return isBehindSmall || isBeforeSmall;
}

} // namespace

std::string plainName(std::string_view columnName) {
    std::string plain;
    for (std::size_t at = 0; at < columnName.size(); ++at) {
        const char letter = columnName[at];
        const bool isAscii = static_cast<unsigned char>(letter) < 0x80U;
        const bool isJoint = isAscii && !isUpper(letter) && !isLowerOrDigit(letter);
        const bool needsJoint = isJoint || beginsWord(columnName, at);
        if (needsJoint && !plain.empty() && plain.back() != '_')
            plain += '_';
        if (!isJoint)
            plain += isUpper(letter) ? static_cast<char>(letter - 'A' + 'a') : letter;
    }
    if (plain.ends_with('_'))
        plain.pop_back();
    return plain;
}

std::vector<NamedRole> rolesOfName(std::string_view columnName) {
    const std::string plain = plainName(columnName);
    std::vector<NamedRole> roles;
    for (const auto& known : RoleNames) {
        if (known.word == plain)
            roles.push_back({known.role, known.strength});
    }
    return roles;
}

bool namesACode(std::string_view columnName) {
    const std::string plain = plainName(columnName);
    return std::ranges::any_of(CodeEndings, [&](std::string_view ending) {
        return plain == ending || plain.ends_with("_" + std::string(ending));
    });
}

bool namesAnOutcome(std::string_view columnName) {
    const std::string plain = plainName(columnName);
    return plain == "rating" || plain == "stars" || plain == "dwell_time" || plain == "feedback";
}

bool namesARowNumber(std::string_view columnName) {
    const std::string plain = plainName(columnName);
    return plain == "index" || plain.starts_with("unnamed_") || plain.starts_with("index_level_") ||
           plain == "row_number";
}

} // namespace intentscope::data
