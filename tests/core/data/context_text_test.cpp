// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/context_text.h"

#include "core/data/import.h"
#include "tests/support/result_matchers.h"
#include "tests/support/tiny_dataset.h"

#include <algorithm>
#include <fstream>

namespace intentscope::data {
namespace {

using test::HasErrorAbout;

ContextTexts makeTexts(std::shared_ptr<const Dataset> dataset, std::string_view text) {
    auto parsed = PromptTemplate::parse(text, "t.txt");
    EXPECT_OK(parsed);
    auto texts = ContextTexts::make(std::move(dataset), *std::move(parsed));
    EXPECT_OK(texts);
    return *std::move(texts);
}

class ContextTextTest : public testing::Test {
protected:
    ContextText made(std::string_view text, std::string_view impression, const ContextLimits& limits = {}) {
        auto context = makeTexts(m_dataset, text).textOf(*m_dataset->findImpression(impression), limits);
        EXPECT_OK(context);
        return *std::move(context);
    }

    test::TempDirectory m_directory;
    std::shared_ptr<const Dataset> m_dataset = test::makeTinyDataset(m_directory);
};

constexpr std::string_view EventLines =
    "{{#events}}{{age}}: {{type}}{{#details}} ({{label}} {{value}}){{/details}}; {{/events}}";

/// Words as tokens.
Result<std::int64_t> countWords(std::string_view text) {
    return std::ranges::count(text, ' ') + 1;
}

TEST_F(ContextTextTest, features_have_units_words_and_distances) {
    EXPECT_EQ(
        made(
            "{{region}}. {{#groups}}{{group}}: {{#features}}{{label}}={{value}}; {{/features}}{{/groups}}",
            "i3")
            .user,
        "SG. order: days in status=0.5 days; has open order=yes; status=pending; products: owned "
        "types=shoes, bags; "
        "visits: last visit=2 days before the chat;");
}

TEST_F(ContextTextTest, missing_features_are_left_out) {
    EXPECT_EQ(made("{{#features}}{{name}} {{/features}}", "i6").user, "has_open_order");
    EXPECT_EQ(made("[{{feature.status}}{{^feature.status}}none{{/feature.status}}]", "i6").user, "[none]");
}

TEST_F(ContextTextTest, events_before_the_chat_are_told_oldest_first) {
    EXPECT_EQ(
        made(EventLines, "i1").user,
        "4 days before the chat: order placed (amount 59.9 USD); 25 hours before the chat: order shipped; 1 "
        "minute "
        "before the chat: parcel delayed;");
    EXPECT_EQ(made("{{#events}}{{event.order_id}} {{/events}}{{^events}}none{{/events}}", "i6").user, "none");
    EXPECT_EQ(made("{{#events}}{{event.order_id}} {{/events}}", "i2").user, "B-1 B-1");
}

TEST_F(ContextTextTest, the_system_text_stands_apart) {
    const auto context = made("{{! remark }}\n@system\nBe {{region}}.\n\n@user\n\nNow.\n", "i1");
    EXPECT_EQ(context.system, "Be SG.");
    EXPECT_EQ(context.user, "Now.");
}

TEST_F(ContextTextTest, the_default_template_fits_any_dataset) {
    const auto context = made(defaultPromptTemplate(), "i1");
    EXPECT_NE(context.system.find("Query:"), std::string::npos);
    EXPECT_NE(context.user.find("- 25 hours before the chat: order shipped\n"), std::string::npos);
    EXPECT_EQ(context.user.find("{{"), std::string::npos);
    EXPECT_EQ(context.eventCount, 3);
}

TEST_F(ContextTextTest, the_oldest_events_are_dropped_to_fit_the_budget_and_it_is_told) {
    const ContextLimits limits{.tokenBudget = 5, .countTokens = countWords};
    const auto context = made("{{#events}}{{event.order_id}} {{/events}}({{left_out}})", "i3", limits);
    EXPECT_EQ(context.user, "A-1 A-1 A-1 ()");
    EXPECT_EQ(context.eventsDroppedByBudget, 0);
    EXPECT_EQ(context.tokenCount, 5); // an empty system text counts one word here
    const auto shorter = made("{{#events}}{{type}} {{/events}}({{left_out}})", "i3", limits);
    EXPECT_EQ(shorter.user, "parcel delayed (2)");
    EXPECT_EQ(shorter.eventsDroppedByBudget, 2);
    EXPECT_EQ(shorter.eventCount, 1);
}

TEST_F(ContextTextTest, the_limit_of_events_keeps_the_newest) {
    const auto context = made(EventLines, "i1", {.eventCount = 1});
    EXPECT_EQ(context.user, "1 minute before the chat: parcel delayed;");
    EXPECT_EQ(context.eventsOverLimit, 2);
}

TEST_F(ContextTextTest, a_prompt_that_never_fits_is_an_error) {
    const auto texts = makeTexts(m_dataset, "many words for so little");
    EXPECT_THAT(
        texts.textOf(ImpressionIndex{0}, {.tokenBudget = 2, .countTokens = countWords}),
        HasErrorAbout(ErrorCode::ResourceExhausted, "6 tokens without any event"));
    EXPECT_THAT(
        texts.textOf(ImpressionIndex{0}, {.tokenBudget = 2}),
        HasErrorAbout(ErrorCode::InvalidInput, "needs the reasoner's tokenizer"));
}

TEST_F(ContextTextTest, names_that_stand_for_nothing_are_shown_with_their_place) {
    const std::pair<const char*, const char*> mistakes[] = {
        {"a\n {{user_name}}", "t.txt:2:2: 'user_name' means nothing here"},
        {"{{age}}", "'age' means nothing here"},
        {"{{#region}}{{value}}{{/region}}", "'value' means nothing in the section 'region'"},
        {"{{feature.typed_query}}", "Impressions have no feature 'typed_query'"},
        {"{{#events}}{{event.nothing}}{{/events}}", "Events have no feature 'nothing'"},
        {"{{event.amount}}", "means nothing here"},
        {"{{feature.user_id}}", "no feature 'user_id'"},
    };
    for (const auto& [text, about] : mistakes) {
        auto parsed = PromptTemplate::parse(text, "t.txt");
        ASSERT_OK(parsed);
        EXPECT_THAT(
            ContextTexts::make(m_dataset, *std::move(parsed)),
            HasErrorAbout(ErrorCode::InvalidInput, std::string(about)));
    }
}

/// The tiny dataset with another table.
std::shared_ptr<const Dataset>
importWith(const test::TempDirectory& directory, const char* table, std::string_view content) {
    const auto source = test::writeTinySource(directory);
    std::ofstream(source / table, std::ios::app) << content;
    RealEnv env;
    NullProgress progress;
    const auto outcome =
        importDataset({.source = source, .datasetsRoot = directory.path() / "other"}, env, progress, {});
    EXPECT_OK(outcome);
    auto dataset = openDataset(env, outcome->directory);
    EXPECT_OK(dataset);
    return *std::move(dataset);
}

TEST_F(ContextTextTest, nothing_at_or_after_the_time_of_the_chat_is_read) {
    const auto other = importWith(
        m_directory,
        "events.csv",
        "ann,2024-03-05T10:00:00Z,intent_clicked,7,Z-1\nann,2024-03-05T10:00:01Z,order_placed,8,Z-2\n"
        "ann,2024-04-01T00:00:00Z,parcel_delayed,9,Z-3\nbob,2024-03-04T00:00:00Z,order_placed,9,Z-4\n");
    const auto impression = *other->findImpression("i1");
    const auto context = makeTexts(other, defaultPromptTemplate()).textOf(impression, {});
    ASSERT_OK(context);
    EXPECT_EQ(context->user, made(defaultPromptTemplate(), "i1").user);
    EXPECT_NE(made(defaultPromptTemplate(), "i2").user, "");
}

TEST_F(ContextTextTest, clicks_are_never_read) {
    const auto source = test::writeTinySource(m_directory);
    std::ofstream(source / "candidates.csv")
        << "impression_id,intent_id,position,shown,clicked,propensity\ni1,invoice,1,1,1,1\ni2,invoice,1,1,0,"
           "1\n"
           "i3,refund,1,1,1,1\ni4,refund,1,1,1,1\ni5,refund,1,1,1,1\ni6,refund,1,1,1,1\n";
    RealEnv env;
    NullProgress progress;
    const auto outcome =
        importDataset({.source = source, .datasetsRoot = m_directory.path() / "other"}, env, progress, {});
    ASSERT_OK(outcome);
    ASSERT_OK_AND_ASSIGN(const auto other, openDataset(env, outcome->directory));
    for (std::int32_t row = 0; row < m_dataset->impressionCount(); ++row) {
        const auto context = makeTexts(other, defaultPromptTemplate()).textOf(ImpressionIndex{row}, {});
        ASSERT_OK(context);
        EXPECT_EQ(
            context->user, made(defaultPromptTemplate(), m_dataset->impressionId(ImpressionIndex{row})).user);
    }
}

TEST(AgeText, is_in_the_largest_unit_that_says_enough) {
    const UtcMillis chat{1'000'000'000'000};
    const std::pair<std::int64_t, const char*> ages[] = {
        {59, "less than a minute before the chat"},
        {60, "1 minute before the chat"},
        {3'599, "59 minutes before the chat"},
        {3'600, "1 hour before the chat"},
        {47 * 3'600, "47 hours before the chat"},
        {48 * 3'600, "2 days before the chat"},
        {-86'400, "24 hours after the chat"},
    };
    for (const auto& [seconds, text] : ages)
        EXPECT_EQ(ageText(UtcMillis{chat.value - seconds * 1000}, chat), text);
}

} // namespace
} // namespace intentscope::data
