// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/cli_process.h"
#include "tests/support/temp_directory.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <filesystem>

namespace intentscope::test {
namespace {

/// The sample's shop with the latent queries of a tiny reasoner, of random weights: enough to run every step.
class QeRecSteps : public testing::Test {
protected:
    void SetUp() override {
        run({"import", path("sample_data/shop"), "--workspace", m_workspace});
        reason("tiny", "order: {{feature.newest_order_status}} {{region}}\n");
    }

    void reason(const std::string& name, const std::string& prompt) {
        m_directory.write("short.txt", prompt);
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
             name});
    }

    void trainAndScore(const std::string& name, const std::string& latent) {
        run(
            {"train",
             "ranker",
             "--workspace",
             m_workspace,
             "--name",
             name,
             "--arch",
             "qe_rec",
             "--latent",
             latent,
             "--epochs",
             "1",
             "--dimension",
             "8",
             "--experts",
             "2"});
        run({"score", "--workspace", m_workspace, "--ranker", name, "--run", name, "--latent", latent});
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

TEST_F(QeRecSteps, a_change_is_divided_by_parts_and_by_halves) {
    reason("other", "{{region}}\n");
    trainAndScore("before", "tiny");
    trainAndScore("after", "other");
    const auto answer = run({"attribute",
                             "--workspace",
                             m_workspace,
                             "--before",
                             "before",
                             "--after",
                             "after",
                             "--most",
                             "2",
                             "--replicates",
                             "200",
                             "--json"})
                            .json();
    EXPECT_EQ(answer["halves"], "divided");
    EXPECT_EQ(answer["explained"], 2);
    EXPECT_GT(answer["asked"], 2);
    for (const auto& change : answer["impressions"]) {
        const auto& margin = change["margin"];
        EXPECT_LE(margin["before"].get<double>(), 0) << "the intent was not first before";
        EXPECT_GE(margin["after"].get<double>(), 0) << "and is now";
        double parts = 0;
        for (const auto& part : change["parts"]) {
            parts += part["change"].get<double>();
            EXPECT_NEAR(
                part["by_latent_queries"].get<double>() + part["by_ranker"].get<double>(),
                part["change"].get<double>(),
                1e-9);
        }
        EXPECT_TRUE(change["parts"].contains("query"));
        EXPECT_NEAR(parts + change["residual"].get<double>(), margin["change"].get<double>(), 1e-9);
        EXPECT_LE(std::abs(change["residual"].get<double>()), 2e-2) << "two explanations within the bound";
    }
}

} // namespace
} // namespace intentscope::test
