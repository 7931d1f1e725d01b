// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/fingerprint.h"
#include "core/data/json_node.h"
#include "core/text/tokenizer.h"
#include "tests/core/text/tokenizer_strings.h"
#include "tests/support/result_matchers.h"

#include <gtest/gtest.h>

namespace intentscope::test {
namespace {

using text::SpecialTokens;
using text::TokenId;
using text::Tokenizer;

std::string joined(const std::vector<TokenId>& ids) {
    std::string text;
    for (const TokenId id : ids)
        text += (text.empty() ? "" : " ") + std::to_string(id);
    return text;
}

/// What make_tokenizer_reference.py writes for one string.
std::string lineOf(const Tokenizer& tokenizer, TokenizerStrings& strings) {
    const std::string text = strings.text();
    const auto whole = tokenizer.encode(text, SpecialTokens::Keep);
    const auto bare = tokenizer.encode(text, SpecialTokens::LeaveOut);
    EXPECT_OK(whole);
    EXPECT_OK(bare);
    std::vector<TokenId> noise(static_cast<std::size_t>(strings.below(12)));
    for (TokenId& id : noise)
        id = strings.below(tokenizer.idLimit());
    return joined(*whole) + "\t" + joined(*bare) + "\t" + tokenizer.decode(*whole, SpecialTokens::Keep) +
           "\t" + tokenizer.decode(*bare, SpecialTokens::LeaveOut) + "\t" +
           tokenizer.decode(noise, SpecialTokens::Keep);
}

class TokenizerParity : public testing::TestWithParam<const char*> {};

TEST_P(TokenizerParity, equals_the_tokenizers_library_on_20000_strings) {
    const std::string name = GetParam();
    ASSERT_OK_AND_ASSIGN(const auto tokenizer, Tokenizer::parse(tokenizerFile(name + ".json"), name));
    ASSERT_OK_AND_ASSIGN(
        const auto answers,
        data::JsonNode::parse(tokenizerFile(name + "_answers.json"), name, ErrorCode::Corrupt));
    ASSERT_OK_AND_ASSIGN(const auto shown, answers.texts("shown"));
    ASSERT_OK_AND_ASSIGN(const auto hashes, answers.texts("hashes"));
    ASSERT_EQ(hashes.size(), 200U);
    TokenizerStrings strings(7);
    std::size_t count = 0;
    for (const std::string& hash : hashes) {
        Fingerprinter batch;
        for (int i = 0; i < 100; ++i, ++count) {
            const std::string line = lineOf(*tokenizer, strings);
            if (count < shown.size()) {
                EXPECT_EQ(line, shown[count]);
            }
            batch.add(line + "\n");
        }
        EXPECT_EQ(batch.finish().hex().substr(0, 16), hash) << "of the 100 strings before " << count;
    }
}

INSTANTIATE_TEST_SUITE_P(
    Layouts, TokenizerParity, testing::Values("gpt2", "qwen", "llama3", "mixed"), [](const auto& instance) {
        return std::string(instance.param);
    });

} // namespace
} // namespace intentscope::test
