// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/label_store.h"

#include "core/workspace/workspace.h"
#include "tests/support/label_events.h"
#include "tests/support/result_matchers.h"
#include "tests/support/temp_directory.h"
#include "tests/tsan/crew.h"

#include <gtest/gtest.h>

#include <atomic>
#include <latch>
#include <set>
#include <string>
#include <thread>
#include <vector>

namespace intentscope::store {
namespace {

using labels::LabelEvent;
using labels::LabelState;
using test::CrewSize;
using test::labelEvent;
using test::runTogether;
using workspace::Workspace;

class LabelStoreThreads : public testing::Test {
protected:
    void SetUp() override {
        auto workspace = Workspace::create(m_folder.path() / "team.iscope", m_env);
        ASSERT_OK(workspace);
        m_workspace = *std::move(workspace);
    }

    RealEnv m_env;
    test::TempDirectory m_folder;
    std::unique_ptr<Workspace> m_workspace;
};

std::string impressionName(std::size_t member, int round) {
    return "imp-" + std::to_string(member) + "-" + std::to_string(round);
}

TEST_F(LabelStoreThreads, ReadersOnTheirOwnConnectionsSeeEverGrowingLogsWithoutGaps) {
    constexpr std::int64_t EventCount = 100;
    std::atomic<bool> isDone = false;
    runTogether([&](std::size_t member) {
        if (member == 0) {
            for (int round = 0; round < EventCount; ++round)
                EXPECT_OK(m_workspace->labels().append(labelEvent(impressionName(0, round), {"track"})));
            isDone = true;
            return;
        }
        const auto reader = m_workspace->openLabelReader();
        ASSERT_OK(reader);
        std::int64_t seen = 0;
        LabelState state;
        for (bool isLast = false; !isLast;) {
            isLast = isDone;
            const auto events = (*reader)->events(seen);
            ASSERT_OK(events);
            for (const LabelEvent& event : *events)
                ASSERT_EQ(event.sequence, ++seen);
            ASSERT_OK((*reader)->foldInto(state));
            ASSERT_GE(state.lastSequence(), seen);
        }
        EXPECT_EQ(seen, EventCount);
        EXPECT_EQ(state.labelCount(), static_cast<std::size_t>(EventCount));
    });
}

TEST_F(LabelStoreThreads, WritersOnTheirOwnConnectionsLoseAndDoubleNothing) {
    constexpr int PerWriter = 25;
    runTogether([&](std::size_t member) {
        const auto writer = m_workspace->openLabelWriter();
        ASSERT_OK(writer);
        std::int64_t last = 0;
        for (int round = 0; round < PerWriter; ++round) {
            const auto stored = (*writer)->append(labelEvent(impressionName(member, round), {"refund"}));
            ASSERT_OK(stored);
            EXPECT_GT(stored->sequence, last);
            last = stored->sequence;
        }
    });
    ASSERT_OK_AND_ASSIGN(const auto events, m_workspace->labels().events());
    std::set<std::string> impressions;
    std::set<std::string> ids;
    for (const LabelEvent& event : events) {
        impressions.insert(event.impressionId);
        ids.insert(event.eventId);
    }
    EXPECT_EQ(events.size(), CrewSize * PerWriter);
    EXPECT_EQ(impressions.size(), events.size());
    EXPECT_EQ(ids.size(), events.size());
}

TEST_F(LabelStoreThreads, AVisitorSeesOneStateWhileAnotherThreadAppends) {
    for (int round = 0; round < 10; ++round)
        ASSERT_OK(m_workspace->labels().append(labelEvent(impressionName(0, round), {"track"})));
    std::latch isReading(1);
    std::latch isAppended(1);
    std::jthread appender([&] {
        const auto writer = m_workspace->openLabelWriter();
        isReading.wait();
        EXPECT_TRUE(writer && (*writer)->append(labelEvent("late", {"cancel"})));
        isAppended.count_down();
    });
    const auto reader = m_workspace->openLabelReader();
    int count = 0;
    const auto visited = (*reader)->visitEvents(0, [&](const LabelEvent&) -> Status {
        if (count++ == 0) {
            isReading.count_down();
            isAppended.wait();
        }
        return {};
    });
    EXPECT_OK(visited);
    EXPECT_EQ(count, 10);
    EXPECT_THAT((*reader)->lastSequence(), test::IsOkAndHolds(11));
}

TEST_F(LabelStoreThreads, BatchesOfTheSameEventsFromAllSidesAreStoredOnce) {
    constexpr int BatchSize = 50;
    std::vector<LabelEvent> batch;
    for (int row = 0; row < BatchSize; ++row) {
        batch.push_back(labelEvent(impressionName(0, row), {"track"}));
        batch.back().eventId = "00000000-0000-4000-8000-0000000000" + std::to_string(10 + row);
    }
    const std::vector<std::string> undoes(batch.size());
    std::atomic<std::int64_t> appendedCount = 0;
    runTogether([&](std::size_t) {
        const auto writer = m_workspace->openLabelWriter();
        ASSERT_OK(writer);
        const auto outcome = (*writer)->appendBatch(batch, undoes);
        ASSERT_OK(outcome);
        EXPECT_TRUE(outcome->appendedCount == 0 || outcome->appendedCount == BatchSize);
        appendedCount += outcome->appendedCount;
    });
    EXPECT_EQ(appendedCount, BatchSize);
}

} // namespace
} // namespace intentscope::store
