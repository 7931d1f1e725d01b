// SPDX-License-Identifier: GPL-3.0-or-later
// Two processes of the command line train one ranker on one machine.
#include "core/base/env.h"
#include "tests/e2e/cli_process.h"
#include "tests/support/loopback_server.h"
#include "tests/support/result_matchers.h"
#include "tests/support/temp_directory.h"

#include <gtest/gtest.h>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

namespace intentscope {
namespace {

namespace fs = std::filesystem;

class TrainTogetherTest : public testing::Test {
protected:
    void SetUp() override {
        const std::string shop = (test::sourceDirectory() / "sample_data/shop").string();
        ASSERT_EQ(test::runCli({"import", shop, "--workspace", m_workspace.string()}).exitCode, 0);
        m_port = test::LoopbackServer([](const auto&, const auto&) {}).port();
    }

    std::vector<std::string> training(const std::string& name) const {
        return {
            "train",
            "ranker",
            "--workspace",
            m_workspace.string(),
            "--name",
            name,
            "--epochs",
            "2",
            "--batch",
            "128",
            "--dimension",
            "8",
            "--experts",
            "2",
            "--peer-timeout",
            "60",
            "--dropout",
            "0",
            "--json"};
    }

    std::unique_ptr<test::RunningCli>
    start(std::int32_t rank, const std::vector<std::string>& arguments) const {
        return std::make_unique<test::RunningCli>(
            arguments,
            test::Variables{
                {"RANK", std::to_string(rank)},
                {"WORLD_SIZE", "2"},
                {"MASTER_ADDR", "127.0.0.1"},
                {"MASTER_PORT", std::to_string(m_port)}});
    }

    std::string model(const std::string& name) const {
        std::ifstream file(m_workspace / "checkpoints" / name / "model.safetensors", std::ios::binary);
        return {std::istreambuf_iterator<char>(file), {}};
    }

    test::TempDirectory m_folder;
    fs::path m_workspace = m_folder.path() / "shop.iscope";
    int m_port = 0;
};

TEST_F(TrainTogetherTest, TwoProcessesGiveTheLossCurveOfOne) {
    const auto alone = test::runCli(training("alone"));
    ASSERT_EQ(alone.exitCode, 0) << alone.err;
    const auto first = start(0, training("together"));
    const auto second = start(1, training("together"));
    const auto outcome = first->finish();
    const auto other = second->finish();
    if (outcome.err.find("without Gloo") != std::string::npos)
        GTEST_SKIP() << "this LibTorch has no Gloo";
    ASSERT_EQ(outcome.exitCode, 0) << outcome.err;
    ASSERT_EQ(other.exitCode, 0) << other.err;
    EXPECT_EQ(other.err.find("epoch 1"), std::string::npos) << "process 0 tells";
    const auto one = alone.json();
    const auto two = outcome.json();
    EXPECT_EQ(other.json()["checkpoint_hash"], two["checkpoint_hash"]);
    const auto& expected = one["checkpoints"][0]["epochs"];
    const auto& epochs = two["checkpoints"][0]["epochs"];
    ASSERT_EQ(epochs.size(), 2U);
    for (std::size_t i = 0; i < 2; ++i)
        for (const char* value : {"train_loss", "validation_loss"})
            EXPECT_NEAR(epochs[i][value].get<double>(), expected[i][value].get<double>(), 1e-3) << value << i;
}

TEST_F(TrainTogetherTest, AProcessThatDiesEndsTheOtherAndTheTrainingCanBeResumed) {
    auto arguments = training("together");
    arguments.insert(arguments.end(), {"--save-every", "0"});
    auto first = start(0, arguments);
    auto second = start(1, arguments);
    if (!first->waitForErrorLine("epoch 1"))
        GTEST_SKIP() << first->finish().err;
    second->signal(SIGKILL);
    const auto lost = first->finish();
    second->finish();
    EXPECT_EQ(lost.exitCode, 1);
    EXPECT_NE(lost.err.find("process 0 of 2 lost another one"), std::string::npos) << lost.err;
    EXPECT_NE(lost.err.find("--resume"), std::string::npos) << lost.err;
    EXPECT_FALSE(fs::exists(m_workspace / "checkpoints" / "together"));
    ASSERT_TRUE(fs::exists(m_workspace / "checkpoints" / "together.unfinished.safetensors"));

    arguments.push_back("--resume");
    first = start(0, arguments);
    second = start(1, arguments);
    EXPECT_EQ(first->finish().exitCode, 0);
    EXPECT_EQ(second->finish().exitCode, 0);
    auto whole = training("whole");
    first = start(0, whole);
    second = start(1, whole);
    EXPECT_EQ(first->finish().exitCode, 0);
    EXPECT_EQ(second->finish().exitCode, 0);
    ASSERT_FALSE(model("whole").empty());
    EXPECT_EQ(model("together"), model("whole"));
}

TEST_F(TrainTogetherTest, ProcessesOfOtherSettingsAreRefused) {
    auto arguments = training("together");
    const auto first = start(0, arguments);
    arguments.insert(arguments.end(), {"--seed", "2"});
    const auto second = start(1, arguments);
    for (const auto& outcome : {first->finish(), second->finish()}) {
        if (outcome.err.find("without Gloo") != std::string::npos)
            GTEST_SKIP() << "this LibTorch has no Gloo";
        EXPECT_EQ(outcome.exitCode, 1);
        EXPECT_NE(outcome.err.find("seed: 1 in process 0, 2 in process 1"), std::string::npos) << outcome.err;
    }
}

} // namespace
} // namespace intentscope
