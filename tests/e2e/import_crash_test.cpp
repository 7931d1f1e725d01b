// SPDX-License-Identifier: GPL-3.0-or-later
// Kills the command line in the middle of an import, at several points of what it has written: the next
// import begins anew, ends well, and nothing of the killed ones is left.
#include "core/base/env.h"
#include "core/data/dataset.h"
#include "tests/e2e/cli_process.h"
#include "tests/support/result_matchers.h"
#include "tests/support/temp_directory.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <filesystem>
#include <vector>

namespace intentscope {
namespace {

namespace fs = std::filesystem;

class ImportCrashTest : public testing::Test {
protected:
    pid_t start() const {
        const fs::path source = test::sourceDirectory() / "sample_data/shop";
        return test::startCli({"import", source.string(), "--workspace", m_workspace.string(), "--json"});
    }

    /// What stands in the datasets' folder by now, in bytes.
    std::uintmax_t writtenBytes() const {
        std::uintmax_t bytes = 0;
        std::error_code ignored; // files come and go while they are counted
        for (fs::recursive_directory_iterator at(datasets(), ignored), end; at != end;
             at.increment(ignored)) {
            const std::uintmax_t size = at->is_regular_file(ignored) ? at->file_size(ignored) : 0;
            bytes += ignored ? 0 : size;
        }
        return bytes;
    }

    /// Kills an import once it has written so much; whether it was still at work.
    bool killAfter(std::uintmax_t bytes) const {
        const pid_t process = start();
        while (!test::isCliOver(process)) {
            if (writtenBytes() >= bytes)
                return test::killCli(process);
        }
        return false;
    }

    std::vector<fs::path> folders() const {
        std::vector<fs::path> found;
        for (const auto& entry : fs::directory_iterator(datasets()))
            found.push_back(entry.path());
        return found;
    }

    int runToTheEnd() const { return test::waitForCli(start()); }

    fs::path datasets() const { return m_workspace / "datasets"; }

    test::TempDirectory m_folder;
    fs::path m_workspace = m_folder.path() / "shop.iscope";
};

TEST_F(ImportCrashTest, AnImportAfterKilledOnesIsWholeAndAlone) {
    int killed = 0;
    for (const std::uintmax_t bytes : {1U, 100'000U, 1'000'000U, 4'000'000U})
        killed += killAfter(bytes) ? 1 : 0;
    EXPECT_GE(killed, 3) << "imports that were still at work";
    ASSERT_EQ(runToTheEnd(), 0);
    const auto left = folders();
    ASSERT_EQ(left.size(), 1U) << "what the killed imports had begun is gone";
    RealEnv env;
    EXPECT_OK(data::verifyDataset(env, left.front()));
}

} // namespace
} // namespace intentscope
