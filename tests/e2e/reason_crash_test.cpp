// SPDX-License-Identifier: GPL-3.0-or-later
// Kills the command line in the middle of writing latent queries: asked again, it goes on from its journal
// and writes the bytes that an undisturbed run writes.
#include "core/base/env.h"
#include "tests/e2e/cli_process.h"
#include "tests/support/result_matchers.h"
#include "tests/support/temp_directory.h"

#include <gtest/gtest.h>

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

class ReasonCrashTest : public testing::Test {
protected:
    static void importShop(const fs::path& workspace) {
        const std::string shop = (test::sourceDirectory() / "sample_data/shop").string();
        ASSERT_EQ(test::waitForCli(test::startCli({"import", shop, "--workspace", workspace.string()})), 0);
    }

    static std::vector<std::string> reasoning(const fs::path& workspace) {
        const fs::path reasoner = test::sourceDirectory() / "sample_data/reasoners/writer";
        return {
            "reason",
            "--workspace",
            workspace.string(),
            "--reasoner",
            reasoner.string(),
            "--part",
            "test",
            "--split",
            "time:0.96/0.02",
            "--json"};
    }

    /// Bytes of all journals of unfinished sets.
    static std::uintmax_t journalBytes(const fs::path& workspace) {
        std::uintmax_t bytes = 0;
        std::error_code ignored;
        for (fs::recursive_directory_iterator at(workspace / "latent", ignored), end; at != end;
             at.increment(ignored)) {
            if (at->path().extension() == ".journal") {
                const std::uintmax_t size = fs::file_size(at->path(), ignored);
                bytes += ignored ? 0 : size;
            }
        }
        return bytes;
    }

    /// Kills the process once its journal has grown past `bytes`. Whether it was killed.
    static bool killPast(pid_t process, const fs::path& workspace, std::uintmax_t bytes) {
        while (journalBytes(workspace) <= bytes) {
            if (test::isCliOver(process))
                return false;
            std::this_thread::yield();
        }
        return test::killCli(process);
    }

    /// Every file under latent/, by its path there.
    static std::map<std::string, std::string> latentFiles(const fs::path& workspace) {
        std::map<std::string, std::string> files;
        for (const auto& entry : fs::recursive_directory_iterator(workspace / "latent")) {
            if (!entry.is_regular_file())
                continue;
            std::ifstream file(entry.path(), std::ios::binary);
            files[fs::relative(entry.path(), workspace / "latent").string()] = {
                std::istreambuf_iterator<char>(file), {}};
        }
        return files;
    }

    test::TempDirectory m_folder;
};

TEST_F(ReasonCrashTest, AResumedRunWritesTheBytesOfAnUndisturbedOne) {
    const fs::path whole = m_folder.path() / "whole.iscope";
    const fs::path killed = m_folder.path() / "killed.iscope";
    importShop(whole);
    importShop(killed);
    const auto undisturbed = test::runCli(reasoning(whole));
    ASSERT_EQ(undisturbed.exitCode, 0) << undisturbed.err;
    EXPECT_EQ(undisturbed.json().at("resumed"), 0);
    std::uintmax_t bytes = 0;
    for (int round = 0; round < 2; ++round) {
        ASSERT_TRUE(killPast(test::startCli(reasoning(killed)), killed, bytes))
            << "it was over before it was killed";
        bytes = journalBytes(killed);
    }
    const auto resumed = test::runCli(reasoning(killed));
    ASSERT_EQ(resumed.exitCode, 0) << resumed.err;
    EXPECT_GT(resumed.json().at("resumed"), 0);
    EXPECT_GT(resumed.json().at("answered"), 0);
    EXPECT_EQ(resumed.json().at("contexts"), undisturbed.json().at("contexts"));
    const auto expected = latentFiles(whole);
    EXPECT_GE(expected.size(), 3U);
    EXPECT_EQ(latentFiles(killed), expected);
}

} // namespace
} // namespace intentscope
