// SPDX-License-Identifier: GPL-3.0-or-later
// Kills the command line in the middle of a training, again and again: resumed, it writes the checkpoint that
// an undisturbed training writes.
#include "core/base/env.h"
#include "tests/e2e/cli_process.h"
#include "tests/support/result_matchers.h"
#include "tests/support/temp_directory.h"

#include <gtest/gtest.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <thread>
#include <vector>

namespace intentscope {
namespace {

namespace fs = std::filesystem;

class TrainCrashTest : public testing::Test {
protected:
    std::vector<std::string> training(const std::string& name, bool isResumed) const {
        std::vector<std::string> arguments{
            "train",
            "ranker",
            "--workspace",
            m_workspace.string(),
            "--name",
            name,
            "--epochs",
            "2",
            "--dimension",
            "4",
            "--experts",
            "2",
            "--batch",
            "128",
            "--save-every",
            "0"};
        if (isResumed)
            arguments.push_back("--resume");
        return arguments;
    }

    fs::path statePath(const std::string& name) const {
        return m_workspace / "checkpoints" / (name + ".unfinished.safetensors");
    }

    /// Kills the process some time after its first save, or finds it done. Whether it was killed.
    bool killInTheMiddle(pid_t process, const std::string& name, std::chrono::milliseconds delay) const {
        std::error_code ignored;
        while (!fs::exists(statePath(name), ignored)) {
            if (test::isCliOver(process))
                return false;
            std::this_thread::yield();
        }
        const auto end = std::chrono::steady_clock::now() + delay;
        while (std::chrono::steady_clock::now() < end)
            if (test::isCliOver(process))
                return false;
        return test::killCli(process);
    }

    std::string model(const std::string& name) const {
        std::ifstream file(m_workspace / "checkpoints" / name / "model.safetensors", std::ios::binary);
        return {std::istreambuf_iterator<char>(file), {}};
    }

    test::TempDirectory m_folder;
    fs::path m_workspace = m_folder.path() / "shop.iscope";
};

TEST_F(TrainCrashTest, AResumedTrainingWritesTheCheckpointOfAnUndisturbedOne) {
    const std::string shop = (test::sourceDirectory() / "sample_data/shop").string();
    ASSERT_EQ(test::waitForCli(test::startCli({"import", shop, "--workspace", m_workspace.string()})), 0);
    ASSERT_EQ(test::waitForCli(test::startCli(training("whole", false))), 0);
    std::mt19937 random(20260212);
    int killed = 0;
    bool isResumed = false;
    for (int round = 0; round < 5; ++round) {
        const std::chrono::milliseconds delay(100 + random() % 900);
        if (!killInTheMiddle(test::startCli(training("killed", isResumed)), "killed", delay))
            break;
        ++killed;
        isResumed = fs::exists(statePath("killed"));
        ASSERT_TRUE(isResumed);
    }
    EXPECT_GT(killed, 0) << "the training was over before it could be killed";
    if (fs::exists(statePath("killed"))) {
        ASSERT_EQ(test::waitForCli(test::startCli(training("killed", true))), 0);
    }
    ASSERT_FALSE(model("whole").empty());
    EXPECT_EQ(model("killed"), model("whole"));
    EXPECT_FALSE(fs::exists(statePath("killed")));
}

} // namespace
} // namespace intentscope
