// SPDX-License-Identifier: GPL-3.0-or-later
// The reasoners, latent queries and the QE-Rec ranker that come with the sample, through the real program.
#include "tests/e2e/cli_process.h"
#include "tests/e2e/stored_metrics.h"
#include "tests/support/temp_directory.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <set>
#include <string>

namespace intentscope {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using test::CliOutcome;
using test::runCli;

/// The sample's workspace, as installer/prepare_sample.sh makes it. One for the whole suite.
class SampleReasoners : public testing::Test {
protected:
    static void SetUpTestSuite() {
        s_folder = new test::TempDirectory;
        s_prepared = runCli({"import", (sample() / "shop").string(), "--workspace", workspace(), "--json"});
        fs::copy(sample() / "reasoners", fs::path(workspace()) / "checkpoints", fs::copy_options::recursive);
        fs::copy(sample() / "latent", fs::path(workspace()) / "latent", fs::copy_options::recursive);
    }
    static void TearDownTestSuite() {
        delete s_folder;
        s_folder = nullptr;
    }
    void SetUp() override { ASSERT_EQ(s_prepared.exitCode, 0) << s_prepared.err; }

    static fs::path sample() { return test::sourceDirectory() / "sample_data"; }
    static std::string workspace() { return (s_folder->path() / "sample.iscope").string(); }
    static json expected() {
        std::ifstream file(sample() / "expected" / "reasoners.json");
        return json::parse(file);
    }
    static json run(std::vector<std::string> arguments) {
        arguments.insert(arguments.begin() + 1, {"--workspace", workspace(), "--json"});
        const CliOutcome outcome = runCli(arguments);
        EXPECT_EQ(outcome.exitCode, 0) << outcome.err;
        return outcome.json();
    }

    static test::TempDirectory* s_folder;
    static CliOutcome s_prepared;
};

test::TempDirectory* SampleReasoners::s_folder = nullptr;
CliOutcome SampleReasoners::s_prepared;

TEST_F(SampleReasoners, AnswerAsStored) {
    // Impressions at which no token is a close choice: another processor rounds, but chooses the same.
    const json stored = expected().at("answers");
    for (const auto& [reasoner, answers] : stored.items()) {
        for (const auto& [impression, text] : answers.items()) {
            const json answer = run({"reason", "--reasoner", reasoner, "--impression", impression});
            const json& said = answer.at("samples").at(0);
            EXPECT_EQ(said.at("text"), text) << reasoner << " " << impression;
            EXPECT_EQ(said.at("complete"), true) << reasoner << " " << impression;
        }
    }
}

TEST_F(SampleReasoners, ComputeInThePrecisionAskedForAndSaySo) {
    std::set<std::string> hashes;
    for (const char* precision : {"f32", "bf16", "int8"}) {
        const json answer = run(
            {"reason",
             "--reasoner",
             "writer-base",
             "--impression",
             "C000014",
             "--max-tokens",
             "1",
             "--precision",
             precision});
        hashes.insert(answer.at("reasoner_hash").get<std::string>());
    }
    EXPECT_EQ(hashes.size(), 3U);
    const CliOutcome remote = runCli(
        {"reason",
         "--workspace",
         workspace(),
         "--reasoner",
         "http://127.0.0.1:9",
         "--impression",
         "C000014",
         "--precision",
         "int8"});
    EXPECT_EQ(remote.exitCode, 1);
    EXPECT_NE(remote.err.find("--precision"), std::string::npos) << remote.err;
}

TEST_F(SampleReasoners, EachOfThemIsSmallAndSaysWhatItWasMadeOf) {
    const json answers = expected().at("answers");
    const std::string shop = s_prepared.json().at("dataset_hash");
    std::size_t count = 0;
    for (const auto& entry : fs::directory_iterator(sample() / "reasoners")) {
        ++count;
        std::uintmax_t bytes = 0;
        for (const auto& file : fs::directory_iterator(entry.path()))
            bytes += file.file_size();
        EXPECT_LE(bytes, 5'000'000U) << entry.path();
        std::ifstream file(entry.path() / "provenance.json");
        const json provenance = json::parse(file);
        EXPECT_NE(provenance.at("texts").at("dataset_hash"), shop)
            << "the sample's own shop must stay unseen";
        EXPECT_TRUE(fs::exists(entry.path() / "prompt_template.txt")) << entry.path();
        EXPECT_TRUE(answers.contains(entry.path().filename().string()));
    }
    EXPECT_EQ(count, answers.size());
}

TEST_F(SampleReasoners, TheShippedLatentQueriesAreThoseOfTheShippedReasoner) {
    const json outcome = run({"reason", "--reasoner", "writer", "--name", "writer"});
    EXPECT_EQ(outcome.at("was_there"), true) << "reasoner, template or settings are others than those stored";
    EXPECT_EQ(outcome.at("impressions"), 4000);
}

TEST_F(SampleReasoners, TheQueryEnhancedRankerScoresWithThemAsStored) {
    const std::string ranker = (sample() / "checkpoints" / "qe").string();
    run({"score", "--ranker", ranker, "--run", "qe", "--latent", "writer"});
    test::expectStoredMetrics(run({"eval", "--run", "qe"}), expected().at("eval"));
}

} // namespace
} // namespace intentscope
