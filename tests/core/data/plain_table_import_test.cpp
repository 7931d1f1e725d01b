// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/dataset.h"
#include "core/data/import.h"
#include "core/data/parquet_support.h"
#include "core/data/proposal.h"
#include "tests/support/result_matchers.h"
#include "tests/support/temp_directory.h"

#include <gtest/gtest.h>

#include <string>

namespace intentscope::data {
namespace {

using test::HasErrorAbout;

class PlainTableImportTest : public testing::Test {
protected:
    Result<ImportOutcome> import(const std::filesystem::path& file) {
        NullProgress progress;
        return importDataset(
            {.source = file, .datasetsRoot = m_folder.path() / "datasets", .name = "n"}, m_env, progress, {});
    }

    static std::filesystem::path foreign(std::string_view name) {
        return test::sourceDirectory() / "tests/core/data/foreign_files" / name;
    }

    RealEnv m_env;
    test::TempDirectory m_folder;
};

TEST_F(PlainTableImportTest, files_of_pandas_and_duckdb_give_the_same_dataset_without_a_mapping) {
    const auto first = import(foreign("pandas_no_index.csv"));
    ASSERT_OK(first);
    EXPECT_EQ(first->impressionCount, 60);
    EXPECT_EQ(first->intentCount, 5);
    EXPECT_NE(
        first->understanding.find("its name says so, and its values are dates or times"), std::string::npos);
    for (const std::string_view name : {"pandas.csv", "pandas.jsonl", "duckdb.csv", "duckdb.jsonl"}) {
        const auto other = import(foreign(name));
        ASSERT_OK(other);
        EXPECT_EQ(other->hash, first->hash) << name;
    }
    if (arrowVersion().empty())
        return;
    for (const std::string_view name : {"pyarrow.parquet", "duckdb.parquet"}) {
        const auto other = import(foreign(name));
        ASSERT_OK(other);
        EXPECT_EQ(other->hash, first->hash) << name;
    }
    const auto filtered = import(foreign("pandas.parquet"));
    ASSERT_OK(filtered);
    EXPECT_EQ(filtered->impressionCount, 46) << "with the index that pandas adds to a part of a table";
}

TEST_F(PlainTableImportTest, times_in_seconds_become_the_right_moments) {
    const auto outcome =
        import(m_folder.write("t.csv", "user_id,item_id,timestamp\n1,a,881250949\n2,b,881250950.5\n"));
    ASSERT_OK(outcome);
    const auto dataset = openDataset(m_env, outcome->directory);
    ASSERT_OK(dataset);
    EXPECT_EQ(toIso8601((*dataset)->timeOf(ImpressionIndex{0})), "1997-12-04T15:55:49.000Z");
    EXPECT_EQ(toIso8601((*dataset)->timeOf(ImpressionIndex{1})), "1997-12-04T15:55:50.500Z");
}

TEST_F(PlainTableImportTest, says_what_is_missing_and_how_to_say_it) {
    const auto outcome = import(m_folder.write("t.csv", "colour,weight\nred,3\nblue,4\n"));
    ASSERT_THAT(outcome, HasErrorAbout(ErrorCode::InvalidInput, "No column says who the user is"));
    EXPECT_NE(outcome.error().cure.find("--propose"), std::string::npos);
}

TEST_F(PlainTableImportTest, takes_a_changed_proposal) {
    auto proposal = proposeMapping(m_env, m_folder.write("t.csv", "who,what\nu1,a\nu2,b\n"));
    ASSERT_OK(proposal);
    EXPECT_FALSE(isEnough(*proposal));
    proposal->columns[0].role = Role::UserId;
    proposal->columns[1].role = Role::IntentId;
    ASSERT_TRUE(isEnough(*proposal));
    NullProgress progress;
    const auto outcome = importDataset(
        {.source = proposal->file,
         .mappingText = mappingText(*proposal),
         .datasetsRoot = m_folder.path() / "datasets"},
        m_env,
        progress,
        {});
    ASSERT_OK(outcome);
    EXPECT_EQ(outcome->userCount, 2);
}

} // namespace
} // namespace intentscope::data
