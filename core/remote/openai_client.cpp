// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/remote/openai_client.h"

#include <utility>

namespace intentscope::remote {
namespace {

constexpr const char* ChatPath = "/chat/completions";

} // namespace

OpenAiClient::OpenAiClient(const RemoteSpec& spec, Url url, Secret key)
    : m_client(spec, std::move(url), std::move(key)) {}

Result<std::vector<rank::Generation>> OpenAiClient::chat(const ChatQuestion& question, RequestWatch& watch) {
    std::vector<rank::Generation> generations;
    const auto read = [&](const std::string& body) -> Status {
        ISCOPE_TRY_ASSIGN(generations, readChat(body, question));
        return {};
    };
    ISCOPE_TRY(m_client.send(ChatPath, chatBody(question), read, watch));
    return generations;
}

Result<std::vector<std::vector<float>>>
OpenAiClient::embeddings(const EmbeddingQuestion& question, RequestWatch& watch) {
    std::vector<std::vector<float>> vectors;
    const auto read = [&](const std::string& body) -> Status {
        ISCOPE_TRY_ASSIGN(vectors, readEmbeddings(body, question.texts.size()));
        return {};
    };
    ISCOPE_TRY(m_client.send("/embeddings", embeddingBody(question), read, watch));
    return vectors;
}

Result<std::vector<ServedModel>> OpenAiClient::models(RequestWatch& watch) {
    std::vector<ServedModel> models;
    const auto read = [&](const std::string& body) -> Status {
        ISCOPE_TRY_ASSIGN(models, readModels(body));
        return {};
    };
    ISCOPE_TRY(m_client.send("/models", {}, read, watch));
    return models;
}

Result<std::string>
OpenAiClient::rendered(const std::string& model, const rank::ReasonerPrompt& prompt, RequestWatch& watch) {
    std::string rendered;
    const auto read = [&](const std::string& body) -> Status {
        ISCOPE_TRY_ASSIGN(rendered, readRendered(body));
        return {};
    };
    ISCOPE_TRY(m_client.send("/intentscope/prompt", renderBody(model, prompt), read, watch));
    return rendered;
}

Result<std::int64_t>
OpenAiClient::tokenCount(const std::string& model, const std::string& text, RequestWatch& watch) {
    std::int64_t count = 0;
    const auto read = [&](const std::string& body) -> Status {
        ISCOPE_TRY_ASSIGN(count, readCount(body));
        return {};
    };
    ISCOPE_TRY(m_client.send("/intentscope/tokens", countBody(model, text), read, watch));
    return count;
}

Result<std::vector<std::vector<float>>>
OpenAiClient::readAnswers(const AnswersQuestion& question, RequestWatch& watch) {
    std::vector<std::vector<float>> vectors;
    const auto read = [&](const std::string& body) -> Status {
        ISCOPE_TRY_ASSIGN(vectors, readEmbeddings(body, question.answers.size()));
        return {};
    };
    ISCOPE_TRY(m_client.send("/intentscope/answers", answersBody(question), read, watch));
    return vectors;
}

std::string OpenAiClient::requestText(const ChatQuestion& question) const {
    std::string text = "POST " + url().text() + ChatPath + "\nContent-Type: application/json\n";
    if (!key().isEmpty())
        text += "Authorization: Bearer [the value of $" + key().variable() + "]\n";
    return text + "\n" + chatBody(question) + "\n";
}

} // namespace intentscope::remote
