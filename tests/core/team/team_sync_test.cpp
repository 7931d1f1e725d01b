// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/team/team_fixture.h"
#include "tests/support/tcp_relay.h"

#include <fstream>

namespace intentscope::team {
namespace {

using test::HasError;
using test::HasErrorAbout;

class TeamSyncTest : public TeamFixture {
protected:
    TeamSyncTest() {
        const Place first = makeWorkspace("first");
        m_dataset = first.dataset->info().hash;
        makeTeam(*first.dataset);
        addMember("mei");
        addMember("omar");
    }

    void expectSame(const std::vector<Place*>& places) {
        const auto events = serverEvents(m_dataset);
        const Fold expected = foldOf(events);
        for (const Place* place : places) {
            EXPECT_EQ(foldOf(*place), expected) << place->workspace->name();
            const auto here = place->workspace->labels().events();
            ASSERT_OK(here);
            EXPECT_EQ(here->size(), events.size()) << place->workspace->name();
        }
    }

    std::string m_dataset;
};

TEST_F(TeamSyncTest, LabelsOfTwoPeopleMeet) {
    Place mei = joined("mei");
    Place omar = joined("omar");
    const auto first = label(mei, "mei", "i1", "track");
    label(omar, "omar", "i1", "cancel");
    labels::LabelEvent undo = test::retraction("i1");
    undo.datasetHash = m_dataset;
    undo.undoes = first.sequence;
    ASSERT_OK(mei.workspace->labels().append(undo));
    label(mei, "mei", "i1", "refund");
    ASSERT_OK_AND_ASSIGN(const auto sent, sync(mei));
    EXPECT_EQ(sent.sentCount, 3);
    EXPECT_EQ(sent.receivedCount, 0);
    ASSERT_OK_AND_ASSIGN(const auto both, sync(omar));
    EXPECT_EQ(both.sentCount, 1);
    EXPECT_EQ(both.receivedCount, 3);
    ASSERT_OK_AND_ASSIGN(const auto received, sync(mei));
    EXPECT_EQ(received.receivedCount, 1);
    ASSERT_OK_AND_ASSIGN(const auto nothing, sync(mei));
    EXPECT_EQ(nothing.sentCount + nothing.receivedCount, 0);
    expectSame({&mei, &omar});
    ASSERT_OK_AND_ASSIGN(const auto status, tasks::teamStatus(*omar.workspace));
    EXPECT_EQ(status.counts.sentCount, 1);
    EXPECT_EQ(status.counts.receivedCount, 3);
    EXPECT_EQ(status.counts.pendingCount, 0);
    EXPECT_EQ(status.disagreementCount, 1) << "refund against cancel: nothing was overwritten";
    ASSERT_OK_AND_ASSIGN(const auto events, omar.workspace->labels().events());
    EXPECT_EQ(events[2].undoes, 2) << "the undone event by its number here";
}

TEST_F(TeamSyncTest, OnePersonInTwoWorkspacesEndsWithTheLaterJudgementEverywhere) {
    Place desk = joined("mei", "desk");
    Place laptop = joined("mei", "laptop");
    Place omar = joined("omar");
    labels::LabelEvent late = test::labelEvent("i1", {"cancel"});
    late.datasetHash = m_dataset;
    late.time = UtcMillis{late.time.value + 60'000};
    ASSERT_OK(desk.workspace->labels().append(late));
    label(laptop, "mei", "i1", "track");
    label(laptop, "mei", "i2", "track");
    ASSERT_OK(sync(laptop));
    ASSERT_OK_AND_ASSIGN(const auto outcome, sync(desk));
    EXPECT_EQ(outcome.restatedCount, 1) << "at the desk the laptop's earlier judgement came in later";
    for (Place* place : {&laptop, &omar, &desk})
        ASSERT_OK(sync(*place));
    expectSame({&desk, &laptop, &omar});
    labels::LabelState state;
    ASSERT_OK(omar.workspace->labels().foldInto(state));
    EXPECT_EQ(state.find("i1", "mei")->label.trueIntents, std::vector<std::string>{"cancel"});
}

TEST_F(TeamSyncTest, AnEventThatTheServerRefusesDoesNotHoldBackTheOthers) {
    Place mei = joined("mei");
    label(mei, "mei", "i1", "track");
    labels::LabelEvent decision = test::labelEvent("i2", {"track"});
    decision.datasetHash = m_dataset;
    decision.role = labels::LabelRole::Adjudicator;
    ASSERT_OK(mei.workspace->labels().append(decision));
    label(mei, "mei", "i3", "track");
    label(mei, "imported", "i3", "track");
    ASSERT_OK_AND_ASSIGN(const auto outcome, sync(mei));
    EXPECT_EQ(outcome.sentCount, 2);
    EXPECT_EQ(outcome.refusedCount, 1);
    ASSERT_OK_AND_ASSIGN(const auto status, tasks::teamStatus(*mei.workspace));
    EXPECT_EQ(status.counts.pendingCount, 1);
    EXPECT_EQ(status.counts.heldBackCount, 1);
    ASSERT_EQ(status.refused.size(), 1U);
    EXPECT_THAT(status.refused[0].reason, testing::HasSubstr("row-level security"));
    ASSERT_NO_FATAL_FAILURE(addMember("mei", TeamRole::Adjudicator));
    ASSERT_OK_AND_ASSIGN(const auto later, sync(mei));
    EXPECT_EQ(later.sentCount, 1);
    ASSERT_OK_AND_ASSIGN(const auto now, tasks::teamStatus(*mei.workspace));
    EXPECT_TRUE(now.refused.empty());
}

TEST_F(TeamSyncTest, LabelsOfAnotherDatasetAreRefused) {
    Place mei = makeWorkspace("mei");
    const auto source = test::writeTinySource(m_folder);
    std::ofstream(source / "intents.csv", std::ios::app) << "";
    auto text = m_env.readFile(source / "intents.csv");
    ASSERT_OK(text);
    text->replace(text->find("Cancel my order"), 6, "Revoke");
    std::ofstream(source / "intents.csv", std::ios::binary) << *text;
    const auto other = import(*mei.workspace, source);
    EXPECT_NE(tasks::catalogueHash(*other), tasks::catalogueHash(*mei.dataset));
    EXPECT_THAT(
        tasks::teamJoin({.server = at("mei")}, *mei.workspace, *other, {}),
        HasErrorAbout(ErrorCode::Mismatch, m_dataset.substr(0, 12)));
    ASSERT_OK(tasks::teamJoin({.server = at("mei")}, *mei.workspace, *mei.dataset, {}));
    labels::LabelEvent event = test::labelEvent("i1", {"track"});
    event.datasetHash = other->info().hash;
    ASSERT_OK(mei.workspace->labels().append(event));
    ASSERT_OK_AND_ASSIGN(const auto outcome, sync(mei));
    EXPECT_EQ(outcome.sentCount, 0) << "labels of another dataset of the workspace stay here";
}

TEST_F(TeamSyncTest, ErrorCausesAreShared) {
    Place mei = joined("mei");
    Place omar = joined("omar");
    ASSERT_OK(mei.workspace->labels().saveErrorCause({"holiday", "Holiday", "Of a region", false}));
    ASSERT_OK(sync(mei));
    ASSERT_OK(sync(omar));
    ASSERT_OK_AND_ASSIGN(const auto causes, omar.workspace->labels().errorCauses());
    EXPECT_EQ(causes.back().id, "holiday");
}

TEST_F(TeamSyncTest, AServerThatWasSetBackGetsWhatItLost) {
    Place mei = joined("mei");
    Place omar = joined("omar");
    for (const char* impression : {"i1", "i2", "i3"})
        label(mei, "mei", impression, "track");
    label(omar, "omar", "i1", "cancel");
    ASSERT_OK(sync(mei));
    ASSERT_OK(sync(omar));
    ASSERT_OK(sync(mei));
    // As a backup from before the last three events.
    const auto server = plainly("administrator");
    ASSERT_OK(
        server->execute("ALTER TABLE intentscope.label_events DISABLE TRIGGER USER;"
                        "DELETE FROM intentscope.label_events WHERE number > 1;"
                        "UPDATE intentscope.datasets SET last_number = 1;"
                        "ALTER TABLE intentscope.label_events ENABLE ALWAYS TRIGGER events_are_numbered;"
                        "ALTER TABLE intentscope.label_events ENABLE ALWAYS TRIGGER events_are_kept"));
    label(omar, "omar", "i2", "cancel");
    ASSERT_OK_AND_ASSIGN(const auto first, sync(omar));
    EXPECT_TRUE(first.isServerSetBack);
    EXPECT_EQ(first.sentCount, 2);
    ASSERT_OK_AND_ASSIGN(const auto second, sync(mei));
    EXPECT_TRUE(second.isServerSetBack);
    EXPECT_EQ(second.sentCount, 2);
    ASSERT_OK(sync(omar));
    expectSame({&mei, &omar});
}

TEST_F(TeamSyncTest, ALineThatIsCutOrDeadLosesNothing) {
    cluster().setPassword("mei", "correct horse");
    ::setenv("PGPASSWORD", "correct horse", 1);
    test::TcpRelay relay(cluster().port());
    Place mei = makeWorkspace("mei");
    const std::string address =
        "postgresql://mei@127.0.0.1:" + std::to_string(relay.port()) + "/" + m_database;
    ASSERT_OK(tasks::teamJoin({.server = address}, *mei.workspace, *mei.dataset, {}));
    label(mei, "mei", "i1", "track");
    relay.cut();
    EXPECT_THAT(sync(mei), HasErrorAbout(ErrorCode::Io, "on this disk"));
    EXPECT_THAT(sync(mei, 3), HasErrorAbout(ErrorCode::Io, "the last of 3 attempts"));
    relay.mend();
    relay.freeze();
    NullProgress progress;
    tasks::TeamSyncSpec spec;
    spec.attempts = 1;
    spec.patience = {.connectSeconds = 0.3, .answerSeconds = 0.3};
    EXPECT_THAT(
        tasks::teamSync(spec, *mei.workspace, progress, {}),
        HasErrorAbout(ErrorCode::Io, "did not answer in time"));
    ASSERT_OK_AND_ASSIGN(const auto status, tasks::teamStatus(*mei.workspace));
    EXPECT_EQ(status.counts.pendingCount, 1);
    EXPECT_THAT(status.membership.lastError, testing::HasSubstr("did not answer in time"));
    relay.mend();
    ASSERT_OK_AND_ASSIGN(const auto outcome, sync(mei));
    EXPECT_EQ(outcome.sentCount, 1);
    std::stop_source stop;
    stop.request_stop();
    EXPECT_THAT(
        tasks::teamSync(spec, *mei.workspace, progress, stop.get_token()), HasError(ErrorCode::Cancelled));
    ::unsetenv("PGPASSWORD");
    expectSame({&mei});
}

TEST_F(TeamSyncTest, AnotherTeamAtTheSameAddressIsNotTakenForTheFirst) {
    Place mei = joined("mei");
    const std::string other = m_database + "b";
    cluster().administer("CREATE DATABASE " + other + " OWNER " + m_lead);
    ASSERT_OK(tasks::teamInit({.server = cluster().address(m_lead, other)}, *mei.dataset, {}));
    ASSERT_OK_AND_ASSIGN(const auto store, mei.workspace->openTeamStore());
    ASSERT_OK(store->changeServer(cluster().address(m_lead, other)));
    EXPECT_THAT(sync(mei), HasErrorAbout(ErrorCode::Mismatch, "another team"));
    ASSERT_OK(store->changeServer(at("omar")));
    EXPECT_THAT(sync(mei), HasErrorAbout(ErrorCode::Mismatch, "labels as 'omar'"));
    ASSERT_OK(tasks::teamJoin({.server = at("mei")}, *mei.workspace, *mei.dataset, {})) << "the new address";
    EXPECT_OK(sync(mei));
}

} // namespace
} // namespace intentscope::team
