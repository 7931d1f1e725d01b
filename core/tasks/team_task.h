// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/data/dataset.h"
#include "core/store/team_store.h"
#include "core/team/team_server.h"
#include "core/team/team_sync.h"
#include "core/workspace/workspace.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace intentscope::tasks {

/// SHA-256 over ids and titles of the intents, in their order. Datasets of one knowledge base share it.
std::string catalogueHash(const data::Dataset& dataset);

struct TeamPlace {
    std::string server; ///< see team::ServerAddress
    team::Patience patience = {};
};

/// What a person should know of a connection; "" when there is nothing.
std::string connectionWarning(const team::ServerAddress& address);

/// Makes the team's tables in the database of the server, or brings them up to date, and adds the dataset to
/// what the team labels. Errors: TeamServer::setUp.
Status teamInit(const TeamPlace& place, const data::Dataset& dataset, std::stop_token stop);

/// From now on the workspace shares its labels of the dataset. A workspace of the same team and dataset gets
/// the new address. Mismatch when the team does not label this dataset (with what it labels), InvalidInput
/// for a login that is no member, AlreadyExists when there is another team.
Result<store::TeamMembership> teamJoin(
    const TeamPlace& place,
    workspace::Workspace& workspace,
    const data::Dataset& dataset,
    std::stop_token stop);

struct TeamSyncSpec {
    team::Patience patience = {};
    /// In a row without any label sent or received; a server that is away is asked again after a delay that
    /// doubles.
    std::int32_t attempts = 6;
    double firstDelaySeconds = 0.5;
    double longestDelaySeconds = 30;
    /// Told each time before a delay.
    std::function<void(const Error& error, double seconds)> onRetry = {};
};

/// Sends what waits and receives what others labelled, through connections of its own to the workspace's
/// database. The time and outcome are noted in the workspace. Errors: team::TeamSync; what was done before an
/// error stays done.
Result<team::SyncOutcome> teamSync(
    const TeamSyncSpec& spec, workspace::Workspace& workspace, ProgressSink& progress, std::stop_token stop);

struct TeamStatus {
    store::TeamMembership membership;
    store::TeamCounts counts;
    std::vector<store::RefusedEvent> refused;
    /// Impressions of which annotators name different first intents, and no adjudicator has decided.
    std::int64_t disagreementCount = 0;
};

/// Of this workspace alone: no server is asked. NotFound without a team.
Result<TeamStatus> teamStatus(workspace::Workspace& workspace);

/// The server of the workspace's team; NotFound without a team.
Result<TeamPlace> teamPlace(workspace::Workspace& workspace);

} // namespace intentscope::tasks
