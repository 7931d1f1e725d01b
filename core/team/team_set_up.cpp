// SPDX-License-Identifier: GPL-3.0-or-later
// How an owner makes a team's schema and brings it up to date.
#include "core/team/team_server.h"

#include <array>
#include <utility>

namespace intentscope::team {
namespace {

/// What is missing most often is named with the way out.
tl::unexpected<Error> explained(Error error) {
    error.message = "The team's tables cannot be made: " + error.message;
    if (error.code == ErrorCode::InvalidInput)
        error.cure =
            "Connect with a login that may create roles (CREATEROLE) and owns the database, or have an "
            "administrator run team init";
    return tl::unexpected(std::move(error));
}

/// Roles, the membership of the one who makes them, and the empty schema: what only an administrator may do.
Result<std::string> groundScript(Postgres& postgres, const RoleNames& roles) {
    std::string script;
    for (const std::string& role : {roles.annotator, roles.adjudicator, roles.owner}) {
        ISCOPE_TRY_ASSIGN(
            const auto found, postgres.query("SELECT 1 FROM pg_roles WHERE rolname = $1", std::array{role}));
        if (found.rows.empty())
            script += "CREATE ROLE " + quotedName(role) + " NOLOGIN;";
    }
    return script + "GRANT {owner} TO CURRENT_USER;"
                    "GRANT {annotator} TO {adjudicator};"
                    "GRANT {annotator}, {adjudicator} TO {owner} WITH ADMIN OPTION;"
                    "CREATE SCHEMA intentscope AUTHORIZATION {owner};";
}

/// The steps after `from`, each with its mark, as the owners' group: its rights decide.
std::string stepsScript(std::int64_t from) {
    std::string script = "SET LOCAL ROLE {owner};";
    for (const ServerMigration& step : serverMigrations()) {
        if (step.version > from)
            script += std::string(step.sql) + "INSERT INTO intentscope.versions (version) VALUES (" +
                      std::to_string(step.version) + ");";
    }
    return script;
}

/// The team's row, and the one who made it as its first member.
std::string teamScript(const RoleNames& roles) {
    const auto literal = [](const std::string& text) { return "$iscope$" + text + "$iscope$"; };
    return "INSERT INTO intentscope.team (annotator_role, adjudicator_role, owner_role) VALUES (" +
           literal(roles.annotator) + ", " + literal(roles.adjudicator) + ", " + literal(roles.owner) +
           "); INSERT INTO intentscope.members (login, annotator) VALUES (session_user, session_user);";
}

/// 0 without a schema.
Result<std::int64_t> readVersion(Postgres& postgres) {
    ISCOPE_TRY_ASSIGN(
        const auto schema,
        postgres.query(
            "SELECT 1 FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = "
            "'intentscope' AND c.relname = 'versions'"));
    if (schema.rows.empty())
        return 0;
    ISCOPE_TRY_ASSIGN(const auto found, postgres.query("SELECT max(version) FROM intentscope.versions"));
    return found.rows.at(0)[0].empty() ? 0 : std::stoll(found.rows[0][0]);
}

} // namespace

Status TeamServer::setUp(const ServerAddress& address, const Patience& patience, std::stop_token stop) {
    ISCOPE_TRY_ASSIGN(const auto postgres, Postgres::connect(address, patience, std::move(stop)));
    ISCOPE_TRY_ASSIGN(const std::int64_t version, readVersion(*postgres));
    if (version > serverSchemaVersion())
        return fail(
            ErrorCode::UnsupportedVersion,
            "The team's database has version " + std::to_string(version) +
                ", and this program knows versions up to " + std::to_string(serverSchemaVersion()),
            {.cure = "Use a newer IntentScope; nothing was changed"});
    if (version == serverSchemaVersion())
        return {};
    ISCOPE_TRY_ASSIGN(const auto database, postgres->query("SELECT current_database()"));
    RoleNames roles = roleNamesFor(database.rows.at(0)[0]);
    std::string script;
    if (version == 0) {
        ISCOPE_TRY_ASSIGN(script, groundScript(*postgres, roles));
        script += stepsScript(0) + teamScript(roles);
    } else {
        ISCOPE_TRY_ASSIGN(
            const auto team,
            postgres->query("SELECT annotator_role, adjudicator_role, owner_role FROM intentscope.team"));
        roles = {team.rows.at(0)[0], team.rows[0][1], team.rows[0][2]};
        script = stepsScript(version);
    }
    // One script without a word about transactions is one transaction.
    auto made = postgres->execute(withRoles(script, roles));
    if (!made)
        return explained(std::move(made).error());
    return {};
}

} // namespace intentscope::team
