// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/expectation.h"

#include "tests/support/result_matchers.h"

#include <gtest/gtest.h>

namespace intentscope::analysis {
namespace {

using test::HasErrorAbout;

Result<std::vector<ExpectationBlock>> parse(std::string_view text) {
    return parseExpectations(text, "shop.expect");
}

TEST(ExpectationTest, EveryFormIsRead) {
    ASSERT_OK_AND_ASSIGN(
        const auto blocks,
        parse("# a remark\n"
              "slice region == \"SG\" and days > 5\r\n"
              "  expect speed_up in top 3 for 80 %\n"
              "  expect \"two words\" or \"in\" not in top 1 for 12.5%\n"
              "\n"
              "impression i 1\n"
              "\twith days=9\n"
              "  expect refund above cancel\n"
              "  expect unchanged top 2"));
    ASSERT_EQ(blocks.size(), 2U);
    EXPECT_EQ(blocks[0].slice, "region == \"SG\" and days > 5");
    ASSERT_EQ(blocks[0].expectations.size(), 2U);
    const auto& first = blocks[0].expectations[0];
    EXPECT_EQ(first.kind, ExpectationKind::InTop);
    EXPECT_EQ(first.intents, std::vector<std::string>{"speed_up"});
    EXPECT_EQ(first.topK, 3);
    EXPECT_DOUBLE_EQ(first.share, 0.8);
    EXPECT_EQ(first.line, 3);
    EXPECT_EQ(first.text, "expect speed_up in top 3 for 80 %");
    const auto& second = blocks[0].expectations[1];
    EXPECT_EQ(second.kind, ExpectationKind::NotInTop);
    EXPECT_EQ(second.intents, (std::vector<std::string>{"two words", "in"}));
    EXPECT_DOUBLE_EQ(second.share, 0.125);
    EXPECT_EQ(blocks[1].impression, "i 1");
    ASSERT_EQ(blocks[1].edits.size(), 1U);
    EXPECT_EQ(blocks[1].edits[0].column, "days");
    EXPECT_EQ(blocks[1].expectations[0].kind, ExpectationKind::Above);
    EXPECT_EQ(blocks[1].expectations[0].other, "cancel");
    EXPECT_EQ(blocks[1].expectations[1].kind, ExpectationKind::Unchanged);
    EXPECT_EQ(blocks[1].expectations[1].topK, 2);
    EXPECT_DOUBLE_EQ(blocks[1].expectations[1].share, 1);
}

TEST(ExpectationTest, AMistakeIsNamedWithItsLine) {
    const std::string start = "impression i1\n  expect refund in top 3\n";
    const auto expectError = [&](const std::string& line, const std::string& about) {
        const auto blocks = parse(start + line);
        EXPECT_THAT(blocks, HasErrorAbout(ErrorCode::InvalidInput, about)) << line;
        if (!blocks) {
            EXPECT_EQ(blocks.error().place.text().substr(0, 13), "shop.expect:3") << line;
        }
    };
    expectError("expects refund", "begins with slice, impression");
    expectError("expect refund", "in, not in, or above");
    expectError("expect refund in top", "whole number");
    expectError("expect refund in top 0", "whole number");
    expectError("expect refund in top 2.5", "whole number");
    expectError("expect refund in top three", "whole number");
    expectError("expect refund in top 3 for 0 %", "percentage");
    expectError("expect refund in top 3 for 101 %", "percentage");
    expectError("expect refund in top 3 for 80", "percentage");
    expectError("expect refund in top 3 always", "'always' is not understood");
    expectError("expect in top 3", "an intent is missing");
    expectError("expect refund or cancel above track", "between two intents");
    expectError("expect refund above", "between two intents");
    expectError("expect \"refund in top 3", "a quote is open");
    expectError("with days", "");
    expectError("slice", "not named");
    expectError("impression i2", "nothing is expected here");
    EXPECT_THAT(parse("expect refund in top 3"), HasErrorAbout(ErrorCode::InvalidInput, "before the first"));
    EXPECT_THAT(parse("# empty\n"), HasErrorAbout(ErrorCode::InvalidInput, "nothing is expected"));
}

TEST(ExpectationTest, AnIntentIsWrittenAsItIsRead) {
    for (const std::string id : {"refund", "two words", "in", "quote\"d", "back\\slash", "50%", "or", "#1"}) {
        ASSERT_OK_AND_ASSIGN(
            const auto blocks, parse("impression i1\nexpect " + writtenIntent(id) + " in top 3\n"));
        EXPECT_EQ(blocks[0].expectations[0].intents, std::vector<std::string>{id});
    }
    EXPECT_EQ(writtenIntent("refund"), "refund");
}

} // namespace
} // namespace intentscope::analysis
