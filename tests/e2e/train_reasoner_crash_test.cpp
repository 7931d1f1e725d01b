// SPDX-License-Identifier: GPL-3.0-or-later
// Kills the command line in the middle of training a reasoner: before its first state, while it writes one
// and between two. Resumed, it writes every file that an undisturbed training writes.
#include "core/base/env.h"
#include "tests/e2e/cli_process.h"
#include "tests/support/result_matchers.h"
#include "tests/support/temp_directory.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <thread>
#include <vector>

namespace intentscope {
namespace {

namespace fs = std::filesystem;
using std::chrono::milliseconds;

constexpr int Refused = 1; ///< exit code

/// When to kill a training.
enum class Moment {
    BeforeTheFirstState,
    WhileAStateIsWritten,
    BetweenTwoStates,
};

class TrainReasonerCrashTest : public testing::Test {
protected:
    void SetUp() override {
        std::string lines;
        for (int i = 0; i < 48; ++i) {
            const std::string number = std::to_string(i);
            lines += R"({"prompt":"order )" + number + R"( of user )" + std::to_string(i * 7 % 13) +
                     R"(","completion":"where is parcel )" + number + "\"}\n";
        }
        m_folder.write("train.jsonl", lines);
        m_folder.write("validation.jsonl", lines.substr(0, lines.find('\n') + 1));
    }

    fs::path path(const std::string& name) const { return m_folder.path() / name; }

    std::vector<std::string> training(
        const std::string& name, const std::vector<std::string>& model, const std::string& stateEvery) const {
        std::vector<std::string> arguments{
            "train",
            "reasoner",
            "--examples",
            path("train.jsonl").string(),
            "--validation",
            path("validation.jsonl").string(),
            "--out",
            path(name).string(),
            "--epochs",
            "2",
            "--batch",
            "2",
            "--learning-rate",
            "0.003",
            "--neftune",
            "1",
            "--resume",
            "--state-every",
            stateEvery};
        arguments.insert(arguments.end(), model.begin(), model.end());
        return arguments;
    }

    /// Names of the folders in which states of a training lie, whole (step-N) or not (step-N.partial).
    std::vector<std::string> states(const std::string& name) const {
        std::vector<std::string> found;
        std::error_code ignored;
        for (fs::directory_iterator at(path(name + ".training"), ignored), end; !ignored && at != end;
             at.increment(ignored))
            if (at->path().filename().string().starts_with("step-"))
                found.push_back(at->path().filename().string());
        return found;
    }

    bool hasPartialState(const std::string& name) const {
        for (const std::string& each : states(name))
            if (each.ends_with(".partial"))
                return true;
        return false;
    }

    bool isThere(Moment moment, const std::string& name, const std::vector<std::string>& before) const {
        if (moment == Moment::BeforeTheFirstState)
            return fs::exists(path(name + ".training"));
        if (moment == Moment::WhileAStateIsWritten)
            return hasPartialState(name);
        const auto now = states(name);
        return !now.empty() && now != before && !hasPartialState(name);
    }

    /// Whether the training was killed, and not over before the moment came.
    bool killAt(Moment moment, const std::string& name, pid_t process) const {
        const auto before = states(name);
        while (!isThere(moment, name, before)) {
            if (test::isCliOver(process))
                return false;
            std::this_thread::yield();
        }
        if (moment == Moment::BetweenTwoStates)
            std::this_thread::sleep_for(milliseconds(5));
        return test::killCli(process);
    }

    /// Stops the process for a while (SIGCONT lets it go on); false when it is over before.
    bool haltsAtItsFirstState(pid_t process, const std::string& name) const {
        while (states(name).empty()) {
            if (test::isCliOver(process))
                return false;
            std::this_thread::yield();
        }
        return ::kill(process, SIGSTOP) == 0;
    }

    static std::vector<std::string> smallModel() {
        return {
            "--vocabulary", "320", "--hidden", "32", "--intermediate", "64", "--layers", "2", "--heads", "2"};
    }

    std::map<std::string, std::string> files(const std::string& name) const {
        std::map<std::string, std::string> found;
        for (const auto& entry : fs::directory_iterator(path(name))) {
            std::ifstream file(entry.path(), std::ios::binary);
            found[entry.path().filename().string()] = {std::istreambuf_iterator<char>(file), {}};
        }
        return found;
    }

    void expectTheSameBytes(const std::vector<std::string>& model, std::size_t fileCount) const {
        ASSERT_EQ(test::waitForCli(test::startCli(training("whole", model, "0"))), 0);
        const auto expected = files("whole");
        EXPECT_EQ(expected.size(), fileCount);
        int killed = 0;
        for (const Moment moment :
             {Moment::BeforeTheFirstState,
              Moment::WhileAStateIsWritten,
              Moment::BetweenTwoStates,
              Moment::WhileAStateIsWritten,
              Moment::BetweenTwoStates})
            killed += killAt(moment, "killed", test::startCli(training("killed", model, "3"))) ? 1 : 0;
        EXPECT_EQ(killed, 5) << "the training was over before it could be killed";
        EXPECT_FALSE(states("killed").empty());
        ASSERT_EQ(test::waitForCli(test::startCli(training("killed", model, "3"))), 0);
        const auto resumed = files("killed");
        ASSERT_EQ(resumed.size(), expected.size());
        for (const auto& [file, bytes] : expected)
            EXPECT_TRUE(resumed.contains(file) && resumed.at(file) == bytes) << file;
        EXPECT_FALSE(fs::exists(path("killed.training")));
        EXPECT_FALSE(fs::exists(path("whole.training")));
    }

    test::TempDirectory m_folder;
};

TEST_F(TrainReasonerCrashTest, AResumedTrainingWritesEveryFileOfAnUndisturbedOne) {
    expectTheSameBytes(smallModel(), 7);
}

TEST_F(TrainReasonerCrashTest, AResumedAdapterHasEveryFileOfAnUndisturbedOne) {
    const fs::path base = test::sourceDirectory() / "tests/parity/reasoners/llama_linear";
    expectTheSameBytes({"--from", base.string(), "--lora", "--rank", "4"}, 4);
}

TEST_F(TrainReasonerCrashTest, ASecondTrainingOfTheSameCheckpointIsRefusedAndDisturbsNothing) {
    const pid_t first = test::startCli(training("both", smallModel(), "3"));
    ASSERT_TRUE(haltsAtItsFirstState(first, "both"));
    EXPECT_EQ(test::waitForCli(test::startCli(training("both", smallModel(), "3"))), Refused);
    ::kill(first, SIGCONT);
    EXPECT_EQ(test::waitForCli(first), 0);
    EXPECT_TRUE(fs::exists(path("both") / "model.safetensors"));
    EXPECT_FALSE(fs::exists(path("both.training")));
}

TEST_F(TrainReasonerCrashTest, NoOtherProgramWritesIntoTheWorkspaceWhileOneTrains) {
    const std::string workspace = path("shop.iscope").string();
    const std::vector<std::string> import{
        "import", (test::sourceDirectory() / "sample_data/shop").string(), "--workspace", workspace};
    ASSERT_EQ(test::waitForCli(test::startCli(import)), 0);
    auto arguments = training("named", smallModel(), "3");
    const auto out = std::find(arguments.begin(), arguments.end(), "--out");
    *out = "--name";
    *(out + 1) = "named";
    arguments.insert(arguments.end(), {"--workspace", workspace});
    const pid_t first = test::startCli(arguments);
    ASSERT_TRUE(haltsAtItsFirstState(first, "shop.iscope/checkpoints/named"));
    EXPECT_EQ(test::waitForCli(test::startCli(import)), Refused);
    ::kill(first, SIGCONT);
    EXPECT_EQ(test::waitForCli(first), 0);
    EXPECT_TRUE(fs::exists(path("shop.iscope/checkpoints/named/model.safetensors")));
}

} // namespace
} // namespace intentscope
