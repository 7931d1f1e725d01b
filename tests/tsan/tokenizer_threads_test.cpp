// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/tokenizer.h"
#include "tests/core/text/tokenizer_strings.h"
#include "tests/support/result_matchers.h"
#include "tests/tsan/crew.h"

namespace intentscope::text {
namespace {

TEST(TokenizerThreads, AllGetTheSameTokensFromOneTokenizer) {
    ASSERT_OK_AND_ASSIGN(
        const auto tokenizer, Tokenizer::parse(test::tokenizerFile("qwen.json"), "qwen.json"));
    test::TokenizerStrings strings(23);
    std::vector<std::string> texts(200);
    for (std::string& text : texts)
        text = strings.text();
    std::vector<std::vector<std::vector<TokenId>>> answers(test::CrewSize);
    test::runTogether([&](std::size_t member) {
        for (const std::string& text : texts)
            answers[member].push_back(
                tokenizer->encode(text, SpecialTokens::Keep).value_or(std::vector<TokenId>{}));
    });
    for (const auto& answer : answers)
        EXPECT_EQ(answer, answers.front());
    EXPECT_FALSE(answers.front().front().empty());
}

} // namespace
} // namespace intentscope::text
