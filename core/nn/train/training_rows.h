// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rank/reasoner_trainer.h"
#include "core/text/tokenizer.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace intentscope::nn {

/// Prompt and answer as tokens.
struct TokenRow {
    std::vector<text::TokenId> tokens = {};
    std::size_t answerBegin = 0; ///< at least 1: the first token has nothing that it could be told from
    friend bool operator==(const TokenRow&, const TokenRow&) = default;
};

/// One example: a row an answer, and what its loss is given beside them.
struct TokenExample {
    std::vector<TokenRow> rows = {};
    std::string group = {};             ///< that of the rank::ReasonerExample
    std::vector<float> target = {};     ///< likewise
    std::vector<double> reference = {}; ///< what a frozen model says of it (ReasonerLoss::referenceValues)
    std::size_t length() const;         ///< of its longest row
};

/// Turns examples into tokens as a reasoner is later given them: the prompt as generation renders it, then
/// the answer, then the token that ends it. Immutable; any thread.
class ExampleEncoder {
public:
    /// `endToken` ends plain texts; the chat template's own one ends its answers. Mismatch when the tokenizer
    /// lacks the marks of the template.
    static Result<ExampleEncoder> make(
        std::shared_ptr<const text::Tokenizer> tokenizer,
        std::optional<text::ChatTemplate> chat,
        text::TokenId endToken);

    struct Encoded {
        std::vector<TokenExample> examples;
        std::int64_t tooLongCount = 0;
    };
    /// Texts of pretraining longer than `maxTokens` are cut, other examples left out and counted. Of a
    /// contrastive example that is drawn to an intent's vector, the winner is left out.
    Result<Encoded> encode(
        std::span<const rank::ReasonerExample> examples,
        const rank::ReasonerTrainingSpec& spec,
        const std::stop_token& stop) const;

    const text::Tokenizer& tokenizer() const { return *m_tokenizer; }

private:
    ExampleEncoder() = default;
    struct Prompt {
        std::vector<text::TokenId> tokens;
        text::TokenId end;
    };
    Result<Prompt> promptOf(const rank::ReasonerExample& example) const;
    Result<TokenExample>
    rowsOf(const rank::ReasonerExample& example, const rank::ReasonerTrainingSpec& spec) const;
    Status cutText(const std::string& text, std::size_t maxTokens, std::vector<TokenExample>& pieces) const;

    std::shared_ptr<const text::Tokenizer> m_tokenizer;
    std::optional<text::ChatTemplate> m_chat;
    text::TokenId m_endToken = 0;
    text::TokenId m_turnEnd = 0;
};

/// The examples of each batch of an epoch, by their index: shuffled, then sorted by length within windows of
/// some batches so that a batch needs little padding, and the batches of a window shuffled again. The same
/// seed and epoch give the same order.
std::vector<std::vector<std::int32_t>> batchesOf(
    std::span<const TokenExample> examples, std::int32_t batchSize, std::uint64_t seed, std::int64_t epoch);

} // namespace intentscope::nn
