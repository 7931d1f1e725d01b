// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace intentscope::team {

/// The group roles of a team: who is a member of one has its rights, and those of the ones before it.
struct RoleNames {
    std::string annotator;
    std::string adjudicator;
    std::string owner;
};

/// "shop_annotator", "shop_adjudicator", "shop_owner": roles belong to the whole server, teams to a database.
RoleNames roleNamesFor(std::string_view database);

/// One step of the server's schema from version `version - 1`. Never edited after a release.
struct ServerMigration {
    std::int64_t version = 0;
    std::string_view purpose; ///< for the error message when it fails
    std::string_view sql; ///< with {annotator}, {adjudicator} and {owner} in the place of the roles' names
};

/// Ascending from 1 without gaps.
std::span<const ServerMigration> serverMigrations();
std::int64_t serverSchemaVersion();

/// `sql` with the names of the roles in it, quoted.
std::string withRoles(std::string_view sql, const RoleNames& roles);

/// A name as SQL writes it: in quotes, with quotes doubled.
std::string quotedName(std::string_view name);

} // namespace intentscope::team
