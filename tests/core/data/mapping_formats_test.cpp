// SPDX-License-Identifier: GPL-3.0-or-later
// The mapping formats on sources small enough to be read beside the expectations.
#include "core/data/dataset.h"
#include "core/data/import.h"
#include "tests/support/result_matchers.h"
#include "tests/support/temp_directory.h"

#include <gtest/gtest.h>

namespace intentscope::data {
namespace {

using test::HasErrorAbout;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;

class MappingFormats : public testing::Test {
protected:
    Result<ImportOutcome> import(ImportMode mode = ImportMode::Strict) {
        NullProgress progress;
        const ImportSpec spec{
            .source = m_folder.path() / "source",
            .mapping = m_folder.path() / "map.json",
            .datasetsRoot = m_folder.path() / "datasets",
            .mode = mode};
        return importDataset(spec, m_env, progress, {});
    }

    Result<std::shared_ptr<const Dataset>> open(ImportMode mode = ImportMode::Strict) {
        ISCOPE_TRY_ASSIGN(const auto outcome, import(mode));
        return openDataset(m_env, outcome.directory);
    }

    void source(std::string_view file, std::string_view text) {
        m_folder.write(std::filesystem::path("source") / file, text);
    }

    void mapping(std::string_view text) { m_folder.write("map.json", text); }

    /// Refused with a text that holds `part`, and nothing is left.
    void expectRefused(std::string_view part) {
        EXPECT_THAT(import(), HasErrorAbout(ErrorCode::InvalidInput, std::string(part)));
        const auto left = m_env.list(m_folder.path() / "datasets");
        EXPECT_TRUE(!left || left->empty());
    }

    static std::vector<std::string> idsOf(const Dataset& dataset, const CandidateList& candidates) {
        std::vector<std::string> ids;
        for (const auto intent : candidates.intents)
            ids.emplace_back(dataset.intentId(IntentIndex{intent}));
        return ids;
    }

    static std::vector<std::string> clickedOf(const Dataset& dataset, std::int32_t impression) {
        const auto candidates = dataset.candidatesOf(ImpressionIndex{impression});
        std::vector<std::string> ids;
        for (std::size_t i = 0; i < candidates.size(); ++i)
            if (candidates.clicked[i] == 1)
                ids.emplace_back(dataset.intentId(IntentIndex{candidates.intents[i]}));
        return ids;
    }

    RealEnv m_env;
    test::TempDirectory m_folder;
};

class TableFormat : public MappingFormats {
protected:
    void SetUp() override {
        source("tickets.csv", Rows);
        mapping(Mapping);
    }

    static constexpr std::string_view Rows = "Day,Product,Part,Issue,Reply\n"
                                             "03/04/2024,Card,Debit,Lost,yes\n"
                                             "03/05/2024,Card,Credit,Fee,no\n"
                                             "03/06/2024,Loan,Car,Fee,no\n"
                                             "03/07/2024,Loan,Car,,yes\n";
    static constexpr std::string_view Mapping = R"({"format": "table", "version": 1, "name": "Tickets",
  "file": "tickets.csv", "users": "each_row", "time": "Day",
  "features": {"Product": {"kind": "categorical", "vocabulary": "product"},
               "Both": {"kind": "categorical", "cross": ["Product", "Part"]},
               "Weekday": {"kind": "categorical", "from": "Day", "part": "day_of_week"},
               "Start": {"kind": "categorical", "from": "Part", "prefix": 2}},
  "intent": {"columns": ["Issue"], "empty": "Other",
             "features": {"Products": {"kind": "multi_categorical", "from": "Product", "vocabulary": "product"}}},
  "candidates": {"same": "Product"}, "ignored": {"Reply": "known only afterwards"}})";
};

TEST_F(TableFormat, derives_intents_features_and_candidates_from_the_rows) {
    ASSERT_OK_AND_ASSIGN(const auto dataset, open());
    ASSERT_EQ(dataset->impressionCount(), 4);
    ASSERT_EQ(dataset->intentCount(), 3);
    EXPECT_EQ(dataset->intents().find("Products")->valueText(1), "Card|Loan");
    const auto& impressions = dataset->impressions();
    EXPECT_EQ(impressions.find("Both")->valueText(1), "Card / Credit");
    EXPECT_EQ(impressions.find("Weekday")->valueText(0), "Monday");
    EXPECT_EQ(impressions.find("Start")->valueText(2), "Ca");
    EXPECT_EQ(impressions.find("Reply"), nullptr);
    EXPECT_THAT(idsOf(*dataset, dataset->candidatesOf(ImpressionIndex{0})), ElementsAre("Lost", "Fee"));
    EXPECT_THAT(idsOf(*dataset, dataset->candidatesOf(ImpressionIndex{2})), ElementsAre("Fee", "Other"));
    EXPECT_THAT(clickedOf(*dataset, 3), ElementsAre("Other"));
}

TEST_F(TableFormat, names_the_line_of_a_bad_row_and_leaves_nothing) {
    source("tickets.csv", std::string(Rows) + "03/08/2024,Card\n");
    expectRefused("tickets.csv:6:");
    source("tickets.csv", std::string(Rows) + "a day,Card,Debit,Lost,no\n");
    expectRefused("tickets.csv:6:");
    source("tickets.csv", std::string(Rows) + "03/08/2024,Card,D\xff,Lost,no\n");
    expectRefused("tickets.csv:6:");
    ASSERT_OK_AND_ASSIGN(const auto lenient, import(ImportMode::Lenient));
    EXPECT_EQ(lenient.rejectedRowCount, 1);
}

TEST_F(TableFormat, wants_every_column_used_or_ignored_with_a_reason) {
    source("tickets.csv", "Day,Product,Part,Issue,Reply,Agent\n03/04/2024,Card,Debit,Lost,yes,Mei\n");
    expectRefused("Agent");
    source("tickets.csv", "Day,Product,Part,Reply\n03/04/2024,Card,Debit,yes\n");
    expectRefused("Issue");
    source("tickets.csv", "");
    expectRefused("tickets.csv");
}

class WebVisits : public MappingFormats {
protected:
    void SetUp() override {
        source("visits.data", Lines);
        mapping(
            R"({"format": "msweb", "version": 1, "name": "Visits", "file": "visits.data", "hide": "each"})");
    }

    static constexpr std::string_view Lines = "I,4,\"site\",\"tool\"\n"
                                              "A,1,1,\"Home\",\"/home\"\n"
                                              "A,2,1,\"Search\",\"/search\"\n"
                                              "A,3,1,\"Help\",\"/help\"\n"
                                              "C,\"10\",10\nV,1,1\nV,3,1\n"
                                              "C,\"11\",11\nV,2,1\n";
};

TEST_F(WebVisits, hide_each_area_of_a_user_with_two_and_rank_what_is_not_visible) {
    ASSERT_OK_AND_ASSIGN(const auto dataset, open());
    EXPECT_EQ(dataset->userCount(), 2);
    ASSERT_EQ(dataset->impressionCount(), 2);
    EXPECT_EQ(dataset->intents().findRole(Role::Title)->valueText(2), "Help");
    for (std::int32_t row = 0; row < 2; ++row) {
        const std::string hidden = row == 0 ? "1" : "3";
        EXPECT_EQ(
            dataset->impressions().find("visited")->valueText(static_cast<std::size_t>(row)),
            row == 0 ? "/help" : "/home");
        EXPECT_THAT(clickedOf(*dataset, row), ElementsAre(hidden));
        EXPECT_EQ(dataset->candidatesOf(ImpressionIndex{row}).size(), 2U);
    }
}

TEST_F(WebVisits, name_the_line_that_is_none) {
    source("visits.data", std::string(Lines) + "V,9,1\n");
    expectRefused("visits.data:10:");
    source("visits.data", std::string(Lines) + "C,\"10\",10\n");
    expectRefused("there twice");
    source("visits.data", std::string(Lines) + "X,1\n");
    expectRefused("begins with one of");
    source("visits.data", "V,1,1\n");
    expectRefused("No area has the number");
}

class RetailShop : public MappingFormats {
protected:
    void SetUp() override {
        source("products.json", R"({
  "p1": {"name": "Lamp", "variants": {"i1": {}, "i2": {}}}, "p2": {"name": "Mug", "variants": {"i3": {}}}})");
        source("orders.json", R"({
  "o1": {"status": "pending", "fulfillments": [], "payment_history": [],
         "items": [{"name": "Lamp", "price": 10.5}, {"name": "Mug", "price": 4}]},
  "o2": {"status": "delivered", "fulfillments": [{}], "payment_history": [{"transaction_type": "refund"}],
         "items": [{"name": "Mug", "price": 4}]}})");
        source("users.json", R"({
  "ann": {"address": {"state": "TX"}, "orders": ["o1", "o2"],
          "payment_methods": {"c": {"source": "credit_card"}, "g": {"source": "gift_card", "balance": 7}}},
  "dev": {"address": {"state": "CA"}, "orders": [], "payment_methods": {}}})");
        source(
            "tools.json", R"([{"name": "return_delivered_order_items", "description": "Send things back"}])");
        source("tasks_dev.json", R"([{"user_id": "dev"}])");
        tasks("i3");
        task("B");
    }

    void tasks(std::string_view item) {
        source(
            "tasks_train.json",
            R"([
  {"user_id": "ann", "instruction": "SECRET", "actions": [
     {"name": "get_order_details", "kwargs": {"order_id": "o1"}},
     {"name": "return_delivered_order_items", "kwargs": {"order_id": "o2", "item_ids": [")" +
                std::string(item) + R"("]}}]},
  {"user_id": "dev", "instruction": "SECRET", "actions": []},
  {"user_id": "ann", "instruction": "SECRET", "actions": [{"name": "get_order_details", "kwargs": {}}]}])");
    }

    void task(std::string_view letter) {
        mapping(
            R"({"format": "tau-retail", "version": 1, "name": "Shop", "task": ")" + std::string(letter) +
            "\"}");
    }
};

TEST_F(RetailShop, task_a_ranks_the_actions_and_leaves_out_dev_users_and_tasks_without_a_label) {
    task("A");
    ASSERT_OK_AND_ASSIGN(const auto dataset, open());
    EXPECT_EQ(dataset->intentCount(), 8);
    ASSERT_EQ(dataset->impressionCount(), 1);
    EXPECT_THAT(clickedOf(*dataset, 0), ElementsAre("return_delivered_order_items"));
    const auto& impressions = dataset->impressions();
    EXPECT_EQ(impressions.find("gift_card_balance")->valueText(0), "7");
    EXPECT_EQ(impressions.find("pending_amount")->valueText(0), "14.5");
    EXPECT_EQ(impressions.find("delivered_product_types")->valueText(0), "Mug");
    EXPECT_EQ(impressions.find("goods"), nullptr);
    EXPECT_THAT(dataset->info().warnings, testing::Contains(HasSubstr("1 tasks of users in tasks_dev.json")));
    EXPECT_THAT(dataset->info().warnings, testing::Contains(HasSubstr("1 tasks are left out")));
}

TEST_F(RetailShop, task_b_gives_orders_and_intents_words_of_status_and_product_type) {
    ASSERT_OK_AND_ASSIGN(const auto dataset, open());
    EXPECT_EQ(dataset->intentCount(), 8);
    EXPECT_THAT(clickedOf(*dataset, 0), ElementsAre("return_delivered_order_items:Mug"));
    const auto& impressions = dataset->impressions();
    EXPECT_EQ(impressions.find("goods")->valueText(0), "delivered Mug|pending Lamp|pending Mug");
    EXPECT_EQ(impressions.find("goods_of_1")->valueText(0), "delivered Mug");
    EXPECT_EQ(impressions.find("goods_of_2")->valueText(0), "pending Lamp|pending Mug");
    EXPECT_TRUE(impressions.find("goods_of_5_or_more")->isMissing(0));
    const auto intent = dataset->findIntent("cancel_pending_order:Lamp");
    ASSERT_TRUE(intent);
    EXPECT_EQ(dataset->intents().find("goods")->valueText(intent->row()), "pending Lamp");
    EXPECT_EQ(
        dataset->intents().find("goods")->spec().vocabulary,
        impressions.find("goods_of_1")->spec().vocabulary);
}

TEST_F(RetailShop, task_c_ranks_what_the_status_of_each_own_order_allows) {
    task("C");
    ASSERT_OK_AND_ASSIGN(const auto dataset, open());
    EXPECT_EQ(dataset->candidatesOf(ImpressionIndex{0}).size(), 6U);
    EXPECT_THAT(clickedOf(*dataset, 0), ElementsAre("return_delivered_order_items:o2"));
}

TEST_F(RetailShop, never_reads_the_text_that_states_the_intent) {
    ASSERT_OK_AND_ASSIGN(const auto outcome, import());
    ASSERT_OK_AND_ASSIGN(const auto files, m_env.list(outcome.directory));
    for (const auto& file : files) {
        ASSERT_OK_AND_ASSIGN(const auto bytes, m_env.readFile(outcome.directory / file));
        EXPECT_EQ(bytes.find("SECRET"), std::string::npos) << file;
    }
}

TEST_F(RetailShop, names_the_file_that_does_not_fit_the_others) {
    tasks("i9");
    expectRefused("return_delivered_order_items:i9");
    tasks("i3");
    source("users.json", R"({"ann": {"address": {"state": "TX"}, "orders": ["o7"], "payment_methods": {}}})");
    EXPECT_THAT(import(), HasErrorAbout(ErrorCode::InvalidInput, "o7"));
    source("orders.json", R"({"o1": {"status": )");
    expectRefused("orders.json");
    task("Z");
    expectRefused("The tasks are: A, B, C");
}

} // namespace
} // namespace intentscope::data
