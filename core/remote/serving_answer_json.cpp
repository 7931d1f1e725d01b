// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/remote/serving_json.h"

#include <nlohmann/json.hpp>

#include <bit>
#include <cmath>
#include <numeric>
#include <openssl/evp.h>
#include <span>
#include <utility>

namespace intentscope::remote {
namespace {

using Json = nlohmann::ordered_json;

std::string dump(const Json& object) {
    // A token may be a part of a character; `bytes` beside it is exact.
    return object.dump(-1, ' ', false, Json::error_handler_t::replace);
}

template <class Number>
Json numberOrNull(Number value) {
    return std::isnan(value) ? Json() : Json(value);
}

Json headJson(const AnswerHead& head, const char* object) {
    return {
        {"id", head.id},
        {"object", object},
        {"created", head.created},
        {"model", head.model},
        {"system_fingerprint", head.fingerprint}};
}

Json logProbabilities(const ChatRequest& request, const rank::Generation& generation) {
    if (!request.job.spec.givesTokens)
        return nullptr;
    Json tokens = Json::array();
    for (const rank::GeneratedToken& token : generation.tokens) {
        Json bytes = Json::array();
        for (const char byte : token.text)
            bytes.push_back(static_cast<std::uint8_t>(byte));
        tokens.push_back(
            {{"token", token.text},
             {"logprob", numberOrNull(token.logProbability)},
             {"bytes", std::move(bytes)},
             {"top_logprobs", Json::array()}});
    }
    return {{"content", std::move(tokens)}};
}

Json extension(const ChatRequest& request, const rank::Generation& generation) {
    Json own = {
        {"answer_tokens", generation.answerTokens},
        {"log_probability", numberOrNull(generation.logProbability)},
        {"seed", request.job.spec.sampling.seed}};
    if (request.job.spec.givesVectors)
        own["vector"] = generation.vector;
    if (request.job.spec.givesTokens) {
        Json entropies = Json::array();
        for (const rank::GeneratedToken& token : generation.tokens)
            entropies.push_back(numberOrNull(token.entropy));
        own["entropies"] = std::move(entropies);
    }
    return own;
}

const char* finishReason(const rank::Generation& generation) {
    return generation.isComplete ? "stop" : "length";
}

Json usageJson(const ServedAnswer& answer) {
    std::int64_t prompt = 0;
    std::int64_t answered = 0;
    for (const rank::Generation& generation : answer.generations) {
        prompt = generation.promptTokens; // read once, whatever the number of samples
        answered += generation.answerTokens;
    }
    return {{"prompt_tokens", prompt}, {"completion_tokens", answered}, {"total_tokens", prompt + answered}};
}

std::string event(const Json& object) {
    return "data: " + dump(object) + "\n\n";
}

std::string base64(std::span<const float> values) {
    static_assert(std::endian::native == std::endian::little, "embeddings are sent as the machine has them");
    const auto bytes = std::as_bytes(values);
    std::string text((bytes.size() + 2) / 3 * 4 + 1, '\0');
    const int size = EVP_EncodeBlock(
        reinterpret_cast<unsigned char*>(text.data()),
        reinterpret_cast<const unsigned char*>(bytes.data()),
        static_cast<int>(bytes.size()));
    text.resize(static_cast<std::size_t>(size));
    return text;
}

Json errorJson(const Error& error) {
    return {{"error", {{"message", error.text()}, {"type", name(error.code)}, {"code", nullptr}}}};
}

} // namespace

std::string chatAnswer(const AnswerHead& head, const ChatRequest& request, const ServedAnswer& answer) {
    Json object = headJson(head, "chat.completion");
    object["choices"] = Json::array();
    for (std::size_t i = 0; i < answer.generations.size(); ++i) {
        const rank::Generation& generation = answer.generations[i];
        Json choice = {
            {"index", i},
            {"message", {{"role", "assistant"}, {"content", generation.text}}},
            {"logprobs", logProbabilities(request, generation)},
            {"finish_reason", finishReason(generation)}};
        if (request.isExtended)
            choice["intentscope"] = extension(request, generation);
        object["choices"].push_back(std::move(choice));
    }
    object["usage"] = usageJson(answer);
    return dump(object);
}

std::string chatEvents(const AnswerHead& head, const ChatRequest& request, const ServedAnswer& answer) {
    std::string events;
    const Json chunk = headJson(head, "chat.completion.chunk");
    for (std::size_t i = 0; i < answer.generations.size(); ++i) {
        const rank::Generation& generation = answer.generations[i];
        Json first = {
            {"index", i},
            {"delta", {{"role", "assistant"}, {"content", generation.text}}},
            {"logprobs", logProbabilities(request, generation)},
            {"finish_reason", nullptr}};
        Json text = chunk;
        text["choices"] = Json::array({std::move(first)});
        Json last = {{"index", i}, {"delta", Json::object()}, {"finish_reason", finishReason(generation)}};
        if (request.isExtended)
            last["intentscope"] = extension(request, generation);
        Json finish = chunk;
        finish["choices"] = Json::array({std::move(last)});
        events += event(text) + event(finish);
    }
    if (request.givesUsage) {
        Json usage = chunk;
        usage["choices"] = Json::array();
        usage["usage"] = usageJson(answer);
        events += event(usage);
    }
    return events + "data: [DONE]\n\n";
}

std::string
embeddingAnswer(const AnswerHead& head, const EmbeddingRequest& request, const ServedAnswer& answer) {
    const std::int64_t tokens = std::accumulate(answer.counts.begin(), answer.counts.end(), std::int64_t{0});
    Json data = Json::array();
    for (std::size_t i = 0; i < answer.vectors.size(); ++i) {
        Json vector = request.isBase64 ? Json(base64(answer.vectors[i])) : Json(answer.vectors[i]);
        data.push_back({{"object", "embedding"}, {"index", i}, {"embedding", std::move(vector)}});
    }
    return dump(
        {{"object", "list"},
         {"data", std::move(data)},
         {"model", head.model},
         {"usage", {{"prompt_tokens", tokens}, {"total_tokens", tokens}}}});
}

std::string answersAnswer(const AnswerHead& head, const ServedAnswer& answer) {
    return embeddingAnswer(head, {}, answer);
}

std::string renderAnswer(const ServedAnswer& answer) {
    return dump({{"rendered", answer.rendered}});
}

std::string countAnswer(const ServedAnswer& answer) {
    return dump({{"counts", answer.counts}});
}

std::string modelsAnswer(const AnswerHead& head, const rank::ReasonerInfo& info) {
    const Json own = {
        {"checkpoint_hash", info.checkpointHash},
        {"family", info.family},
        {"vector_size", info.vectorSize},
        {"parameter_count", info.parameterCount},
        {"log_probabilities", info.givesLogProbabilities},
        {"notes", info.notes}};
    const Json model = {
        {"id", head.model},
        {"object", "model"},
        {"created", head.created},
        {"owned_by", "intentscope"},
        {"max_model_len", info.contextTokens},
        {"intentscope", own}};
    return dump({{"object", "list"}, {"data", Json::array({model})}});
}

int httpStatus(ErrorCode code) {
    switch (code) {
    case ErrorCode::InvalidInput:
        return 400;
    case ErrorCode::NotFound:
        return 404;
    case ErrorCode::Busy:
        return 429;
    case ErrorCode::Cancelled:
        return 503;
    case ErrorCode::UnsupportedVersion:
        return 501;
    default:
        return 500;
    }
}

std::string errorAnswer(const Error& error) {
    return dump(errorJson(error));
}

std::string errorEvent(const Error& error) {
    return event(errorJson(error)) + "data: [DONE]\n\n";
}

} // namespace intentscope::remote
