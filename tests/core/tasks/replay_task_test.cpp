// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/replay_task.h"

#include "core/labels/label_history.h"
#include "core/store/migrations.h"
#include "tests/support/label_events.h"
#include "tests/support/result_matchers.h"
#include "tests/support/temp_directory.h"

#include <gtest/gtest.h>

#include <string>

namespace intentscope::tasks {
namespace {

using test::HasError;
using test::HasErrorAbout;
using test::labelEvent;

class ReplayTask : public testing::Test {
protected:
    void SetUp() override {
        auto db = store::createDatabase(m_folder.path() / "workspace.sqlite");
        ASSERT_OK(db);
        m_store = store::makeSqliteLabelStore(*std::move(db));
    }

    labels::LabelEvent append(labels::LabelEvent event, const std::string& session) {
        event.sessionId = session;
        auto stored = m_store->append(std::move(event));
        EXPECT_OK(stored);
        m_history.apply(*stored);
        return *stored;
    }

    void undo(const std::string& session, bool isRedo = false) {
        auto event = isRedo ? m_history.redoEvent() : m_history.undoEvent();
        ASSERT_TRUE(event.has_value());
        event->time = UtcMillis{1'709'647'999'000};
        append(*event, session);
    }

    Result<ReplayOutcome> replay(const std::string& session) {
        return replayTask(session, *m_store, m_env, m_folder.path() / "scratch", m_progress, {});
    }

    RealEnv m_env;
    test::TempDirectory m_folder;
    std::unique_ptr<store::LabelStore> m_store;
    labels::LabelHistory m_history{"mei"};
    NullProgress m_progress;
};

TEST_F(ReplayTask, ASittingWithUndoAndRedoComesToTheSameBytes) {
    append(labelEvent("i1", {"a"}), "before");
    auto rich = labelEvent("i1", {"b"});
    rich.label.note = "two\nlines";
    rich.label.errorCause = "click_was_noise";
    rich.extra = R"({"mood":1})";
    append(rich, "s");
    append(labelEvent("i2", {"a"}, "omar"), "other");
    undo("s");
    undo("s", true);
    append(labelEvent("i3", {"c"}), "s");
    undo("s");
    undo("s");
    append(labelEvent("i9", {"c"}), "later");
    ASSERT_OK_AND_ASSIGN(const auto outcome, replay("s"));
    EXPECT_EQ(outcome.eventCount, 6);
    EXPECT_EQ(outcome.undoCount, 4);
    EXPECT_EQ(outcome.beforeCount, 2) << "what came later is no part of it";
    ASSERT_EQ(outcome.exports.size(), 3U);
    EXPECT_EQ(outcome.exports[0].name, "labels.jsonl");
    EXPECT_EQ(outcome.exports[0].rowCount, 8);
    EXPECT_EQ(outcome.exports[2].rowCount, 2);
    EXPECT_EQ(m_env.kind(m_folder.path() / "scratch"), FileKind::Missing);
}

TEST_F(ReplayTask, AnUndoThatTheHistoryDoesNotComeToIsNamed) {
    const auto first = append(labelEvent("i1", {"a"}), "s");
    auto forged = labelEvent("i1", {"b"});
    forged.eventId = "forged";
    forged.undoes = first.sequence;
    append(forged, "s");
    EXPECT_THAT(replay("s"), HasErrorAbout(ErrorCode::Mismatch, "Label event forged"));
}

TEST_F(ReplayTask, ASittingWithoutLabelsIsNotFound) {
    append(labelEvent("i1", {"a"}), "s");
    EXPECT_THAT(replay("t"), HasErrorAbout(ErrorCode::NotFound, "'t'"));
    std::stop_source stop;
    stop.request_stop();
    EXPECT_THAT(
        replayTask("s", *m_store, m_env, m_folder.path() / "scratch", m_progress, stop.get_token()),
        HasError(ErrorCode::Cancelled));
    EXPECT_EQ(m_env.kind(m_folder.path() / "scratch"), FileKind::Missing);
}

} // namespace
} // namespace intentscope::tasks
