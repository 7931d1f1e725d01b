// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/slices/predicate.h"

#include "core/slices/condition_compiler.h"
#include "core/slices/expression_error.h"
#include "tests/support/result_matchers.h"
#include "tests/support/tiny_dataset.h"

#include <gtest/gtest.h>

#include <string>

namespace intentscope::slices {
namespace {

using Ids = std::vector<std::string>;

/// The tiny shop (tests/support/tiny_dataset.h): small enough to know every answer.
class PredicateTest : public testing::Test {
protected:
    Ids idsOf(std::string_view text, RowTable table = RowTable::Impressions) {
        const auto predicate = Predicate::compile(text, m_dataset, table);
        EXPECT_OK(predicate) << text;
        if (!predicate)
            return {};
        const auto rows = predicate->evaluate(Workers(1));
        EXPECT_OK(rows);
        Ids ids;
        for (const std::int32_t row : rows ? rows->rows() : std::vector<std::int32_t>{}) {
            ids.emplace_back(
                table == RowTable::Users ? m_dataset->userId({row}) : m_dataset->impressionId({row}));
        }
        return ids;
    }

    std::string problemOf(std::string_view text, RowTable table = RowTable::Impressions) {
        const auto predicate = Predicate::compile(text, m_dataset, table);
        EXPECT_FALSE(predicate) << text;
        if (predicate)
            return {};
        const auto column = expressionColumn(predicate.error());
        return std::to_string(column.value_or(0)) + ": " + predicate.error().message + ". " +
               predicate.error().cure;
    }

    test::TempDirectory m_folder;
    std::shared_ptr<const data::Dataset> m_dataset = test::makeTinyDataset(m_folder);
};

TEST_F(PredicateTest, ComparesNumbers) {
    EXPECT_EQ(idsOf("days_in_status > 2"), (Ids{"i2", "i4"}));
    EXPECT_EQ(idsOf("days_in_status >= 2"), (Ids{"i2", "i4", "i5"}));
    EXPECT_EQ(idsOf("days_in_status < 1"), (Ids{"i3"}));
    EXPECT_EQ(idsOf("days_in_status <= 1"), (Ids{"i1", "i3"}));
    EXPECT_EQ(idsOf("days_in_status == 0.5"), (Ids{"i3"}));
    EXPECT_EQ(idsOf("days_in_status in (1, 5, 99)"), (Ids{"i1", "i4"}));
}

TEST_F(PredicateTest, AMissingValueFitsNoComparisonAndOnlyIsMissingFindsIt) {
    EXPECT_EQ(idsOf("days_in_status != 1"), (Ids{"i2", "i3", "i4", "i5"}));
    EXPECT_EQ(idsOf("days_in_status not in (1)"), (Ids{"i2", "i3", "i4", "i5"}));
    EXPECT_EQ(idsOf("not days_in_status == 1"), (Ids{"i2", "i3", "i4", "i5", "i6"}));
    EXPECT_EQ(idsOf("days_in_status is missing"), (Ids{"i6"}));
    EXPECT_EQ(idsOf("days_in_status is not missing"), (Ids{"i1", "i2", "i3", "i4", "i5"}));
    EXPECT_EQ(idsOf("status is missing"), (Ids{"i6"}));
    EXPECT_EQ(idsOf("status != \"shipped\""), (Ids{"i2", "i3", "i4", "i5"}));
    EXPECT_EQ(idsOf("owned_types is missing"), (Ids{"i6"}));
    EXPECT_EQ(idsOf("last_visit is missing"), (Ids{"i2", "i6"}));
    EXPECT_EQ(idsOf("last_visit < 2030-01-01"), (Ids{"i1", "i3", "i4", "i5"}));
    EXPECT_EQ(idsOf("last_visit != 2030-01-01"), (Ids{"i1", "i3", "i4", "i5"}));
}

TEST_F(PredicateTest, ComparesCategoriesTimesAndTruthValues) {
    EXPECT_EQ(idsOf("region == \"SG\""), (Ids{"i1", "i3", "i5"}));
    EXPECT_EQ(idsOf("status in (\"shipped\", \"pending\")"), (Ids{"i1", "i3"}));
    EXPECT_EQ(idsOf("status contains \"E\""), (Ids{"i1", "i2", "i3", "i4", "i5"}));
    EXPECT_EQ(idsOf("status contains \"nowhere\""), Ids{});
    EXPECT_EQ(idsOf("time >= 2024-03-09"), (Ids{"i5", "i6"}));
    EXPECT_EQ(idsOf("time == 2024-03-05T18:00:00+08:00"), (Ids{"i1"}));
    EXPECT_EQ(idsOf("time < \"2024-03-06 00:00\""), (Ids{"i1"}));
    EXPECT_EQ(idsOf("time in (2024-03-06T10:00Z)"), (Ids{"i2"}));
    EXPECT_EQ(idsOf("has_open_order"), (Ids{"i1", "i3"}));
    EXPECT_EQ(idsOf("has_open_order == false and region == \"SG\""), (Ids{"i5"}));
    EXPECT_EQ(idsOf("has_open_order != 0"), (Ids{"i1", "i3"}));
}

TEST_F(PredicateTest, LooksIntoSeveralWordsAndTexts) {
    EXPECT_EQ(idsOf("owned_types contains \"shoes\""), (Ids{"i1", "i3", "i5"}));
    EXPECT_EQ(idsOf("owned_types not contains \"shoes\""), (Ids{"i2", "i4"}));
    EXPECT_EQ(idsOf("owned_types in (\"shoes\", \"bags\")"), (Ids{"i1", "i2", "i3", "i4", "i5"}));
    EXPECT_EQ(idsOf("impression_id == \"i4\""), (Ids{"i4"}));
    EXPECT_EQ(idsOf("user_id in (\"bob\", \"cid\")"), (Ids{"i2", "i4", "i6"}));
    EXPECT_EQ(idsOf("user_id == \"nobody\""), Ids{});
}

TEST_F(PredicateTest, ReachesTheUserAndTheIntents) {
    EXPECT_EQ(idsOf("user.tier == \"gold\""), (Ids{"i1", "i3", "i5"}));
    EXPECT_EQ(idsOf("user.tier is missing"), (Ids{"i2", "i4", "i6"}));
    EXPECT_EQ(idsOf("user.tier != \"gold\""), Ids{});
    EXPECT_EQ(idsOf("user.name contains \"ann\""), (Ids{"i1", "i3", "i5"}));
    EXPECT_EQ(idsOf("clicked.category == \"payments\""), (Ids{"i2", "i4", "i5"}));
    EXPECT_EQ(idsOf("clicked.category != \"payments\""), (Ids{"i1", "i3"}));
    EXPECT_EQ(idsOf("clicked.intent_id is missing"), (Ids{"i6"}));
    EXPECT_EQ(idsOf("clicked.intent_id is not missing"), (Ids{"i1", "i2", "i3", "i4", "i5"}));
    EXPECT_EQ(idsOf("candidate.intent_id == \"complaint\""), (Ids{"i2", "i4", "i6"}));
    EXPECT_EQ(
        idsOf("candidate.title contains \"refund\" and not clicked.category == \"orders\""),
        (Ids{"i2", "i4", "i5"}));
}

TEST_F(PredicateTest, FiltersUsersByTheirOwnColumns) {
    EXPECT_EQ(idsOf("region == \"SG\"", RowTable::Users), (Ids{"ann"}));
    EXPECT_EQ(idsOf("user.tier == \"gold\"", RowTable::Users), (Ids{"ann"}));
    EXPECT_EQ(idsOf("user_id contains \"B\" or name is not missing", RowTable::Users), (Ids{"ann", "bob"}));
    EXPECT_EQ(problemOf("clicked.category == \"orders\"", RowTable::Users).substr(0, 10), "9: Only im");
}

TEST_F(PredicateTest, JoinsConditions) {
    EXPECT_EQ(
        idsOf("region == \"SG\" and days_in_status >= 1 and status in (\"shipped\",\"delivered\")"),
        (Ids{"i1", "i5"}));
    EXPECT_EQ(idsOf("not (region == \"SG\" or days_in_status > 3)"), (Ids{"i2", "i6"}));
    EXPECT_EQ(
        idsOf("region == \"SG\" or days_in_status is missing and has_open_order"), (Ids{"i1", "i3", "i5"}));
}

TEST_F(PredicateTest, UnknownNamesAndWordsProposeTheNearest) {
    EXPECT_EQ(
        problemOf("days_in_statsu > 1"),
        "1: There is no column 'days_in_statsu'. Did you mean days_in_status?");
    EXPECT_EQ(
        problemOf("has_open_order and tier == \"gold\""),
        "20: There is no column 'tier'. Did you mean user.tier?");
    EXPECT_EQ(
        problemOf("user.teir == \"gold\""), "6: There is no column 'user.teir'. Did you mean user.tier?");
    EXPECT_EQ(problemOf("xyz == 1").substr(0, 46), "1: There is no column 'xyz'. There are: impres");
    EXPECT_EQ(
        problemOf("status == \"shiped\""),
        "11: No row of the dataset has the word \"shiped\" in 'status'. Did you mean \"shipped\"?");
    EXPECT_EQ(
        problemOf("status in (\"shipped\", \"x\")"),
        "23: No row of the dataset has the word \"x\" in 'status'. There are: \"shipped\", \"delivered\", "
        "\"pending\"");
}

TEST_F(PredicateTest, TypesAreCheckedAndTheCureFitsTheColumn) {
    EXPECT_EQ(
        problemOf("days_in_status == \"5\""),
        "19: '5' is no value of the numeric column 'days_in_status'. Write a number, without quotes and "
        "without a unit");
    EXPECT_EQ(
        problemOf("status == 5"),
        "11: '5' is no value of the categorical column 'status'. Texts stand in "
        "quotes: \"5\"");
    EXPECT_EQ(problemOf("status < \"a\"").substr(0, 2), "8:");
    EXPECT_EQ(problemOf("status").substr(0, 52), "1: 'status' is no truth value, so it needs a compari");
    EXPECT_EQ(problemOf("owned_types == \"bags\"").substr(0, 3), "13:");
    EXPECT_EQ(problemOf("days_in_status contains 3").substr(0, 3), "16:");
    EXPECT_EQ(problemOf("time > 5").substr(0, 2), "8:");
    EXPECT_EQ(problemOf("time > \"noon\"").substr(0, 2), "8:");
    EXPECT_EQ(problemOf("has_open_order == 2").substr(0, 3), "19:");
    EXPECT_EQ(problemOf("impression_id == 4").substr(0, 3), "18:");
}

TEST_F(PredicateTest, NamesAreWrittenAsTheyCanBeReadAgain) {
    EXPECT_EQ(writtenName("days_in_status"), "days_in_status");
    EXPECT_EQ(writtenName("Sub-product"), "`Sub-product`");
    EXPECT_EQ(writtenName("in"), "`in`");
    EXPECT_EQ(writtenName("7d"), "`7d`");
    EXPECT_EQ(writtenText("a \"b\" \\"), R"("a \"b\" \\")");
    for (const std::string& name : columnNames(*m_dataset, RowTable::Impressions))
        EXPECT_OK(Predicate::compile(name + " is missing", m_dataset, RowTable::Impressions)) << name;
}

TEST_F(PredicateTest, AStopIsAnswered) {
    ASSERT_OK_AND_ASSIGN(
        const auto predicate, Predicate::compile("days_in_status > 1", m_dataset, RowTable::Impressions));
    std::stop_source stop;
    stop.request_stop();
    EXPECT_THAT(predicate.evaluate(Workers(1), stop.get_token()), test::HasError(ErrorCode::Cancelled));
}

} // namespace
} // namespace intentscope::slices
