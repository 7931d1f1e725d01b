// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/base/turn_watch.h"

#include "tests/support/gui_wait.h"

#include <QThread>

#include <gtest/gtest.h>

#include <ctime>

namespace intentscope::ui {
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
            return test::waitUntil([&watch, before, count] { return watch.turnCount() >= before + count; });
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
        ASSERT_TRUE(test::waitUntil([&isDone] { return isDone; }));
        ASSERT_TRUE(turn(3));
        EXPECT_GE(watch.longestCpuMs(), 25.0) << isPosted;
        EXPECT_GE(watch.longestWallMs(), 25.0) << isPosted;
        EXPECT_GE(watch.longestBlockedMs(), 25.0) << isPosted;
        watch.restart();
        EXPECT_EQ(watch.turnCount(), 0);
    }
}

TEST(TurnWatchTest, SeesAThreadThatSleepsOrWaitsWithoutWorking) {
    TurnWatch watch;
    const auto turn = [&watch] {
        const int before = watch.turnCount();
        return test::waitUntil([&watch, before] { return watch.turnCount() >= before + 3; });
    };
    ASSERT_TRUE(turn());
    watch.restart();
    ASSERT_TRUE(turn());
    bool isDone = false;
    QTimer::singleShot(0, &watch, [&isDone] {
        QThread::msleep(50);
        isDone = true;
    });
    ASSERT_TRUE(test::waitUntil([&isDone] { return isDone; }));
    ASSERT_TRUE(turn());
    EXPECT_GE(watch.longestBlockedMs(), 45.0);
    EXPECT_LT(watch.longestCpuMs(), 45.0) << "processor time alone would not have seen it";
}

} // namespace
} // namespace intentscope::ui
