// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/tokenizer.h"
#include "tests/core/text/tokenizer_strings.h"
#include "tests/support/result_matchers.h"

#include <random>

namespace intentscope::text {
namespace {

using test::HasErrorAbout;

/// A whole tokenizer of five tokens, with one part of its text replaced.
Result<std::shared_ptr<const Tokenizer>> parseWith(std::string_view part, std::string_view replacement) {
    std::string json = R"({"version": "1.0", "truncation": null, "padding": null,
 "added_tokens": [{"id": 4, "content": "<s>", "special": true}],
 "normalizer": {"type": "NFC"},
 "pre_tokenizer": {"type": "Sequence", "pretokenizers": [
   {"type": "Split", "pattern": {"Regex": "\\s"}, "behavior": "Isolated", "invert": false},
   {"type": "ByteLevel", "add_prefix_space": false, "use_regex": false}]},
 "post_processor": {"type": "TemplateProcessing", "single": [{"SpecialToken": {"id": "<s>"}}, {"Sequence": {"id": "A"}}],
   "special_tokens": {"<s>": {"id": "<s>", "ids": [4], "tokens": ["<s>"]}}},
 "decoder": {"type": "ByteLevel"},
 "model": {"type": "BPE", "vocab": {"a": 0, "b": 1, "ab": 2, "c": 3}, "merges": ["a b"]}})";
    const auto at = json.find(part);
    EXPECT_NE(at, std::string::npos) << part;
    json.replace(at, part.size(), replacement);
    return Tokenizer::parse(json, "tokenizer.json");
}

struct Damage {
    const char* part;
    const char* replacement;
    ErrorCode code;
    const char* about;
};

const Damage Damages[] = {
    {"\"1.0\"", "1.0.0", ErrorCode::Corrupt, "tokenizer.json:1:"},
    {"\"merges\": [\"a b\"]", "\"merges\": [\"ab\"]", ErrorCode::Corrupt, "'model.merges.0'"},
    {"[\"a b\"]", "[\"a b c\"]", ErrorCode::Corrupt, "two tokens with a space between"},
    {"[\"a b\"]", "[[\"a\"]]", ErrorCode::Corrupt, "a merge is a pair"},
    {"[\"a b\"]", "[[\"a\", 7]]", ErrorCode::Corrupt, "'model.merges.0.1'"},
    {"[\"a b\"]", "[\"a x\"]", ErrorCode::Corrupt, "'x' is not in the vocabulary"},
    {"[\"a b\"]", "[\"b a\"]", ErrorCode::Corrupt, "the result 'ba'"},
    {"[\"a b\"]", "7", ErrorCode::Corrupt, "a list is expected here"},
    {"\"c\": 3", "\"c\": -3", ErrorCode::Corrupt, "the id -3 is none"},
    {"\"c\": 3", "\"c\": 99999999999", ErrorCode::Corrupt, "'model.vocab.c'"},
    {"\"c\": 3", "\"c\": 1.5", ErrorCode::Corrupt, "an integer is expected"},
    {"\"c\": 3", "\"c\": 2", ErrorCode::Corrupt, "the same id 2"},
    {"\"c\": 3", "\"\": 3", ErrorCode::Corrupt, "a token is empty"},
    {"{\"a\": 0, \"b\": 1, \"ab\": 2, \"c\": 3}", "{}", ErrorCode::Corrupt, "the vocabulary is empty"},
    {"\"vocab\"", "\"words\"", ErrorCode::Corrupt, "'model': 'words' is no word"},
    {"\"model\"", "\"modal\"", ErrorCode::Corrupt, "'modal' is no word"},
    {"\"id\": 4, \"content\"", "\"id\": 3, \"content\"", ErrorCode::Corrupt, "is that of 'c'"},
    {"\"content\": \"<s>\"", "\"content\": \"\"", ErrorCode::Corrupt, "'added_tokens.0'"},
    {"\"content\": \"<s>\"", "\"content\": \"ab\"", ErrorCode::Corrupt, "2 in the vocabulary"},
    {"\"special\": true}", "\"special\": 1}", ErrorCode::Corrupt, "true or false"},
    {"[4]", "[77]", ErrorCode::Corrupt, "77 is that of no token"},
    {"{\"Sequence\": {\"id\": \"A\"}}",
     "{\"SpecialToken\": {\"id\": \"<s>\"}}",
     ErrorCode::Corrupt,
     "the text itself"},
    {"{\"SpecialToken\": {\"id\": \"<s>\"}}",
     "{\"SpecialToken\": {\"id\": \"?\"}}",
     ErrorCode::Corrupt,
     "'?' is missing"},
    {"\\\\s", "(", ErrorCode::Corrupt, "cannot be read near its character"},
    {"\\\\s", "\\\\b", ErrorCode::UnsupportedVersion, "uses \\b"},
    {"\\\\s", "", ErrorCode::Corrupt, "the pattern is empty"},
    {"\"Isolated\"", "\"Split\"", ErrorCode::UnsupportedVersion, "the behavior 'Split'"},
    {"\"type\": \"Split\"", "\"type\": \"Metaspace\"", ErrorCode::UnsupportedVersion, "'Metaspace'"},
    {"\"NFC\"", "\"Precompiled\"", ErrorCode::UnsupportedVersion, "'normalizer': a normalizer of the type"},
    {"{\"type\": \"NFC\"}",
     "{\"type\": \"Sequence\", \"normalizers\": 3}",
     ErrorCode::Corrupt,
     "normalizer.normalizers"},
    {"\"BPE\"", "\"Unigram\"", ErrorCode::UnsupportedVersion, "a model of the type 'Unigram'"},
    {"\"BPE\"", "\"BPE\", \"byte_fallback\": true", ErrorCode::UnsupportedVersion, "byte_fallback"},
    {"\"BPE\"", "\"BPE\", \"dropout\": 0.1", ErrorCode::UnsupportedVersion, "model.dropout"},
    {"\"BPE\"", "\"BPE\", \"end_of_word_suffix\": \"</w>\"", ErrorCode::UnsupportedVersion, "</w>"},
    {"\"decoder\": {\"type\": \"ByteLevel\"}",
     "\"decoder\": null",
     ErrorCode::UnsupportedVersion,
     "without a decoder"},
    {"\"decoder\": {\"type\": \"ByteLevel\"}",
     "\"decoder\": {\"type\": \"WordPiece\"}",
     ErrorCode::UnsupportedVersion,
     "WordPiece"},
    {"\"TemplateProcessing\"", "\"BertProcessing\"", ErrorCode::UnsupportedVersion, "BertProcessing"},
};

TEST(TokenizerDamage, a_sound_file_opens) {
    EXPECT_OK(parseWith("{", "{"));
}

TEST(TokenizerDamage, every_kind_is_one_sentence_with_its_place) {
    for (const Damage& damage : Damages) {
        const auto result = parseWith(damage.part, damage.replacement);
        EXPECT_THAT(result, HasErrorAbout(damage.code, std::string(damage.about))) << damage.replacement;
        EXPECT_EQ(result ? "" : result.error().place.file, "tokenizer.json") << damage.replacement;
    }
}

TEST(TokenizerDamage, the_highest_id_takes_no_absurd_memory) {
    ASSERT_OK_AND_ASSIGN(const auto tokenizer, parseWith("\"c\": 3", "\"c\": 2097151"));
    EXPECT_EQ(tokenizer->idLimit(), 1 << 21);
    EXPECT_THAT(
        parseWith("\"c\": 3", "\"c\": 2097152"),
        HasErrorAbout(ErrorCode::Corrupt, "ids go from 0 to 2097151"));
}

TEST(TokenizerDamage, truncation_and_padding_are_told) {
    ASSERT_OK_AND_ASSIGN(
        const auto tokenizer, parseWith("\"truncation\": null", "\"truncation\": {\"max_length\": 5}"));
    EXPECT_EQ(tokenizer->notes().size(), 1U);
}

TEST(TokenizerDamage, sequences_without_end_are_refused) {
    std::string nested = "{\"type\": \"NFC\"}";
    for (int i = 0; i < 2000; ++i)
        nested = R"({"type": "Sequence", "normalizers": [)" + nested + "]}";
    EXPECT_THAT(parseWith("{\"type\": \"NFC\"}", nested), HasErrorAbout(ErrorCode::Corrupt, "too deeply"));
}

TEST(TokenizerDamage, cut_and_flipped_files_never_crash) {
    const std::string whole = test::tokenizerFile("llama3.json");
    for (std::size_t i = 0; i < 64; ++i)
        EXPECT_FALSE(Tokenizer::parse(whole.substr(0, whole.size() * i / 64), "cut"));
    std::mt19937 random(17);
    for (int i = 0; i < 60; ++i) {
        std::string flipped = whole;
        for (int bits = 0; bits < 3; ++bits)
            flipped[random() % flipped.size()] ^= static_cast<char>(1U << (random() % 7U));
        const auto tokenizer = Tokenizer::parse(flipped, "flipped");
        if (tokenizer)
            static_cast<void>((*tokenizer)->encode("Hello <|eot_id|> 123", SpecialTokens::Keep));
    }
}

} // namespace
} // namespace intentscope::text
