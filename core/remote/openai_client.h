// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/remote/chat_json.h"
#include "core/remote/patient_client.h"

#include <string>
#include <vector>

namespace intentscope::remote {

/// The calls of the OpenAI-compatible API that a reasoner needs, and three of an extension. Errors as
/// PatientClient's. Any thread.
class OpenAiClient {
public:
    OpenAiClient(const RemoteSpec& spec, Url url, Secret key);

    Result<std::vector<rank::Generation>> chat(const ChatQuestion& question, RequestWatch& watch);
    Result<std::vector<std::vector<float>>>
    embeddings(const EmbeddingQuestion& question, RequestWatch& watch);
    Result<std::vector<ServedModel>> models(RequestWatch& watch);

    /// The extension of an IntentScope server.
    Result<std::string>
    rendered(const std::string& model, const rank::ReasonerPrompt& prompt, RequestWatch& watch);
    Result<std::int64_t> tokenCount(const std::string& model, const std::string& text, RequestWatch& watch);

    Result<std::vector<std::vector<float>>> readAnswers(const AnswersQuestion& question, RequestWatch& watch);

    /// The request as it is sent, headers and body, with the key's variable in the place of the key.
    std::string requestText(const ChatQuestion& question) const;
    const Url& url() const { return m_client.url(); }
    const Secret& key() const { return m_client.key(); }

private:
    PatientClient m_client;
};

} // namespace intentscope::remote
