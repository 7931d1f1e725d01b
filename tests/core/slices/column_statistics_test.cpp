// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/slices/column_statistics.h"

#include "core/slices/statistics_json.h"
#include "tests/core/nn/memory_dataset.h"
#include "tests/support/result_matchers.h"
#include "tests/support/tiny_dataset.h"

#include <gtest/gtest.h>

#include <limits>

namespace intentscope::slices {
namespace {

using test::HasError;
constexpr double Missing = std::numeric_limits<double>::quiet_NaN();

ColumnStatistics statisticsFor(std::shared_ptr<const data::Column> column) {
    const std::size_t rowCount = column->rowCount();
    const data::Table table("impressions", {column}, rowCount);
    const auto statistics = statisticsOf(table, *column, {});
    EXPECT_OK(statistics);
    return statistics.value_or(ColumnStatistics());
}

DatasetStatistics ofTheTinyShop() {
    const test::TempDirectory folder;
    const auto dataset = test::makeTinyDataset(folder);
    NullProgress progress;
    const auto statistics = computeStatistics(*dataset, Workers(1), progress, {});
    EXPECT_OK(statistics);
    return statistics.value_or(DatasetStatistics());
}

TEST(ColumnStatisticsTest, NumbersHaveAMeanQuantilesAndDistinctValues) {
    const auto n = statisticsFor(test::numberColumn(test::feature("n"), {4, Missing, -1, 0.0, -0.0, 2, 4}));
    EXPECT_EQ(n.rowCount, 7);
    EXPECT_EQ(n.missingCount, 1);
    EXPECT_EQ(n.distinctCount, 4);
    EXPECT_EQ(n.mean, 1.5);
    EXPECT_EQ(n.quantile(0), -1);
    EXPECT_EQ(n.quantile(0.5), 1);
    EXPECT_EQ(n.quantile(0.25), 0);
    EXPECT_EQ(n.quantile(1), 4);
}

TEST(ColumnStatisticsTest, AColumnWithoutValuesHasNeitherMeanNorQuantiles) {
    const auto none = statisticsFor(test::numberColumn(test::feature("n"), {Missing, Missing}));
    EXPECT_EQ(none.missingCount, 2);
    EXPECT_EQ(none.distinctCount, 0);
    EXPECT_FALSE(none.mean);
    EXPECT_TRUE(none.quantiles.empty());
    EXPECT_EQ(statisticsFor(test::numberColumn(test::feature("n"), {})).rowCount, 0);
}

TEST(ColumnStatisticsTest, InfinitiesStayInfinite) {
    constexpr double Infinity = std::numeric_limits<double>::infinity();
    const auto n = statisticsFor(test::numberColumn(test::feature("n"), {-Infinity, 1, Infinity}));
    EXPECT_EQ(n.quantile(0), -Infinity);
    EXPECT_EQ(n.quantile(1), Infinity);
    EXPECT_EQ(n.quantile(0.5), 1);
    EXPECT_FALSE(n.mean);
    const DatasetStatistics whole{"hash", {n}};
    ASSERT_OK_AND_ASSIGN(const auto read, parseStatistics(toJson(whole), "f"));
    EXPECT_EQ(read, whole);
}

TEST(ColumnStatisticsTest, WordsAreCountedByRowsAndTheMostFrequentComeFirst) {
    const auto words = statisticsFor(test::wordColumn(test::feature("w"), {"b", "a", "", "b", "c"}));
    EXPECT_EQ(words.missingCount, 1);
    EXPECT_EQ(words.distinctCount, 3);
    EXPECT_EQ(words.topWords, (std::vector<WordCount>{{"b", 2}, {"a", 1}, {"c", 1}}));
    const auto sets = statisticsFor(test::wordSetColumn(test::feature("s"), {{"a", "b"}, {}, {"b"}}));
    EXPECT_EQ(sets.missingCount, 1);
    EXPECT_EQ(sets.topWords, (std::vector<WordCount>{{"b", 2}, {"a", 1}}));
    const auto flags = statisticsFor(test::flagColumn(test::feature("f"), {1, 0, -1, 1}));
    EXPECT_EQ(flags.missingCount, 1);
    EXPECT_NEAR(*flags.mean, 2.0 / 3, 1e-12);
    const auto texts = statisticsFor(test::textColumn(test::feature("t"), {"x", "", "y", "x"}));
    EXPECT_EQ(texts.missingCount, 1);
    EXPECT_EQ(texts.distinctCount, 2);
}

TEST(ColumnStatisticsTest, EveryColumnOfADatasetIsLookedAtTheSameForEveryWidth) {
    const test::TempDirectory folder;
    const auto dataset = test::makeTinyDataset(folder);
    NullProgress progress;
    ASSERT_OK_AND_ASSIGN(const auto one, computeStatistics(*dataset, Workers(1), progress, {}));
    ASSERT_OK_AND_ASSIGN(const auto three, computeStatistics(*dataset, Workers(3), progress, {}));
    EXPECT_EQ(one, three);
    ASSERT_NE(one.find("impressions", "days_in_status"), nullptr);
    EXPECT_EQ(one.find("impressions", "days_in_status")->missingCount, 1);
    EXPECT_EQ(one.find("users", "tier")->topWords, (std::vector<WordCount>{{"gold", 1}}));
    EXPECT_EQ(one.find("users", "nothing"), nullptr);
    std::stop_source stop;
    stop.request_stop();
    EXPECT_THAT(
        computeStatistics(*dataset, Workers(1), progress, stop.get_token()), HasError(ErrorCode::Cancelled));
}

TEST(ColumnStatisticsTest, TheFileReadsBackAsItWasAndTellsEveryDamage) {
    const DatasetStatistics whole = ofTheTinyShop();
    const std::string text = toJson(whole);
    ASSERT_OK_AND_ASSIGN(const auto read, parseStatistics(text, "f"));
    EXPECT_EQ(read, whole);
    EXPECT_EQ(toJson(read), text);
    for (std::size_t part = 0; part < 64; ++part)
        EXPECT_FALSE(parseStatistics(text.substr(0, text.size() * part / 64), "f")) << part;
    std::string changed = text;
    changed.replace(changed.find("\"missing\": 1"), 12, "\"missing\": 2");
    EXPECT_THAT(parseStatistics(changed, "f"), HasError(ErrorCode::Corrupt));
    std::string newer = text;
    newer.replace(newer.find("\"version\": 1"), 12, "\"version\": 9");
    EXPECT_THAT(parseStatistics(newer, "f"), HasError(ErrorCode::UnsupportedVersion));
}

} // namespace
} // namespace intentscope::slices
