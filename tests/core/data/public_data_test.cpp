// SPDX-License-Identifier: GPL-3.0-or-later
// The public data sets lie beside the checkout where there are any; each test says so and skips where not.
#include "core/data/dataset.h"
#include "core/data/import.h"
#include "core/data/split.h"
#include "tests/support/result_matchers.h"
#include "tests/support/temp_directory.h"

#include <gtest/gtest.h>
#include <numeric>

namespace intentscope::data {
namespace {

using test::HasErrorAbout;

class PublicDataTest : public testing::Test {
protected:
    /// The folder of the named data set; empty where it is absent.
    static std::filesystem::path source(std::string_view name) {
        const auto folder = test::sourceDirectory() / ".." / "shared" / "data" / name;
        return std::filesystem::exists(folder) ? folder : std::filesystem::path();
    }

    Result<std::shared_ptr<const Dataset>> import(const std::filesystem::path& folder, std::string_view map) {
        RealEnv env;
        NullProgress progress;
        const ImportSpec spec{
            .source = folder,
            .mapping = test::sourceDirectory() / "sample_data" / "maps" / map,
            .datasetsRoot = m_directory.path() / "datasets"};
        ISCOPE_TRY_ASSIGN(const auto outcome, importDataset(spec, env, progress, {}));
        return openDataset(env, outcome.directory);
    }

    static std::int64_t clickCount(const Dataset& dataset) {
        const auto clicked = dataset.allCandidates().clicked;
        return std::count(clicked.begin(), clicked.end(), std::int8_t{1});
    }

    test::TempDirectory m_directory;
};

TEST_F(PublicDataTest, complaints_have_73_issues_and_a_test_part_of_1668_from_29_october_on) {
    const auto folder = source("cfpb_complaints");
    if (folder.empty())
        GTEST_SKIP() << "shared/data/cfpb_complaints is not beside the checkout";
    ASSERT_OK_AND_ASSIGN(const auto dataset, import(folder, "cfpb_issue.json"));
    EXPECT_EQ(dataset->impressionCount(), 8340);
    EXPECT_EQ(dataset->userCount(), 8340);
    EXPECT_EQ(dataset->intentCount(), 73);
    EXPECT_EQ(dataset->candidateCount(), 8340 * 73);
    EXPECT_EQ(clickCount(*dataset), 8340);
    ASSERT_OK_AND_ASSIGN(const auto split, makeSplit(*dataset, TimeSplit{}));
    EXPECT_EQ(split.train.size(), 5838U);
    EXPECT_EQ(split.validation.size(), 834U);
    ASSERT_EQ(split.test.size(), 1668U);
    UtcMillis oldest = dataset->timeOf(ImpressionIndex{split.test.front()});
    for (const auto row : split.test)
        oldest = std::min(oldest, dataset->timeOf(ImpressionIndex{row}));
    EXPECT_EQ(toIso8601(oldest), "2014-10-29T00:00:00.000Z");
}

TEST_F(PublicDataTest, complaints_have_about_seven_candidates_within_the_own_product) {
    const auto folder = source("cfpb_complaints");
    if (folder.empty())
        GTEST_SKIP() << "shared/data/cfpb_complaints is not beside the checkout";
    ASSERT_OK_AND_ASSIGN(const auto dataset, import(folder, "cfpb_issue_product.json"));
    const double mean =
        static_cast<double>(dataset->candidateCount()) / static_cast<double>(dataset->impressionCount());
    EXPECT_GT(mean, 6);
    EXPECT_LT(mean, 9);
    EXPECT_EQ(clickCount(*dataset), 8340);
}

TEST_F(PublicDataTest, complaints_have_108_pairs_of_issue_and_sub_issue) {
    const auto folder = source("cfpb_complaints");
    if (folder.empty())
        GTEST_SKIP() << "shared/data/cfpb_complaints is not beside the checkout";
    ASSERT_OK_AND_ASSIGN(const auto dataset, import(folder, "cfpb_issue_subissue.json"));
    EXPECT_EQ(dataset->intentCount(), 108);
}

TEST_F(PublicDataTest, web_visits_have_294_areas_and_hide_one_area_of_every_fifth_user) {
    const auto folder = source("msweb");
    if (folder.empty())
        GTEST_SKIP() << "shared/data/msweb is not beside the checkout";
    ASSERT_OK_AND_ASSIGN(const auto dataset, import(folder, "msweb.json"));
    EXPECT_EQ(dataset->userCount(), 32711);
    EXPECT_EQ(dataset->intentCount(), 294);
    EXPECT_EQ(clickCount(*dataset), dataset->impressionCount());
    ASSERT_OK_AND_ASSIGN(const auto split, makeSplit(*dataset, UserHoldout{}));
    EXPECT_EQ(split.test.size(), 4550U);
}

TEST_F(PublicDataTest, the_retail_shop_has_385_tasks_without_users_of_the_dev_part) {
    const auto folder = source("tau_retail");
    if (folder.empty())
        GTEST_SKIP() << "shared/data/tau_retail is not beside the checkout";
    ASSERT_OK_AND_ASSIGN(const auto actions, import(folder, "tau_retail_a.json"));
    EXPECT_EQ(actions->impressionCount(), 385);
    EXPECT_EQ(actions->intentCount(), 8);
    ASSERT_OK_AND_ASSIGN(const auto products, import(folder, "tau_retail_b.json"));
    EXPECT_EQ(products->intentCount(), 200);
    ASSERT_OK_AND_ASSIGN(const auto orders, import(folder, "tau_retail_c.json"));
    const double mean =
        static_cast<double>(orders->candidateCount()) / static_cast<double>(orders->impressionCount());
    EXPECT_GT(mean, 6);
    EXPECT_LT(mean, 10);
    EXPECT_THAT(makeSplit(*actions, TimeSplit{}), HasErrorAbout(ErrorCode::InvalidInput, "no times"));
    EXPECT_OK(makeSplit(*actions, UserFolds{}));
}

} // namespace
} // namespace intentscope::data
