// SPDX-License-Identifier: GPL-3.0-or-later
// What the program promises on every verb: exit codes, one JSON object, errors with place and cure.
#include "tests/e2e/cli_process.h"
#include "tests/support/temp_directory.h"

#include <gmock/gmock.h>

#include <algorithm>

namespace intentscope {
namespace {

using test::runCli;
using testing::AllOf;
using testing::HasSubstr;

class CommandLine : public testing::Test {
protected:
    std::string workspace() const { return (m_folder.path() / "w.iscope").string(); }

    /// A dataset directory of three impressions whose impressions.csv is `impressions`.
    std::string datasetWith(const std::string& impressions) {
        m_folder.write(
            "d/dataset.json", R"({"format": "intentscope-dataset", "version": 1, "name": "tiny", "tables": {
  "intents": {"file": "intents.csv", "columns": {"intent_id": {"role": "intent_id"}, "title": {"role": "title"}}},
  "impressions": {"file": "impressions.csv", "columns": {"impression_id": {"role": "impression_id"},
    "user_id": {"role": "user_id"}, "time": {"role": "time"}, "days": {"kind": "numeric", "unit": "days"}}},
  "candidates": {"file": "candidates.csv", "columns": {"impression_id": {"role": "impression_id"},
    "intent_id": {"role": "intent_id"}, "clicked": {"role": "clicked"}}}}})");
        m_folder.write("d/intents.csv", "intent_id,title\ni1,Track my order\ni2,Refund status\n");
        m_folder.write("d/candidates.csv", "impression_id,intent_id,clicked\np1,i1,1\np1,i2,0\n");
        m_folder.write("d/impressions.csv", impressions);
        return (m_folder.path() / "d").string();
    }

    test::TempDirectory m_folder;
};

TEST_F(CommandLine, usage_mistakes_end_with_2_and_help_with_0) {
    EXPECT_EQ(runCli({}).exitCode, 2);
    EXPECT_EQ(runCli({"fly"}).exitCode, 2);
    EXPECT_EQ(runCli({"import"}).exitCode, 2);
    EXPECT_EQ(runCli({"eval", "--workspace", "w", "--run", "r", "--group", "moon"}).exitCode, 2);
    EXPECT_EQ(runCli({"--help"}).exitCode, 0);
    EXPECT_THAT(runCli({"--version"}).out, HasSubstr("intentscope-cli 0."));
    for (const char* verb :
         {"checks",
          "simulate",
          "import",
          "train",
          "reason",
          "score",
          "eval",
          "compare",
          "labels",
          "export",
          "bench",
          "slices",
          "columns"})
        EXPECT_EQ(runCli({verb, "--help"}).exitCode, 0) << verb;
}

TEST_F(CommandLine, an_impression_is_shown_as_a_prompt) {
    const auto source = datasetWith("impression_id,user_id,time,days\np1,u1,2024-01-01,3\n");
    ASSERT_EQ(runCli({"import", source, "--workspace", workspace()}).exitCode, 0);
    const auto shown = runCli({"reason", "--workspace", workspace(), "--preview", "--impression", "p1"});
    EXPECT_EQ(shown.exitCode, 0);
    EXPECT_THAT(
        shown.out, AllOf(HasSubstr("--- user ---"), HasSubstr("- days: 3 days"), HasSubstr("0 events")));
    const auto missing = runCli({"reason", "--workspace", workspace(), "--preview", "--impression", "p7"});
    EXPECT_EQ(missing.exitCode, 1);
    EXPECT_THAT(missing.err, HasSubstr("no impression 'p7'"));
    const auto nothing = runCli({"reason", "--workspace", workspace()});
    EXPECT_EQ(nothing.exitCode, 1);
    EXPECT_THAT(nothing.err, HasSubstr("--reasoner"));
    EXPECT_THAT(runCli({"reason", "--show-template"}).out, HasSubstr("{{#events}}"));
}

TEST_F(CommandLine, a_bad_cell_is_named_by_file_line_and_column_and_nothing_is_imported) {
    const auto source =
        datasetWith("impression_id,user_id,time,days\np1,u1,2024-01-01,3\np2,u1,2024-01-02,many\n");
    const auto outcome = runCli({"import", source, "--workspace", workspace()});
    EXPECT_EQ(outcome.exitCode, 1);
    EXPECT_THAT(outcome.err, AllOf(HasSubstr("impressions.csv:3:"), HasSubstr("many")));
    EXPECT_TRUE(outcome.out.empty());
    EXPECT_EQ(runCli({"eval", "--workspace", workspace(), "--run", "x"}).exitCode, 1);
    const auto datasets = std::filesystem::path(workspace()) / "datasets";
    EXPECT_TRUE(!std::filesystem::exists(datasets) || std::filesystem::is_empty(datasets));
}

TEST_F(CommandLine, with_json_an_error_is_the_one_object) {
    const auto source = datasetWith("impression_id,user_id,time,days\np1,u1,2024-01-01\n");
    const auto outcome = runCli({"import", source, "--workspace", workspace(), "--json"});
    EXPECT_EQ(outcome.exitCode, 1);
    const auto error = outcome.json().at("error");
    EXPECT_EQ(error.at("code"), "InvalidInput");
    EXPECT_EQ(error.at("line"), 2);
    EXPECT_THAT(error.at("file").get<std::string>(), HasSubstr("impressions.csv"));
}

TEST_F(CommandLine, lenient_import_counts_what_it_left_out) {
    const auto source =
        datasetWith("impression_id,user_id,time,days\np1,u1,2024-01-01,3\np2,u1,2024-01-02,many\n");
    const auto outcome = runCli({"import", source, "--workspace", workspace(), "--lenient", "--json"});
    ASSERT_EQ(outcome.exitCode, 0) << outcome.err;
    EXPECT_EQ(outcome.json().at("rejected_rows"), 1);
    EXPECT_TRUE(std::filesystem::exists(outcome.json().at("rejected_file").get<std::string>()));
}

TEST_F(CommandLine, a_missing_source_a_folder_and_an_empty_file_are_told_apart) {
    EXPECT_THAT(
        runCli({"import", "/no/such/file.csv", "--workspace", workspace()}).err,
        HasSubstr("/no/such/file.csv"));
    m_folder.write("map.json", R"({"format": "table", "kind": "csv"})");
    const auto empty = m_folder.write("empty.csv", "").string();
    EXPECT_EQ(
        runCli(
            {"import", empty, "--map", (m_folder.path() / "map.json").string(), "--workspace", workspace()})
            .exitCode,
        1);
    EXPECT_EQ(runCli({"import", m_folder.path().string(), "--workspace", workspace()}).exitCode, 1);
}

TEST_F(CommandLine, a_workspace_of_a_newer_program_is_refused_and_left_alone) {
    const auto source = datasetWith("impression_id,user_id,time,days\np1,u1,2024-01-01,3\n");
    ASSERT_EQ(runCli({"import", source, "--workspace", workspace()}).exitCode, 0);
    const auto manifest = std::filesystem::path(workspace()) / "manifest.json";
    m_folder.write("w.iscope/manifest.json", R"({"format": "intentscope-workspace", "version": 99})");
    const auto before = std::filesystem::last_write_time(manifest);
    const auto outcome = runCli({"labels", "stats", "--workspace", workspace(), "--json"});
    EXPECT_EQ(outcome.exitCode, 1);
    EXPECT_EQ(outcome.json().at("error").at("code"), "UnsupportedVersion");
    EXPECT_EQ(std::filesystem::last_write_time(manifest), before);
}

TEST_F(CommandLine, checks_say_what_this_machine_has) {
    const auto outcome = runCli({"checks", "--json"});
    ASSERT_EQ(outcome.exitCode, 0) << outcome.err;
    const auto checks = outcome.json();
    EXPECT_GT(checks.at("blas").at("gflops"), 0);
    EXPECT_THAT(checks.at("torch").get<std::string>(), HasSubstr("."));
    const auto& features = checks.at("processor").at("features");
    const bool hasBf16 = std::ranges::find(features, "avx512_bf16") != features.end();
    EXPECT_EQ(checks.at("reasoners").at("multiplies_bf16").get<bool>(), hasBf16);
}

} // namespace
} // namespace intentscope
