// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/dataset.h"
#include "core/data/import.h"
#include "tests/support/result_matchers.h"
#include "tests/support/temp_directory.h"

#include <gtest/gtest.h>

#include <string>

namespace intentscope::data {
namespace {

using test::HasErrorAbout;

class RecBoleImportTest : public testing::Test {
protected:
    Result<ImportOutcome> import(const std::filesystem::path& source, std::uint64_t blockBytes = 4U << 20U) {
        NullProgress progress;
        return importDataset(
            {.source = source,
             .datasetsRoot = m_folder.path() / "datasets",
             .name = "n",
             .blockBytes = blockBytes},
            m_env,
            progress,
            {});
    }

    std::shared_ptr<const Dataset> open(const std::filesystem::path& source) {
        const auto outcome = import(source);
        EXPECT_OK(outcome);
        if (!outcome)
            return nullptr;
        auto dataset = openDataset(m_env, outcome->directory);
        EXPECT_OK(dataset);
        return dataset.value_or(nullptr);
    }

    RealEnv m_env;
    test::TempDirectory m_folder;
};

// The example of RecBole's documentation of atomic files, with a title and two users' features.
TEST_F(RecBoleImportTest, reads_a_folder_of_atomic_files_without_a_mapping) {
    m_folder.write(
        "ml/ml.inter",
        "user_id:token\titem_id:token\trating:float\ttimestamp:"
        "float\n1\t1193\t5\t978300760\n1\t661\t3\t978302109\n2\t1193\t4\t978298413.5\n");
    m_folder.write(
        "ml/ml.item",
        "item_id:token\tmovie_title:token_seq\tgenre:token_seq\tyear:float\n1193\tOne Flew "
        "Over\tDrama\t1975\n661\tJames\tAnimation Musical\t1996\n");
    m_folder.write("ml/ml.user", "user_id:token\tage:float\tjob:token\n1\t1\tstudent\n2\t56\t\"quoted\n");
    const auto dataset = open(m_folder.path() / "ml");
    ASSERT_TRUE(dataset);
    EXPECT_EQ(dataset->impressionCount(), 3);
    EXPECT_EQ(dataset->intentCount(), 2);
    EXPECT_EQ(dataset->candidateCount(), 6) << "every item is a candidate";
    EXPECT_EQ(dataset->intentTitle(IntentIndex{0}), "One Flew Over");
    EXPECT_EQ(dataset->intents().find("genre")->valueText(1), "Animation|Musical");
    EXPECT_EQ(dataset->users().find("job")->valueText(1), "\"quoted") << "RecBole has no quoting";
    EXPECT_EQ(toIso8601(dataset->timeOf(ImpressionIndex{2})), "2000-12-31T21:33:33.500Z");
    EXPECT_EQ(dataset->candidatesOf(ImpressionIndex{1}).clicked[1], 1);
    EXPECT_EQ(dataset->impressions().find("rating"), nullptr);
    EXPECT_EQ(dataset->info().warnings.size(), 1U);
}

TEST_F(RecBoleImportTest, groups_rows_with_labels_by_their_impression) {
    const auto dataset = open(m_folder.write(
        "x.inter",
        "impression_id:token\tuser_id:token\titem_id:token\tlabel:float\tposition:float\tdevice:token\n"
        "p\tu\ta\t1.0\t2\tweb\nq\tv\ta\t0\t\tapp\np\tu\tb\t0.0\t1\tweb\n"));
    ASSERT_TRUE(dataset);
    EXPECT_EQ(dataset->impressionCount(), 2);
    const auto first = dataset->candidatesOf(ImpressionIndex{0});
    ASSERT_EQ(first.size(), 2U);
    EXPECT_EQ(first.clicked[0], 1);
    EXPECT_EQ(first.positions[0], 2);
    EXPECT_EQ(first.clicked[1], 0);
    EXPECT_EQ(dataset->impressions().find("device")->valueText(1), "app");
}

TEST_F(RecBoleImportTest, takes_rows_of_one_user_and_moment_for_one_impression) {
    const std::string head = "user_id:token\titem_id:token\tlabel:float";
    const auto dataset = open(m_folder.write(
        "x.inter", head + "\ttimestamp:float\nu\ta\t1\t978300760\nu\tb\t0\t978300760\nu\ta\t0\t978300761\n"));
    ASSERT_TRUE(dataset);
    EXPECT_EQ(dataset->impressionCount(), 2);
    EXPECT_THAT(
        import(m_folder.write("y.inter", head + "\nu\ta\t1\n")),
        HasErrorAbout(ErrorCode::InvalidInput, "No column says which rows were shown together"));
}

TEST_F(RecBoleImportTest, gives_the_same_dataset_for_every_size_of_blocks) {
    std::string text = "user_id:token\titem_id:token\ttimestamp:float\tx:float\n";
    for (int row = 0; row < 200; ++row) {
        text += "u" + std::to_string(row % 7) + "\ti" + std::to_string(row % 11) + "\t" +
                std::to_string(978300760 + row) + "\t" + std::to_string(row) + "\n";
    }
    const auto file = m_folder.write("b.inter", text);
    const auto whole = import(file);
    ASSERT_OK(whole);
    for (const std::uint64_t blockBytes : {64U, 1000U}) {
        const auto other = import(file, blockBytes);
        ASSERT_OK(other);
        EXPECT_EQ(other->hash, whole->hash);
    }
}

TEST_F(RecBoleImportTest, points_at_a_field_without_a_type_or_of_an_unknown_one) {
    EXPECT_THAT(
        import(m_folder.write("a.inter", "user_id:token\titem_id\n1\t2\n")),
        HasErrorAbout(ErrorCode::InvalidInput, "The column 'item_id' has no type"));
    const auto unknown = import(m_folder.write("b.inter", "user_id:token\titem_id:int\n1\t2\n"));
    ASSERT_THAT(unknown, HasErrorAbout(ErrorCode::InvalidInput, "'int' is no type of RecBole"));
    EXPECT_EQ(unknown.error().place.column, 15);
    EXPECT_THAT(
        import(m_folder.write("c.inter", "user_id:token\tuser_id:float\n1\t2\n")),
        HasErrorAbout(ErrorCode::InvalidInput, "there twice"));
}

TEST_F(RecBoleImportTest, places_of_bad_cells_are_those_of_the_file) {
    const auto outcome = import(
        m_folder.write("x.inter", "user_id:token\titem_id:token\tage:float\n1\ta\t3\n2\tb\told\n"), 16);
    ASSERT_THAT(outcome, HasErrorAbout(ErrorCode::InvalidInput, "A number is expected, and 'old' was found"));
    EXPECT_EQ(outcome.error().place.line, 3);
    EXPECT_EQ(outcome.error().place.column, 5);
}

TEST_F(RecBoleImportTest, plain_tables_of_candidates_are_grouped_the_same_way) {
    const auto dataset = open(m_folder.write(
        "log.csv",
        "request_id,uid,item_id,clicked,pos,days\nr1,a,x,0,1,3\nr1,a,y,1,2,3\nr2,b,x,1,1,\nr2,b,z,0,2,\n"));
    ASSERT_TRUE(dataset);
    EXPECT_EQ(dataset->impressionCount(), 2);
    EXPECT_EQ(dataset->candidateCount(), 4);
    EXPECT_EQ(dataset->candidatesOf(ImpressionIndex{0}).clicked[1], 1);
    EXPECT_EQ(dataset->impressions().find("days")->valueText(0), "3");
    const auto other = open(m_folder.write(
        "log.jsonl",
        "{\"request_id\":\"r1\",\"uid\":\"a\",\"item_id\":\"x\",\"clicked\":false,\"pos\":1,\"days\":3}\n"
        "{\"request_id\":\"r1\",\"uid\":\"a\",\"item_id\":\"y\",\"clicked\":true,\"pos\":2,\"days\":3}\n"
        "{\"request_id\":\"r2\",\"uid\":\"b\",\"item_id\":\"x\",\"clicked\":true,\"pos\":1}\n"
        "{\"request_id\":\"r2\",\"uid\":\"b\",\"item_id\":\"z\",\"clicked\":false,\"pos\":2}\n"));
    ASSERT_TRUE(other);
    EXPECT_EQ(other->info().hash, dataset->info().hash);
}

TEST_F(RecBoleImportTest, a_lenient_import_counts_a_malformed_row_once) {
    NullProgress progress;
    const auto outcome = importDataset(
        {.source = m_folder.write(
             "log.csv", "request_id,uid,item_id,clicked\nr1,a,x,0\nr1,a\nr1,a,y,1\nr2,b,x,1\nr2,b,y,0\n"),
         .datasetsRoot = m_folder.path() / "datasets",
         .mode = ImportMode::Lenient},
        m_env,
        progress,
        {});
    ASSERT_OK(outcome);
    EXPECT_EQ(outcome->rejectedRowCount, 1);
    EXPECT_EQ(outcome->candidateCount, 4);
}

} // namespace
} // namespace intentscope::data
