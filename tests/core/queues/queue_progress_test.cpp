// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queues/queue_progress.h"

#include "tests/support/label_events.h"

#include <gtest/gtest.h>

#include <string>

namespace intentscope::queues {
namespace {

using labels::LabelRole;
using labels::LabelView;
using test::labelEvent;

/// A queue of three items for mei and omar, item i3 gold, with a sitting of each and one of an adjudicator.
class QueueProgressTest : public testing::Test {
protected:
    QueueProgressTest() {
        content.queue.annotators = {"omar", "mei"};
        content.items = {
            {.impressionId = "i1", .priority = 0.5, .goldIntents = {}, .annotators = {"mei", "omar"}},
            {.impressionId = "i2", .priority = {}, .goldIntents = {}, .annotators = {"mei", "omar"}},
            {.impressionId = "i3", .priority = {}, .goldIntents = {"a"}, .annotators = {"mei", "omar"}}};
        for (const char* id : {"mei", "omar", "ann"})
            content.sittings.push_back(
                {.id = std::string("s-") + id,
                 .queueId = "q",
                 .annotator = id,
                 .role = std::string(id) == "ann" ? LabelRole::Adjudicator : LabelRole::Annotator});
    }

    labels::LabelEvent
    judge(const std::string& impression, const std::string& annotator, std::vector<std::string> intents) {
        auto event = labelEvent(impression, std::move(intents), annotator);
        event.sessionId = "s-" + annotator;
        return event;
    }

    void apply(labels::LabelEvent event, std::int64_t second = 0) {
        event.sequence = state.lastSequence() + 1;
        event.time.value += second * MillisPerSecond;
        state.apply(event);
    }

    ItemState item(std::size_t i) const { return QueueProgress(content, state).stateOf(content.items[i]); }
    ItemState of(std::size_t i, const char* annotator) const {
        return QueueProgress(content, state).stateOf(content.items[i], annotator);
    }

    QueueContent content;
    labels::LabelState state;
};

TEST_F(QueueProgressTest, AnItemIsPendingThenBegunThenSubmitted) {
    EXPECT_EQ(item(0), ItemState::Pending);
    apply(judge("i1", "mei", {"a"}));
    EXPECT_EQ(of(0, "mei"), ItemState::Submitted);
    EXPECT_EQ(of(0, "omar"), ItemState::Pending);
    EXPECT_EQ(item(0), ItemState::Draft);
    apply(judge("i1", "omar", {"a", "b"}));
    EXPECT_EQ(item(0), ItemState::Submitted);
    apply(test::retraction("i1", "omar"));
    EXPECT_EQ(item(0), ItemState::Draft) << "undo brings the item back";
}

TEST_F(QueueProgressTest, OtherFirstIntentsAreToBeAdjudicatedAndADecisionSettlesThem) {
    apply(judge("i1", "mei", {"a", "b"}));
    apply(judge("i1", "omar", {"b", "a"}));
    EXPECT_EQ(item(0), ItemState::ToAdjudicate);
    auto decision = judge("i1", "ann", {"b"});
    apply(decision);
    EXPECT_EQ(item(0), ItemState::ToAdjudicate) << "one more opinion decides nothing";
    decision.role = LabelRole::Adjudicator;
    apply(decision);
    EXPECT_EQ(item(0), ItemState::Submitted);
    EXPECT_EQ(QueueProgress(content, state).decisionOn(content.items[0])->annotator, "ann");
}

TEST_F(QueueProgressTest, SkipsAndDraftsAreStatesOfTheirOwn) {
    auto skip = judge("i2", "mei", {});
    skip.label = {.skipReason = "unclear"};
    apply(skip);
    EXPECT_EQ(of(1, "mei"), ItemState::Skipped);
    EXPECT_EQ(item(1), ItemState::Draft);
    content.drafts.push_back({.impressionId = "i2", .annotator = "omar", .label = {}, .savedAt = {}});
    EXPECT_EQ(of(1, "omar"), ItemState::Draft);
    skip.annotator = "omar";
    skip.sessionId = "s-omar";
    apply(skip);
    EXPECT_EQ(of(1, "omar"), ItemState::Skipped) << "a draft is past once something is accepted";
    EXPECT_EQ(item(1), ItemState::Skipped);
    apply(judge("i2", "omar", {"a"}));
    EXPECT_EQ(item(1), ItemState::Submitted) << "one judgement and one skip agree";
}

TEST_F(QueueProgressTest, OnlyJudgementsOfTheQueuesSittingsCount) {
    apply(labelEvent("i1", {"a"}, "mei"));
    EXPECT_EQ(of(0, "mei"), ItemState::Pending);
    EXPECT_EQ(QueueProgress(content, state).judgementOf(content.items[0], "mei"), nullptr);
}

TEST_F(QueueProgressTest, BlindFirstItemsAreSubmittedByTheSecondJudgement) {
    content.queue.isBlindFirst = true;
    auto event = judge("i1", "mei", {"a"});
    event.view = LabelView::Blind;
    apply(event);
    EXPECT_EQ(of(0, "mei"), ItemState::Draft);
    event.view = LabelView::Shown;
    apply(event);
    EXPECT_EQ(of(0, "mei"), ItemState::Submitted);
}

TEST_F(QueueProgressTest, CountsAndPaceLeaveBreaksOut) {
    apply(judge("i1", "mei", {"a"}), 0);
    apply(judge("i2", "mei", {"a"}), 10);
    apply(judge("i3", "mei", {"a"}), 10 + 3600);
    apply(judge("i1", "omar", {"b"}), 0);
    const QueueCounts counts = countQueue(content, state);
    EXPECT_EQ(counts.itemCount, 3);
    EXPECT_EQ(counts.goldCount, 1);
    EXPECT_EQ(counts.toAdjudicateCount, 1);
    EXPECT_EQ(counts.draftCount, 2);
    ASSERT_EQ(counts.annotators.size(), 2U);
    const AnnotatorProgress& mei = counts.annotators[0];
    EXPECT_EQ(mei.annotator, "mei");
    EXPECT_EQ(mei.submittedCount, 3);
    EXPECT_EQ(mei.pace.judgedCount, 3);
    EXPECT_EQ(mei.pace.medianSeconds, 10.0) << "the hour was a break";
    EXPECT_EQ(mei.pace.secondsLeft, 0.0);
    EXPECT_EQ(counts.annotators[1].pendingCount, 2);
    EXPECT_FALSE(counts.annotators[1].pace.medianSeconds.has_value());
}

} // namespace
} // namespace intentscope::queues
