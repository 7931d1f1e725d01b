// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rank/reasoner.h"
#include "core/remote/openai_client.h"
#include "core/remote/remote_spec.h"

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace intentscope::text {
class Tokenizer;
}

namespace intentscope::remote {

/// A reasoner behind the OpenAI-compatible API. An IntentScope server gives the same answers, vectors and
/// log-probabilities as the reasoner it serves; of another server, info().notes says what differs: vectors
/// are embeddings of the answer's text where an embedding model is named, and there are none otherwise.
/// Prompts are asked for at once, as many as the limits allow. When a call fails or is cancelled, the answers
/// that were whole are kept until the next one, which does not ask for them again.
class RemoteReasoner final : public rank::Reasoner {
public:
    /// Asks the server which models it has, and an embedding model for the size of its vectors. Errors of
    /// PatientClient::send; InvalidInput for a variable without a key, NotFound for a model that is none.
    static Result<std::unique_ptr<RemoteReasoner>>
    open(Env& env, const RemoteSpec& spec, const std::stop_token& stop);
    /// One that asks its server nothing, to see what it would be sent: requestText is all it is good for.
    static Result<std::unique_ptr<RemoteReasoner>> unasked(Env& env, const RemoteSpec& spec);
    ~RemoteReasoner() override;

    const rank::ReasonerInfo& info() const override { return m_info; }
    Result<std::vector<std::vector<rank::Generation>>> generate(
        std::span<const rank::ReasonerPrompt> prompts,
        const rank::GenerationSpec& spec,
        std::stop_token stop) override;
    Result<std::vector<std::vector<float>>>
    embed(std::span<const std::string> texts, rank::Pooling pooling, std::stop_token stop) override;
    /// Read by the model of an IntentScope server. UnsupportedVersion from another one: whoever needs the
    /// vectors has to read the texts with a reasoner of its own.
    Result<std::vector<std::vector<float>>> embedAnswers(
        std::span<const rank::ReasonerPrompt> prompts,
        std::span<const std::string> answers,
        rank::Pooling pooling,
        std::stop_token stop) override;
    /// As the model is given it, from an IntentScope server; of another one the messages as they are sent:
    /// the template is the server's.
    Result<std::string> render(const rank::ReasonerPrompt& prompt) const override;
    /// Exact with a tokenizer in the spec, and from an IntentScope server, which is asked; else a third of
    /// the bytes, which is above the count in most languages.
    Result<std::int64_t> countTokens(std::string_view text) const override;

    /// All that is sent for a prompt, headers and body, without the key. Sends nothing.
    std::string requestText(const rank::ReasonerPrompt& prompt, const rank::GenerationSpec& spec) const;

private:
    RemoteReasoner(const RemoteSpec& spec, Url url, Secret key);

    Status findModel(RequestWatch& watch);
    Status describe(RequestWatch& watch);
    ChatQuestion question(const rank::ReasonerPrompt& prompt, const rank::GenerationSpec& spec) const;
    Result<std::vector<rank::Generation>>
    answers(const rank::ReasonerPrompt& prompt, const rank::GenerationSpec& spec, RequestWatch& watch);
    Result<std::vector<rank::Generation>> oneByOne(const ChatQuestion& question, RequestWatch& watch);
    Result<std::int64_t> askedCount(std::string_view text) const;
    Status addVectors(std::vector<rank::Generation>& answers, RequestWatch& watch);

    const RemoteSpec m_spec;
    const std::unique_ptr<OpenAiClient> m_client; ///< any thread
    ServedModel m_model;
    rank::ReasonerInfo m_info;
    std::shared_ptr<const text::Tokenizer> m_tokenizer;
    mutable std::mutex m_mutex; ///< guards what follows
    /// What was counted lately: prompts share their system message.
    mutable std::map<std::string, std::int64_t, std::less<>> m_counts;
    bool m_givesOneChoice = false; ///< the server answers with one choice whatever `n` is
    std::map<std::string, std::vector<rank::Generation>> m_kept; ///< by the request's body
};

} // namespace intentscope::remote
