// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/labelling/queue_walk.h"

#include "tests/support/label_events.h"

#include <gtest/gtest.h>

#include <string>

namespace intentscope::labelling {
namespace {

/// A queue of five items, four of them mei's, with her sitting s2 and an earlier one.
class QueueWalkTest : public testing::Test {
protected:
    static std::shared_ptr<const queues::QueueContent> makeContent() {
        queues::QueueContent content;
        content.queue.annotators = {"mei", "omar"};
        for (const char* id : {"i3", "i1", "i5", "i2", "i4"}) {
            const bool isOmars = std::string(id) == "i5";
            queues::QueueItem item;
            item.impressionId = id;
            item.annotators = {isOmars ? "omar" : "mei"};
            content.items.push_back(std::move(item));
        }
        for (const char* id : {"s1", "s2"})
            content.sittings.push_back({.id = id, .queueId = "q", .annotator = "mei"});
        return std::make_shared<const queues::QueueContent>(std::move(content));
    }

    void say(labels::LabelEvent event, const std::string& sitting, std::int64_t second) {
        event.sessionId = sitting;
        event.sequence = ++sequence;
        event.time = UtcMillis{second * MillisPerSecond};
        state.apply(event);
    }
    void judge(const std::string& impression, const std::string& sitting, std::int64_t second) {
        say(test::labelEvent(impression, {"a"}, "mei"), sitting, second);
    }
    QueueWalk walk() const { return {content, content->sittings[1], state}; }

    std::int64_t sequence = 0;
    std::shared_ptr<const queues::QueueContent> content = makeContent();
    labels::LabelState state;
};

TEST_F(QueueWalkTest, GoesThroughOnesOwnItemsInTheOrderOfWork) {
    const QueueWalk walk = this->walk();
    EXPECT_EQ(walk.next(""), "i3");
    EXPECT_EQ(walk.next("i1"), "i2") << "i5 is omar's";
    EXPECT_EQ(walk.next("i4"), "");
    EXPECT_EQ(walk.previous("i3"), "");
    EXPECT_EQ(walk.previous("i2"), "i1");
    EXPECT_EQ(walk.previous("elsewhere"), "i4");
    EXPECT_FALSE(walk.contains("i5"));
}

TEST_F(QueueWalkTest, GoesOnWhereAnEarlierSittingStopped) {
    judge("i3", "s1", 10);
    const QueueWalk walk = this->walk();
    EXPECT_EQ(walk.nextOpen(""), "i1");
    EXPECT_EQ(walk.progress(state).doneCount, 1);
    EXPECT_FALSE(walk.isOpen("i3"));
}

TEST_F(QueueWalkTest, OpenItemsAreFoundAcrossTheEnds) {
    QueueWalk walk = this->walk();
    judge("i2", "s2", 10);
    walk.update("i2", state);
    EXPECT_EQ(walk.nextOpen("i1"), "i4");
    EXPECT_EQ(walk.nextOpen("i4"), "i3");
    EXPECT_EQ(walk.previousOpen("i4"), "i1");
    EXPECT_EQ(walk.previousOpen("i3"), "i4");
    EXPECT_EQ(walk.previousOpen(""), "i4");
    for (const char* id : {"i1", "i3", "i4"}) {
        judge(id, "s2", 20);
        walk.update(id, state);
    }
    EXPECT_EQ(walk.nextOpen("i1"), "");
    EXPECT_EQ(walk.nextOpen(""), "");
}

TEST_F(QueueWalkTest, ALabelMadeOutsideOfTheQueueLeavesTheItemOpen) {
    judge("i1", "", 10);
    EXPECT_TRUE(walk().isOpen("i1"));
    EXPECT_FALSE(walk().isOpen("i5")) << "not one of hers";
}

TEST_F(QueueWalkTest, CountsSkipsAndTakesThePaceOfThisSitting) {
    judge("i3", "s1", 10);
    judge("i1", "s2", 1'000);
    auto skip = test::labelEvent("i2", {}, "mei");
    skip.label.skipReason = "bad data";
    say(skip, "s2", 1'012);
    const WalkProgress progress = walk().progress(state);
    EXPECT_EQ(progress.itemCount, 4);
    EXPECT_EQ(progress.doneCount, 3);
    EXPECT_EQ(progress.skippedCount, 1);
    EXPECT_EQ(progress.medianSeconds, 12.0);
    EXPECT_EQ(progress.secondsLeft, 12.0);
}

TEST_F(QueueWalkTest, AnItemTakenBackIsOpenAgain) {
    QueueWalk walk = this->walk();
    judge("i3", "s2", 10);
    walk.update("i3", state);
    EXPECT_EQ(walk.progress(state).doneCount, 1);
    auto retract = test::labelEvent("i3", {}, "mei");
    retract.action = labels::LabelAction::Retract;
    say(retract, "s2", 12);
    walk.update("i3", state);
    EXPECT_EQ(walk.progress(state).doneCount, 0);
    EXPECT_TRUE(walk.isOpen("i3"));
    EXPECT_FALSE(walk.progress(state).medianSeconds);
}

} // namespace
} // namespace intentscope::labelling
