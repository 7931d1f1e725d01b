// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/team/team_server.h"

#include "core/base/word_table.h"

#include <algorithm>
#include <array>
#include <utility>

namespace intentscope::team {
namespace {

constexpr WordTable<TeamRole, 4> RoleWords = {{
    {TeamRole::None, "none"},
    {TeamRole::Annotator, "annotator"},
    {TeamRole::Adjudicator, "adjudicator"},
    {TeamRole::Owner, "owner"},
}};

/// The role of the login in `l`, with the roles' names in `t`.
constexpr std::string_view RoleSql =
    "CASE WHEN pg_has_role(l, t.owner_role, 'MEMBER') THEN 'owner' "
    "WHEN pg_has_role(l, t.adjudicator_role, 'MEMBER') THEN 'adjudicator' "
    "WHEN pg_has_role(l, t.annotator_role, 'MEMBER') THEN 'annotator' ELSE 'none' END";

std::int64_t number(const std::string& text) {
    return text.empty() ? 0 : std::stoll(text);
}

} // namespace

std::string_view name(TeamRole role) {
    return wordOf(RoleWords, role);
}

Result<TeamRole> parseTeamRole(std::string_view word) {
    return parseWord(RoleWords, word, "no role of a team");
}

Result<std::unique_ptr<TeamServer>>
TeamServer::connect(const ServerAddress& address, const Patience& patience, std::stop_token stop) {
    ISCOPE_TRY_ASSIGN(auto postgres, Postgres::connect(address, patience, std::move(stop)));
    std::unique_ptr<TeamServer> server(new TeamServer(std::move(postgres)));
    ISCOPE_TRY(server->readTeam());
    ISCOPE_TRY(server->readSelf());
    return server;
}

Status TeamServer::readTeam() {
    ISCOPE_TRY_ASSIGN(
        const auto schema,
        m_postgres->query(
            "SELECT has_schema_privilege(oid, 'USAGE'), current_user FROM pg_namespace WHERE nspname = "
            "'intentscope'"));
    if (schema.rows.empty())
        return fail(
            ErrorCode::NotFound,
            "There is no team in this database",
            {.cure = "Whoever owns the database makes one: intentscope-cli team init"});
    if (schema.rows[0][0] != "t")
        return fail(
            ErrorCode::InvalidInput,
            "The login '" + schema.rows[0][1] + "' is no member of this team",
            {.cure = "Have an owner add it: intentscope-cli team members --add LOGIN"});
    ISCOPE_TRY_ASSIGN(const auto version, m_postgres->query("SELECT max(version) FROM intentscope.versions"));
    const std::int64_t found = number(version.rows[0][0]);
    if (found > serverSchemaVersion())
        return fail(
            ErrorCode::UnsupportedVersion,
            "The team's database has version " + std::to_string(found) +
                ", and this program knows versions up to " + std::to_string(serverSchemaVersion()),
            {.cure = "Use a newer IntentScope; labels wait on this disk meanwhile"});
    if (found < serverSchemaVersion())
        return fail(
            ErrorCode::UnsupportedVersion,
            "The team's database has the older version " + std::to_string(found),
            {.cure = "Have an owner bring it up to date: intentscope-cli team init"});
    ISCOPE_TRY_ASSIGN(
        const auto team,
        m_postgres->query("SELECT id, annotator_role, adjudicator_role, owner_role FROM intentscope.team"));
    if (team.rows.empty())
        return fail(ErrorCode::Corrupt, "The team's database has lost its name");
    m_teamId = team.rows[0][0];
    m_roles = {team.rows[0][1], team.rows[0][2], team.rows[0][3]};
    return {};
}

Status TeamServer::readSelf() {
    ISCOPE_TRY_ASSIGN(
        const auto self,
        m_postgres->query(
            "SELECT current_user, intentscope.own_annotator(), " + std::string(RoleSql) +
            " FROM intentscope.team t, (SELECT current_user AS l) AS who"));
    m_self.login = self.rows.at(0)[0];
    m_self.annotator = self.rows.at(0)[1];
    ISCOPE_TRY_ASSIGN(m_self.role, parseTeamRole(self.rows.at(0)[2]));
    return {};
}

Result<std::vector<TeamMember>> TeamServer::members() {
    // A login that was dropped keeps its name here, since its events keep theirs.
    ISCOPE_TRY_ASSIGN(
        const auto found,
        m_postgres->query(
            "SELECT m.login, m.annotator, CASE WHEN EXISTS (SELECT 1 FROM pg_roles r WHERE r.rolname = "
            "m.login) "
            "THEN (SELECT " +
            std::string(RoleSql) +
            " FROM (SELECT r.oid AS l FROM pg_roles r WHERE r.rolname = m.login) AS who) ELSE 'none' END "
            "FROM intentscope.members m, intentscope.team t ORDER BY m.annotator"));
    std::vector<TeamMember> members;
    for (const auto& row : found.rows) {
        ISCOPE_TRY_ASSIGN(const auto role, parseTeamRole(row[2]));
        members.push_back({row[0], row[1], role});
    }
    return members;
}

Status TeamServer::grant(const std::string& login, TeamRole role) {
    const std::array<std::pair<TeamRole, std::string>, 3> groups = {{
        {TeamRole::Annotator, m_roles.annotator},
        {TeamRole::Adjudicator, m_roles.adjudicator},
        {TeamRole::Owner, m_roles.owner},
    }};
    ISCOPE_TRY_ASSIGN(
        const auto held,
        m_postgres->query(
            "SELECT g.rolname FROM pg_auth_members m JOIN pg_roles g ON g.oid = m.roleid JOIN pg_roles l ON "
            "l.oid = m.member WHERE l.rolname = $1",
            std::array{login}));
    std::string script;
    for (const auto& [own, group] : groups) {
        const bool isHeld = std::ranges::find(held.rows, std::vector{group}) != held.rows.end();
        if (own == role && !isHeld)
            script += "GRANT " + quotedName(group) + " TO " + quotedName(login) + ";";
        if (own != role && isHeld)
            script += "REVOKE " + quotedName(group) + " FROM " + quotedName(login) + ";";
    }
    return script.empty() ? Status() : m_postgres->execute(script);
}

Status TeamServer::saveMember(const TeamMember& member) {
    ISCOPE_TRY_ASSIGN(
        const auto taken,
        m_postgres->query(
            "SELECT login, annotator FROM intentscope.members WHERE login = $1 OR annotator = $2",
            std::array{member.login, member.annotator}));
    for (const auto& row : taken.rows) {
        if (row[0] == member.login && row[1] == member.annotator)
            continue;
        return fail(
            ErrorCode::AlreadyExists,
            "The login '" + row[0] + "' labels under the name '" + row[1] + "'",
            {.cure = "A name stays with its login, since labels keep it; choose another one"});
    }
    ISCOPE_TRY_ASSIGN(
        const auto login,
        m_postgres->query("SELECT 1 FROM pg_roles WHERE rolname = $1", std::array{member.login}));
    if (login.rows.empty())
        ISCOPE_TRY(m_postgres->execute("CREATE ROLE " + quotedName(member.login) + " LOGIN"));
    ISCOPE_TRY(grant(member.login, member.role));
    if (!taken.rows.empty())
        return {};
    return m_postgres
        ->query(
            "INSERT INTO intentscope.members (login, annotator) VALUES ($1, $2)",
            std::array{member.login, member.annotator})
        .map([](const SqlRows&) {});
}

Result<std::vector<TeamDataset>> TeamServer::datasets() {
    ISCOPE_TRY_ASSIGN(
        const auto found,
        m_postgres->query(
            "SELECT hash, catalogue_hash, name, last_number FROM intentscope.datasets ORDER BY name, hash"));
    std::vector<TeamDataset> datasets;
    for (const auto& row : found.rows)
        datasets.push_back({row[0], row[1], row[2], number(row[3])});
    return datasets;
}

Result<std::optional<TeamDataset>> TeamServer::findDataset(const std::string& hash) {
    ISCOPE_TRY_ASSIGN(const auto all, datasets());
    for (const TeamDataset& dataset : all) {
        if (dataset.hash == hash)
            return std::optional(dataset);
    }
    return std::optional<TeamDataset>();
}

Status TeamServer::addDataset(const TeamDataset& dataset) {
    return m_postgres
        ->query(
            "INSERT INTO intentscope.datasets (hash, catalogue_hash, name) VALUES ($1, $2, $3) ON CONFLICT "
            "DO "
            "NOTHING",
            std::array{dataset.hash, dataset.catalogueHash, dataset.name})
        .map([](const SqlRows&) {});
}

Result<std::int64_t> TeamServer::append(std::span<const std::string> lines) {
    // As json, not jsonb: the server keeps each line's own bytes.
    std::string list;
    for (const std::string& line : lines)
        list += (list.empty() ? "[" : ",") + line;
    ISCOPE_TRY_ASSIGN(
        const auto inserted,
        m_postgres->query(
            "INSERT INTO intentscope.label_events (event) SELECT value::text FROM "
            "json_array_elements($1::json) "
            "WITH ORDINALITY AS lines (value, place) ORDER BY place",
            std::array{list + "]"}));
    return inserted.changedCount;
}

Result<std::vector<TeamEvent>>
TeamServer::eventsAfter(const std::string& dataset, std::int64_t after, int limit) {
    ISCOPE_TRY_ASSIGN(
        const auto found,
        m_postgres->query(
            "SELECT number, event FROM intentscope.label_events WHERE dataset_hash = $1 AND number > $2 "
            "ORDER BY number LIMIT $3",
            std::array{dataset, std::to_string(after), std::to_string(limit)}));
    std::vector<TeamEvent> events;
    events.reserve(found.rows.size());
    for (const auto& row : found.rows) {
        events.push_back({number(row[0]), row[1]});
        if (events.back().number != after + static_cast<std::int64_t>(events.size()))
            return fail(
                ErrorCode::Corrupt,
                "The server's labels have a gap before number " + row[0],
                {.cure = "Bring back a backup of the server's database"});
    }
    return events;
}

Result<std::vector<labels::ErrorCause>> TeamServer::errorCauses() {
    ISCOPE_TRY_ASSIGN(
        const auto found,
        m_postgres->query(
            "SELECT id, title, description, is_retired FROM intentscope.error_causes ORDER BY id"));
    std::vector<labels::ErrorCause> causes;
    for (const auto& row : found.rows)
        causes.push_back({row[0], row[1], row[2], row[3] == "t"});
    return causes;
}

Status TeamServer::addErrorCause(const labels::ErrorCause& cause) {
    return m_postgres
        ->query(
            "INSERT INTO intentscope.error_causes (id, title, description, is_retired) VALUES ($1, $2, $3, "
            "$4) "
            "ON CONFLICT DO NOTHING",
            std::array<std::string, 4>{cause.id, cause.title, cause.description, cause.isRetired ? "t" : "f"})
        .map([](const SqlRows&) {});
}

} // namespace intentscope::team
