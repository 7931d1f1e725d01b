// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/tokenizer_layout.h"

#include "core/data/cell.h"

#include <nlohmann/json.hpp>

#include <array>

namespace intentscope::text {
namespace {

constexpr std::array<std::pair<std::string_view, TokenizerLayout>, 3> Layouts = {{
    {"gpt2", TokenizerLayout::Gpt2},
    {"qwen", TokenizerLayout::Qwen},
    {"llama3", TokenizerLayout::Llama3},
}};

// The patterns as the families' public configurations name them. They differ in how many digits stand
// together.
constexpr std::string_view Gpt2Pattern =
    R"('s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+)";
constexpr std::string_view WordsBeforeDigits =
    R"((?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N})";
constexpr std::string_view SignsAfterDigits = R"(| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+)";

std::string patternOf(TokenizerLayout layout) {
    if (layout == TokenizerLayout::Gpt2)
        return std::string(Gpt2Pattern);
    const std::string digits = layout == TokenizerLayout::Llama3 ? "{1,3}" : "";
    return std::string(WordsBeforeDigits) + digits + std::string(SignsAfterDigits);
}

std::string quoted(const std::string& text) {
    return nlohmann::json(text).dump();
}

std::string byteLevelJson(bool usesPattern) {
    return std::string(R"({"type":"ByteLevel","add_prefix_space":false,"trim_offsets":false,"use_regex":)") +
           (usesPattern ? "true}" : "false}");
}

std::string preTokenizerJson(TokenizerLayout layout) {
    if (layout == TokenizerLayout::Gpt2)
        return byteLevelJson(true);
    return R"({"type":"Sequence","pretokenizers":[{"type":"Split","pattern":{"Regex":)" +
           quoted(patternOf(layout)) + R"(},"behavior":"Isolated","invert":false},)" + byteLevelJson(false) +
           "]}";
}

std::string postProcessorJson(TokenizerLayout layout, const TrainedBpe& trained) {
    if (layout != TokenizerLayout::Llama3 || trained.specialTokens.empty())
        return byteLevelJson(true);
    const std::string begin = quoted(trained.specialTokens.front());
    const std::string special = R"({"SpecialToken":{"id":)" + begin + R"(,"type_id":0}})";
    const std::string text = R"({"Sequence":{"id":"A","type_id":0}})";
    const std::string second = R"({"Sequence":{"id":"B","type_id":1}})";
    return R"({"type":"TemplateProcessing","single":[)" + special + "," + text + R"(],"pair":[)" + special +
           "," + text + "," + second + R"(],"special_tokens":{)" + begin + R"(:{"id":)" + begin +
           R"(,"ids":[0],"tokens":[)" + begin + "]}}}";
}

std::string addedTokensJson(const TrainedBpe& trained) {
    std::string json;
    for (std::size_t id = 0; id < trained.specialTokens.size(); ++id)
        json += (json.empty() ? "\n" : ",\n") + std::string(R"({"id":)") + std::to_string(id) +
                R"(,"content":)" + quoted(trained.specialTokens[id]) +
                R"(,"single_word":false,"lstrip":false,"rstrip":false,"normalized":false,"special":true})";
    return "[" + json + "]";
}

std::string modelJson(TokenizerLayout layout, const TrainedBpe& trained) {
    std::string json = R"({"type":"BPE","dropout":null,"unk_token":null,"continuing_subword_prefix":null,)"
                       R"("end_of_word_suffix":null,"fuse_unk":false,"byte_fallback":false,"ignore_merges":)";
    json += layout == TokenizerLayout::Llama3 ? "true" : "false";
    json += ",\n\"vocab\":{";
    for (std::size_t id = 0; id < trained.tokens.size(); ++id)
        json += (id == 0 ? "\n" : ",\n") + quoted(trained.tokens[id]) + ":" + std::to_string(id);
    json += "},\n\"merges\":[";
    for (std::size_t i = 0; i < trained.merges.size(); ++i)
        json += (i == 0 ? "\n" : ",\n") + quoted(trained.merges[i].first + " " + trained.merges[i].second);
    return json + "]}";
}

} // namespace

std::string_view name(TokenizerLayout layout) {
    return Layouts[static_cast<std::size_t>(layout)].first;
}

Result<TokenizerLayout> parseLayout(std::string_view word) {
    for (const auto& [known, layout] : Layouts) {
        if (word == known)
            return layout;
    }
    return fail(
        ErrorCode::InvalidInput,
        data::quotedCell(word) + " is no layout of a tokenizer",
        {.cure = "The layouts are gpt2, qwen and llama3"});
}

Result<PreTokenizer> preTokenizerOf(TokenizerLayout layout) {
    ISCOPE_TRY_ASSIGN(auto pattern, Pattern::compile(patternOf(layout)));
    return PreTokenizer({PreTokenizer::Split{.pattern = std::move(pattern)}});
}

Normalizer normalizerOf(TokenizerLayout layout) {
    return layout == TokenizerLayout::Qwen ? Normalizer({Normalizer::Form{NormalForm::C}}) : Normalizer();
}

std::string tokenizerJson(TokenizerLayout layout, const TrainedBpe& trained) {
    const std::string normalizer = layout == TokenizerLayout::Qwen ? R"({"type":"NFC"})" : "null";
    return "{\"version\":\"1.0\",\"truncation\":null,\"padding\":null,\n\"added_tokens\":" +
           addedTokensJson(trained) + ",\n\"normalizer\":" + normalizer +
           ",\n\"pre_tokenizer\":" + preTokenizerJson(layout) +
           ",\n\"post_processor\":" + postProcessorJson(layout, trained) +
           ",\n\"decoder\":" + byteLevelJson(true) + ",\n\"model\":" + modelJson(layout, trained) + "}\n";
}

} // namespace intentscope::text
