// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/state/history.h"

#include <gtest/gtest.h>

namespace intentscope::state {
namespace {

struct HistoryTest : testing::Test {
    SelectionState selection;
    History history{selection};
};

TEST_F(HistoryTest, HasNowhereToGoAtFirst) {
    history.goBack();
    history.goForward();
    EXPECT_FALSE(history.canGoBack());
    EXPECT_FALSE(history.canGoForward());
    EXPECT_EQ(selection.current(), Selection{});
}

TEST_F(HistoryTest, GoesBackAndForwardThroughUsersAndImpressions) {
    selection.selectUser({1});
    selection.selectImpression({1}, {10});
    selection.selectImpression({2}, {20});
    history.goBack();
    EXPECT_EQ(selection.current().impression, ImpressionIndex{10});
    history.goBack();
    EXPECT_EQ(selection.current(), (Selection{.user = {1}}));
    EXPECT_FALSE(history.canGoBack());
    history.goForward();
    history.goForward();
    EXPECT_EQ(selection.current().impression, ImpressionIndex{20});
    EXPECT_FALSE(history.canGoForward());
}

TEST_F(HistoryTest, ANewStepForgetsTheWayForward) {
    selection.selectUser({1});
    selection.selectUser({2});
    history.goBack();
    selection.selectUser({3});
    EXPECT_FALSE(history.canGoForward());
    history.goBack();
    EXPECT_EQ(selection.current().user, UserIndex{1});
}

TEST_F(HistoryTest, AnotherIntentOrRunIsNoStep) {
    selection.selectUser({1});
    selection.selectIntent({5});
    selection.selectAfterRun("full");
    EXPECT_FALSE(history.canGoBack());
}

TEST_F(HistoryTest, ComesBackToTheIntentThatWasLookedAt) {
    selection.selectImpression({1}, {10});
    selection.selectIntent({5});
    selection.selectUser({2});
    history.goBack();
    EXPECT_EQ(selection.current().intent, IntentIndex{5});
}

TEST_F(HistoryTest, ForgetsTheOldestStepsBeyondItsLimit) {
    for (std::int32_t user = 0; user <= static_cast<std::int32_t>(History::MaximumSteps) + 10; ++user)
        selection.selectUser({user});
    for (std::size_t step = 0; step < History::MaximumSteps; ++step) {
        ASSERT_TRUE(history.canGoBack());
        history.goBack();
    }
    EXPECT_FALSE(history.canGoBack());
    EXPECT_EQ(selection.current().user, UserIndex{10});
}

TEST_F(HistoryTest, ClearForgetsBothWays) {
    selection.selectUser({1});
    selection.selectUser({2});
    selection.selectUser({3});
    history.goBack();
    history.clear();
    EXPECT_FALSE(history.canGoBack());
    EXPECT_FALSE(history.canGoForward());
}

} // namespace
} // namespace intentscope::state
