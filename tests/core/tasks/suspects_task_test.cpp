// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/suspects_task.h"

#include "tests/core/tasks/run_fixture.h"
#include "tests/support/label_events.h"
#include "tests/support/result_matchers.h"

#include <gmock/gmock.h>

#include <string>

namespace intentscope::tasks {
namespace {

using intentscope::test::HasErrorAbout;
using intentscope::test::labelEvent;

class SuspectsTask : public test::RunFixture {
protected:
    /// Sure of another intent than the click in i1, sure of the click in i2 and i3.
    rank::ScoreTable outOfFold() const {
        return runOf(
            {.name = "folds", .split = "folds:2/0,validation=0,seed=1", .isOutOfFold = true},
            {-9, 0, 9, 0, 0, 9, 0, 0, 0, 0, 9, 0, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0});
    }

    NullProgress progress;
};

TEST_F(SuspectsTask, NamesTheClickThatTheRunContradicts) {
    const auto run = outOfFold();
    ASSERT_OK_AND_ASSIGN(const auto report, suspectsTask({}, run, {}, progress, {}));
    EXPECT_EQ(report.exampleCount, 4) << "i4 has two clicks, i6 none";
    EXPECT_EQ(report.leftOutCount, 2);
    for (const Suspect& suspect : report.suspects)
        EXPECT_NE(suspect.given, suspect.likely);
    ASSERT_FALSE(report.suspects.empty());
    EXPECT_EQ(dataset->impressionId({report.suspects[0].impression}), "i1");
    EXPECT_EQ(dataset->intentId(report.suspects[0].given), "track");
    EXPECT_LT(report.suspects[0].givenProbability, 0.001);
    EXPECT_GT(report.suspects[0].likelyProbability, 0.99);
    EXPECT_THAT(toJson(report, *dataset), testing::HasSubstr(R"("impression_id": "i1")"));
}

TEST_F(SuspectsTask, DoubtsLabelsAndTakesTheAdjudicatorsWord) {
    const auto run = outOfFold();
    labels::LabelState state;
    std::int64_t sequence = 0;
    const auto say = [&](const char* intent, const char* who, labels::LabelRole role) {
        auto event = labelEvent("i1", {intent}, who);
        event.sequence = ++sequence;
        event.role = role;
        state.apply(event);
    };
    say("cancel", "ann", labels::LabelRole::Annotator);
    say("track", "mei", labels::LabelRole::Adjudicator);
    say("refund", "omar", labels::LabelRole::Annotator);
    ASSERT_OK_AND_ASSIGN(
        const auto report, suspectsTask({.of = SuspectedLabels::Labels}, run, state, progress, {}));
    EXPECT_EQ(report.exampleCount, 1);
    EXPECT_EQ(report.leftOutCount, 5);
    for (const Suspect& suspect : report.suspects)
        EXPECT_EQ(dataset->intentId(suspect.given), "track");
}

TEST_F(SuspectsTask, NeedsARunThatHasNotLearntFromTheAnswers) {
    const auto run = inSourceOrder({.name = "plain"});
    EXPECT_THAT(suspectsTask({}, run, {}, progress, {}), HasErrorAbout(ErrorCode::InvalidInput, "split"));
    std::stop_source stop;
    stop.request_stop();
    EXPECT_THAT(
        suspectsTask({}, outOfFold(), {}, progress, stop.get_token()),
        intentscope::test::HasError(ErrorCode::Cancelled));
}

} // namespace
} // namespace intentscope::tasks
