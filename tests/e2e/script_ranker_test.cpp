// SPDX-License-Identifier: GPL-3.0-or-later
// A ranker exported from Python PyTorch, scored by the command line: only after its code was allowed.
#include "tests/e2e/cli_process.h"
#include "tests/support/temp_directory.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

namespace intentscope {
namespace {

using test::runCli;
using testing::HasSubstr;

class ScriptRanker : public testing::Test {
protected:
    void SetUp() override {
        const auto parity = test::sourceDirectory() / "tests/parity";
        std::filesystem::copy(parity / "torchscript/ranker", m_ranker);
        const auto shop = (parity / "ranker_tiny/shop").string();
        const auto imported = runCli({"import", shop, "--workspace", m_workspace});
        ASSERT_EQ(imported.exitCode, 0) << imported.err;
    }

    test::CliOutcome score(std::vector<std::string> more) const {
        std::vector<std::string> arguments{
            "score", "--workspace", m_workspace, "--ranker", m_ranker.string(), "--run", "script", "--json"};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return runCli(arguments);
    }

    test::TempDirectory m_folder;
    std::string m_workspace = (m_folder.path() / "shop.iscope").string();
    std::filesystem::path m_ranker = m_folder.path() / "ranker";
};

TEST_F(ScriptRanker, StatesItsRiskAndIsNotRunUnasked) {
    const auto refused = score({});
    EXPECT_EQ(refused.exitCode, 1);
    EXPECT_THAT(refused.err, HasSubstr("runs its code with your rights"));
    EXPECT_THAT(refused.err, HasSubstr("--allow-code"));
}

TEST_F(ScriptRanker, ScoresOnceItsCodeIsAllowed) {
    const auto scored = score({"--allow-code"});
    ASSERT_EQ(scored.exitCode, 0) << scored.err;
    EXPECT_THAT(scored.err, HasSubstr("Warning: "));
    const auto run = scored.json();
    EXPECT_EQ(run["ranker_hashes"].size(), 1U);
    EXPECT_GT(run["candidates"], 0);
    const auto evaluated =
        runCli({"eval", "--workspace", m_workspace, "--run", "script", "--part", "all", "--json"});
    EXPECT_EQ(evaluated.exitCode, 0) << evaluated.err;
}

TEST_F(ScriptRanker, CutShortIsNamedInOneLine) {
    std::filesystem::resize_file(m_ranker / "model.pt", 5000);
    const auto refused = score({"--allow-code"});
    EXPECT_EQ(refused.exitCode, 1);
    EXPECT_THAT(refused.err, HasSubstr("model.pt: the file's SHA-256 is"));
}

} // namespace
} // namespace intentscope
