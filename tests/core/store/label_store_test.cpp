// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/label_store.h"

#include "core/store/migrations.h"
#include "tests/support/faulty_vfs.h"
#include "tests/support/label_events.h"
#include "tests/support/result_matchers.h"
#include "tests/support/temp_directory.h"

#include <gtest/gtest.h>

#include <array>
#include <string>
#include <vector>

namespace intentscope::store {
namespace {

using labels::LabelEvent;
using test::HasError;
using test::HasErrorAbout;
using test::IsOkAndHolds;
using test::labelEvent;
using test::retraction;

class LabelStoreTest : public testing::Test {
protected:
    void SetUp() override {
        ASSERT_OK(createDatabase(m_fresh));
        reset();
    }

    void reset() {
        for (const char* rest : {"-wal", "-shm"})
            std::filesystem::remove(m_file.string() + rest);
        std::filesystem::copy_file(m_fresh, m_file, std::filesystem::copy_options::overwrite_existing);
    }

    std::unique_ptr<LabelStore> open(DbMode mode = DbMode::ReadWrite) {
        auto db = Db::open({.path = m_file, .mode = mode, .busyTimeoutMs = 0});
        EXPECT_OK(db);
        return db ? makeSqliteLabelStore(*std::move(db)) : nullptr;
    }

    Db raw() {
        auto db = Db::open({.path = m_file, .busyTimeoutMs = 0});
        EXPECT_OK(db);
        return *std::move(db);
    }

    test::TempDirectory m_folder;
    std::filesystem::path m_fresh = m_folder.path() / "fresh.sqlite";
    std::filesystem::path m_file = m_folder.path() / "workspace.sqlite";
};

TEST_F(LabelStoreTest, GivesSequenceAndEventIdAndReadsTheSameEventBack) {
    const auto store = open();
    LabelEvent event = labelEvent("imp \"1\", \n\xC3\xA9", {"b|\\", "a"});
    event.label.note = "line one\r\nline \xF0\x9F\x8E\x81";
    event.beforeRun = "r1";
    event.afterRun = "r2";
    event.extra = R"({"confidence":0.5})";
    ASSERT_OK_AND_ASSIGN(const auto first, store->append(event));
    EXPECT_EQ(first.sequence, 1);
    EXPECT_EQ(first.eventId.size(), 36U);
    LabelEvent undo = retraction(event.impressionId);
    undo.undoes = first.sequence;
    ASSERT_OK_AND_ASSIGN(const auto second, store->append(undo));
    EXPECT_EQ(second.sequence, 2);
    EXPECT_NE(second.eventId, first.eventId);
    event.sequence = 1;
    event.eventId = first.eventId;
    EXPECT_EQ(first, event);
    EXPECT_THAT(open()->events(), IsOkAndHolds(std::vector<LabelEvent>{first, second}));
    EXPECT_THAT(store->events(1), IsOkAndHolds(std::vector<LabelEvent>{second}));
    EXPECT_THAT(store->lastSequence(), IsOkAndHolds(2));
    EXPECT_THAT(store->findEvent(second.eventId), IsOkAndHolds(std::optional(second)));
    EXPECT_THAT(store->findEvent("none"), IsOkAndHolds(std::optional<LabelEvent>()));
}

TEST_F(LabelStoreTest, RefusesEventsThatCannotBeKept) {
    const auto store = open();
    LabelEvent known = labelEvent("imp-1", {"a"});
    known.eventId = "id-1";
    ASSERT_OK(store->append(known));
    EXPECT_THAT(store->append(known), HasErrorAbout(ErrorCode::AlreadyExists, "id-1"));
    EXPECT_THAT(
        store->append(labelEvent("", {"a"})), HasErrorAbout(ErrorCode::InvalidInput, "impression_id"));
    LabelEvent undo = retraction("imp-1");
    undo.undoes = 77;
    EXPECT_THAT(store->append(undo), HasError(ErrorCode::NotFound));
    EXPECT_THAT(store->lastSequence(), IsOkAndHolds(1));
}

TEST_F(LabelStoreTest, TheSchemaForbidsToChangeRemoveOrReplaceAnEvent) {
    ASSERT_OK(open()->append(labelEvent("imp-1", {"a"})));
    ASSERT_OK_AND_ASSIGN(const auto before, open()->events());
    Db db = raw();
    EXPECT_THAT(
        db.execute("UPDATE label_events SET note = 'x'"), HasErrorAbout(ErrorCode::InvalidInput, "changed"));
    EXPECT_THAT(db.execute("DELETE FROM label_events"), HasErrorAbout(ErrorCode::InvalidInput, "removed"));
    // A program without our settings must not get round the rule either.
    ASSERT_OK(db.execute("PRAGMA recursive_triggers = OFF"));
    EXPECT_THAT(
        db.execute(
            "INSERT OR REPLACE INTO label_events SELECT sequence, event_id, time, annotator, session_id, "
            "dataset_hash, impression_id, action, true_intents, verdict, 'changed', undoes, before_run, "
            "after_run, extra FROM label_events"),
        HasErrorAbout(ErrorCode::InvalidInput, "there already"));
    EXPECT_THAT(open()->events(), IsOkAndHolds(before));
}

TEST_F(LabelStoreTest, AppendsABatchOnceAndResolvesUndoneEventsByTheirIds) {
    std::array events = {labelEvent("imp-1", {"a"}), retraction("imp-1"), labelEvent("imp-2", {"b"})};
    events[0].eventId = "e1";
    events[1].eventId = "e2";
    events[2].eventId = "e3";
    const std::array<std::string, 3> undoes = {"", "e1", ""};
    const auto store = open();
    LabelEvent other = labelEvent("imp-9", {"z"});
    ASSERT_OK(store->append(other));
    ASSERT_OK_AND_ASSIGN(const auto first, store->appendBatch(events, undoes));
    EXPECT_EQ(first.appendedCount, 3);
    EXPECT_EQ(first.knownCount, 0);
    ASSERT_OK_AND_ASSIGN(const auto undo, store->findEvent("e2"));
    EXPECT_EQ(undo->undoes, 2);
    ASSERT_OK_AND_ASSIGN(const auto again, store->appendBatch(events, undoes));
    EXPECT_EQ(again.appendedCount, 0);
    EXPECT_EQ(again.knownCount, 3);
    EXPECT_THAT(store->lastSequence(), IsOkAndHolds(4));
}

TEST_F(LabelStoreTest, ABatchWithOneBadEventAddsNothing) {
    std::array events = {labelEvent("imp-1", {"a"}), retraction("imp-1")};
    events[0].eventId = "e1";
    events[1].eventId = "e2";
    const auto store = open();
    const std::array<std::string, 2> unknown = {"", "never"};
    EXPECT_THAT(store->appendBatch(events, unknown), HasErrorAbout(ErrorCode::NotFound, "never"));
    const std::array<std::string, 2> none = {"", ""};
    events[1].annotator.clear();
    EXPECT_THAT(store->appendBatch(events, none), HasError(ErrorCode::InvalidInput));
    EXPECT_THAT(store->lastSequence(), IsOkAndHolds(0));
}

TEST_F(LabelStoreTest, AVisitorSeesOneStateAndMayStop) {
    const auto store = open();
    const auto writer = open();
    ASSERT_OK(store->append(labelEvent("imp-1", {"a"})));
    ASSERT_OK(store->append(labelEvent("imp-2", {"a"})));
    std::vector<std::int64_t> seen;
    ASSERT_OK(store->visitEvents(0, [&](const LabelEvent& event) -> Status {
        seen.push_back(event.sequence);
        return writer->append(labelEvent("imp-3", {"b"})).map([](const LabelEvent&) {});
    }));
    EXPECT_EQ(seen, (std::vector<std::int64_t>{1, 2}));
    EXPECT_THAT(store->lastSequence(), IsOkAndHolds(4));
    const auto stop = [](const LabelEvent&) -> Status { return fail(ErrorCode::Cancelled, "stop"); };
    EXPECT_THAT(store->visitEvents(0, stop), HasError(ErrorCode::Cancelled));
}

TEST_F(LabelStoreTest, BringsAFoldUpToDateWithWhatIsNew) {
    const auto store = open();
    labels::LabelState state;
    ASSERT_OK(store->append(labelEvent("imp-1", {"a"})));
    ASSERT_OK(store->foldInto(state));
    EXPECT_EQ(state.labelCount(), 1U);
    ASSERT_OK(store->append(retraction("imp-1")));
    ASSERT_OK(store->append(labelEvent("imp-2", {"a"})));
    ASSERT_OK(store->foldInto(state));
    EXPECT_EQ(state.find("imp-1", "mei"), nullptr);
    EXPECT_NE(state.find("imp-2", "mei"), nullptr);
}

TEST_F(LabelStoreTest, AReadOnlyStoreRefusesAndABusyOneSaysSo) {
    EXPECT_THAT(open(DbMode::ReadOnly)->append(labelEvent("imp-1", {"a"})), HasError(ErrorCode::Io));
    Db db = raw();
    ASSERT_OK_AND_ASSIGN(const auto held, Transaction::begin(db));
    EXPECT_THAT(open()->append(labelEvent("imp-1", {"a"})), HasError(ErrorCode::Busy));
}

TEST_F(LabelStoreTest, AnEventThatWasDamagedByOtherMeansIsCorrupt) {
    for (const char* damage : {"true_intents = '{}'", "true_intents = '[1]'", "verdict = 'maybe'"}) {
        reset();
        ASSERT_OK(open()->append(labelEvent("imp-1", {"a"})));
        Db db = raw();
        ASSERT_OK(db.execute(
            "DROP TRIGGER label_events_are_not_changed; PRAGMA ignore_check_constraints = ON;"
            "UPDATE label_events SET " +
            std::string(damage)));
        EXPECT_THAT(open()->events(), HasErrorAbout(ErrorCode::Corrupt, "Label event 1")) << damage;
    }
}

/// Every write, sync and truncation of the database fails once, and all that follow it.
TEST_F(LabelStoreTest, OnAFailingDiskNothingAcceptedIsLostAndAtMostTheFirstRefusedAppears) {
    constexpr std::int64_t AttemptCount = 3;
    std::int64_t stepCount = 1;
    for (std::int64_t failAt = -1; failAt < stepCount; ++failAt) {
        reset();
        std::vector<LabelEvent> accepted;
        {
            test::FaultyVfs disk;
            const auto store = open();
            disk.restart(failAt);
            for (std::int64_t i = 0; i < AttemptCount; ++i) {
                LabelEvent event = labelEvent("imp-" + std::to_string(i), {"a"});
                event.label.note = std::string(3000, 'n');
                auto stored = store->append(event);
                if (stored)
                    accepted.push_back(*stored);
                else
                    EXPECT_THAT(
                        stored.error().code, testing::AnyOf(ErrorCode::ResourceExhausted, ErrorCode::Io));
            }
            if (failAt < 0)
                stepCount = disk.writeStepCount();
        }
        EXPECT_EQ(accepted.size() == AttemptCount, failAt < 0) << "step " << failAt;
        ASSERT_OK_AND_ASSIGN(auto found, open()->events());
        ASSERT_GE(found.size(), accepted.size()) << "step " << failAt;
        ASSERT_LE(found.size(), accepted.size() + 1) << "step " << failAt;
        if (found.size() > accepted.size()) {
            EXPECT_EQ(found.back().impressionId, "imp-" + std::to_string(accepted.size()));
            found.pop_back();
        }
        EXPECT_EQ(found, accepted) << "step " << failAt;
        EXPECT_OK(raw().checkIntegrity());
        EXPECT_OK(open()->append(labelEvent("imp-after", {"a"})));
    }
    EXPECT_GT(stepCount, AttemptCount);
}

TEST_F(LabelStoreTest, TheTaxonomyOfCausesGrowsAndIsRewordedInPlace) {
    const auto store = open();
    ASSERT_OK(
        store->saveErrorCause({.id = "holiday", .title = "Holiday", .description = "Not in the calendar"}));
    ASSERT_OK(store->saveErrorCause(
        {.id = "click_was_noise", .title = "Slip of the finger", .description = "", .isRetired = true}));
    ASSERT_OK_AND_ASSIGN(const auto causes, open()->errorCauses());
    ASSERT_EQ(causes.size(), 7U);
    EXPECT_EQ(causes[5].title, "Slip of the finger");
    EXPECT_TRUE(causes[5].isRetired);
    EXPECT_EQ(causes[6].id, "holiday");
    EXPECT_EQ(causes[6].description, "Not in the calendar");
    EXPECT_THAT(
        store->saveErrorCause({.id = "No", .title = "x", .description = ""}),
        HasError(ErrorCode::InvalidInput));
}

TEST_F(LabelStoreTest, ABatchOnAFailingDiskIsThereWholeOrNotAtAll) {
    std::vector<LabelEvent> events;
    for (int i = 0; i < 20; ++i) {
        events.push_back(labelEvent("imp-" + std::to_string(i), {"a"}));
        events.back().eventId = "e" + std::to_string(i);
    }
    const std::vector<std::string> undoes(events.size());
    std::int64_t stepCount = 1;
    for (std::int64_t failAt = -1; failAt < stepCount; ++failAt) {
        reset();
        bool isAccepted = false;
        {
            test::FaultyVfs disk;
            const auto store = open();
            disk.restart(failAt);
            isAccepted = store->appendBatch(events, undoes).has_value();
            if (failAt < 0)
                stepCount = disk.writeStepCount();
        }
        EXPECT_EQ(isAccepted, failAt < 0);
        ASSERT_OK_AND_ASSIGN(const auto count, open()->lastSequence());
        EXPECT_TRUE(count == 20 || (count == 0 && !isAccepted)) << count << " after step " << failAt;
    }
    EXPECT_GT(stepCount, 1);
}

} // namespace
} // namespace intentscope::store
