// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/reasoner/sequence_model.h"
#include "core/rank/reasoner.h"

#include <cstdint>
#include <span>
#include <stop_token>
#include <vector>

namespace intentscope::nn {

/// A prompt in tokens, at least one, and the random stream of each answer that is wanted.
struct TokenPrompt {
    std::vector<std::int32_t> tokens;
    std::vector<std::uint64_t> streams;
};

/// An answer in tokens, with the one that ended it.
struct TokenAnswer {
    std::vector<std::int32_t> tokens = {};
    std::vector<float> logProbabilities = {}; ///< one a token, nats, of the model itself
    std::vector<float> entropies = {};        ///< one a token, nats; only when tokens are asked for
    std::vector<float> vector = {};           ///< only when vectors are asked for
    bool isComplete = false;
};

/// Runs a language model over tokens. A prompt is read once for all its answers; answers are decoded
/// together, up to a number of rows, and one that ends makes room for the next. One thread at a time.
class Generator {
public:
    /// Answers decoded together at most: what the kernels take as one tile of rows, and a bound of the memory
    /// for keys and values.
    static constexpr std::size_t MostRows = 12;

    /// The model must outlive the generator.
    explicit Generator(SequenceModel& model) : m_model(model) {}

    /// For each prompt an answer a stream. Cancelled; Corrupt for logits that are no numbers.
    Result<std::vector<std::vector<TokenAnswer>>> generate(
        std::span<const TokenPrompt> prompts, const rank::GenerationSpec& spec, const std::stop_token& stop);

    /// The pooled states of a text of at least one token.
    Result<std::vector<float>>
    embed(std::span<const std::int32_t> tokens, rank::Pooling pooling, const std::stop_token& stop);

    /// The pooled states of a prompt with each of the answers behind it, which may be empty. The prompt is
    /// read once.
    Result<std::vector<std::vector<float>>> embedBehind(
        std::span<const std::int32_t> prompt,
        std::span<const std::vector<std::int32_t>> answers,
        rank::Pooling pooling,
        const std::stop_token& stop);

    /// log p(token | prompt, tokens before it), nats, one a token of the answer: the summands of DPO's
    /// log pi(y | x).
    Result<std::vector<float>> logProbabilities(
        std::span<const std::int32_t> prompt,
        std::span<const std::int32_t> answer,
        const std::stop_token& stop);

private:
    SequenceModel& m_model;
};

} // namespace intentscope::nn
