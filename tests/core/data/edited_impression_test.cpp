// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/edited_impression.h"

#include "tests/support/result_matchers.h"
#include "tests/support/tiny_dataset.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace intentscope::data {
namespace {

using test::HasErrorAbout;

class EditedImpression : public testing::Test {
protected:
    Result<std::shared_ptr<const Dataset>> edited(std::vector<FeatureEdit> edits) {
        return editedImpression(m_dataset, m_impression, edits);
    }

    /// The text of every cell of the impression's row.
    static std::vector<std::string> row(const Table& table, std::size_t index) {
        std::vector<std::string> cells;
        for (const auto& column : table.columns())
            cells.push_back(column->spec().name + "=" + column->valueText(index));
        return cells;
    }

    test::TempDirectory m_folder;
    std::shared_ptr<const Dataset> m_dataset = test::makeTinyDataset(m_folder);
    ImpressionIndex m_impression = *m_dataset->findImpression("i3");
};

TEST_F(EditedImpression, HoldsTheSameRowUserEventsAndCandidates) {
    ASSERT_OK_AND_ASSIGN(const auto one, edited({}));
    const UserIndex user = m_dataset->userOf(m_impression);
    EXPECT_EQ(one->impressionCount(), 1);
    EXPECT_EQ(row(one->impressions(), 0), row(m_dataset->impressions(), m_impression.row()));
    EXPECT_EQ(row(one->users(), 0), row(m_dataset->users(), user.row()));
    EXPECT_EQ(one->timeOf({0}), m_dataset->timeOf(m_impression));
    EXPECT_EQ(one->impressionId({0}), "i3");
    EXPECT_EQ(one->findImpression("i3"), ImpressionIndex{0});
    EXPECT_EQ(one->findImpression("i1"), std::nullopt);
    EXPECT_TRUE(
        std::ranges::equal(one->candidatesOf({0}).intents, m_dataset->candidatesOf(m_impression).intents));
    const auto events = m_dataset->eventsOf(user);
    ASSERT_EQ(one->eventsOf({0}).size(), events.size());
    for (std::size_t i = 0; i < events.size(); ++i) {
        EXPECT_EQ(one->timeOfEvent({one->eventsOf({0})[i]}), m_dataset->timeOfEvent({events[i]}));
        EXPECT_EQ(row(one->events(), i), row(m_dataset->events(), static_cast<std::size_t>(events[i])));
    }
}

TEST_F(EditedImpression, HasTheNewValuesOfEveryKind) {
    ASSERT_OK_AND_ASSIGN(
        const auto one,
        edited(
            {{.column = "days_in_status", .value = "7.5"},
             {.column = "has_open_order", .value = "no"},
             {.column = "status", .value = "a word never seen"},
             {.column = "owned_types", .value = "bags|hats"},
             {.column = "last_visit", .value = ""}}));
    const Table& table = one->impressions();
    EXPECT_EQ(table.find("days_in_status")->numbers()[0], 7.5);
    EXPECT_EQ(table.find("has_open_order")->flagAt(0), 0);
    EXPECT_EQ(table.find("status")->valueText(0), "a word never seen");
    EXPECT_EQ(table.find("owned_types")->valueText(0), "bags|hats");
    EXPECT_TRUE(table.find("last_visit")->isMissing(0));
}

TEST_F(EditedImpression, RefusesWhatIsNoFeatureOrNoValueOfIt) {
    EXPECT_THAT(edited({{.column = "mood", .value = "1"}}), HasErrorAbout(ErrorCode::NotFound, "'mood'"));
    EXPECT_THAT(
        edited({{.column = "days_in_status", .value = "long"}}),
        HasErrorAbout(ErrorCode::InvalidInput, "'days_in_status' cannot be set"));
    EXPECT_THAT(
        edited({{.table = "users", .column = "status", .value = "x"}}),
        HasErrorAbout(ErrorCode::NotFound, "'status'"));
}

TEST(FeatureEdits, AreReadFromText) {
    EXPECT_THAT(
        parseFeatureEdit("users.tier=gold=new"),
        test::IsOkAndHolds(FeatureEdit{.table = "users", .column = "tier", .value = "gold=new"}));
    EXPECT_THAT(
        parseFeatureEdit("status="),
        test::IsOkAndHolds(FeatureEdit{.table = "", .column = "status", .value = ""}));
    EXPECT_THAT(parseFeatureEdit("status"), HasErrorAbout(ErrorCode::InvalidInput, "which feature"));
}

} // namespace
} // namespace intentscope::data
