// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/env.h"
#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

namespace intentscope::rank {

/// What a person, a cache and a report need to know about a semantic reasoner.
struct ReasonerInfo {
    std::string name = {};   ///< the folder's name, or model and server of a remote one
    std::string family = {}; ///< "qwen3", "qwen2", "llama", or "remote"
    /// SHA-256 that changes with anything that changes answers: weights, adapter, config, tokenizer, chat
    /// template, element type; of a remote one: its address and model name. 64 hex digits.
    std::string checkpointHash = {};
    std::int32_t vectorSize = 0;     ///< elements of a pooled vector; 0 when it gives none
    std::int64_t contextTokens = 0;  ///< prompt and answer together; 0 when it is not known
    std::int64_t parameterCount = 0; ///< 0 when it is not known
    bool givesLogProbabilities = false;
    std::vector<std::string> notes = {}; ///< what a person should know, one sentence each
    /// Template of the prompts that it was trained on (docs/context-text.md), and what a complaint about it
    /// names; "": none is known.
    std::string promptTemplate = {};
    std::filesystem::path promptTemplateFile = {};
};

/// What a reasoner is told; texts of data::ContextText.
struct ReasonerPrompt {
    std::string system = {}; ///< "" for none
    std::string user = {};
    friend bool operator==(const ReasonerPrompt&, const ReasonerPrompt&) = default;
};

/// How hidden states become one vector; both read the last layer after the final norm.
enum class Pooling {
    LastToken, ///< at the last token of prompt + generation (the method's Last Token Pooling)
    Mean,      ///< the mean over all tokens of prompt + generation: an ablation
};

/// How answers are drawn. Every (prompt, sample) has a random stream of its own, made of the seed, the
/// prompt's text and the sample's number: an answer depends neither on the batch nor on the order.
struct SamplingSpec {
    std::int32_t maxTokens = 64;
    double temperature = 0; ///< 0: the likeliest token always (greedy)
    double topP = 1;        ///< nucleus; 1: off
    std::int32_t topK = 0;  ///< 0: off
    double repetitionPenalty = 1;
    std::int32_t sampleCount = 1;
    std::uint64_t seed = 1;
};

struct GenerationSpec {
    SamplingSpec sampling = {};
    Pooling pooling = Pooling::LastToken;
    bool givesVectors = true; ///< fill Generation::vector
    bool givesTokens = false; ///< fill Generation::tokens
};

/// One token of an answer under the model itself (temperature 1, no truncation).
struct GeneratedToken {
    std::string text = {};    ///< its bytes; a character may be spread over several tokens
    float logProbability = 0; ///< nats; NaN when the reasoner does not give it
    float entropy = 0;        ///< of the whole next-token distribution, nats; NaN when not given
};

/// One answer: the latent query.
struct Generation {
    std::string text = {};          ///< without special tokens
    std::vector<float> vector = {}; ///< vectorSize elements, or empty
    std::vector<GeneratedToken> tokens =
        {};                    ///< with the one that ended the answer, as answerTokens counts it
    double logProbability = 0; ///< of all tokens of the answer with its end; NaN when not given
    std::int32_t promptTokens = 0;
    std::int32_t answerTokens = 0;
    bool isComplete = false; ///< the model ended it; false: cut at maxTokens
};

/// Writes latent queries: a local language model or a remote one. Calls may come from any thread, one at a
/// time; long ones poll `stop` and give Cancelled. Never called on the window's thread.
class Reasoner {
public:
    virtual ~Reasoner();
    virtual const ReasonerInfo& info() const = 0;

    /// `sampleCount` answers a prompt, in the prompts' order. InvalidInput for a prompt that does not fit the
    /// context (its number is named) and for sampling values out of range.
    virtual Result<std::vector<std::vector<Generation>>>
    generate(std::span<const ReasonerPrompt> prompts, const GenerationSpec& spec, std::stop_token stop) = 0;

    /// One pooled vector a text, as it is, without a chat template: intents of the KB. UnsupportedVersion
    /// from a reasoner that gives no vectors.
    virtual Result<std::vector<std::vector<float>>>
    embed(std::span<const std::string> texts, Pooling pooling, std::stop_token stop) = 0;

    /// One pooled vector a prompt and a whole answer to it, whoever wrote that: the vector that generate
    /// would give along with it. Parallel. UnsupportedVersion, as here, from a reasoner that cannot read the
    /// answers of others.
    virtual Result<std::vector<std::vector<float>>> embedAnswers(
        std::span<const ReasonerPrompt> prompts,
        std::span<const std::string> answers,
        Pooling pooling,
        std::stop_token stop);

    /// The prompt as the model is given it, chat template and special tokens included.
    virtual Result<std::string> render(const ReasonerPrompt& prompt) const = 0;
    /// Tokens of `text` for the budget of a context; an estimate where the tokenizer is not at hand, which
    /// `info().notes` then says.
    virtual Result<std::int64_t> countTokens(std::string_view text) const = 0;
};

/// InvalidInput that names the value and its range.
Status checkSampling(const SamplingSpec& spec);

/// Opens a reasoner: a folder of the Hugging Face layout, or a folder with an adapter. The programs pass the
/// LibTorch implementation in.
using ReasonerFactory =
    std::function<Result<std::unique_ptr<Reasoner>>(Env& env, const std::filesystem::path& folder)>;

} // namespace intentscope::rank
