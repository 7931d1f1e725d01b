// SPDX-License-Identifier: GPL-3.0-or-later
// Gives damaged checkpoints to the command line: exit code 1, an error that names the file, and no run. A few
// samples, since each starts the program; checkpoint_test.cpp takes many.
#include "core/workspace/workspace.h"
#include "tests/support/result_matchers.h"
#include "tests/support/temp_directory.h"

#include <gtest/gtest.h>

#include <cstdio>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <sys/wait.h>

namespace intentscope {
namespace {

using Path = std::filesystem::path;

struct Outcome {
    int exitCode = -1; ///< -1 when a signal ended the program
    std::string errors;
};

/// Runs the command line with arguments that a shell takes as they are, and reads its standard error.
Outcome runCli(const std::string& arguments) {
    const std::string command = ISCOPE_CLI_PROGRAM " " + arguments + " 2>&1 >/dev/null";
    Outcome outcome;
    FILE* pipe = ::popen(command.c_str(), "r");
    if (pipe == nullptr)
        return outcome;
    char bytes[4096];
    while (const auto count = std::fread(bytes, 1, sizeof bytes, pipe))
        outcome.errors.append(bytes, count);
    const int status = ::pclose(pipe);
    outcome.exitCode = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    return outcome;
}

std::string contents(const Path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

void overwrite(const Path& path, const std::string& text) {
    std::ofstream(path, std::ios::binary | std::ios::trunc) << text;
}

std::string withBitFlipped(std::string text, std::size_t bit) {
    text[bit / 8] = static_cast<char>(static_cast<unsigned char>(text[bit / 8]) ^ (1U << (bit % 8)));
    return text;
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    const auto at = text.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    return at == std::string::npos ? text : text.replace(at, from.size(), to);
}

class BrokenRanker : public testing::Test {
protected:
    void SetUp() override {
        const Path reference = test::sourceDirectory() / "tests/parity/ranker_tiny";
        std::filesystem::copy(reference / "checkpoint", m_ranker);
        const auto imported = runCli("import " + (reference / "shop").string() + inWorkspace());
        ASSERT_EQ(imported.exitCode, 0) << imported.errors;
    }

    std::string inWorkspace() const { return " --workspace " + m_workspace.string(); }

    Outcome score(const std::string& run) const {
        return runCli("score" + inWorkspace() + " --ranker " + m_ranker.string() + " --run " + run);
    }

    /// Expects a refusal that names the folder while the file has this text.
    void expectRefused(const std::string& file, const std::string& text, const std::string& what) {
        const std::string before = contents(m_ranker / file);
        overwrite(m_ranker / file, text);
        const auto outcome = score("broken");
        overwrite(m_ranker / file, before);
        EXPECT_EQ(outcome.exitCode, 1) << file << ", " << what << ": " << outcome.errors;
        EXPECT_NE(outcome.errors.find(m_ranker.string()), std::string::npos) << what << outcome.errors;
    }

    /// The damage is undone by now: only the run of the whole checkpoint may be there.
    void expectOnlyTheWholeRun() {
        const auto whole = score("whole");
        EXPECT_EQ(whole.exitCode, 0) << whole.errors;
        RealEnv env;
        ASSERT_OK_AND_ASSIGN(
            const auto workspace, workspace::Workspace::open(m_workspace, env, workspace::OpenMode::Read));
        ASSERT_OK_AND_ASSIGN(const auto runs, workspace->listRuns());
        ASSERT_EQ(runs.size(), 1U);
        EXPECT_EQ(runs.front().name, "whole");
        ASSERT_OK_AND_ASSIGN(const auto folders, env.list(m_workspace / "runs"));
        EXPECT_EQ(folders, std::vector<std::string>{runs.front().id});
    }

    test::TempDirectory m_folder;
    Path m_workspace = m_folder.path() / "shop.iscope";
    Path m_ranker = m_folder.path() / "ranker";
};

TEST_F(BrokenRanker, WithAFlippedBitScoresNothing) {
    std::mt19937 random(11);
    for (const char* file : {"model.safetensors", "config.json"}) {
        const std::string whole = contents(m_ranker / file);
        for (int sample = 0; sample < 3; ++sample) {
            const std::size_t bit = random() % (whole.size() * 8);
            expectRefused(file, withBitFlipped(whole, bit), "bit " + std::to_string(bit));
        }
    }
    expectOnlyTheWholeRun();
}

TEST_F(BrokenRanker, CutShortScoresNothing) {
    for (const char* file : {"model.safetensors", "config.json", "provenance.json"}) {
        const std::string whole = contents(m_ranker / file);
        expectRefused(file, whole.substr(0, whole.size() / 2), "cut in half");
    }
    expectOnlyTheWholeRun();
}

TEST_F(BrokenRanker, OfAbsurdSizesScoresNothing) {
    const std::string config = contents(m_ranker / "config.json");
    for (const char* size : {"1024", "99999999999999999999"})
        expectRefused(
            "config.json", replaced(config, "\"dimension\": 4", std::string("\"dimension\": ") + size), size);
    const std::string tensors = contents(m_ranker / "model.safetensors");
    expectRefused("model.safetensors", std::string(8, '\xff') + tensors.substr(8), "a header of 2^64 bytes");
    expectOnlyTheWholeRun();
}

} // namespace
} // namespace intentscope
