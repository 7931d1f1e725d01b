// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/team_task.h"

#include "core/base/fingerprint.h"
#include "core/labels/label_state.h"
#include "core/remote/request_watch.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <set>
#include <utility>

namespace intentscope::tasks {
namespace {

using labels::LabelEvent;

Result<store::TeamMembership> membershipOf(store::TeamStore& store) {
    ISCOPE_TRY_ASSIGN(auto membership, store.membership());
    if (membership)
        return *std::move(membership);
    return fail(
        ErrorCode::NotFound,
        "This workspace has no team",
        {.cure = "Join one: intentscope-cli team join --server postgresql://LOGIN@HOST/DATABASE"});
}

/// The difference between the dataset at hand and those of the team, as a person can act on it.
tl::unexpected<Error>
otherDataset(const data::Dataset& dataset, const std::vector<team::TeamDataset>& known) {
    std::string names;
    bool hasCatalogue = false;
    for (const team::TeamDataset& other : known) {
        names += (names.empty() ? "" : ", ") + other.name + " (" + other.hash.substr(0, 12) + ")";
        hasCatalogue = hasCatalogue || other.catalogueHash == catalogueHash(dataset);
    }
    return fail(
        ErrorCode::Mismatch,
        "The team does not label the dataset '" + dataset.info().name + "' (" +
            dataset.info().hash.substr(0, 12) + "), but " + (names.empty() ? "none yet" : names) +
            (hasCatalogue ? ": the intents are the same, the impressions are not" : ""),
        {.cure = "Import the team's dataset, or have an owner add this one: intentscope-cli team init"});
}

bool isWorthAnother(const Error& error) {
    return error.code == ErrorCode::Io || error.code == ErrorCode::Busy;
}

/// One attempt: a connection and all that can be done with it.
Status attempt(
    const store::TeamMembership& membership,
    const TeamSyncSpec& spec,
    team::TeamSync& sync,
    const std::stop_token& stop) {
    ISCOPE_TRY_ASSIGN(const auto address, team::parseServerAddress(membership.server));
    ISCOPE_TRY_ASSIGN(const auto server, team::TeamServer::connect(address, spec.patience, stop));
    return sync.run(*server);
}

Status waitFor(double seconds, const std::stop_token& stop) {
    using Clock = remote::RequestWatch::Clock;
    const std::chrono::duration<double> delay(seconds);
    return remote::waitUntil(Clock::now() + std::chrono::duration_cast<Clock::duration>(delay), stop);
}

/// Until all is done, or the server stayed away for too long.
Status syncPatiently(
    const store::TeamMembership& membership,
    const TeamSyncSpec& spec,
    team::TeamSync& sync,
    const std::stop_token& stop) {
    std::int32_t failedCount = 0;
    double delay = spec.firstDelaySeconds;
    while (true) {
        const auto moved = [&] { return sync.outcome().sentCount + sync.outcome().receivedCount; };
        const std::int64_t before = moved();
        auto done = attempt(membership, spec, sync, stop);
        if (done || !isWorthAnother(done.error()))
            return done;
        if (moved() > before) {
            failedCount = 0;
            delay = spec.firstDelaySeconds;
        }
        if (++failedCount >= spec.attempts) {
            Error error = std::move(done).error();
            if (failedCount > 1)
                error.message += " (the last of " + std::to_string(failedCount) + " attempts)";
            return tl::unexpected(std::move(error));
        }
        if (spec.onRetry)
            spec.onRetry(done.error(), delay);
        ISCOPE_TRY(waitFor(delay, stop));
        delay = std::min(delay * 2, spec.longestDelaySeconds);
    }
}

std::int64_t countDisagreements(const labels::LabelState& state) {
    struct Said {
        std::set<std::string> intents;
        bool isDecided = false;
    };
    std::map<std::string, Said> byImpression;
    for (const LabelEvent* event : state.inForce()) {
        Said& said = byImpression[event->impressionId];
        said.isDecided = said.isDecided || event->role == labels::LabelRole::Adjudicator;
        if (!event->label.trueIntents.empty())
            said.intents.insert(event->label.trueIntents.front());
    }
    return std::ranges::count_if(
        byImpression, [](const auto& one) { return one.second.intents.size() > 1 && !one.second.isDecided; });
}

} // namespace

std::string catalogueHash(const data::Dataset& dataset) {
    Fingerprinter hash;
    const auto add = [&](std::string_view text) {
        hash.add(std::to_string(text.size()) + ":");
        hash.add(text);
    };
    for (std::int32_t row = 0; row < dataset.intentCount(); ++row) {
        add(dataset.intentId(IntentIndex{row}));
        add(dataset.intentTitle(IntentIndex{row}));
    }
    return hash.finish().hex();
}

std::string connectionWarning(const team::ServerAddress& address) {
    if (address.isLocal || address.sslMode == "verify-full" || address.sslMode == "verify-ca")
        return {};
    return "sslmode=" + address.sslMode +
           " does not check who the server is: somebody on the way could read labels and the password's "
           "proof. Use "
           "verify-full";
}

Status teamInit(const TeamPlace& place, const data::Dataset& dataset, std::stop_token stop) {
    ISCOPE_TRY_ASSIGN(const auto address, team::parseServerAddress(place.server));
    ISCOPE_TRY(team::TeamServer::setUp(address, place.patience, stop));
    ISCOPE_TRY_ASSIGN(const auto server, team::TeamServer::connect(address, place.patience, stop));
    return server->addDataset({dataset.info().hash, catalogueHash(dataset), dataset.info().name, 0});
}

Result<store::TeamMembership> teamJoin(
    const TeamPlace& place,
    workspace::Workspace& workspace,
    const data::Dataset& dataset,
    std::stop_token stop) {
    ISCOPE_TRY_ASSIGN(const auto address, team::parseServerAddress(place.server));
    ISCOPE_TRY_ASSIGN(const auto server, team::TeamServer::connect(address, place.patience, stop));
    if (server->self().annotator.empty())
        return fail(
            ErrorCode::InvalidInput,
            "The login '" + server->self().login + "' has no name to label under",
            {.cure = "Have an owner add it: intentscope-cli team members --add " + server->self().login});
    ISCOPE_TRY_ASSIGN(const auto known, server->datasets());
    const auto found = std::ranges::find(known, dataset.info().hash, &team::TeamDataset::hash);
    if (found == known.end() || found->catalogueHash != catalogueHash(dataset))
        return otherDataset(dataset, known);
    ISCOPE_TRY_ASSIGN(const auto store, workspace.openTeamStore());
    store::TeamMembership membership{
        .server = place.server,
        .teamId = server->teamId(),
        .annotator = server->self().annotator,
        .datasetHash = dataset.info().hash,
        .readThrough = 0,
        .readEvent = {},
        .syncedAt = UtcMillis::missing(),
        .lastError = {}};
    ISCOPE_TRY_ASSIGN(const auto before, store->membership());
    const bool isSame = before && before->teamId == membership.teamId &&
                        before->annotator == membership.annotator &&
                        before->datasetHash == membership.datasetHash;
    if (isSame)
        ISCOPE_TRY(store->changeServer(place.server));
    else
        ISCOPE_TRY(store->join(membership));
    return membershipOf(*store);
}

Result<team::SyncOutcome> teamSync(
    const TeamSyncSpec& spec, workspace::Workspace& workspace, ProgressSink& progress, std::stop_token stop) {
    ISCOPE_TRY_ASSIGN(const auto labels, workspace.openLabelWriter());
    ISCOPE_TRY_ASSIGN(const auto store, workspace.openTeamStore());
    ISCOPE_TRY_ASSIGN(const auto membership, membershipOf(*store));
    team::TeamSync sync({*labels, *store}, progress, stop);
    auto done = syncPatiently(membership, spec, sync, stop);
    ISCOPE_TRY(store->noteAttempt(nowUtc(), done ? std::string() : done.error().text()));
    if (!done)
        return tl::unexpected(std::move(done).error());
    return sync.outcome();
}

Result<TeamStatus> teamStatus(workspace::Workspace& workspace) {
    ISCOPE_TRY_ASSIGN(const auto store, workspace.openTeamStore());
    TeamStatus status;
    ISCOPE_TRY_ASSIGN(status.membership, membershipOf(*store));
    ISCOPE_TRY_ASSIGN(status.counts, store->counts());
    ISCOPE_TRY_ASSIGN(status.refused, store->refused());
    ISCOPE_TRY_ASSIGN(const auto labels, workspace.openLabelReader());
    labels::LabelState state({status.membership.datasetHash});
    ISCOPE_TRY(labels->foldInto(state));
    status.disagreementCount = countDisagreements(state);
    return status;
}

Result<TeamPlace> teamPlace(workspace::Workspace& workspace) {
    ISCOPE_TRY_ASSIGN(const auto store, workspace.openTeamStore());
    ISCOPE_TRY_ASSIGN(const auto membership, membershipOf(*store));
    return TeamPlace{.server = membership.server, .patience = {}};
}

} // namespace intentscope::tasks
