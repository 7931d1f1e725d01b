// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/dataset.h"
#include "core/data/import.h"
#include "tests/support/result_matchers.h"
#include "tests/support/temp_directory.h"
#include "tests/support/tiny_dataset.h"
#include "tests/tsan/crew.h"

#include <gtest/gtest.h>

#include <array>

namespace intentscope::data {
namespace {

using test::CrewSize;
using test::runTogether;

TEST(ImportThreads, TheSameSourceImportedByAllAtOnceIsThereOnce) {
    const test::TempDirectory folder;
    const auto source = test::writeTinySource(folder);
    const auto root = folder.path() / "datasets";
    RealEnv env;
    std::array<std::string, CrewSize> hashes;
    runTogether([&](std::size_t member) {
        NullProgress progress;
        const auto outcome = importDataset({.source = source, .datasetsRoot = root}, env, progress, {});
        ASSERT_OK(outcome);
        hashes[member] = outcome->hash;
        EXPECT_OK(openDataset(env, outcome->directory));
    });
    for (const std::string& hash : hashes)
        EXPECT_EQ(hash, hashes.front());
    ASSERT_OK_AND_ASSIGN(const auto names, env.list(root));
    EXPECT_EQ(names, std::vector<std::string>{hashes.front()});
}

} // namespace
} // namespace intentscope::data
