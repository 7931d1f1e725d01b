// SPDX-License-Identifier: GPL-3.0-or-later
// The loop with candidates of a reasoner behind a server, reached through a proxy that harms what passes: the
// pairs, and all that is trained from them, are those of the same reasoner run in place.
#include "tests/e2e/cli_process.h"
#include "tests/support/fault_proxy.h"
#include "tests/support/result_matchers.h"
#include "tests/support/temp_directory.h"

#include <gtest/gtest.h>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace intentscope {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

class AlignRemoteTest : public testing::Test {
protected:
    AlignRemoteTest() {
        const std::string shop = (m_folder.path() / "shop").string();
        const auto simulated = test::runCli(
            {"simulate",
             "--out",
             shop,
             "--users",
             "50",
             "--impressions",
             "300",
             "--weeks",
             "6",
             "--regions",
             "2",
             "--seed",
             "5"});
        EXPECT_EQ(simulated.exitCode, 0) << simulated.err;
        for (const char* name : {"here", "there"}) {
            const auto imported = test::runCli({"import", shop, "--workspace", workspace(name)});
            EXPECT_EQ(imported.exitCode, 0) << imported.err;
        }
    }

    std::string workspace(const std::string& name) const {
        return (m_folder.path() / (name + ".iscope")).string();
    }
    static std::string reasoner(const char* name) {
        return (test::sourceDirectory() / "sample_data/reasoners" / name).string();
    }

    /// The report of one alignment in the workspace.
    json align(
        const std::string& name,
        const std::vector<std::string>& generators,
        const std::vector<std::string>& more = {}) const {
        std::vector<std::string> arguments{
            "align",
            "--workspace",
            workspace(name),
            "--reasoner",
            reasoner("writer-base"),
            "--best-of-impressions",
            "24",
            "--samples",
            "2",
            "--margin",
            "0",
            "--epochs",
            "1",
            "--replicates",
            "100",
            "--json"};
        for (const std::string& generator : generators) {
            arguments.emplace_back("--generator");
            arguments.push_back(generator);
        }
        arguments.insert(arguments.end(), more.begin(), more.end());
        const auto outcome = test::runCli(arguments);
        EXPECT_EQ(outcome.exitCode, 0) << outcome.err;
        return outcome.json();
    }

    std::string fileOf(const std::string& name, const json& report, const char* file) const {
        const fs::path folder = fs::path(workspace(name)) / "exports" /
                                report.at("preferences").at(0).at("folder").get<std::string>();
        std::ifstream in(folder / file, std::ios::binary);
        return {std::istreambuf_iterator<char>(in), {}};
    }

    test::TempDirectory m_folder;
};

TEST_F(AlignRemoteTest, GivesThePairsOfTheSameReasonersRunInPlace) {
    test::RunningCli server({"serve", "--reasoner", reasoner("writer"), "--port", "0"});
    ASSERT_TRUE(server.waitForErrorLine("(Ctrl+C ends it)")) << server.errorText();
    const std::string& told = server.errorText();
    const std::size_t colon = told.find(':', told.find("http://") + 7);
    test::FaultProxy proxy(std::stoi(told.substr(colon + 1)), 7, 0.2);
    const fs::path spec = m_folder.write(
        "writer.json",
        json{
            {"kind", "remote_reasoner"},
            {"version", 1},
            {"url", proxy.url()},
            {"limits", {{"attempts", 30}, {"first_delay_seconds", 0.01}, {"longest_delay_seconds", 0.05}}}}
            .dump());
    const json there = align("there", {reasoner("writer-base"), spec.string()}, {"--arms", "base,qe,+sft"});
    server.signal(SIGINT);
    EXPECT_EQ(server.finish().exitCode, 0);
    const json here =
        align("here", {reasoner("writer-base"), reasoner("writer")}, {"--arms", "base,qe,+sft"});
    ASSERT_GT(here.at("preferences").at(0).at("pairs").get<int>(), 3);
    const auto counts = proxy.counts();
    EXPECT_GT(counts.size(), 4U) << "too few kinds of harm were done";
    for (const char* file : {"preferences.jsonl", "sft.jsonl", "pairs.jsonl"})
        EXPECT_EQ(fileOf("there", there, file), fileOf("here", here, file)) << file;
    const auto isOfServer = [](const json& line) { return line.at("winner").at("generator") == 1; };
    std::size_t served = 0;
    std::string pairs = fileOf("there", there, "pairs.jsonl");
    for (std::size_t at = 0; at < pairs.size(); at = pairs.find('\n', at) + 1)
        served += isOfServer(json::parse(pairs.substr(at, pairs.find('\n', at) - at))) ? 1U : 0U;
    EXPECT_GT(served, 0U) << "no answer of the server won";
    for (std::size_t arm = 0; arm < here.at("arms").size(); ++arm)
        for (const char* hash : {"reasoner_hash", "ranker_hash", "scores_hash"})
            EXPECT_EQ(there.at("arms").at(arm).at(hash), here.at("arms").at(arm).at(hash)) << arm << hash;
}

TEST_F(AlignRemoteTest, GoesRoundAgainFromWhatItRefinedAndHandsThePairsOver) {
    const std::string page = (m_folder.path() / "report.html").string();
    const json report = align(
        "here",
        {reasoner("writer-base") + ":temperature=0.8:top_p=0.95", reasoner("writer")},
        {"--arms",
         "base,qe,+sft,full",
         "--rounds",
         "2",
         "--calibration-epochs",
         "1",
         "--truth",
         (m_folder.path() / "shop" / "truth").string(),
         "--html",
         page});
    std::vector<std::string> arms;
    for (const json& arm : report.at("arms"))
        arms.push_back(arm.at("name"));
    EXPECT_EQ(arms, (std::vector<std::string>{"base", "qe", "+sft", "full", "+sft#2", "full#2"}));
    const json& second = report.at("preferences").at(1);
    EXPECT_EQ(second.at("policy_hash"), report.at("arms").at(2).at("reasoner_hash"));
    EXPECT_EQ(second.at("ranker_hash"), report.at("arms").at(3).at("ranker_hash"));
    EXPECT_TRUE(report.at("arms").at(2).at("kl_to_start").at("low").is_number());
    EXPECT_TRUE(report.at("arms").at(5).at("intent_hit_rate_3").is_number());
    EXPECT_EQ(report.at("online").at("arms").size(), arms.size());
    EXPECT_GT(fs::file_size(page), 10'000U);
    const std::string out = (m_folder.path() / "sft.jsonl").string();
    const auto exported = test::runCli(
        {"export",
         "--workspace",
         workspace("here"),
         "--what",
         "sft",
         "--preferences",
         "align",
         "--out",
         out,
         "--json"});
    ASSERT_EQ(exported.exitCode, 0) << exported.err;
    EXPECT_EQ(exported.json().at("rows"), second.at("pairs"));
    EXPECT_TRUE(fs::exists(out + ".manifest.json"));
}

} // namespace
} // namespace intentscope
