// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/dataset.h"
#include "core/data/import.h"
#include "tests/support/result_matchers.h"
#include "tests/support/temp_directory.h"
#include "tests/support/tiny_dataset.h"
#include "tests/tsan/crew.h"

#include <gtest/gtest.h>

#include <array>
#include <atomic>
#include <string>
#include <vector>

namespace intentscope::data {
namespace {

using test::CrewSize;
using test::runTogether;

TEST(ImportThreads, TheSameSourceImportedByAllAtOnceIsThereOnce) {
    const test::TempDirectory folder;
    const auto source = test::writeTinySource(folder);
    RealEnv env;
    for (int round = 0; round < 5; ++round) {
        const auto root = folder.path() / ("datasets-" + std::to_string(round));
        std::array<std::string, CrewSize> hashes;
        std::atomic<int> newCount = 0;
        runTogether([&](std::size_t member) {
            NullProgress progress;
            const auto outcome = importDataset({.source = source, .datasetsRoot = root}, env, progress, {});
            ASSERT_OK(outcome);
            hashes[member] = outcome->hash;
            newCount += outcome->wasThereAlready ? 0 : 1;
            EXPECT_OK(openDataset(env, outcome->directory));
        });
        EXPECT_EQ(newCount, 1);
        EXPECT_EQ(hashes, (std::array{hashes[0], hashes[0], hashes[0], hashes[0]}));
        EXPECT_THAT(env.list(root), test::IsOkAndHolds(std::vector<std::string>{hashes[0]}));
    }
}

} // namespace
} // namespace intentscope::data
