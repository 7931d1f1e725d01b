// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/workspace_options.h"
#include "core/tasks/team_task.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <memory>
#include <sstream>

namespace intentscope::cli {
namespace {

struct TeamOptions {
    WorkspaceOptions where;
    std::string server;
    team::TeamMember member; ///< to be added
    std::string role = "annotator";
    tasks::TeamSyncSpec sync;
};

void warnOf(VerbContext& context, const std::string& server) {
    const auto address = team::parseServerAddress(server);
    const std::string warning = address ? tasks::connectionWarning(*address) : std::string();
    if (!warning.empty())
        context.output.err() << "Warning: " << warning << '\n';
}

Result<Answer> runInit(VerbContext& context, const TeamOptions& options) {
    ISCOPE_TRY_ASSIGN(const auto opened, openWithDataset(context, options.where, workspace::OpenMode::Read));
    warnOf(context, options.server);
    ISCOPE_TRY(tasks::teamInit({.server = options.server}, *opened.dataset, context.stop));
    const auto& info = opened.dataset->info();
    nlohmann::ordered_json object;
    object["dataset"] = info.name;
    object["dataset_hash"] = info.hash;
    object["catalogue_hash"] = tasks::catalogueHash(*opened.dataset);
    object["schema_version"] = team::serverSchemaVersion();
    return Answer{
        "The team's tables are there (version " + std::to_string(team::serverSchemaVersion()) +
            "), and it labels '" + info.name + "'\n",
        object.dump(2)};
}

Result<Answer> runJoin(VerbContext& context, const TeamOptions& options) {
    ISCOPE_TRY_ASSIGN(const auto opened, openWithDataset(context, options.where, workspace::OpenMode::Write));
    warnOf(context, options.server);
    ISCOPE_TRY_ASSIGN(
        const auto membership,
        tasks::teamJoin({.server = options.server}, *opened.workspace, *opened.dataset, context.stop));
    nlohmann::ordered_json object;
    object["team"] = membership.teamId;
    object["annotator"] = membership.annotator;
    object["dataset_hash"] = membership.datasetHash;
    return Answer{
        "Labels of '" + membership.annotator + "' are shared with the team: intentscope-cli team sync\n",
        object.dump(2)};
}

Result<Answer> runLeave(VerbContext& context, const TeamOptions& options) {
    ISCOPE_TRY_ASSIGN(const auto opened, openWorkspace(context, options.where, workspace::OpenMode::Write));
    ISCOPE_TRY_ASSIGN(const auto store, opened->openTeamStore());
    ISCOPE_TRY(store->leave());
    return Answer{"This workspace has no team any more; its labels stay\n", R"({"left": true})"};
}

Result<Answer> runSync(VerbContext& context, const TeamOptions& options) {
    ISCOPE_TRY_ASSIGN(const auto opened, openWorkspace(context, options.where, workspace::OpenMode::Write));
    tasks::TeamSyncSpec spec = options.sync;
    spec.onRetry = [&](const Error& error, double seconds) {
        context.output.err() << error.message << "; trying again in " << seconds << " s\n";
    };
    ISCOPE_TRY_ASSIGN(const auto outcome, tasks::teamSync(spec, *opened, context.progress, context.stop));
    std::ostringstream text;
    text << outcome.sentCount << " label events sent, " << outcome.receivedCount << " received\n";
    if (outcome.isServerSetBack)
        text << "The server had lost labels; those of this workspace were sent again\n";
    if (outcome.restatedCount > 0)
        text << outcome.restatedCount
             << " impressions were judged in two workspaces under one name: the later judgement stands\n";
    if (outcome.refusedCount > 0)
        text << outcome.refusedCount << " were refused: see team status\n";
    nlohmann::ordered_json object;
    object["sent"] = outcome.sentCount;
    object["received"] = outcome.receivedCount;
    object["restated"] = outcome.restatedCount;
    object["refused"] = outcome.refusedCount;
    object["server_set_back"] = outcome.isServerSetBack;
    return Answer{text.str(), object.dump(2)};
}

Answer answerOf(const tasks::TeamStatus& status) {
    constexpr std::size_t MaxListed = 20;
    const auto& [membership, counts, refused, disagreements] = status;
    const std::string synced =
        membership.syncedAt.isMissing() ? std::string("never") : toIso8601(membership.syncedAt);
    std::ostringstream text;
    text << "Server        " << membership.server << '\n'
         << "Annotator     " << membership.annotator << '\n'
         << "Waiting       " << counts.pendingCount << '\n'
         << "Sent          " << counts.sentCount << '\n'
         << "Received      " << counts.receivedCount << '\n'
         << "Disagreements " << disagreements << '\n'
         << "Last sync     " << synced << '\n';
    if (!membership.lastError.empty())
        text << "Last error    " << membership.lastError << '\n';
    if (counts.heldBackCount > 0)
        text << counts.heldBackCount << " events under other names stay in this workspace\n";
    nlohmann::ordered_json object;
    object["server"] = membership.server;
    object["team"] = membership.teamId;
    object["annotator"] = membership.annotator;
    object["dataset_hash"] = membership.datasetHash;
    object["waiting"] = counts.pendingCount;
    object["sent"] = counts.sentCount;
    object["received"] = counts.receivedCount;
    object["held_back"] = counts.heldBackCount;
    object["disagreements"] = disagreements;
    object["last_sync"] = membership.syncedAt.isMissing() ? nullptr : nlohmann::ordered_json(synced);
    object["last_error"] = membership.lastError;
    object["refused"] = nlohmann::ordered_json::array();
    for (const store::RefusedEvent& event : refused) {
        if (object["refused"].size() < MaxListed)
            text << "Refused: event " << event.sequence << ": " << event.reason << '\n';
        object["refused"].push_back({{"sequence", event.sequence}, {"reason", event.reason}});
    }
    if (refused.size() > MaxListed)
        text << "and " << refused.size() - MaxListed << " more (--json lists all)\n";
    return {text.str(), object.dump(2)};
}

Result<Answer> runStatus(VerbContext& context, const TeamOptions& options) {
    ISCOPE_TRY_ASSIGN(const auto opened, openWorkspace(context, options.where, workspace::OpenMode::Read));
    ISCOPE_TRY_ASSIGN(const auto status, tasks::teamStatus(*opened));
    return answerOf(status);
}

Result<Answer> runMembers(VerbContext& context, const TeamOptions& options) {
    tasks::TeamPlace place{.server = options.server};
    if (place.server.empty()) {
        ISCOPE_TRY_ASSIGN(
            const auto opened, openWorkspace(context, options.where, workspace::OpenMode::Read));
        ISCOPE_TRY_ASSIGN(place, tasks::teamPlace(*opened));
    }
    ISCOPE_TRY_ASSIGN(const auto address, team::parseServerAddress(place.server));
    ISCOPE_TRY_ASSIGN(const auto server, team::TeamServer::connect(address, place.patience, context.stop));
    if (!options.member.login.empty()) {
        team::TeamMember member = options.member;
        ISCOPE_TRY_ASSIGN(member.role, team::parseTeamRole(options.role));
        if (member.annotator.empty())
            member.annotator = member.login;
        ISCOPE_TRY(server->saveMember(member));
    }
    ISCOPE_TRY_ASSIGN(const auto members, server->members());
    std::ostringstream text;
    nlohmann::ordered_json object;
    object["members"] = nlohmann::ordered_json::array();
    for (const team::TeamMember& member : members) {
        text << member.annotator << "  " << name(member.role) << "  (login " << member.login << ")\n";
        object["members"].push_back(
            {{"login", member.login}, {"annotator", member.annotator}, {"role", name(member.role)}});
    }
    return Answer{text.str(), object.dump(2)};
}

void addServerOption(CLI::App& verb, TeamOptions& options, bool isRequired) {
    verb.add_option(
            "--server",
            options.server,
            "postgresql://LOGIN@HOST/DATABASE or service=NAME; the password comes from PGPASSWORD or "
            "~/.pgpass")
        ->required(isRequired);
}

} // namespace

void addTeamVerb(CLI::App& app, Verb& chosen) {
    auto options = std::make_shared<TeamOptions>();
    CLI::App& teamVerb = *app.add_subcommand("team", "Share labels with others through a PostgreSQL server");
    teamVerb.require_subcommand(1);
    const auto add = [&](const char* name, const char* description, auto run) -> CLI::App& {
        CLI::App& verb = *teamVerb.add_subcommand(name, description);
        verb.fallthrough();
        verb.callback([options, run, &chosen] {
            chosen = [options, run](VerbContext& context) { return run(context, *options); };
        });
        return verb;
    };
    const auto addForWorkspace = [&](const char* name, const char* description, auto run) -> CLI::App& {
        CLI::App& verb = add(name, description, run);
        addWorkspaceOption(verb, options->where);
        return verb;
    };
    CLI::App& init =
        addForWorkspace("init", "For owners: make or update the team's tables, add this dataset", runInit);
    addDatasetOption(init, options->where);
    addServerOption(init, *options, true);
    CLI::App& join = addForWorkspace("join", "Share this workspace's labels with the team", runJoin);
    addDatasetOption(join, options->where);
    addServerOption(join, *options, true);
    addForWorkspace("leave", "Share nothing any more; labels stay", runLeave);
    CLI::App& sync = addForWorkspace("sync", "Send what waits, receive what others labelled", runSync);
    sync.add_option("--attempts", options->sync.attempts, "In a row without success")
        ->check(CLI::Range(1, 1000));
    sync.add_option(
        "--connect-seconds", options->sync.patience.connectSeconds, "Longest wait for a connection");
    sync.add_option("--answer-seconds", options->sync.patience.answerSeconds, "Longest wait for an answer");
    addForWorkspace("status", "What waits, was sent and received; asks no server", runStatus);
    CLI::App& members = add("members", "List the members; for owners: add one or change a role", runMembers);
    addServerOption(members, *options, false);
    members.add_option("-w,--workspace", options->where.workspace, "Its team, where no server is named");
    members.add_option("--add", options->member.login, "Login of the server; made where it is missing");
    members.add_option(
        "--annotator", options->member.annotator, "Of --add: the name on labels; the login's own");
    members.add_option("--role", options->role, "Of --add: annotator, adjudicator, owner or none");
}

} // namespace intentscope::cli
