// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rank/reasoner.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace intentscope::remote {

// The client's half of the OpenAI-compatible API, with the extension of IntentScope's own server
// (docs/remote-reasoner.md). Readers answer Corrupt with what was expected and what was found.

/// What a server says of a model under /models.
struct ServedModel {
    std::string id = {};
    std::int64_t contextTokens = 0; ///< 0 when it is not told
    /// Of an IntentScope server: it gives vectors of hidden states, entropies and what follows.
    bool isIntentScope = false;
    std::string checkpointHash = {};
    std::int32_t vectorSize = 0;
    std::int64_t parameterCount = 0;
    bool givesLogProbabilities = false;
    std::vector<std::string> notes = {};
};

/// One request for answers to one prompt.
struct ChatQuestion {
    std::string model = {};
    rank::ReasonerPrompt prompt = {};
    rank::GenerationSpec spec = {}; ///< sampleCount and seed as they are sent
    bool isIntentScope = false;     ///< asks for the extension
    std::int32_t vectorSize = 0;    ///< what the extension has to give
    std::string extraBody = {};     ///< RemoteSpec::extraBody
};

/// The exact body that is sent. Bytes that are no UTF-8 become U+FFFD, since JSON cannot hold them.
std::string chatBody(const ChatQuestion& question);
/// InvalidInput when it is no JSON object, or has a member that chatBody writes itself.
Status checkExtraBody(const std::string& extraBody);
/// The messages alone: the part of the body that depends on the prompt.
std::string messagesText(const rank::ReasonerPrompt& prompt);
/// At least one answer, in the order of their indices; a server may give fewer than were asked for.
Result<std::vector<rank::Generation>> readChat(const std::string& body, const ChatQuestion& question);

struct EmbeddingQuestion {
    std::string model = {};
    std::vector<std::string> texts = {};
    rank::Pooling pooling = rank::Pooling::LastToken;
    bool isIntentScope = false;
};

std::string embeddingBody(const EmbeddingQuestion& question);
/// One vector a text, all of one length above 0.
Result<std::vector<std::vector<float>>> readEmbeddings(const std::string& body, std::size_t count);

/// The extension: answers, whoever wrote them, to be read by the model behind an IntentScope server.
struct AnswersQuestion {
    std::string model = {};
    std::span<const rank::ReasonerPrompt> prompts = {};
    std::span<const std::string> answers = {}; ///< parallel
    rank::Pooling pooling = rank::Pooling::LastToken;
};

/// Answered as embeddings are: readEmbeddings.
std::string answersBody(const AnswersQuestion& question);

/// The extension: a prompt as the model behind an IntentScope server is given it.
std::string renderBody(const std::string& model, const rank::ReasonerPrompt& prompt);
Result<std::string> readRendered(const std::string& body);
/// The extension: tokens of a text.
std::string countBody(const std::string& model, const std::string& text);
Result<std::int64_t> readCount(const std::string& body);

Result<std::vector<ServedModel>> readModels(const std::string& body);

/// What a refusal says in words, shortened and on one line; "" when it says nothing.
std::string errorWords(const std::string& body);

} // namespace intentscope::remote
