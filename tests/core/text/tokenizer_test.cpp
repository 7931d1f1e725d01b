// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/tokenizer.h"

#include "tests/core/text/tokenizer_strings.h"
#include "tests/support/result_matchers.h"
#include "tests/support/temp_directory.h"

#include <random>

namespace intentscope::text {
namespace {

using test::HasErrorAbout;
using test::tokenizerFile;

std::shared_ptr<const Tokenizer> opened(const std::string& name) {
    auto tokenizer = Tokenizer::parse(tokenizerFile(name + ".json"), name + ".json");
    EXPECT_OK(tokenizer);
    return *std::move(tokenizer);
}

std::vector<TokenId> encoded(const Tokenizer& tokenizer, std::string_view text) {
    auto ids = tokenizer.encode(text, SpecialTokens::LeaveOut);
    EXPECT_OK(ids);
    return *std::move(ids);
}

TEST(Tokenizer, any_bytes_come_back_as_they_were) {
    const auto tokenizer = opened("llama3");
    std::mt19937 random(5);
    for (int i = 0; i < 300; ++i) {
        std::string bytes;
        for (auto left = random() % 40; left > 0; --left)
            bytes += static_cast<char>(random() % 256);
        EXPECT_EQ(tokenizer->decodeBytes(encoded(*tokenizer, bytes), SpecialTokens::Keep), bytes);
    }
}

TEST(Tokenizer, texts_of_all_sorts_come_back_as_they_were) {
    const auto tokenizer = opened("gpt2");
    test::TokenizerStrings strings(11);
    for (int i = 0; i < 300; ++i) {
        const std::string text = strings.text();
        EXPECT_EQ(tokenizer->decode(encoded(*tokenizer, text), SpecialTokens::Keep), text);
    }
}

TEST(Tokenizer, streamed_text_is_whole_characters_and_adds_up) {
    const auto tokenizer = opened("qwen");
    test::TokenizerStrings strings(13);
    for (int i = 0; i < 300; ++i) {
        std::vector<TokenId> ids = encoded(*tokenizer, strings.text());
        if (i % 2 == 1) // also what no text has: tokens in any order
            std::shuffle(ids.begin(), ids.end(), std::mt19937(static_cast<unsigned>(i)));
        StreamDecoder stream(*tokenizer, SpecialTokens::Keep);
        std::string streamed;
        for (const TokenId id : ids) {
            const std::string part = stream.push(id);
            EXPECT_EQ(validPrefix(part), part.size());
            streamed += part;
        }
        EXPECT_EQ(streamed + stream.finish(), tokenizer->decode(ids, SpecialTokens::Keep));
    }
}

TEST(Tokenizer, special_tokens_stand_around_the_text_when_kept) {
    const auto tokenizer = opened("llama3");
    ASSERT_OK_AND_ASSIGN(const auto ids, tokenizer->encode("hello", SpecialTokens::Keep));
    EXPECT_EQ(ids.front(), *tokenizer->idOf("<|begin_of_text|>"));
    EXPECT_TRUE(tokenizer->isSpecial(ids.front()));
    EXPECT_EQ(tokenizer->decode(ids, SpecialTokens::LeaveOut), "hello");
    EXPECT_EQ(tokenizer->decode(ids, SpecialTokens::Keep), "<|begin_of_text|>hello");
    ASSERT_OK_AND_ASSIGN(const auto empty, tokenizer->encode("", SpecialTokens::Keep));
    EXPECT_EQ(empty.size(), 1U);
}

TEST(Tokenizer, added_tokens_that_are_not_special_stay_in_the_text) {
    const auto tokenizer = opened("qwen");
    const auto ids = encoded(*tokenizer, "<think>x</think><|im_end|>");
    EXPECT_EQ(tokenizer->decode(ids, SpecialTokens::LeaveOut), "<think>x</think>");
}

TEST(Tokenizer, ids_without_a_token_stand_for_nothing) {
    const auto tokenizer = opened("gpt2");
    EXPECT_EQ(tokenizer->decode(std::vector<TokenId>{-1, 999'999}, SpecialTokens::Keep), "");
    EXPECT_EQ(tokenizer->token(999'999), "");
    EXPECT_EQ(tokenizer->idLimit(), 1200);
}

TEST(Tokenizer, a_folder_is_read_by_its_tokenizer_json) {
    const test::TempDirectory directory;
    directory.write("model/tokenizer.json", tokenizerFile("gpt2.json"));
    RealEnv env;
    ASSERT_OK_AND_ASSIGN(const auto tokenizer, Tokenizer::read(env, directory.path() / "model"));
    EXPECT_EQ(tokenizer->fingerprint(), fingerprintOf(tokenizerFile("gpt2.json")));
    EXPECT_THAT(
        Tokenizer::read(env, directory.path() / "nowhere"), HasErrorAbout(ErrorCode::NotFound, "nowhere"));
}

TEST(Tokenizer, the_same_file_encodes_the_same_on_a_second_use) {
    const auto tokenizer = opened("qwen");
    const std::string text = "Where is my order? Tie\xCC\x82\xCC\x81ng 123 \xF0\x9F\x98\x80";
    EXPECT_EQ(encoded(*tokenizer, text), encoded(*tokenizer, text));
}

} // namespace
} // namespace intentscope::text
