// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/dataset.h"

#include "tests/support/result_matchers.h"
#include "tests/support/tiny_dataset.h"

#include <cmath>
#include <gtest/gtest.h>

namespace intentscope::data {
namespace {

using testing::ElementsAre;

class TinyDatasetTest : public testing::Test {
protected:
    test::TempDirectory m_directory;
    std::shared_ptr<const Dataset> m_dataset = test::makeTinyDataset(m_directory);

    const Column& impressionColumn(std::string_view name) const {
        const Column* column = m_dataset->impressions().find(name);
        EXPECT_NE(column, nullptr) << name;
        return *column;
    }
};

TEST_F(TinyDatasetTest, counts_its_rows) {
    EXPECT_EQ(m_dataset->intentCount(), 5);
    EXPECT_EQ(m_dataset->userCount(), 3);
    EXPECT_EQ(m_dataset->impressionCount(), 6);
    EXPECT_EQ(m_dataset->candidateCount(), 22);
    EXPECT_EQ(m_dataset->eventCount(), 5);
}

TEST_F(TinyDatasetTest, says_what_it_is) {
    const auto& info = m_dataset->info();
    EXPECT_EQ(info.name, "Tiny shop");
    EXPECT_EQ(info.timeZone, "Asia/Singapore");
    EXPECT_EQ(info.description, "Five intents, three users, six impressions");
    EXPECT_EQ(info.hash.size(), 64U);
    EXPECT_EQ(info.rejectedRowCount, 0);
}

TEST_F(TinyDatasetTest, finds_rows_by_id_and_ids_by_row) {
    EXPECT_EQ(m_dataset->findIntent("refund"), IntentIndex{2});
    EXPECT_EQ(m_dataset->findIntent("refun"), std::nullopt);
    EXPECT_EQ(m_dataset->findIntent(""), std::nullopt);
    EXPECT_EQ(m_dataset->findIntent("zzz"), std::nullopt);
    EXPECT_EQ(m_dataset->findUser("cid"), UserIndex{2});
    EXPECT_EQ(m_dataset->findImpression("i4"), ImpressionIndex{3});
    EXPECT_EQ(m_dataset->intentId(IntentIndex{4}), "complaint");
    EXPECT_EQ(m_dataset->userId(UserIndex{1}), "bob");
    EXPECT_EQ(m_dataset->impressionId(ImpressionIndex{5}), "i6");
}

TEST_F(TinyDatasetTest, falls_back_to_the_id_where_there_is_no_name) {
    EXPECT_EQ(m_dataset->intentTitle(IntentIndex{0}), "Where is my order?");
    EXPECT_EQ(m_dataset->userName(UserIndex{0}), "Ann Lim");
    EXPECT_EQ(m_dataset->userName(UserIndex{1}), "bob");
    EXPECT_EQ(m_dataset->userName(UserIndex{2}), "cid");
}

TEST_F(TinyDatasetTest, gives_users_their_impressions_and_events_by_time) {
    EXPECT_THAT(m_dataset->impressionsOf(UserIndex{0}), ElementsAre(0, 2, 4));
    EXPECT_THAT(m_dataset->impressionsOf(UserIndex{2}), ElementsAre(5));
    EXPECT_THAT(m_dataset->eventsOf(UserIndex{0}), ElementsAre(1, 0, 3));
    EXPECT_THAT(m_dataset->eventsOf(UserIndex{2}), ElementsAre());
    EXPECT_EQ(m_dataset->userOf(ImpressionIndex{3}), UserIndex{1});
    EXPECT_EQ(m_dataset->userOfEvent(EventIndex{3}), UserIndex{0});
    EXPECT_EQ(toIso8601(m_dataset->timeOf(ImpressionIndex{0})), "2024-03-05T10:00:00.000Z");
    EXPECT_EQ(toIso8601(m_dataset->timeOfEvent(EventIndex{1})), "2024-03-01T08:30:00.000Z");
}

TEST_F(TinyDatasetTest, lists_the_candidates_of_an_impression_in_the_order_of_the_source) {
    const auto candidates = m_dataset->candidatesOf(ImpressionIndex{3});
    EXPECT_EQ(candidates.size(), 4U);
    EXPECT_THAT(candidates.intents, ElementsAre(0, 2, 4, 1));
    EXPECT_THAT(candidates.clicked, ElementsAre(0, 1, 1, 0));
    EXPECT_THAT(candidates.shown, ElementsAre(1, 1, 1, 0));
    EXPECT_THAT(candidates.positions, ElementsAre(1, 2, 3, 0));
    EXPECT_THAT(candidates.propensities, ElementsAre(0.6F, 0.5F, 0.2F, 0.2F));
    EXPECT_TRUE(std::isnan(m_dataset->candidatesOf(ImpressionIndex{5}).propensities[0]));
    EXPECT_THAT(m_dataset->candidateOffsets(), ElementsAre(0, 4, 8, 12, 16, 19, 22));
}

TEST_F(TinyDatasetTest, keeps_every_kind_of_column_with_its_missing_values) {
    const auto& days = impressionColumn("days_in_status");
    EXPECT_EQ(days.numbers()[2], 0.5);
    EXPECT_TRUE(days.isMissing(5));
    EXPECT_EQ(days.spec().unit, "days");
    EXPECT_EQ(days.valueText(2), "0.5");
    EXPECT_EQ(days.valueText(5), "");
    EXPECT_THAT(impressionColumn("has_open_order").flags(), ElementsAre(1, 0, 1, 0, 0, 0));
    EXPECT_EQ(impressionColumn("has_open_order").valueText(0), "1");
    const auto& status = impressionColumn("status");
    EXPECT_THAT(status.codes(), ElementsAre(0, 1, 2, 1, 1, MissingCode));
    EXPECT_THAT(status.codesAt(1), ElementsAre(1));
    EXPECT_THAT(status.codesAt(5), ElementsAre());
    EXPECT_EQ(status.valueText(1), "delivered");
    EXPECT_TRUE(impressionColumn("last_visit").isMissing(1));
    EXPECT_EQ(impressionColumn("last_visit").valueText(0), "2024-03-04T20:00:00.000Z");
    EXPECT_EQ(impressionColumn("owned_types").valueText(2), "shoes|bags");
    EXPECT_TRUE(impressionColumn("owned_types").isMissing(5));
    EXPECT_EQ(impressionColumn("user_id").valueText(5), "cid");
}

TEST_F(TinyDatasetTest, shares_the_dictionary_of_a_vocabulary_across_tables) {
    const Column* ofIntents = m_dataset->intents().find("product_type");
    ASSERT_NE(ofIntents, nullptr);
    EXPECT_EQ(ofIntents->dictionary(), impressionColumn("owned_types").dictionary());
    EXPECT_THAT(ofIntents->codesAt(2), ElementsAre(1));
    EXPECT_THAT(impressionColumn("owned_types").codesAt(1), ElementsAre(1));
    EXPECT_EQ(
        m_dataset->intents().findRole(Role::Regions)->dictionary(),
        m_dataset->impressions().findRole(Role::Region)->dictionary());
}

TEST_F(TinyDatasetTest, pads_users_that_only_impressions_name_with_missing_values) {
    EXPECT_TRUE(m_dataset->users().find("tier")->isMissing(2));
    EXPECT_TRUE(m_dataset->users().findRole(Role::Region)->isMissing(2));
    EXPECT_EQ(m_dataset->users().findRole(Role::UserId)->textAt(2), "cid");
}

TEST_F(TinyDatasetTest, gives_its_schema_in_the_order_of_the_description) {
    const auto schema = m_dataset->schema();
    EXPECT_EQ(schema.intents.columns.size(), 7U);
    EXPECT_EQ(schema.impressions.find("region"), 3U);
    EXPECT_EQ(schema.impressions.findRole(Role::Time), 2U);
    EXPECT_EQ(schema.events.find("amount"), 3U);
    EXPECT_EQ(schema.events.find("nothing"), std::nullopt);
}

} // namespace
} // namespace intentscope::data
