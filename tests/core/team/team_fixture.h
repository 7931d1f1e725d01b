// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/labels/label_json.h"
#include "core/labels/label_state.h"
#include "core/tasks/label_task.h"
#include "core/tasks/team_task.h"
#include "tests/support/label_events.h"
#include "tests/support/postgres_cluster.h"
#include "tests/support/result_matchers.h"
#include "tests/support/tiny_dataset.h"

#include <gtest/gtest.h>

#include <array>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace intentscope::team {

/// Started when it is first asked for, ended with the test program.
inline test::PostgresCluster& cluster() {
    static test::PostgresCluster one;
    return one;
}

/// A team of its own: a database with `lead` as its owner, and the tiny dataset in workspaces.
class TeamFixture : public testing::Test {
protected:
    struct Place {
        std::unique_ptr<workspace::Workspace> workspace;
        std::shared_ptr<const data::Dataset> dataset;
    };

    TeamFixture() {
        static int teamCount = 0;
        m_database = "shop" + std::to_string(++teamCount);
        m_lead = "lead" + std::to_string(teamCount);
        cluster().addOwner(m_lead, m_database);
    }

    /// The address of a login at the socket.
    std::string at(const std::string& login) const { return cluster().address(login, m_database); }

    Place makeWorkspace(const std::string& name) {
        Place place;
        auto made = workspace::Workspace::create(m_folder.path() / (name + ".iscope"), m_env);
        EXPECT_OK(made);
        place.workspace = *std::move(made);
        place.dataset = import(*place.workspace, test::writeTinySource(m_folder));
        return place;
    }

    std::shared_ptr<const data::Dataset>
    import(workspace::Workspace& workspace, const std::filesystem::path& source) {
        NullProgress progress;
        const auto imported = data::importDataset(
            {.source = source, .mapping = {}, .datasetsRoot = workspace.datasetsFolder(), .name = {}},
            m_env,
            progress,
            {});
        EXPECT_OK(imported);
        const auto opened = workspace.openDataset(imported->hash);
        EXPECT_OK(opened);
        return *opened;
    }

    void makeTeam(const data::Dataset& dataset) {
        ASSERT_OK(tasks::teamInit({.server = at(m_lead)}, dataset, {}));
    }

    void addMember(const std::string& login, TeamRole role = TeamRole::Annotator) {
        ASSERT_OK_AND_ASSIGN(const auto server, serverFor(m_lead));
        ASSERT_OK(server->saveMember({login, login, role}));
    }

    Result<std::unique_ptr<TeamServer>> serverFor(const std::string& login) const {
        ISCOPE_TRY_ASSIGN(const auto address, parseServerAddress(at(login)));
        return TeamServer::connect(address, {}, {});
    }

    /// A connection without the program's own manners.
    std::unique_ptr<Postgres> plainly(const std::string& login) const {
        const auto address = parseServerAddress(at(login));
        EXPECT_OK(address);
        auto postgres = Postgres::connect(*address, {}, {});
        EXPECT_OK(postgres);
        return postgres ? *std::move(postgres) : nullptr;
    }

    /// A workspace of this person, who is a member.
    Place joined(const std::string& login, const std::string& name = {}) {
        Place place = makeWorkspace(name.empty() ? login : name);
        EXPECT_OK(tasks::teamJoin({.server = at(login)}, *place.workspace, *place.dataset, {}));
        return place;
    }

    static labels::LabelEvent label(
        Place& place,
        const std::string& annotator,
        const std::string& impression,
        const std::string& intent) {
        labels::LabelEvent event = test::labelEvent(impression, {intent}, annotator);
        event.datasetHash = place.dataset->info().hash;
        auto stored = place.workspace->labels().append(event);
        EXPECT_OK(stored);
        return *stored;
    }

    static Result<SyncOutcome> sync(Place& place, std::int32_t attempts = 1) {
        NullProgress progress;
        tasks::TeamSyncSpec spec;
        spec.attempts = attempts;
        spec.firstDelaySeconds = 0.05;
        spec.longestDelaySeconds = 0.5;
        return tasks::teamSync(spec, *place.workspace, progress, {});
    }

    /// What stands: by impression and annotator the id of the event in force.
    using Fold = std::map<std::pair<std::string, std::string>, std::string>;

    static Fold foldOf(const labels::LabelState& state) {
        Fold fold;
        for (const labels::LabelEvent* event : state.inForce())
            fold[{event->impressionId, event->annotator}] = event->eventId;
        return fold;
    }

    static Fold foldOf(const Place& place) {
        labels::LabelState state;
        EXPECT_OK(place.workspace->labels().foldInto(state));
        return foldOf(state);
    }

    /// Every event of the server's log, in its order.
    std::vector<labels::LabelEvent> serverEvents(const std::string& dataset) const {
        std::vector<labels::LabelEvent> events;
        const auto server = serverFor(m_lead);
        EXPECT_OK(server);
        constexpr int Page = 1000;
        while (true) {
            const auto page = (*server)->eventsAfter(dataset, static_cast<std::int64_t>(events.size()), Page);
            EXPECT_OK(page);
            if (!page || page->empty())
                return events;
            for (const TeamEvent& one : *page) {
                auto record = labels::parseLabelJson(one.line);
                EXPECT_OK(record);
                record->event.sequence = one.number;
                events.push_back(std::move(record->event));
            }
        }
    }

    static Fold foldOf(const std::vector<labels::LabelEvent>& events) {
        labels::LabelState state;
        for (const labels::LabelEvent& event : events)
            state.apply(event);
        return foldOf(state);
    }

    RealEnv m_env;
    test::TempDirectory m_folder;
    std::string m_database;
    std::string m_lead;
};

} // namespace intentscope::team
