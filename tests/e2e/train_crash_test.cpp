// SPDX-License-Identifier: GPL-3.0-or-later
// Kills the command line in the middle of a training, again and again: resumed, it writes the checkpoint that
// an undisturbed training writes.
#include "core/base/env.h"
#include "tests/support/result_matchers.h"
#include "tests/support/temp_directory.h"

#include <gtest/gtest.h>

#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <vector>

namespace intentscope {
namespace {

namespace fs = std::filesystem;

class TrainCrashTest : public testing::Test {
protected:
    static pid_t start(const std::vector<std::string>& arguments) {
        const pid_t process = ::fork();
        if (process == 0) {
            std::vector<char*> words;
            words.push_back(const_cast<char*>(ISCOPE_CLI));
            for (const std::string& argument : arguments)
                words.push_back(const_cast<char*>(argument.c_str()));
            words.push_back(nullptr);
            ::execv(ISCOPE_CLI, words.data());
            ::_exit(127);
        }
        return process;
    }

    static int waitFor(pid_t process) {
        int status = 0;
        ::waitpid(process, &status, 0);
        return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    }

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
            if (::waitpid(process, nullptr, WNOHANG) != 0)
                return false;
            std::this_thread::yield();
        }
        const auto end = std::chrono::steady_clock::now() + delay;
        while (std::chrono::steady_clock::now() < end)
            if (::waitpid(process, nullptr, WNOHANG) != 0)
                return false;
        ::kill(process, SIGKILL);
        int status = 0;
        ::waitpid(process, &status, 0);
        return WIFSIGNALED(status);
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
    ASSERT_EQ(waitFor(start({"import", shop, "--workspace", m_workspace.string()})), 0);
    ASSERT_EQ(waitFor(start(training("whole", false))), 0);
    std::mt19937 random(20260212);
    int killed = 0;
    bool isResumed = false;
    for (int round = 0; round < 5; ++round) {
        const std::chrono::milliseconds delay(100 + random() % 900);
        if (!killInTheMiddle(start(training("killed", isResumed)), "killed", delay))
            break;
        ++killed;
        isResumed = fs::exists(statePath("killed"));
        ASSERT_TRUE(isResumed);
    }
    EXPECT_GT(killed, 0) << "the training was over before it could be killed";
    if (fs::exists(statePath("killed"))) {
        ASSERT_EQ(waitFor(start(training("killed", true))), 0);
    }
    ASSERT_FALSE(model("whole").empty());
    EXPECT_EQ(model("killed"), model("whole"));
    EXPECT_FALSE(fs::exists(statePath("killed")));
}

} // namespace
} // namespace intentscope
