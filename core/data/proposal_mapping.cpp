// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/column_name.h"
#include "core/data/proposal.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace intentscope::data {
namespace {

using Json = nlohmann::ordered_json;

bool isRepeatable(Role role) {
    return role == Role::Feature || role == Role::Text || role == Role::Ignored;
}

std::string roleWords(Role role) {
    switch (role) {
    case Role::UserId:
        return "who the user is";
    case Role::IntentId:
        return "which intent it was";
    case Role::Time:
        return "when it was";
    case Role::Clicked:
        return "whether the intent was clicked";
    default:
        return std::string(name(role));
    }
}

const ProposedColumn* columnOf(const Proposal& proposal, Role role) {
    const auto found = std::ranges::find(proposal.columns, role, &ProposedColumn::role);
    return found == proposal.columns.end() ? nullptr : &*found;
}

void requireRole(const Proposal& proposal, Role role, std::vector<std::string>& problems) {
    if (columnOf(proposal, role) == nullptr)
        problems.push_back("No column says " + roleWords(role));
}

void findRepeatedRoles(const Proposal& proposal, std::vector<std::string>& problems) {
    for (auto column = proposal.columns.begin(); column != proposal.columns.end(); ++column) {
        const auto earlier = std::find_if(proposal.columns.begin(), column, [&](const ProposedColumn& other) {
            return other.role == column->role;
        });
        if (earlier != column && !isRepeatable(column->role)) {
            problems.push_back(
                "Both '" + earlier->name + "' and '" + column->name + "' have the role '" +
                std::string(name(column->role)) + "'");
        }
    }
}

void findStrangeRoles(const Proposal& proposal, std::vector<std::string>& problems) {
    const auto allowed = rolesFor(proposal.rows);
    for (const auto& column : proposal.columns) {
        if (std::ranges::find(allowed, column.role) == allowed.end()) {
            problems.push_back(
                "The role '" + std::string(name(column.role)) + "' of '" + column.name +
                "' has no meaning in a table of this kind");
        }
    }
}

Json featureOf(const ProposedColumn& column) {
    Json feature;
    feature["kind"] = name(column.kind);
    if (column.role == Role::Text)
        feature["role"] = name(Role::Text);
    return feature;
}

void writeRole(Json& mapping, const char* member, const Proposal& proposal, Role role) {
    if (const auto* column = columnOf(proposal, role))
        mapping[member] = column->name;
}

void writeUsers(Json& mapping, const Proposal& proposal) {
    writeRole(mapping, "user_id", proposal, Role::UserId);
    if (!mapping.contains("user_id") && proposal.isEachRowAUser)
        mapping["users"] = "each_row";
}

void writeTime(Json& mapping, const Proposal& proposal) {
    writeRole(mapping, "time", proposal, Role::Time);
    if (mapping.contains("time") && proposal.timeUnit != TimeUnit::Milliseconds)
        mapping["time_unit"] = name(proposal.timeUnit);
}

void writeCandidates(Json& mapping, const Proposal& proposal) {
    if (proposal.rows == RowMeaning::Impression) {
        mapping["candidates"] = "all";
        return;
    }
    Json candidates = Json::object();
    writeRole(candidates, "clicked", proposal, Role::Clicked);
    writeRole(candidates, "shown", proposal, Role::Shown);
    writeRole(candidates, "position", proposal, Role::Position);
    writeRole(candidates, "propensity", proposal, Role::Propensity);
    mapping["candidates"] = {{"rows", std::move(candidates)}};
}

std::string padded(std::string_view text, std::size_t width) {
    std::string cell(text);
    cell.resize(std::max(width, cell.size()), ' ');
    return cell;
}

} // namespace

std::vector<std::string> problemsOf(const Proposal& proposal) {
    std::vector<std::string> problems;
    if (!proposal.isEachRowAUser)
        requireRole(proposal, Role::UserId, problems);
    requireRole(proposal, Role::IntentId, problems);
    if (proposal.rows == RowMeaning::Candidate) {
        requireRole(proposal, Role::Clicked, problems);
        const bool isGrouped =
            columnOf(proposal, Role::ImpressionId) != nullptr ||
            (columnOf(proposal, Role::UserId) != nullptr && columnOf(proposal, Role::Time) != nullptr);
        if (!isGrouped)
            problems.emplace_back("No column says which rows were shown together");
    }
    findRepeatedRoles(proposal, problems);
    findStrangeRoles(proposal, problems);
    problems.insert(problems.end(), proposal.doubts.begin(), proposal.doubts.end());
    return problems;
}

std::string mappingText(const Proposal& proposal) {
    Json mapping;
    mapping["format"] = "table";
    mapping["version"] = 1;
    mapping["name"] = proposal.name;
    mapping["file"] = proposal.file.filename().string();
    writeRole(mapping, "impression_id", proposal, Role::ImpressionId);
    writeUsers(mapping, proposal);
    writeTime(mapping, proposal);
    mapping["features"] = Json::object();
    Json ignored = Json::object();
    for (const auto& column : proposal.columns) {
        if (column.role == Role::Feature || column.role == Role::Text)
            mapping["features"][column.name] = featureOf(column);
        else if (column.role == Role::Ignored)
            ignored[column.name] = column.reason.empty() ? "not wanted" : column.reason;
    }
    mapping["intent"] = {{"columns", Json::array()}};
    if (const auto* intent = columnOf(proposal, Role::IntentId))
        mapping["intent"]["columns"].push_back(intent->name);
    writeCandidates(mapping, proposal);
    if (!ignored.empty())
        mapping["ignored"] = std::move(ignored);
    return mapping.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string proposalText(const Proposal& proposal) {
    std::size_t width = 0;
    for (const auto& column : proposal.columns)
        width = std::max(width, column.name.size());
    const bool areCandidates = proposal.rows == RowMeaning::Candidate;
    std::string text = std::string("A row is one ") + (areCandidates ? "candidate" : "impression") + ": " +
                       proposal.rowsReason + "\n";
    for (const auto& column : proposal.columns) {
        text += "  " + padded(column.name, width) + "  " + padded(name(column.role), 13) + "  " +
                padded(name(column.kind), 17) + "  " + column.reason + "\n";
    }
    return text;
}

std::vector<Role> rolesFor(RowMeaning rows) {
    std::vector<Role> roles{
        Role::Feature,
        Role::Text,
        Role::Ignored,
        Role::UserId,
        Role::ImpressionId,
        Role::IntentId,
        Role::Time};
    if (rows == RowMeaning::Candidate)
        roles.insert(roles.end(), {Role::Clicked, Role::Shown, Role::Position, Role::Propensity});
    return roles;
}

} // namespace intentscope::data
