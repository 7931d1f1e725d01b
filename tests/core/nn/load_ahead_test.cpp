// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/ranker/load_ahead.h"
#include "tests/support/result_matchers.h"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <new>
#include <numeric>
#include <thread>
#include <vector>

namespace intentscope::nn {
namespace {

using test::HasError;

constexpr std::size_t Count = 200;

TEST(LoadAhead, UsesEveryBlockOnceAndInOrder) {
    std::vector<std::size_t> used;
    ASSERT_OK(loadAhead<std::vector<std::size_t>>(
        Count,
        [](std::size_t i) { return std::vector<std::size_t>(100, i); },
        [&](std::size_t i, const std::vector<std::size_t>& block) {
            EXPECT_EQ(block, std::vector<std::size_t>(100, i));
            used.push_back(i);
            return Status();
        },
        {}));
    std::vector<std::size_t> expected(Count);
    std::iota(expected.begin(), expected.end(), std::size_t{0});
    EXPECT_EQ(used, expected);
}

TEST(LoadAhead, LoadsTheNextBlockWhileOneIsUsedAndNoMore) {
    std::atomic<std::size_t> loaded = 0;
    ASSERT_OK(loadAhead<int>(
        20,
        [&](std::size_t) { return static_cast<int>(++loaded); },
        [&](std::size_t i, int) {
            if (Workers().width() > 1 && i < 19) {
                const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(10);
                while (loaded < i + 2 && std::chrono::steady_clock::now() < end)
                    std::this_thread::yield();
                EXPECT_EQ(loaded, i + 2);
            }
            EXPECT_LE(loaded, i + 2);
            return Status();
        },
        {}));
    EXPECT_EQ(loaded, 20U);
}

TEST(LoadAhead, EndsAtTheFirstErrorAndTellsIt) {
    std::size_t usedCount = 0;
    const Status status = loadAhead<int>(
        Count,
        [](std::size_t) { return 1; },
        [&](std::size_t i, int) -> Status {
            ++usedCount;
            return i == 3 ? Status(fail(ErrorCode::Corrupt, "block 3")) : Status();
        },
        {});
    EXPECT_THAT(status, HasError(ErrorCode::Corrupt));
    EXPECT_EQ(usedCount, 4U);
}

TEST(LoadAhead, UsesNoBlockBehindAStop) {
    std::stop_source stop;
    std::size_t usedCount = 0;
    const Status status = loadAhead<int>(
        Count,
        [](std::size_t) { return 1; },
        [&](std::size_t i, int) {
            ++usedCount;
            if (i == 5)
                stop.request_stop();
            return Status();
        },
        stop.get_token());
    EXPECT_THAT(status, HasError(ErrorCode::Cancelled));
    EXPECT_EQ(usedCount, 6U);
}

TEST(LoadAhead, HandsExceptionsOfBothSidesToTheCaller) {
    const auto nothing = [](std::size_t, int) { return Status(); };
    const auto load = [](std::size_t i) -> int {
        if (i == 2)
            throw std::bad_alloc();
        return 1;
    };
    EXPECT_THROW(static_cast<void>(loadAhead<int>(Count, load, nothing, {})), std::bad_alloc);
    const auto use = [](std::size_t i, int) -> Status {
        if (i == 2)
            throw std::bad_alloc();
        return {};
    };
    const auto one = [](std::size_t) { return 1; };
    EXPECT_THROW(static_cast<void>(loadAhead<int>(Count, one, use, {})), std::bad_alloc);
}

} // namespace
} // namespace intentscope::nn
