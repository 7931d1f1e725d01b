// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/import.h"

#include "core/data/dataset.h"
#include "tests/support/faulty_env.h"
#include "tests/support/result_matchers.h"
#include "tests/support/tiny_dataset.h"

#include <fstream>
#include <gtest/gtest.h>
#include <sstream>

namespace intentscope::data {
namespace {

using test::HasError;
using test::HasErrorAbout;
using testing::ElementsAre;
using testing::HasSubstr;

std::string contentsOf(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

class ImportTest : public testing::Test {
protected:
    std::filesystem::path root() const { return m_directory.path() / "datasets"; }

    Result<ImportOutcome> import(ImportMode mode = ImportMode::Strict) {
        return importDataset(
            {.source = m_source, .datasetsRoot = root(), .mode = mode}, m_env, m_progress, {});
    }

    Result<std::shared_ptr<const Dataset>> importAndOpen(ImportMode mode = ImportMode::Strict) {
        ISCOPE_TRY_ASSIGN(const auto outcome, import(mode));
        return openDataset(m_env, outcome.directory);
    }

    void write(std::string_view file, std::string_view text) {
        m_directory.write(std::filesystem::path("tiny-source") / file, text);
    }

    void replaceIn(std::string_view file, std::string_view old, std::string_view text) {
        std::string all = contentsOf(m_source / file);
        const auto at = all.find(old);
        ASSERT_NE(at, std::string::npos) << old;
        write(file, all.replace(at, old.size(), text));
    }

    std::size_t folderCount() {
        const auto names = m_env.list(root());
        return names ? names->size() : 0;
    }

    /// Strict refuses the row with a text that contains `part`; lenient counts exactly one.
    void expectBadRow(std::string_view part) {
        EXPECT_THAT(import(), HasErrorAbout(ErrorCode::InvalidInput, std::string(part)));
        EXPECT_EQ(folderCount(), 0U);
        ASSERT_OK_AND_ASSIGN(const auto outcome, import(ImportMode::Lenient));
        EXPECT_EQ(outcome.rejectedRowCount, 1);
        EXPECT_THAT(contentsOf(outcome.rejectedFile), HasSubstr("file,line,column,reason,row\n"));
    }

    test::TempDirectory m_directory;
    RealEnv m_env;
    NullProgress m_progress;
    std::filesystem::path m_source = test::writeTinySource(m_directory);
};

TEST_F(ImportTest, knows_the_same_bytes_again) {
    ASSERT_OK_AND_ASSIGN(const auto first, import());
    EXPECT_FALSE(first.wasThereAlready);
    ASSERT_OK_AND_ASSIGN(const auto second, import());
    EXPECT_TRUE(second.wasThereAlready);
    EXPECT_EQ(first.hash, second.hash);
    EXPECT_EQ(folderCount(), 1U);
    EXPECT_EQ(first.directory, root() / first.hash);
}

TEST_F(ImportTest, gives_other_bytes_another_hash) {
    ASSERT_OK_AND_ASSIGN(const auto first, import());
    replaceIn("impressions.csv", "SG,1,1", "SG,2,1");
    ASSERT_OK_AND_ASSIGN(const auto second, import());
    EXPECT_NE(first.hash, second.hash);
}

TEST_F(ImportTest, replaces_a_damaged_dataset_of_the_same_hash) {
    ASSERT_OK_AND_ASSIGN(const auto first, import());
    std::filesystem::resize_file(first.directory / "candidates.intent.npy", 5);
    ASSERT_OK_AND_ASSIGN(const auto second, import());
    EXPECT_FALSE(second.wasThereAlready);
    EXPECT_OK(verifyDataset(m_env, second.directory));
}

TEST_F(ImportTest, sorts_candidates_that_come_out_of_order) {
    ASSERT_OK_AND_ASSIGN(const auto sorted, importAndOpen());
    replaceIn("candidates.csv", "i1,track,1,1,1,0.5\n", "");
    write("candidates.csv", contentsOf(m_source / "candidates.csv") + "i1,track,1,1,1,0.5\n");
    ASSERT_OK_AND_ASSIGN(const auto dataset, importAndOpen());
    EXPECT_THAT(dataset->candidatesOf(ImpressionIndex{0}).intents, ElementsAre(1, 2, 3, 0));
    EXPECT_THAT(dataset->candidatesOf(ImpressionIndex{5}).intents, ElementsAre(0, 1, 4));
    EXPECT_EQ(dataset->candidateCount(), sorted->candidateCount());
}

TEST_F(ImportTest, refuses_a_repeated_candidate) {
    replaceIn("candidates.csv", "i2,track,1", "i1,track,4,1,0,0.5\ni2,track,1");
    expectBadRow("candidates.csv:6: The impression has this candidate already");
}

TEST_F(ImportTest, refuses_a_repeated_candidate_that_comes_out_of_order) {
    write("candidates.csv", contentsOf(m_source / "candidates.csv") + "i1,track,4,1,0,0.5\n");
    expectBadRow("candidates.csv:24: The impression has this candidate already");
}

TEST_F(ImportTest, refuses_a_short_row) {
    replaceIn("users.csv", "bob,,MY,", "bob,,MY");
    expectBadRow("users.csv:3:8: 4 cells are expected, and 3 were found");
}

TEST_F(ImportTest, refuses_a_long_row) {
    replaceIn("users.csv", "bob,,MY,", "bob,,MY,,x");
    expectBadRow("users.csv:3:10: 4 cells are expected, and 5 were found");
}

TEST_F(ImportTest, refuses_a_word_where_a_number_is_expected) {
    replaceIn("impressions.csv", "SG,1,1", "SG,one,1");
    // The candidates of the lost impression are lost too.
    EXPECT_THAT(
        import(),
        HasErrorAbout(
            ErrorCode::InvalidInput,
            "impressions.csv:2:32: Column 'days_in_status': A number is expected, and 'one' was found"));
    ASSERT_OK_AND_ASSIGN(const auto outcome, import(ImportMode::Lenient));
    EXPECT_EQ(outcome.rejectedRowCount, 5);
    EXPECT_EQ(outcome.impressionCount, 5);
    EXPECT_THAT(contentsOf(outcome.rejectedFile), HasSubstr("\"impressions.csv\",2,32,\"Column 'days"));
}

TEST_F(ImportTest, refuses_a_truth_value_a_time_and_an_empty_id_that_are_none) {
    replaceIn("impressions.csv", "SG,1,1,shipped", "SG,1,maybe,shipped");
    EXPECT_THAT(import(), HasErrorAbout(ErrorCode::InvalidInput, "A truth value is expected"));
    replaceIn("impressions.csv", "maybe", "1");
    replaceIn("impressions.csv", "2024-03-05T10:00:00Z,SG", "yesterday,SG");
    EXPECT_THAT(import(), HasErrorAbout(ErrorCode::InvalidInput, "impressions.csv:2:8: Column 'time'"));
    replaceIn("impressions.csv", "yesterday", "");
    EXPECT_THAT(import(), HasErrorAbout(ErrorCode::InvalidInput, "the cell is empty"));
}

TEST_F(ImportTest, refuses_a_repeated_id) {
    replaceIn("users.csv", "bob,,MY,", "ann,,MY,");
    expectBadRow("users.csv:3:1: Column 'user_id': The id 'ann' is there twice");
}

TEST_F(ImportTest, refuses_invalid_utf8) {
    replaceIn("users.csv", "Ann Lim", "Ann \xC3(");
    expectBadRow("users.csv:2:9: This is no valid UTF-8");
}

TEST_F(ImportTest, refuses_an_unknown_intent_or_impression_among_the_candidates) {
    replaceIn("candidates.csv", "i1,cancel", "i1,cancle");
    expectBadRow("candidates.csv:3:4: No intent has the id 'cancle'");
}

TEST_F(ImportTest, refuses_candidates_of_an_unknown_impression) {
    replaceIn("candidates.csv", "i1,cancel", "j1,cancel");
    expectBadRow("candidates.csv:3:1: No impression has the id 'j1'");
}

TEST_F(ImportTest, refuses_a_propensity_outside_of_its_range_and_a_broken_position) {
    replaceIn("candidates.csv", "i1,cancel,2,1,0,0.4", "i1,cancel,2,1,0,1.4");
    expectBadRow("candidates.csv:3:17: A propensity is above 0 and at most 1");
}

TEST_F(ImportTest, refuses_a_position_that_is_no_whole_number) {
    replaceIn("candidates.csv", "i1,cancel,2,", "i1,cancel,2.5,");
    expectBadRow("candidates.csv:3:11: A position is a whole number");
}

TEST_F(ImportTest, refuses_an_empty_file_and_a_header_alone) {
    write("intents.csv", "");
    EXPECT_THAT(import(), HasErrorAbout(ErrorCode::InvalidInput, "The file is empty"));
    write("intents.csv", "intent_id,title,description,answer,category,regions,product_type\n");
    EXPECT_THAT(import(), HasErrorAbout(ErrorCode::InvalidInput, "no intent that can be used"));
}

TEST_F(ImportTest, refuses_a_folder_where_a_table_is_expected) {
    std::filesystem::remove(m_source / "users.csv");
    std::filesystem::create_directory(m_source / "users.csv");
    EXPECT_THAT(import(), HasErrorAbout(ErrorCode::InvalidInput, "This is a folder"));
}

TEST_F(ImportTest, refuses_a_missing_table_and_a_missing_source) {
    std::filesystem::remove(m_source / "users.csv");
    EXPECT_THAT(import(), HasErrorAbout(ErrorCode::NotFound, "users.csv"));
    m_source /= "nothing";
    EXPECT_THAT(import(), HasError(ErrorCode::NotFound));
}

TEST_F(ImportTest, refuses_a_file_without_a_mapping) {
    m_source /= "users.csv";
    EXPECT_THAT(import(), HasErrorAbout(ErrorCode::InvalidInput, "--map"));
}

TEST_F(ImportTest, refuses_a_column_that_is_not_there_and_one_that_is_not_named) {
    replaceIn("users.csv", "tier", "level");
    EXPECT_THAT(import(), HasErrorAbout(ErrorCode::InvalidInput, "users.csv:1:21"));
    replaceIn("users.csv", ",level", "");
    EXPECT_THAT(import(), HasErrorAbout(ErrorCode::InvalidInput, "The table has no column 'tier'"));
}

struct BrokenDescription {
    std::string_view old;
    std::string_view text;
    std::string_view complaint;
};

class DescriptionTest : public ImportTest, public testing::WithParamInterface<BrokenDescription> {};

TEST_P(DescriptionTest, is_refused_with_the_place) {
    replaceIn("dataset.json", GetParam().old, GetParam().text);
    EXPECT_THAT(import(), HasErrorAbout(ErrorCode::InvalidInput, std::string(GetParam().complaint)));
    EXPECT_EQ(folderCount(), 0U);
}

INSTANTIATE_TEST_SUITE_P(
    Broken,
    DescriptionTest,
    testing::Values(
        BrokenDescription{"\"role\": \"title\"", "\"rolle\": \"title\"", "'rolle' is no word that is known"},
        BrokenDescription{"\"role\": \"title\"", "\"role\": \"tittle\"", "'tittle' is no role"},
        BrokenDescription{"\"role\": \"title\"", "\"role\": \"clicked\"", "has no meaning in the table"},
        BrokenDescription{"\"role\": \"title\"", "\"role\": \"intent_id\"", "is there twice"},
        BrokenDescription{
            "\"role\": \"intent_id\"", "\"role\": \"text\"", "no column has the role 'intent_id'"},
        BrokenDescription{"\"kind\": \"boolean\"", "\"kind\": \"bool\"", "'bool' is no kind"},
        BrokenDescription{"\"kind\": \"boolean\", ", "", "a feature needs a kind"},
        BrokenDescription{
            "\"role\": \"region\"", "\"role\": \"region\", \"kind\": \"text\"", "is of the kind"},
        BrokenDescription{
            "\"kind\": \"boolean\"", "\"kind\": \"boolean\", \"vocabulary\": \"x\"", "vocabulary"},
        BrokenDescription{"\"role\": \"shown\"", "\"kind\": \"boolean\"", "no role of theirs"},
        BrokenDescription{"intentscope-dataset", "other", "the format is not"},
        BrokenDescription{"\"tables\"", "\"table\"", "'table' is no word"},
        BrokenDescription{"\"version\": 1", "\"version\": true", "an integer from 0 on"},
        BrokenDescription{"\"version\": 1,", "\"version\": 1,,", "dataset.json:2:"}));

TEST_F(ImportTest, refuses_a_newer_description) {
    replaceIn("dataset.json", "\"version\": 1", "\"version\": 2");
    EXPECT_THAT(import(), HasError(ErrorCode::UnsupportedVersion));
}

class RuleTest : public ImportTest {
protected:
    void useRule(std::string_view rule) {
        const std::string all = contentsOf(m_source / "dataset.json");
        const auto at = all.find("\"candidates\"");
        write(
            "dataset.json",
            all.substr(0, at) + "\"candidates\": {\"rule\": \"" + std::string(rule) + "\"} } }");
        replaceIn(
            "dataset.json", "\"last_visit\": {", "\"wanted\": {\"role\": \"intent_id\"}, \"last_visit\": {");
        write(
            "impressions.csv",
            "impression_id,user_id,time,region,days_in_status,has_open_order,status,owned_types,wanted,last_"
            "visit\n"
            "i1,ann,2024-03-05,SG,1,1,shipped,shoes,track,\n"
            "i2,bob,2024-03-06,MY,1,1,shipped,shoes,refund|cancel,\n"
            "i3,bob,2024-03-07,ID,1,1,shipped,shoes,,\n");
    }
};

TEST_F(RuleTest, all_makes_every_intent_a_candidate) {
    useRule("all");
    ASSERT_OK_AND_ASSIGN(const auto dataset, importAndOpen());
    EXPECT_EQ(dataset->candidateCount(), 15);
    const auto second = dataset->candidatesOf(ImpressionIndex{1});
    EXPECT_THAT(second.intents, ElementsAre(0, 1, 2, 3, 4));
    EXPECT_THAT(second.clicked, ElementsAre(0, 1, 1, 0, 0));
    EXPECT_THAT(second.shown, ElementsAre(-1, -1, -1, -1, -1));
    EXPECT_EQ(dataset->impressions().find("wanted"), nullptr);
}

TEST_F(RuleTest, region_takes_the_intents_of_the_region_and_those_without_one) {
    useRule("region");
    ASSERT_OK_AND_ASSIGN(const auto dataset, importAndOpen());
    EXPECT_THAT(dataset->candidatesOf(ImpressionIndex{0}).intents, ElementsAre(0, 1, 2, 3, 4));
    EXPECT_THAT(dataset->candidatesOf(ImpressionIndex{1}).intents, ElementsAre(0, 1, 2, 4));
    EXPECT_THAT(dataset->candidatesOf(ImpressionIndex{2}).intents, ElementsAre(4));
}

TEST_F(RuleTest, a_clicked_intent_must_be_known_and_a_candidate) {
    useRule("region");
    replaceIn("impressions.csv", "refund|cancel", "invoice");
    EXPECT_THAT(import(), HasErrorAbout(ErrorCode::InvalidInput, "impressions.csv:3: The clicked intent"));
    replaceIn("impressions.csv", "invoice", "nothing");
    EXPECT_THAT(import(), HasErrorAbout(ErrorCode::InvalidInput, "impressions.csv:3:40: No intent"));
}

TEST_F(RuleTest, an_unknown_rule_is_refused) {
    useRule("some");
    EXPECT_THAT(import(), HasErrorAbout(ErrorCode::InvalidInput, "The rules are: all, region"));
}

TEST_F(ImportTest, reads_tables_of_json_lines) {
    replaceIn("dataset.json", "users.csv", "users.jsonl");
    write(
        "users.jsonl",
        "{\"user_id\": \"ann\", \"name\": \"Ann \\\"A\\\" Lim\", \"region\": \"SG\", \"tier\": null}\n"
        "\n{\"user_id\": 7, \"tier\": \"gold\"}\n");
    ASSERT_OK_AND_ASSIGN(const auto dataset, importAndOpen());
    EXPECT_EQ(dataset->userName(UserIndex{0}), "Ann \"A\" Lim");
    EXPECT_EQ(dataset->userId(UserIndex{1}), "7");
    EXPECT_EQ(dataset->users().find("tier")->valueText(1), "gold");
    EXPECT_TRUE(dataset->users().find("tier")->isMissing(0));
}

TEST_F(ImportTest, leaves_nothing_when_it_is_cancelled) {
    std::stop_source stop;
    stop.request_stop();
    EXPECT_THAT(
        importDataset({.source = m_source, .datasetsRoot = root()}, m_env, m_progress, stop.get_token()),
        HasError(ErrorCode::Cancelled));
    EXPECT_EQ(folderCount(), 0U);
}

TEST_F(ImportTest, leaves_nothing_behind_whichever_write_fails) {
    test::FaultyEnv whole;
    ASSERT_OK(importDataset({.source = m_source, .datasetsRoot = root()}, whole, m_progress, {}));
    std::filesystem::remove_all(root());
    constexpr std::int64_t Stride = 7; // a prime, so that every kind of step has its turn
    for (std::int64_t step = 0; step < whole.writeStepCount(); step += Stride) {
        test::FaultyEnv env(step);
        EXPECT_THAT(
            importDataset({.source = m_source, .datasetsRoot = root()}, env, m_progress, {}),
            HasError(ErrorCode::ResourceExhausted))
            << "step " << step;
        EXPECT_EQ(folderCount(), 0U) << "step " << step;
    }
}

} // namespace
} // namespace intentscope::data
