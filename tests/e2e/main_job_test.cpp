// SPDX-License-Identifier: GPL-3.0-or-later
// The main job on the sample, from import to export, through the real program.
#include "tests/e2e/cli_process.h"
#include "tests/e2e/stored_metrics.h"
#include "tests/support/temp_directory.h"

#include <gmock/gmock.h>

#include <csignal>
#include <fstream>
#include <sstream>

namespace intentscope {
namespace {

using nlohmann::json;
using test::CliOutcome;
using test::runCli;
using testing::HasSubstr;

std::string readText(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

/// One workspace for the whole suite: the steps build on each other as they do for a person.
class MainJob : public testing::Test {
protected:
    static void SetUpTestSuite() {
        s_folder = new test::TempDirectory;
        const auto sample = test::sourceDirectory() / "sample_data";
        s_imported = runCli({"import", (sample / "shop").string(), "--workspace", workspace(), "--json"});
        for (const char* name : {"base", "tuned"}) {
            const auto checkpoint = sample / "checkpoints" / name;
            s_scored = runCli(
                {"score",
                 "--workspace",
                 workspace(),
                 "--ranker",
                 checkpoint.string(),
                 "--run",
                 name,
                 "--json"});
        }
    }
    static void TearDownTestSuite() {
        delete s_folder;
        s_folder = nullptr;
    }

    static std::string workspace() { return (s_folder->path() / "shop.iscope").string(); }
    static std::string file(const char* name) { return (s_folder->path() / name).string(); }
    static json expected() {
        return json::parse(readText(test::sourceDirectory() / "sample_data/expected/main_job.json"));
    }

    static test::TempDirectory* s_folder;
    static CliOutcome s_imported;
    static CliOutcome s_scored;
};

test::TempDirectory* MainJob::s_folder = nullptr;
CliOutcome MainJob::s_imported;
CliOutcome MainJob::s_scored;

TEST_F(MainJob, imports_the_sample_with_the_stored_hash_and_counts) {
    ASSERT_EQ(s_imported.exitCode, 0) << s_imported.err;
    json outcome = s_imported.json();
    const json stored = expected().at("import");
    for (const auto& [key, value] : stored.items())
        EXPECT_EQ(outcome.at(key), value) << key;
}

TEST_F(MainJob, scores_with_the_shipped_checkpoints_as_stored) {
    ASSERT_EQ(s_scored.exitCode, 0) << s_scored.err;
    const auto outcome = runCli({"eval", "--workspace", workspace(), "--run", "tuned", "--json"});
    ASSERT_EQ(outcome.exitCode, 0) << outcome.err;
    test::expectStoredMetrics(outcome.json(), expected().at("eval"));
}

TEST_F(MainJob, compares_two_checkpoints_with_intervals_and_sets) {
    const auto outcome =
        runCli({"compare", "--workspace", workspace(), "--before", "base", "--after", "tuned", "--json"});
    ASSERT_EQ(outcome.exitCode, 0) << outcome.err;
    const json report = outcome.json();
    for (const json& metric : report.at("metrics")) {
        const json& difference = metric.at("difference");
        EXPECT_LE(difference.at("low"), difference.at("value"));
        EXPECT_GE(difference.at("high"), difference.at("value"));
    }
    EXPECT_GT(report.at("outcomes").at("fixed").at("count"), 0);
}

TEST_F(MainJob, labels_are_accepted_one_by_one_and_exported_byte_for_byte) {
    const json impression = expected().at("labelled");
    std::string lines;
    for (const json& line : impression)
        lines += line.dump() + "\n";
    const auto appended =
        runCli({"labels", "append", "--workspace", workspace(), "--annotator", "nora"}, lines);
    ASSERT_EQ(appended.exitCode, 0) << appended.err;
    EXPECT_THAT(appended.out, HasSubstr("accepted 1"));

    const auto stats = runCli({"labels", "stats", "--workspace", workspace(), "--json"}).json();
    EXPECT_EQ(stats.at("labels"), impression.size());

    for (const char* name : {"first.jsonl", "second.jsonl"}) {
        const auto exported = runCli(
            {"export",
             "--workspace",
             workspace(),
             "--what",
             "labels",
             "--format",
             "jsonl",
             "--out",
             file(name)});
        ASSERT_EQ(exported.exitCode, 0) << exported.err;
    }
    EXPECT_FALSE(readText(file("first.jsonl")).empty());
    EXPECT_EQ(readText(file("first.jsonl")), readText(file("second.jsonl")));
}

TEST_F(MainJob, trains_the_same_checkpoint_twice_and_scores_with_it) {
    std::vector<std::string> hashes;
    for (const char* name : {"once", "again"}) {
        const auto trained = runCli(
            {"train",
             "ranker",
             "--workspace",
             workspace(),
             "--name",
             name,
             "--epochs",
             "1",
             "--dimension",
             "8",
             "--seed",
             "3",
             "--json"});
        ASSERT_EQ(trained.exitCode, 0) << trained.err;
        hashes.push_back(trained.json().at("checkpoint_hash"));
    }
    EXPECT_EQ(hashes[0], hashes[1]);
    const auto scored =
        runCli({"score", "--workspace", workspace(), "--ranker", "once", "--run", "once", "--json"});
    ASSERT_EQ(scored.exitCode, 0) << scored.err;
    EXPECT_EQ(scored.json().at("ranker_hashes").at(0), hashes[0]);
}

TEST_F(MainJob, an_interrupted_training_stops_cleanly_and_leaves_its_state_alone) {
    test::RunningCli training(
        {"train",
         "ranker",
         "--workspace",
         workspace(),
         "--name",
         "stopped",
         "--epochs",
         "500",
         "--patience",
         "0"});
    ASSERT_TRUE(training.waitForErrorLine("epoch")) << "no progress line before the end";
    training.signal(SIGINT);
    const auto outcome = training.finish();
    EXPECT_EQ(outcome.exitCode, 130) << outcome.err;
    const std::filesystem::path checkpoints = std::filesystem::path(workspace()) / "checkpoints";
    std::vector<std::string> left;
    for (const auto& entry : std::filesystem::directory_iterator(checkpoints))
        if (const auto name = entry.path().filename().string(); name.starts_with("stopped"))
            left.push_back(name);
    EXPECT_EQ(left, std::vector<std::string>{"stopped.unfinished.safetensors"});
}

TEST_F(MainJob, every_export_of_a_run_opens_where_it_should) {
    const auto csv = runCli(
        {"export",
         "--workspace",
         workspace(),
         "--what",
         "run",
         "--run",
         "tuned",
         "--out",
         file("run.csv"),
         "--json"});
    ASSERT_EQ(csv.exitCode, 0) << csv.err;
    EXPECT_THAT(readText(file("run.csv")), HasSubstr("impression_id,intent_id,rank,score,clicked"));
    const auto again = runCli(
        {"export", "--workspace", workspace(), "--what", "run", "--run", "tuned", "--out", file("run.csv")});
    EXPECT_EQ(again.exitCode, 1) << "an existing file is not replaced without being asked to";
}

} // namespace
} // namespace intentscope
