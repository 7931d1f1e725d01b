// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/workers.h"

#include "tests/support/result_matchers.h"

#include <atomic>
#include <cstddef>
#include <gtest/gtest.h>
#include <new>
#include <numeric>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

namespace intentscope {
namespace {

using test::HasError;

Status succeed(std::size_t) {
    return {};
}

Status failAt(std::size_t block) {
    return fail(ErrorCode::InvalidInput, "block " + std::to_string(block));
}

class WorkersOfWidth : public testing::TestWithParam<std::size_t> {
protected:
    const Workers m_workers{GetParam()};
};

TEST_P(WorkersOfWidth, do_every_block_once) {
    std::vector<std::atomic<int>> visits(1'000);
    ASSERT_OK(m_workers.forEach(visits.size(), [&](std::size_t block) {
        ++visits[block];
        return Status();
    }));
    for (const auto& count : visits)
        EXPECT_EQ(count, 1);
}

TEST_P(WorkersOfWidth, have_nothing_to_do_without_blocks) {
    EXPECT_OK(m_workers.forEach(0, failAt));
    EXPECT_OK(m_workers.inOrder(0, failAt, failAt));
}

TEST_P(WorkersOfWidth, consume_in_ascending_order_behind_the_producer) {
    std::vector<std::size_t> squares(500, 0);
    std::vector<std::size_t> order;
    ASSERT_OK(m_workers.inOrder(
        squares.size(),
        [&](std::size_t block) {
            squares[block] = block * block;
            return Status();
        },
        [&](std::size_t block) {
            EXPECT_EQ(squares[block], block * block);
            order.push_back(block);
            return Status();
        }));
    std::vector<std::size_t> expected(squares.size());
    std::iota(expected.begin(), expected.end(), std::size_t{0});
    EXPECT_EQ(order, expected);
}

TEST_P(WorkersOfWidth, never_have_more_blocks_in_hand_than_the_window) {
    std::atomic<int> inHand = 0;
    std::atomic<int> most = 0;
    ASSERT_OK(m_workers.inOrder(
        300,
        [&](std::size_t) {
            const int now = ++inHand;
            int seen = most;
            while (seen < now && !most.compare_exchange_weak(seen, now)) {
            }
            return Status();
        },
        [&](std::size_t) {
            --inHand;
            return Status();
        },
        {},
        3));
    EXPECT_LE(most, 3);
    EXPECT_EQ(inHand, 0);
}

TEST_P(WorkersOfWidth, return_the_failure_of_the_lowest_block) {
    const auto status =
        m_workers.forEach(100, [](std::size_t block) { return block >= 20 ? failAt(block) : Status(); });
    ASSERT_THAT(status, HasError(ErrorCode::InvalidInput));
    EXPECT_EQ(status.error().message, "block 20");
}

TEST_P(WorkersOfWidth, consume_all_blocks_below_the_one_that_cannot_be_produced) {
    std::size_t consumed = 0;
    const auto status = m_workers.inOrder(
        100,
        [](std::size_t block) { return block == 40 ? failAt(block) : Status(); },
        [&](std::size_t) {
            ++consumed;
            return Status();
        });
    ASSERT_THAT(status, HasError(ErrorCode::InvalidInput));
    EXPECT_EQ(status.error().message, "block 40");
    EXPECT_EQ(consumed, 40U);
}

TEST_P(WorkersOfWidth, consume_nothing_behind_a_block_that_cannot_be_consumed) {
    std::vector<std::size_t> consumed;
    const auto status = m_workers.inOrder(100, succeed, [&](std::size_t block) {
        consumed.push_back(block);
        return block == 7 ? failAt(block) : Status();
    });
    ASSERT_THAT(status, HasError(ErrorCode::InvalidInput));
    EXPECT_EQ(status.error().message, "block 7");
    EXPECT_EQ(consumed.size(), 8U);
}

TEST_P(WorkersOfWidth, begin_no_block_after_a_stop) {
    std::stop_source stop;
    std::atomic<std::size_t> begun = 0;
    const auto status = m_workers.forEach(
        10'000,
        [&](std::size_t) {
            if (++begun == 5)
                stop.request_stop();
            return Status();
        },
        stop.get_token());
    EXPECT_THAT(status, HasError(ErrorCode::Cancelled));
    EXPECT_LT(begun, 5 + GetParam());
}

TEST_P(WorkersOfWidth, hand_an_exception_to_the_caller) {
    const auto run = [&] {
        return m_workers.forEach(
            50, [](std::size_t block) { return block == 9 ? throw std::bad_alloc() : Status(); });
    };
    EXPECT_THROW(static_cast<void>(run()), std::bad_alloc);
}

INSTANTIATE_TEST_SUITE_P(Widths, WorkersOfWidth, testing::Values(1, 2, 5));

TEST(Workers, are_as_many_as_the_cores_unless_told) {
    EXPECT_EQ(Workers().width(), std::max(1U, std::thread::hardware_concurrency()));
    EXPECT_EQ(Workers(0).width(), 1U);
}

} // namespace
} // namespace intentscope
