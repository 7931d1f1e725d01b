// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/fingerprint.h"
#include "core/data/json_node.h"
#include "core/text/bpe_trainer.h"
#include "tests/core/text/tokenizer_strings.h"
#include "tests/support/result_matchers.h"

#include <gtest/gtest.h>

namespace intentscope::test {
namespace {

std::string trainedOn(const std::string& layout, std::vector<std::string> specialTokens) {
    TokenizerStrings strings(1);
    int left = 4'000;
    NullProgress progress;
    const auto json = text::trainBpe(
        {.layout = *text::parseLayout(layout),
         .vocabularySize = 900,
         .specialTokens = std::move(specialTokens)},
        [&]() -> Result<std::optional<std::string>> {
            return left-- > 0 ? std::optional(strings.text()) : std::nullopt;
        },
        progress,
        {});
    EXPECT_OK(json);
    return json.value_or("");
}

struct Layout {
    const char* name;
    std::vector<std::string> specialTokens;
};

class BpeTrainerParity : public testing::TestWithParam<Layout> {};

TEST_P(BpeTrainerParity, learns_the_merges_that_the_tokenizers_library_learns) {
    const std::string json = trainedOn(GetParam().name, GetParam().specialTokens);
    ASSERT_OK_AND_ASSIGN(const auto root, data::JsonNode::parse(json, "trained", ErrorCode::Corrupt));
    ASSERT_OK_AND_ASSIGN(const auto model, root.at("model"));
    ASSERT_OK_AND_ASSIGN(const auto merges, model.texts("merges"));
    ASSERT_OK_AND_ASSIGN(
        const auto answers, data::JsonNode::parse(tokenizerFile("trained.json"), "", ErrorCode::Corrupt));
    ASSERT_OK_AND_ASSIGN(const auto answer, answers.at(GetParam().name));
    ASSERT_OK_AND_ASSIGN(const auto first, answer.texts("first"));
    std::string joined;
    for (std::size_t i = 0; i < merges.size(); ++i) {
        joined += (i == 0 ? "" : "\n") + merges[i];
        if (i < first.size()) {
            EXPECT_EQ(merges[i], first[i]) << i;
        }
    }
    EXPECT_EQ(static_cast<std::uint64_t>(merges.size()), *answer.count("count"));
    EXPECT_EQ(fingerprintOf(joined).hex(), *answer.text("hash"));
    EXPECT_OK(text::Tokenizer::parse(json, "trained"));
}

INSTANTIATE_TEST_SUITE_P(
    Layouts,
    BpeTrainerParity,
    testing::Values(
        Layout{"gpt2", {"<|endoftext|>"}},
        Layout{"qwen", {"<|endoftext|>", "<|im_start|>", "<|im_end|>"}},
        Layout{"llama3", {"<|begin_of_text|>", "<|eot_id|>"}}),
    [](const auto& instance) { return std::string(instance.param.name); });

} // namespace
} // namespace intentscope::test
