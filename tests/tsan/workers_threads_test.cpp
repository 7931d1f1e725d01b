// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/workers.h"
#include "tests/support/result_matchers.h"

#include <cstddef>
#include <cstdint>
#include <gtest/gtest.h>
#include <vector>

namespace intentscope {
namespace {

constexpr std::size_t BlockCount = 2'000;

TEST(WorkersThreads, WhatABlockWroteIsSeenByItsConsumer) {
    std::vector<std::vector<std::uint64_t>> buffers(4);
    std::uint64_t sum = 0;
    ASSERT_OK(Workers(4).inOrder(
        BlockCount,
        [&](std::size_t block) {
            buffers[block % buffers.size()].assign(50, block);
            return Status();
        },
        [&](std::size_t block) {
            for (const std::uint64_t value : buffers[block % buffers.size()])
                sum += value;
            return Status();
        },
        {},
        buffers.size()));
    EXPECT_EQ(sum, 50 * BlockCount * (BlockCount - 1) / 2);
}

TEST(WorkersThreads, WhatTheBlocksWroteIsSeenByTheCaller) {
    std::vector<std::size_t> values(BlockCount);
    ASSERT_OK(Workers(4).forEach(BlockCount, [&](std::size_t block) {
        values[block] = block + 1;
        return Status();
    }));
    for (std::size_t block = 0; block < BlockCount; ++block)
        EXPECT_EQ(values[block], block + 1);
}

} // namespace
} // namespace intentscope
