// SPDX-License-Identifier: GPL-3.0-or-later
// The verb explain on a small checkpoint: what it says adds up, what it is asked wrongly it names.
#include "tests/e2e/cli_process.h"
#include "tests/support/temp_directory.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

namespace intentscope {
namespace {

using test::runCli;
using testing::HasSubstr;

class ExplainVerb : public testing::Test {
protected:
    void SetUp() override {
        const auto parity = test::sourceDirectory() / "tests/parity";
        m_ranker = (parity / "ranker_tiny/checkpoint").string();
        const auto shop = (parity / "ranker_tiny/shop").string();
        ASSERT_EQ(runCli({"import", shop, "--workspace", m_workspace}).exitCode, 0);
    }

    test::CliOutcome explain(std::vector<std::string> more) const {
        std::vector<std::string> arguments{"explain", "--workspace", m_workspace, "--json"};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return runCli(arguments);
    }

    test::TempDirectory m_folder;
    std::string m_workspace = (m_folder.path() / "shop.iscope").string();
    std::string m_ranker;
};

TEST_F(ExplainVerb, AddsUpToTheScoreOfARun) {
    const auto scored =
        runCli({"score", "--workspace", m_workspace, "--ranker", m_ranker, "--run", "tiny", "--json"});
    ASSERT_EQ(scored.exitCode, 0) << scored.err;
    const auto explained = explain({"--run", "tiny", "--impression", "m3", "--set", "status=shipped"});
    ASSERT_EQ(explained.exitCode, 0) << explained.err;
    const auto answer = explained.json();
    const auto& explanation = answer["explanation"];
    double sum = 0;
    for (const auto& input : explanation["inputs"])
        sum += input["contribution"].get<double>();
    const double difference =
        explanation["score"].get<double>() - explanation["baseline_score"].get<double>();
    EXPECT_NEAR(sum, difference, 1e-3);
    EXPECT_TRUE(explanation["within_bound"]);
    EXPECT_EQ(answer["ranking"].size(), 6U);
    EXPECT_EQ(answer["edits"][0]["column"], "status");
}

TEST_F(ExplainVerb, NamesWhatItCannotFind) {
    const auto refused = [&](std::vector<std::string> more, const char* about) {
        const auto outcome = explain(std::move(more));
        EXPECT_EQ(outcome.exitCode, 1);
        EXPECT_THAT(outcome.err, HasSubstr(about));
    };
    refused({"--impression", "m3"}, "--run and --ranker");
    refused({"--ranker", m_ranker, "--impression", "m999"}, "no impression 'm999'");
    refused({"--ranker", m_ranker, "--impression", "m3", "--intent", "x"}, "no intent 'x'");
    refused({"--ranker", m_ranker, "--impression", "m3", "--set", "statu=x"}, "Did you mean 'status'?");
}

} // namespace
} // namespace intentscope
