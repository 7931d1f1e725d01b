// SPDX-License-Identifier: GPL-3.0-or-later
// Kills the alignment at several of its steps: asked again, it goes on, and ends with the report of one that
// was not disturbed, to the last byte.
#include "tests/e2e/cli_process.h"
#include "tests/support/result_matchers.h"
#include "tests/support/temp_directory.h"

#include <gtest/gtest.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <thread>
#include <vector>

namespace intentscope {
namespace {

namespace fs = std::filesystem;

class AlignCrashTest : public testing::Test {
protected:
    static std::vector<std::string> aligning(const fs::path& workspace) {
        const fs::path reasoner = test::sourceDirectory() / "sample_data/reasoners/writer";
        return {
            "align",
            "--workspace",
            workspace.string(),
            "--reasoner",
            reasoner.string(),
            "--arms",
            "base,qe,qe+cal,+sft,+dpo,+cl,full",
            "--best-of-impressions",
            "40",
            "--margin",
            "0",
            "--epochs",
            "1",
            "--calibration-epochs",
            "1",
            "--replicates",
            "200",
            "--json"};
    }

    /// Entries of the workspace that steps have left: checkpoints, sets and runs.
    static std::size_t stepCount(const fs::path& workspace) {
        std::size_t count = 0;
        for (const char* room : {"checkpoints", "latent", "runs"}) {
            std::error_code ignored;
            for (fs::directory_iterator at(workspace / room, ignored), end; at != end; at.increment(ignored))
                ++count;
        }
        return count;
    }

    /// Kills the process once there are more than `count` results. Whether it was killed.
    static bool killPast(pid_t process, const fs::path& workspace, std::size_t count) {
        while (stepCount(workspace) <= count) {
            if (test::isCliOver(process))
                return false;
            std::this_thread::sleep_for(std::chrono::milliseconds(2));
        }
        return test::killCli(process);
    }

    static std::string reportOf(const fs::path& workspace) {
        std::ifstream file(workspace / "exports/align-align/report.json", std::ios::binary);
        return {std::istreambuf_iterator<char>(file), {}};
    }

    test::TempDirectory m_folder;
};

TEST_F(AlignCrashTest, KilledAtSeveralStepsItEndsWithTheSameReport) {
    const fs::path shop = m_folder.path() / "shop";
    const auto simulated = test::runCli(
        {"simulate",
         "--out",
         shop.string(),
         "--users",
         "60",
         "--impressions",
         "400",
         "--weeks",
         "6",
         "--regions",
         "2",
         "--seed",
         "3"});
    ASSERT_EQ(simulated.exitCode, 0) << simulated.err;
    const fs::path whole = m_folder.path() / "whole.iscope";
    const fs::path killed = m_folder.path() / "killed.iscope";
    for (const fs::path& workspace : {whole, killed}) {
        const auto imported = test::runCli({"import", shop.string(), "--workspace", workspace.string()});
        ASSERT_EQ(imported.exitCode, 0) << imported.err;
    }
    const auto undisturbed = test::runCli(aligning(whole));
    ASSERT_EQ(undisturbed.exitCode, 0) << undisturbed.err;
    const std::string expected = reportOf(whole);
    ASSERT_GT(expected.size(), 1000U);
    for (const std::size_t count : {0U, 2U, 4U, 6U, 8U})
        EXPECT_TRUE(killPast(test::startCli(aligning(killed)), killed, count))
            << "it was over before it was killed";
    const auto resumed = test::runCli(aligning(killed));
    ASSERT_EQ(resumed.exitCode, 0) << resumed.err;
    EXPECT_EQ(reportOf(killed), expected);
    const auto again = test::runCli(aligning(killed));
    ASSERT_EQ(again.exitCode, 0) << again.err;
    EXPECT_EQ(reportOf(killed), expected);
}

} // namespace
} // namespace intentscope
