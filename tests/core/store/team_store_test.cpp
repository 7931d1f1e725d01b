// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/team_store.h"

#include "core/store/label_store.h"
#include "core/store/migrations.h"
#include "tests/support/label_events.h"
#include "tests/support/result_matchers.h"
#include "tests/support/temp_directory.h"

#include <gtest/gtest.h>

#include <array>
#include <memory>

namespace intentscope::store {
namespace {

using test::HasError;
using test::labelEvent;

class TeamStoreTest : public testing::Test {
protected:
    void SetUp() override {
        ASSERT_OK(createDatabase(m_file));
        ASSERT_OK_AND_ASSIGN(auto labels, Db::open({.path = m_file}));
        m_labels = makeSqliteLabelStore(std::move(labels));
        ASSERT_OK_AND_ASSIGN(auto db, Db::open({.path = m_file}));
        m_team = std::make_unique<TeamStore>(std::move(db));
    }

    std::string append(const char* impression, const char* annotator) {
        auto stored = m_labels->append(labelEvent(impression, {"a"}, annotator));
        EXPECT_OK(stored);
        return stored->eventId;
    }

    void join() {
        TeamMembership membership;
        membership.server = "postgresql:///shop";
        membership.teamId = "t1";
        membership.annotator = "mei";
        membership.datasetHash = "data";
        ASSERT_OK(m_team->join(membership));
    }

    std::vector<std::int64_t> pending() {
        std::vector<std::int64_t> sequences;
        const auto events = m_team->pending();
        EXPECT_OK(events);
        for (const PendingEvent& event : *events)
            sequences.push_back(event.sequence);
        return sequences;
    }

    using Sequences = std::vector<std::int64_t>;

    test::TempDirectory m_folder;
    std::filesystem::path m_file = m_folder.path() / "workspace.sqlite";
    std::unique_ptr<LabelStore> m_labels;
    std::unique_ptr<TeamStore> m_team;
};

TEST_F(TeamStoreTest, ThereIsOneTeamOrNone) {
    ASSERT_OK_AND_ASSIGN(const auto none, m_team->membership());
    EXPECT_FALSE(none.has_value());
    EXPECT_THAT(m_team->leave(), HasError(ErrorCode::NotFound));
    ASSERT_NO_FATAL_FAILURE(join());
    TeamMembership another;
    another.server = another.teamId = another.annotator = another.datasetHash = "x";
    EXPECT_THAT(m_team->join(another), HasError(ErrorCode::AlreadyExists));
    ASSERT_OK(m_team->noteAttempt(UtcMillis{5}, ""));
    ASSERT_OK(m_team->noteAttempt(UtcMillis{9}, "away"));
    ASSERT_OK(m_team->changeServer("service=shop"));
    ASSERT_OK_AND_ASSIGN(const auto found, m_team->membership());
    EXPECT_EQ(found->server, "service=shop");
    EXPECT_EQ(found->syncedAt, UtcMillis{5});
    EXPECT_EQ(found->lastError, "away");
    ASSERT_OK(m_team->leave());
    ASSERT_NO_FATAL_FAILURE(join());
}

TEST_F(TeamStoreTest, WhatIsNotSharedWaitsInTheOrderOfTheLog) {
    const std::string first = append("i1", "mei");
    append("i1", "omar");
    const std::string third = append("i2", "mei");
    EXPECT_EQ(pending(), Sequences()) << "nothing waits without a team";
    ASSERT_NO_FATAL_FAILURE(join());
    EXPECT_EQ(pending(), (Sequences{1, 3}));
    ASSERT_OK(m_team->markShared(std::array{SharedEvent{third, 1}}));
    EXPECT_EQ(pending(), Sequences{1});
    append("i3", "mei");
    ASSERT_OK(m_team->markShared(std::array{SharedEvent{first, 2}}));
    EXPECT_EQ(pending(), Sequences{4});
    ASSERT_OK_AND_ASSIGN(const auto membership, m_team->membership());
    EXPECT_EQ(membership->readThrough, 2);
    EXPECT_EQ(membership->readEvent, first);
    ASSERT_OK(m_team->forgetShared());
    EXPECT_EQ(pending(), (Sequences{1, 3, 4}));
}

TEST_F(TeamStoreTest, CountsTellWhatWentWhere) {
    ASSERT_NO_FATAL_FAILURE(join());
    const std::string own = append("i1", "mei");
    const std::string received = append("i1", "omar");
    append("i1", "imported");
    append("i2", "mei");
    const std::string pardoned = append("i3", "mei");
    ASSERT_OK(m_team->refuse({4, "no"}));
    ASSERT_OK(m_team->refuse({4, "still no"}));
    ASSERT_OK(m_team->refuse({5, "no"}));
    ASSERT_OK(m_team->markShared(
        std::array{SharedEvent{own, 1}, SharedEvent{received, 2}, SharedEvent{pardoned, 3}}));
    ASSERT_OK_AND_ASSIGN(const auto counts, m_team->counts());
    EXPECT_EQ(counts.sentCount, 2);
    EXPECT_EQ(counts.receivedCount, 1);
    EXPECT_EQ(counts.pendingCount, 1);
    EXPECT_EQ(counts.refusedCount, 1);
    EXPECT_EQ(counts.heldBackCount, 1);
    ASSERT_OK_AND_ASSIGN(const auto refused, m_team->refused());
    ASSERT_EQ(refused.size(), 1U);
    EXPECT_EQ(refused[0].reason, "still no");
}

} // namespace
} // namespace intentscope::store
