// SPDX-License-Identifier: GPL-3.0-or-later
// What the server itself refuses, whatever program asks.
#include "tests/core/team/team_fixture.h"

namespace intentscope::team {
namespace {

using test::HasError;
using test::HasErrorAbout;

class TeamRoles : public TeamFixture {
protected:
    TeamRoles() : m_place(makeWorkspace("lead")) {
        makeTeam(*m_place.dataset);
        addMember("mei");
        addMember("omar");
        addMember("ada", TeamRole::Adjudicator);
    }

    std::string line(const std::string& annotator, const std::string& id, labels::LabelRole role = {}) const {
        labels::LabelEvent event = test::labelEvent("i1", {"track"}, annotator);
        event.datasetHash = m_place.dataset->info().hash;
        event.eventId = id;
        event.role = role;
        return labels::toJson({event, {}});
    }

    Result<SqlRows> insert(const std::string& login, const std::string& text) const {
        return plainly(login)->query(
            "INSERT INTO intentscope.label_events (event) VALUES ($1)", std::array{text});
    }

    Place m_place;
};

TEST_F(TeamRoles, AnAnnotatorAppendsUnderTheOwnNameAndSeesAll) {
    EXPECT_OK(insert("mei", line("mei", "e1")));
    EXPECT_OK(insert("omar", line("omar", "e2")));
    const auto seen = plainly("omar")->query(
        "SELECT number, author, annotator FROM intentscope.label_events ORDER BY number");
    ASSERT_OK(seen);
    using Rows = std::vector<std::vector<std::string>>;
    EXPECT_EQ(seen->rows, (Rows{{"1", "mei", "mei"}, {"2", "omar", "omar"}}));
}

TEST_F(TeamRoles, AnAnnotatorDoesNotAppendUnderAnotherNameOrAsAdjudicator) {
    constexpr const char* Policy = "row-level security";
    EXPECT_THAT(insert("mei", line("omar", "e1")), HasErrorAbout(ErrorCode::InvalidInput, Policy));
    EXPECT_THAT(
        insert("mei", line("mei", "e1", labels::LabelRole::Adjudicator)),
        HasErrorAbout(ErrorCode::InvalidInput, Policy));
    EXPECT_OK(insert("ada", line("ada", "e2", labels::LabelRole::Adjudicator)));
    EXPECT_OK(insert("ada", line("ada", "e3")));
    EXPECT_THAT(
        insert("ada", line("mei", "e4", labels::LabelRole::Adjudicator)),
        HasErrorAbout(ErrorCode::InvalidInput, Policy));
    EXPECT_EQ(serverEvents(m_place.dataset->info().hash).size(), 2U);
}

TEST_F(TeamRoles, NobodyChangesOrRemovesAnEvent) {
    ASSERT_OK(insert("mei", line("mei", "e1")));
    const std::array statements = {
        "UPDATE intentscope.label_events SET event = '{}'",
        "DELETE FROM intentscope.label_events",
        "TRUNCATE intentscope.label_events"};
    for (const char* statement : statements) {
        for (const std::string& login : {std::string("mei"), std::string("ada"), m_lead})
            EXPECT_THAT(
                plainly(login)->execute(statement),
                HasErrorAbout(ErrorCode::InvalidInput, "permission denied"))
                << statement << " as " << login;
        EXPECT_THAT(
            plainly("administrator")->execute(statement),
            HasErrorAbout(ErrorCode::InvalidInput, "only appended"))
            << statement;
    }
    const auto events = serverEvents(m_place.dataset->info().hash);
    ASSERT_EQ(events.size(), 1U);
    EXPECT_EQ(events[0].label.trueIntents, std::vector<std::string>{"track"});
}

TEST_F(TeamRoles, WhatTheServerFillsInIsNotGiven) {
    for (const char* column : {"number", "author", "annotator", "role", "received_at", "dataset_hash"})
        EXPECT_THAT(
            plainly("mei")->query(
                "INSERT INTO intentscope.label_events (event, " + std::string(column) + ") VALUES ($1, NULL)",
                std::array{line("mei", "e1")}),
            HasErrorAbout(ErrorCode::InvalidInput, "permission denied"))
            << column;
    // An owner may name the columns; the rule about the author holds for owners too.
    EXPECT_THAT(
        plainly(m_lead)->query(
            "INSERT INTO intentscope.label_events (event, author) VALUES ($1, 'mei')",
            std::array{line("mei", "e1")}),
        HasErrorAbout(ErrorCode::InvalidInput, "row-level security"));
}

TEST_F(TeamRoles, MembersDatasetsAndTablesBelongToOwners) {
    const std::string ofOwners[] = {
        "INSERT INTO intentscope.members (login, annotator) VALUES ('eve', 'eve')",
        "INSERT INTO intentscope.datasets (hash, catalogue_hash, name) VALUES ('a', 'b', 'c')",
        "UPDATE intentscope.datasets SET last_number = 0",
        "INSERT INTO intentscope.versions (version) VALUES (99)",
        "UPDATE intentscope.team SET annotator_role = 'public'"};
    const std::string ofTables[] = {
        "ALTER TABLE intentscope.label_events DISABLE TRIGGER USER",
        "ALTER TABLE intentscope.label_events NO FORCE ROW LEVEL SECURITY",
        "DROP POLICY members_read ON intentscope.label_events",
        "DROP TABLE intentscope.label_events",
        "CREATE TABLE intentscope.mine (x int)"};
    for (const char* login : {"mei", "ada"}) {
        for (const std::string& statement : ofOwners)
            EXPECT_THAT(
                plainly(login)->execute(statement),
                HasErrorAbout(ErrorCode::InvalidInput, "permission denied"))
                << statement << " as " << login;
        for (const std::string& statement : ofTables)
            EXPECT_THAT(plainly(login)->execute(statement), HasError(ErrorCode::InvalidInput))
                << statement << " as " << login;
    }
    ASSERT_OK_AND_ASSIGN(const auto server, serverFor("mei"));
    EXPECT_THAT(server->saveMember({"eve", "eve", TeamRole::Owner}), HasError(ErrorCode::InvalidInput));
    EXPECT_THAT(server->addDataset({"a", "b", "c", 0}), HasError(ErrorCode::InvalidInput));
}

TEST_F(TeamRoles, AnEventThatDoesNotFitIsRefusedByTheServer) {
    ASSERT_OK(insert("mei", line("mei", "e1")));
    EXPECT_OK(insert("mei", line("mei", "e1"))) << "known, and left out";
    labels::LabelEvent event = test::labelEvent("i2", {"track"}, "mei");
    event.eventId = "e1";
    event.datasetHash = m_place.dataset->info().hash;
    EXPECT_THAT(
        insert("mei", labels::toJson({event, {}})),
        HasErrorAbout(ErrorCode::Mismatch, "says something else"));
    event.eventId = "e2";
    EXPECT_THAT(
        insert("mei", labels::toJson({event, "e9"})),
        HasErrorAbout(ErrorCode::InvalidInput, "undoes one that is not there"));
    event.datasetHash = "another";
    EXPECT_THAT(
        insert("mei", labels::toJson({event, {}})),
        HasErrorAbout(ErrorCode::Mismatch, "does not label the dataset another"));
    EXPECT_THAT(insert("mei", "no JSON"), HasError(ErrorCode::InvalidInput));
    EXPECT_EQ(serverEvents(m_place.dataset->info().hash).size(), 1U);
}

TEST_F(TeamRoles, RolesAreGivenAndTakenByOwners) {
    ASSERT_OK_AND_ASSIGN(const auto server, serverFor(m_lead));
    ASSERT_OK(server->saveMember({"mei", "mei", TeamRole::Adjudicator}));
    EXPECT_OK(insert("mei", line("mei", "e1", labels::LabelRole::Adjudicator)));
    EXPECT_THAT(
        server->saveMember({"mei", "another", TeamRole::Annotator}), HasError(ErrorCode::AlreadyExists));
    EXPECT_THAT(server->saveMember({"zoe", "mei", TeamRole::Annotator}), HasError(ErrorCode::AlreadyExists));
    ASSERT_OK(server->saveMember({"omar", "omar", TeamRole::None}));
    EXPECT_THAT(serverFor("omar"), HasErrorAbout(ErrorCode::InvalidInput, "no member of this team"));
    ASSERT_OK_AND_ASSIGN(const auto members, server->members());
    std::map<std::string, TeamRole> roles;
    for (const TeamMember& member : members)
        roles[member.annotator] = member.role;
    EXPECT_EQ(
        roles,
        (std::map<std::string, TeamRole>{
            {"mei", TeamRole::Adjudicator},
            {"omar", TeamRole::None},
            {"ada", TeamRole::Adjudicator},
            {m_lead, TeamRole::Owner}}));
}

TEST_F(TeamRoles, OnlyOwnersMakeAndUpdateTheTables) {
    ASSERT_OK_AND_ASSIGN(const auto address, parseServerAddress(at("mei")));
    EXPECT_OK(TeamServer::setUp(address, {}, {})) << "nothing to do";
    cluster().administer("INSERT INTO intentscope.versions (version) VALUES (99)", m_database);
    EXPECT_THAT(serverFor("mei"), HasErrorAbout(ErrorCode::UnsupportedVersion, "version 99"));
    EXPECT_THAT(TeamServer::setUp(address, {}, {}), HasError(ErrorCode::UnsupportedVersion));
    cluster().administer("CREATE DATABASE \"empty of " + m_database + "\"");
    ASSERT_OK_AND_ASSIGN(
        const auto empty, parseServerAddress(cluster().address("mei", "empty%20of%20" + m_database)));
    EXPECT_THAT(
        TeamServer::connect(empty, {}, {}), HasErrorAbout(ErrorCode::NotFound, "no team in this database"));
    EXPECT_THAT(TeamServer::setUp(empty, {}, {}), HasErrorAbout(ErrorCode::InvalidInput, "CREATEROLE"));
}

} // namespace
} // namespace intentscope::team
