// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/labels/error_cause.h"
#include "core/team/postgres.h"
#include "core/team/team_schema.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace intentscope::team {

/// What a login may do; each may also do what those before it may.
enum class TeamRole {
    None,
    Annotator,   ///< reads all labels, appends labels under the own name
    Adjudicator, ///< and decisions between annotators
    Owner,       ///< and members, datasets and migrations
};

/// "none", "annotator", "adjudicator", "owner".
std::string_view name(TeamRole role);
Result<TeamRole> parseTeamRole(std::string_view word);

/// One person: the login of the server and the name under which labels are made.
struct TeamMember {
    std::string login;
    std::string annotator; ///< "" for a login that is no member
    TeamRole role = TeamRole::None;
};

/// A dataset that the team labels.
struct TeamDataset {
    std::string hash;
    std::string catalogueHash;
    std::string name;
    std::int64_t eventCount = 0; ///< also the number of its last event
};

/// One event of a dataset's log on the server.
struct TeamEvent {
    std::int64_t number = 0; ///< from 1 on, without gaps
    std::string line;        ///< labels::toJson
};

/// A team's database, seen by one login. One thread at a time. Errors of every call: those of Postgres.
class TeamServer {
public:
    /// Connects, and looks whether there is a team of a version that this program knows: NotFound without
    /// one, UnsupportedVersion for a newer or an older one, InvalidInput for a login that is no member.
    static Result<std::unique_ptr<TeamServer>>
    connect(const ServerAddress& address, const Patience& patience, std::stop_token stop);

    /// Makes the team's schema and group roles in the address's database, or brings an older schema up to
    /// date. The login becomes an owner, under its own name as annotator. InvalidInput where the rights for
    /// it are missing, UnsupportedVersion for a newer schema.
    static Status setUp(const ServerAddress& address, const Patience& patience, std::stop_token stop);

    const std::string& teamId() const { return m_teamId; }
    const TeamMember& self() const { return m_self; }
    bool isEncrypted() const { return m_postgres->isEncrypted(); }

    /// By annotator.
    Result<std::vector<TeamMember>> members();
    /// Gives a login its name and role; the login is made where there is none, without a password. A member's
    /// role is replaced. AlreadyExists when the login has another name or the name belongs to another login.
    Status saveMember(const TeamMember& member);

    /// By name.
    Result<std::vector<TeamDataset>> datasets();
    /// Nothing when the team does not label it.
    Result<std::optional<TeamDataset>> findDataset(const std::string& hash);
    /// Nothing happens when it is there.
    Status addDataset(const TeamDataset& dataset);

    /// Appends events (labels::toJson) in this order, all or none, and returns how many were new: an event
    /// that is there is left out. On return they are on the server's disk.
    Result<std::int64_t> append(std::span<const std::string> lines);
    /// The events after `number`, ascending, at most `limit`. Corrupt when the server's log has a gap.
    Result<std::vector<TeamEvent>> eventsAfter(const std::string& dataset, std::int64_t number, int limit);

    /// By id.
    Result<std::vector<labels::ErrorCause>> errorCauses();
    /// Nothing happens when there is one of this id.
    Status addErrorCause(const labels::ErrorCause& cause);

private:
    explicit TeamServer(std::unique_ptr<Postgres> postgres) : m_postgres(std::move(postgres)) {}

    Status readTeam();
    Status readSelf();
    Status grant(const std::string& login, TeamRole role);

    std::unique_ptr<Postgres> m_postgres;
    std::string m_teamId;
    RoleNames m_roles;
    TeamMember m_self;
};

} // namespace intentscope::team
