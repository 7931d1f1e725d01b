// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/simulate_task.h"
#include "tests/support/result_matchers.h"
#include "tests/support/temp_directory.h"

#include <gtest/gtest.h>

namespace intentscope::tasks {
namespace {

TEST(SimulateThreads, SeveralWorkersMakeTheWorldOfOne) {
    const test::TempDirectory folder;
    RealEnv env;
    NullProgress progress;
    std::vector<std::string> sums;
    for (const std::size_t threads : {1U, 4U}) {
        const auto outcome = simulateTask(
            {.outputDirectory = folder.path() / std::to_string(threads),
             .userCount = 100,
             .impressionCount = 300,
             .threadCount = threads},
            env,
            progress,
            {});
        ASSERT_OK(outcome);
        sums.emplace_back();
        for (const SimulatedFile& file : outcome->files)
            sums.back() += file.sha256;
    }
    EXPECT_EQ(sums[0], sums[1]);
}

} // namespace
} // namespace intentscope::tasks
