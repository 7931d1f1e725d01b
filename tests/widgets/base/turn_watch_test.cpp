// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/gui_turn_watch.h"

#include "tests/support/gui_wait.h"

#include <gtest/gtest.h>

#include <ctime>

namespace intentscope::test {
namespace {

void workFor(double ms) {
    const auto start = std::clock();
    while (1e3 * static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC < ms) {
    }
}

TEST(TurnWatchTest, SeesWorkOfATimerAndOfAPostedCall) {
    for (const bool isPosted : {true, false}) {
        TurnWatch watch;
        const auto turn = [&watch](int count) {
            const int before = watch.turnCount();
            return waitUntil([&watch, before, count] { return watch.turnCount() >= before + count; });
        };
        ASSERT_TRUE(turn(3));
        bool isDone = false;
        const auto work = [&isDone] {
            workFor(30);
            isDone = true;
        };
        if (isPosted)
            QMetaObject::invokeMethod(&watch, work, Qt::QueuedConnection);
        else
            QTimer::singleShot(20, &watch, work);
        ASSERT_TRUE(waitUntil([&isDone] { return isDone; }));
        ASSERT_TRUE(turn(3));
        EXPECT_GE(watch.longestCpuMs(), 25.0) << isPosted;
        EXPECT_GE(watch.longestWallMs(), 25.0) << isPosted;
        watch.restart();
        EXPECT_EQ(watch.turnCount(), 0);
    }
}

} // namespace
} // namespace intentscope::test
