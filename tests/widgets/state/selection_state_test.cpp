// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/state/selection_state.h"

#include <gtest/gtest.h>

#include <vector>

namespace intentscope::state {
namespace {

class SelectionStateTest : public testing::Test {
protected:
    SelectionStateTest() {
        QObject::connect(
            &state,
            &SelectionState::selectionChanged,
            &state,
            [this](const Selection&, SelectionParts parts) { told.push_back(parts); });
    }

    SelectionState state;
    std::vector<SelectionParts> told;
};

TEST_F(SelectionStateTest, TellsOnceWithEverythingThatChanged) {
    state.select({.user = {3}, .impression = {14}, .afterRun = "full"});
    ASSERT_EQ(told.size(), 1U);
    EXPECT_EQ(told[0], SelectionPart::User | SelectionPart::Impression | SelectionPart::AfterRun);
}

TEST_F(SelectionStateTest, SaysNothingWhenNothingChanged) {
    state.selectUser({3});
    told.clear();
    state.selectUser({3});
    state.selectIntent({});
    state.select(state.current());
    EXPECT_TRUE(told.empty());
}

TEST_F(SelectionStateTest, AnotherUserClearsImpressionAndIntent) {
    state.selectImpression({3}, {14});
    state.selectIntent({7});
    state.selectUser({4});
    EXPECT_EQ(state.current(), (Selection{.user = {4}}));
}

TEST_F(SelectionStateTest, AnotherImpressionClearsTheIntentAndTheSameOneKeepsIt) {
    state.selectImpression({3}, {14});
    state.selectIntent({7});
    state.selectImpression({3}, {14});
    EXPECT_EQ(state.current().intent, IntentIndex{7});
    state.selectImpression({3}, {15});
    EXPECT_FALSE(state.current().intent.isValid());
}

TEST_F(SelectionStateTest, TellsOfAnotherImpressionAfterTheChangeAndOfNothingElse) {
    int count = 0;
    QObject::connect(&state, &SelectionState::impressionChanged, &state, [&] {
        ++count;
        EXPECT_EQ(told.size(), 1U);
    });
    state.selectImpression({3}, {14});
    EXPECT_EQ(count, 1);
    state.selectIntent({7});
    state.selectImpression({3}, {14});
    state.selectBeforeRun("base");
    EXPECT_EQ(count, 1);
}

TEST_F(SelectionStateTest, KeepsTheRunsWhenTheUserChanges) {
    state.selectBeforeRun("base");
    state.selectAfterRun("full");
    state.selectUser({1});
    EXPECT_EQ(state.current().beforeRun, "base");
    EXPECT_EQ(state.current().afterRun, "full");
    state.clear();
    EXPECT_EQ(state.current(), Selection{});
}

TEST_F(SelectionStateTest, TellsTheStateAtTheTimeToEveryReceiverEvenIfOneSelectsAgain) {
    std::vector<UserIndex> seen;
    QObject::connect(
        &state, &SelectionState::selectionChanged, &state, [&](const Selection& now, SelectionParts) {
            if (now.user == UserIndex{1})
                state.selectUser({2});
        });
    QObject::connect(
        &state, &SelectionState::selectionChanged, &state, [&](const Selection& now, SelectionParts) {
            seen.push_back(now.user);
        });
    state.selectUser({1});
    EXPECT_EQ(seen, (std::vector<UserIndex>{{2}, {1}}));
    EXPECT_EQ(state.current().user, UserIndex{2});
}

TEST_F(SelectionStateTest, OpensAUserWithTheChatThatItIsTold) {
    state.setOpening([](UserIndex user) { return ImpressionIndex{10 * user.value}; });
    state.selectUser({3});
    EXPECT_EQ(state.current().impression, ImpressionIndex{30});
    state.selectImpression({3}, {31});
    state.selectUser({3});
    EXPECT_EQ(state.current().impression, ImpressionIndex{31}) << "the same user stays where it is";
}

TEST_F(SelectionStateTest, WaitsAtTheGateAndTakesWithItWhatIsAskedForMeanwhile) {
    std::vector<std::function<void()>> waiting;
    state.setGate([&](const Selection&, std::function<void()> proceed) {
        waiting.push_back(std::move(proceed));
        return true;
    });
    state.selectBeforeRun("base");
    EXPECT_TRUE(waiting.empty()) << "the user is the same";
    state.selectImpression({3}, {14});
    state.selectIntent({7});
    EXPECT_FALSE(state.current().user.isValid());
    ASSERT_EQ(waiting.size(), 2U);
    waiting[0]();
    EXPECT_FALSE(state.current().user.isValid()) << "something else was selected since";
    waiting[1]();
    EXPECT_EQ(
        state.current(), (Selection{.user = {3}, .impression = {14}, .intent = {7}, .beforeRun = "base"}));
    state.selectUser({4});
    state.clear();
    waiting.back()();
    EXPECT_EQ(state.current(), Selection{}) << "nothing comes after a dataset is closed";
}

} // namespace
} // namespace intentscope::state
