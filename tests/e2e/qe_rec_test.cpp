// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/cli_process.h"
#include "tests/support/temp_directory.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>

namespace intentscope::test {
namespace {

/// The sample's shop with the latent queries of a tiny reasoner, of random weights: enough to run every step.
class QeRecSteps : public testing::Test {
protected:
    void SetUp() override {
        run({"import", path("sample_data/shop"), "--workspace", m_workspace});
        m_directory.write("short.txt", "order: {{feature.newest_order_status}} {{region}}\n");
        run(
            {"reason",
             "--workspace",
             m_workspace,
             "--reasoner",
             path("tests/parity/reasoners/qwen3_tied"),
             "--template",
             (m_directory.path() / "short.txt").string(),
             "--events",
             "0",
             "--max-tokens",
             "4",
             "--name",
             "tiny"});
    }

    static std::string path(const std::string& inTree) {
        return (std::filesystem::path(std::getenv("ISCOPE_SOURCE_DIR")) / inTree).string();
    }

    CliOutcome run(const std::vector<std::string>& arguments, int expected = 0) {
        const CliOutcome outcome = runCli(arguments);
        EXPECT_EQ(outcome.exitCode, expected) << outcome.err;
        return outcome;
    }

    TempDirectory m_directory;
    std::string m_workspace = (m_directory.path() / "shop.iscope").string();
};

TEST_F(QeRecSteps, trains_and_scores_with_latent_queries) {
    const std::vector<std::string> train{
        "train",
        "ranker",
        "--workspace",
        m_workspace,
        "--name",
        "qe",
        "--arch",
        "qe_rec",
        "--epochs",
        "1",
        "--dimension",
        "8",
        "--experts",
        "2"};
    EXPECT_NE(run(train, 1).err.find("--latent"), std::string::npos);
    auto withLatent = train;
    withLatent.insert(withLatent.end(), {"--latent", "tiny"});
    run(withLatent);
    const std::vector<std::string> score{
        "score", "--workspace", m_workspace, "--ranker", "qe", "--run", "qe", "--json"};
    EXPECT_NE(run(score, 1).out.find("latent"), std::string::npos);
    auto scoreWithLatent = score;
    scoreWithLatent.insert(scoreWithLatent.end(), {"--latent", "tiny"});
    EXPECT_EQ(run(scoreWithLatent).json()["name"], "qe");
    const auto metrics = run({"eval", "--workspace", m_workspace, "--run", "qe", "--json"}).json();
    EXPECT_FALSE(metrics.is_null());
}

} // namespace
} // namespace intentscope::test
