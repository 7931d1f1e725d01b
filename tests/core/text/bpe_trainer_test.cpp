// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/bpe_trainer.h"

#include "tests/support/result_matchers.h"

namespace intentscope::text {
namespace {

using test::HasError;
using test::HasErrorAbout;

TextSource sourceOf(std::vector<std::string> texts) {
    return [texts = std::move(texts), at = std::size_t{0}]() mutable -> Result<std::optional<std::string>> {
        return at < texts.size() ? std::optional(texts[at++]) : std::nullopt;
    };
}

Result<std::string> trained(const BpeTrainingSpec& spec, std::vector<std::string> texts) {
    NullProgress progress;
    return trainBpe(spec, sourceOf(std::move(texts)), progress, {});
}

TEST(BpeTrainer, merges_the_commonest_pair_and_of_equals_that_with_the_lowest_ids) {
    ASSERT_OK_AND_ASSIGN(
        const auto json,
        trained(
            {.layout = TokenizerLayout::Gpt2, .vocabularySize = 262, .specialTokens = {}},
            {"abc", "abc", "dab", "zyzy"}));
    ASSERT_OK_AND_ASSIGN(const auto tokenizer, Tokenizer::parse(json, "t"));
    EXPECT_EQ(tokenizer->token(256), "ab");  // three times
    EXPECT_EQ(tokenizer->token(257), "zy");  // twice, but 'a' is before
    EXPECT_EQ(tokenizer->token(258), "abc"); // a new token has a high id
}

TEST(BpeTrainer, the_order_of_the_texts_does_not_matter) {
    const BpeTrainingSpec spec{.vocabularySize = 300};
    ASSERT_OK_AND_ASSIGN(const auto one, trained(spec, {"where is my order", "refund", "my parcel is late"}));
    ASSERT_OK_AND_ASSIGN(
        const auto other, trained(spec, {"my parcel is late", "where is my order", "refund"}));
    EXPECT_EQ(one, other);
}

TEST(BpeTrainer, any_text_comes_back_from_a_trained_tokenizer) {
    for (const auto layout : {TokenizerLayout::Gpt2, TokenizerLayout::Qwen, TokenizerLayout::Llama3}) {
        ASSERT_OK_AND_ASSIGN(
            const auto json, trained({.layout = layout, .vocabularySize = 280}, {"hello hello"}));
        ASSERT_OK_AND_ASSIGN(const auto tokenizer, Tokenizer::parse(json, "t"));
        const std::string text = "hello \xE6\x88\x91 123 <|im_end|>\n\t\x01";
        ASSERT_OK_AND_ASSIGN(const auto ids, tokenizer->encode(text, SpecialTokens::LeaveOut));
        EXPECT_EQ(tokenizer->decode(ids, SpecialTokens::Keep), text);
        EXPECT_EQ(tokenizer->idOf("<|im_end|>"), 2);
    }
}

TEST(BpeTrainer, what_cannot_be_trained_is_said) {
    EXPECT_THAT(trained({.vocabularySize = 258}, {"a"}), HasErrorAbout(ErrorCode::InvalidInput, "from 259"));
    EXPECT_THAT(trained({}, {}), HasErrorAbout(ErrorCode::InvalidInput, "no text"));
    EXPECT_THAT(
        trained({.specialTokens = {"<a>", "<a>"}}, {"a"}),
        HasErrorAbout(ErrorCode::InvalidInput, "named twice"));
    EXPECT_THAT(parseLayout("bert"), HasErrorAbout(ErrorCode::InvalidInput, "gpt2, qwen and llama3"));
    std::stop_source stop;
    stop.request_stop();
    NullProgress progress;
    EXPECT_THAT(trainBpe({}, sourceOf({"a"}), progress, stop.get_token()), HasError(ErrorCode::Cancelled));
}

} // namespace
} // namespace intentscope::text
