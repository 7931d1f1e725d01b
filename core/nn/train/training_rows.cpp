// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/train/training_rows.h"

#include "core/base/checked.h"
#include "core/nn/train/random.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace intentscope::nn {
namespace {

constexpr std::size_t BatchesAWindow = 16;

/// What ends an answer in the layout of a family.
std::string_view turnEndOf(text::ChatFamily family) {
    const bool isLlama = family == text::ChatFamily::Llama3 || family == text::ChatFamily::Llama3Date;
    return isLlama ? "<|eot_id|>" : "<|im_end|>";
}

tl::unexpected<Error> inExample(const Error& error, std::size_t number) {
    return fail(
        error.code,
        "training example " + std::to_string(number + 1) + ": " + error.message,
        {.place = error.place, .cure = error.cure});
}

} // namespace

std::size_t TokenExample::length() const {
    std::size_t longest = 0;
    for (const TokenRow& row : rows)
        longest = std::max(longest, row.tokens.size());
    return longest;
}

Result<ExampleEncoder> ExampleEncoder::make(
    std::shared_ptr<const text::Tokenizer> tokenizer,
    std::optional<text::ChatTemplate> chat,
    text::TokenId endToken) {
    ExampleEncoder encoder;
    encoder.m_endToken = endToken;
    encoder.m_turnEnd = endToken;
    if (chat) {
        const std::string_view mark = turnEndOf(chat->family());
        const auto id = tokenizer->idOf(mark);
        if (!id)
            return fail(
                ErrorCode::Mismatch,
                "the tokenizer has no token " + std::string(mark) +
                    ", which ends answers in the chat template",
                {.place = {}, .cure = "Copy tokenizer and chat template of one model"});
        encoder.m_turnEnd = *id;
    }
    encoder.m_tokenizer = std::move(tokenizer);
    encoder.m_chat = chat;
    return encoder;
}

Result<ExampleEncoder::Prompt> ExampleEncoder::promptOf(const rank::ReasonerExample& example) const {
    if (const auto* plain = std::get_if<std::string>(&example.prompt)) {
        ISCOPE_TRY_ASSIGN(auto tokens, m_tokenizer->encode(*plain, text::SpecialTokens::Keep));
        return Prompt{std::move(tokens), m_endToken};
    }
    if (!m_chat)
        return fail(
            ErrorCode::Mismatch,
            "the examples are messages, and the model has no chat template",
            {.place = {}, .cure = "Give prompts and completions as plain texts, or a model with a template"});
    ISCOPE_TRY_ASSIGN(
        const std::string rendered,
        m_chat->render(std::get<1>(example.prompt), {.addsGenerationPrompt = true, .isThinking = false}));
    ISCOPE_TRY_ASSIGN(auto tokens, m_tokenizer->encode(rendered, text::SpecialTokens::LeaveOut));
    return Prompt{std::move(tokens), m_turnEnd};
}

Status ExampleEncoder::cutText(
    const std::string& text, std::size_t maxTokens, std::vector<TokenExample>& pieces) const {
    ISCOPE_TRY_ASSIGN(auto tokens, m_tokenizer->encode(text, text::SpecialTokens::Keep));
    tokens.push_back(m_endToken);
    // A piece begins with the last token of the one before it, so that every token is learned once.
    for (std::size_t first = 0; first + 1 < tokens.size(); first += maxTokens - 1) {
        const auto begin = tokens.begin() + static_cast<std::ptrdiff_t>(first);
        const auto count = std::min(maxTokens, tokens.size() - first);
        pieces.push_back({.rows = {{{begin, begin + static_cast<std::ptrdiff_t>(count)}, 1}}});
    }
    return {};
}

Result<TokenExample>
ExampleEncoder::rowsOf(const rank::ReasonerExample& example, const rank::ReasonerTrainingSpec& spec) const {
    ISCOPE_TRY_ASSIGN(const Prompt prompt, promptOf(example));
    const bool skipsWinner = spec.stage == rank::ReasonerStage::Contrastive &&
                             spec.positive == rank::ContrastivePositive::IntentVector;
    TokenExample tokens{.rows = {}, .group = example.group, .target = example.target};
    for (std::size_t i = 0; i < example.answers.size(); ++i) {
        if (skipsWinner && i == 1)
            continue;
        ISCOPE_TRY_ASSIGN(
            const auto added, m_tokenizer->encode(example.answers[i], text::SpecialTokens::LeaveOut));
        TokenRow row{prompt.tokens, std::max<std::size_t>(1, prompt.tokens.size())};
        row.tokens.insert(row.tokens.end(), added.begin(), added.end());
        row.tokens.push_back(prompt.end);
        tokens.rows.push_back(std::move(row));
    }
    return tokens;
}

Result<ExampleEncoder::Encoded> ExampleEncoder::encode(
    std::span<const rank::ReasonerExample> examples,
    const rank::ReasonerTrainingSpec& spec,
    const std::stop_token& stop) const {
    Encoded encoded;
    const auto maxTokens = static_cast<std::size_t>(spec.maxTokens);
    for (std::size_t number = 0; number < examples.size(); ++number) {
        ISCOPE_TRY(checkStop(stop));
        const rank::ReasonerExample& example = examples[number];
        if (spec.stage == rank::ReasonerStage::Pretrain) {
            for (const std::string& answer : example.answers)
                if (Status cut = cutText(answer, maxTokens, encoded.examples); !cut)
                    return inExample(cut.error(), number);
            continue;
        }
        auto rows = rowsOf(example, spec);
        if (!rows)
            return inExample(rows.error(), number);
        if (rows->length() > maxTokens)
            ++encoded.tooLongCount;
        else if (rows->length() > 1)
            encoded.examples.push_back(*std::move(rows));
    }
    return encoded;
}

std::vector<std::vector<std::int32_t>> batchesOf(
    std::span<const TokenExample> examples, std::int32_t batchSize, std::uint64_t seed, std::int64_t epoch) {
    std::mt19937_64 random(streamSeed(seed, static_cast<std::uint64_t>(epoch)));
    std::vector<std::int32_t> order(examples.size());
    std::iota(order.begin(), order.end(), 0);
    shuffle(order, random);
    const auto size = static_cast<std::size_t>(batchSize);
    std::vector<std::vector<std::int32_t>> batches;
    for (std::size_t first = 0; first < order.size(); first += size * BatchesAWindow) {
        const auto window =
            std::span(order).subspan(first, std::min(size * BatchesAWindow, order.size() - first));
        std::ranges::stable_sort(window, {}, [&](std::int32_t index) {
            return examples[static_cast<std::size_t>(index)].length();
        });
        std::vector<std::int32_t> places((window.size() + size - 1) / size);
        std::iota(places.begin(), places.end(), 0);
        shuffle(places, random);
        for (const std::int32_t place : places) {
            const auto begin = static_cast<std::size_t>(place) * size;
            const auto batch = window.subspan(begin, std::min(size, window.size() - begin));
            batches.emplace_back(batch.begin(), batch.end());
        }
    }
    return batches;
}

} // namespace intentscope::nn
