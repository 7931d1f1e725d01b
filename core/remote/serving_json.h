// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rank/reasoner.h"
#include "core/remote/generation_queue.h"

#include <cstdint>
#include <string>

namespace intentscope::remote {

// The server's half of the OpenAI-compatible API (docs/remote-reasoner.md). Readers answer InvalidInput that
// names the field, and NotFound for a model that is not the one served. What the reasoner cannot do is
// refused, never left out in silence.

constexpr std::int32_t MaxSamples = 64;
constexpr std::int32_t DefaultMaxTokens = 256;
constexpr std::size_t MaxTexts = 2048;

struct ChatRequest {
    PromptJob job = {};
    bool isStream = false;
    bool givesUsage = false; ///< at the end of a stream
    bool isExtended = false; ///< wants the extension `intentscope`
};

struct EmbeddingRequest {
    TextsJob job = {};
    bool isBase64 = false; ///< of 32-bit floats in little-endian order; else lists of numbers
};

/// Of the extension: a prompt to be rendered.
struct RenderRequest {
    RenderJob job = {};
};

/// Of the extension: texts to be counted.
struct CountRequest {
    CountJob job = {};
};

/// Of the extension: answers to be read.
struct AnswersRequest {
    AnswersJob job = {};
};

/// What stands in every answer.
struct AnswerHead {
    std::string id = {};          ///< of this answer
    std::string model = {};       ///< the name under which it is served
    std::int64_t created = 0;     ///< seconds since 1970
    std::string fingerprint = {}; ///< of the checkpoint
};

Result<ChatRequest> readChatRequest(const std::string& body, const std::string& model);
Result<EmbeddingRequest> readEmbeddingRequest(const std::string& body, const std::string& model);
Result<RenderRequest> readRenderRequest(const std::string& body, const std::string& model);
Result<CountRequest> readCountRequest(const std::string& body, const std::string& model);
Result<AnswersRequest> readAnswersRequest(const std::string& body, const std::string& model);

std::string chatAnswer(const AnswerHead& head, const ChatRequest& request, const ServedAnswer& answer);
/// The same as events of a stream, with the closing [DONE].
std::string chatEvents(const AnswerHead& head, const ChatRequest& request, const ServedAnswer& answer);
std::string
embeddingAnswer(const AnswerHead& head, const EmbeddingRequest& request, const ServedAnswer& answer);
/// As an embedding answer, one vector an answer.
std::string answersAnswer(const AnswerHead& head, const ServedAnswer& answer);
/// {"rendered"}.
std::string renderAnswer(const ServedAnswer& answer);
/// {"counts"}.
std::string countAnswer(const ServedAnswer& answer);
std::string modelsAnswer(const AnswerHead& head, const rank::ReasonerInfo& info);
/// The status of HTTP with which an error is told.
int httpStatus(ErrorCode code);
/// {"error": {"message", "type", "code"}}.
std::string errorAnswer(const Error& error);
/// An error as an event of a stream.
std::string errorEvent(const Error& error);

} // namespace intentscope::remote
