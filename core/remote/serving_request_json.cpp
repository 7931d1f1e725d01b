// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/remote/serving_json.h"

#include <nlohmann/json.hpp>

#include <array>
#include <functional>
#include <limits>
#include <map>
#include <random>
#include <string_view>
#include <utility>

namespace intentscope::remote {
namespace {

using Json = nlohmann::json;
/// Takes one field; "" or what is wrong, for behind the field's name.
using Taker = std::function<std::string(const Json&)>;
using Takers = std::map<std::string, Taker>;

Taker integer(std::int32_t& out, std::int32_t least, std::int32_t most) {
    return [&out, least, most](const Json& value) -> std::string {
        const bool fits = value.is_number_integer() && value >= least && value <= most;
        if (fits)
            out = value.get<std::int32_t>();
        return fits ? "" : "must be an integer from " + std::to_string(least) + " to " + std::to_string(most);
    };
}

Taker number(double& out) {
    return [&out](const Json& value) -> std::string {
        if (value.is_number())
            out = value.get<double>();
        return value.is_number() ? "" : "must be a number";
    };
}

Taker flag(bool& out) {
    return [&out](const Json& value) -> std::string {
        if (value.is_boolean())
            out = value.get<bool>();
        return value.is_boolean() ? "" : "must be true or false";
    };
}

/// A field that this server cannot follow: only the value that changes nothing is taken.
Taker only(Json neutral) {
    return [neutral = std::move(neutral)](const Json& value) -> std::string {
        return value == neutral ? "" : "is not offered by this server";
    };
}

/// A field that has no effect on an answer.
std::string leaveOut(const Json&) {
    return "";
}

Taker pooling(rank::Pooling& out) {
    return [&out](const Json& value) -> std::string {
        if (value != "last_token" && value != "mean")
            return "must be \"last_token\" or \"mean\"";
        out = value == "mean" ? rank::Pooling::Mean : rank::Pooling::LastToken;
        return "";
    };
}

/// Hands every field that is not null to its taker; "" or what is wrong with the first.
std::string takeFields(const Json& object, const Takers& takers) {
    for (const auto& [key, value] : object.items()) {
        const auto taker = takers.find(key);
        if (taker == takers.end())
            return "'" + key.substr(0, 40) + "' is not known to this server";
        const std::string problem = value.is_null() ? "" : taker->second(value);
        if (!problem.empty())
            return "'" + key + "' " + problem;
    }
    return "";
}

Taker fields(const Takers& takers) {
    return [takers](const Json& value) -> std::string {
        if (!value.is_object())
            return "must be an object";
        const std::string problem = takeFields(value, takers);
        return problem.empty() ? "" : "has a field at fault: " + problem;
    };
}

/// A text, or a list of parts that are texts.
bool readContent(const Json& content, std::string& out) {
    if (content.is_string())
        out = content.get<std::string>();
    if (!content.is_array())
        return content.is_string();
    for (const Json& part : content) {
        const bool isText = part.is_object() && part.value("type", Json()) == "text" &&
                            part.contains("text") && part["text"].is_string();
        if (!isText)
            return false;
        out += part["text"].get<std::string>();
    }
    return true;
}

std::string readMessages(const Json& messages, rank::ReasonerPrompt& prompt) {
    constexpr std::string_view Wanted =
        "must be one message of the role user, with one of the role system before it or not";
    if (!messages.is_array() || messages.empty() || messages.size() > 2)
        return std::string(Wanted);
    for (std::size_t i = 0; i < messages.size(); ++i) {
        const Json& message = messages[i];
        const bool isLast = i + 1 == messages.size();
        const Json role = message.is_object() ? message.value("role", Json()) : Json();
        const bool isRight = isLast ? role == "user" : role == "system" || role == "developer";
        if (!isRight || !message.contains("content"))
            return std::string(Wanted);
        if (!readContent(message["content"], isLast ? prompt.user : prompt.system))
            return "has a content that is not text";
    }
    return "";
}

std::string readTexts(const Json& input, std::vector<std::string>& texts) {
    if (input.is_string()) {
        texts.push_back(input.get<std::string>());
        return "";
    }
    if (!input.is_array() || input.empty() || input.size() > MaxTexts)
        return "must be a text or a list of 1 to " + std::to_string(MaxTexts) + " texts";
    for (const Json& text : input) {
        if (!text.is_string())
            return "must be a text or a list of texts; ids of tokens are not taken";
        texts.push_back(text.get<std::string>());
    }
    return "";
}

/// One of `answers`: messages and the whole answer to them.
std::string readAnswered(const Json& pair, AnswersJob& job) {
    rank::ReasonerPrompt prompt;
    std::string answer;
    const auto text = [&](const Json& value) -> std::string {
        if (value.is_string())
            answer = value.get<std::string>();
        return value.is_string() ? "" : "must be a text";
    };
    const auto messages = [&](const Json& value) { return readMessages(value, prompt); };
    const std::string problem = fields({{"messages", messages}, {"answer", text}})(pair);
    if (!problem.empty())
        return problem;
    if (!pair.contains("messages") || !pair.contains("answer"))
        return "must have messages and an answer each";
    job.prompts.push_back(std::move(prompt));
    job.answers.push_back(std::move(answer));
    return "";
}

std::string readAnswers(const Json& list, AnswersJob& job) {
    if (!list.is_array() || list.empty() || list.size() > MaxTexts)
        return "must be a list of 1 to " + std::to_string(MaxTexts) + " answers with their messages";
    for (const Json& pair : list) {
        const std::string problem = readAnswered(pair, job);
        if (!problem.empty())
            return problem;
    }
    return "";
}

Result<Json> parseObject(const std::string& body) {
    Json object = Json::parse(body, nullptr, false);
    if (!object.is_object())
        return fail(ErrorCode::InvalidInput, "the body is not a JSON object");
    return object;
}

Status checkModel(const Json& object, const std::string& model) {
    const Json given = object.value("model", Json());
    if (given.is_null() || given == model)
        return {};
    return fail(ErrorCode::NotFound, "there is no such model; this server offers '" + model + "'");
}

Status checkPresent(const Json& object, const char* key) {
    if (object.contains(key) && !object[key].is_null())
        return {};
    return fail(ErrorCode::InvalidInput, std::string("'") + key + "' is missing");
}

std::uint64_t anySeed() {
    std::random_device device;
    return (std::uint64_t{device()} << 32U | device()) >> 1U;
}

} // namespace

Result<ChatRequest> readChatRequest(const std::string& body, const std::string& model) {
    ISCOPE_TRY_ASSIGN(const Json object, parseObject(body));
    ISCOPE_TRY(checkModel(object, model));
    ISCOPE_TRY(checkPresent(object, "messages"));
    constexpr std::int32_t Most = std::numeric_limits<std::int32_t>::max();
    ChatRequest request;
    rank::GenerationSpec& spec = request.job.spec;
    rank::SamplingSpec& sampling = spec.sampling;
    sampling.maxTokens = DefaultMaxTokens;
    sampling.temperature = 1;
    sampling.seed = anySeed();
    spec.givesVectors = false;
    const auto seed = [&](const Json& value) -> std::string {
        if (value.is_number_unsigned())
            sampling.seed = value.get<std::uint64_t>();
        return value.is_number_unsigned() ? "" : "must be an integer from 0";
    };
    const Takers takers = {
        {"model", leaveOut},
        {"messages", [&](const Json& value) { return readMessages(value, request.job.prompt); }},
        {"max_tokens", integer(sampling.maxTokens, 1, Most)},
        {"max_completion_tokens", integer(sampling.maxTokens, 1, Most)},
        {"temperature", number(sampling.temperature)},
        {"top_p", number(sampling.topP)},
        {"top_k", integer(sampling.topK, 0, Most)},
        {"repetition_penalty", number(sampling.repetitionPenalty)},
        {"seed", seed},
        {"n", integer(sampling.sampleCount, 1, MaxSamples)},
        {"logprobs", flag(spec.givesTokens)},
        {"top_logprobs", only(0)},
        {"stream", flag(request.isStream)},
        {"stream_options",
         fields({{"include_usage", flag(request.givesUsage)}, {"include_obfuscation", leaveOut}})},
        {"intentscope", fields({{"vector", flag(spec.givesVectors)}, {"pooling", pooling(spec.pooling)}})},
        {"stop", only(Json::array())},
        {"presence_penalty", only(0)},
        {"frequency_penalty", only(0)},
        {"logit_bias", only(Json::object())},
        {"tools", only(Json::array())},
        {"tool_choice", only("none")},
        {"response_format", only({{"type", "text"}})},
        {"user", leaveOut},
        {"metadata", leaveOut},
        {"store", leaveOut},
        {"service_tier", leaveOut},
        {"parallel_tool_calls", leaveOut}};
    const std::string problem = takeFields(object, takers);
    if (!problem.empty())
        return fail(ErrorCode::InvalidInput, problem);
    request.isExtended = object.contains("intentscope");
    ISCOPE_TRY(rank::checkSampling(sampling));
    return request;
}

Result<EmbeddingRequest> readEmbeddingRequest(const std::string& body, const std::string& model) {
    ISCOPE_TRY_ASSIGN(const Json object, parseObject(body));
    ISCOPE_TRY(checkModel(object, model));
    ISCOPE_TRY(checkPresent(object, "input"));
    EmbeddingRequest request;
    const auto format = [&](const Json& value) -> std::string {
        request.isBase64 = value == "base64";
        return value == "base64" || value == "float" ? "" : "must be \"float\" or \"base64\"";
    };
    const Takers takers = {
        {"model", leaveOut},
        {"input", [&](const Json& value) { return readTexts(value, request.job.texts); }},
        {"encoding_format", format},
        {"intentscope", fields({{"pooling", pooling(request.job.pooling)}})},
        {"user", leaveOut}};
    const std::string problem = takeFields(object, takers);
    if (!problem.empty())
        return fail(ErrorCode::InvalidInput, problem);
    return request;
}

Result<RenderRequest> readRenderRequest(const std::string& body, const std::string& model) {
    ISCOPE_TRY_ASSIGN(const Json object, parseObject(body));
    ISCOPE_TRY(checkModel(object, model));
    ISCOPE_TRY(checkPresent(object, "messages"));
    RenderRequest request;
    const auto messages = [&](const Json& value) { return readMessages(value, request.job.prompt); };
    const std::string problem = takeFields(object, {{"model", leaveOut}, {"messages", messages}});
    if (!problem.empty())
        return fail(ErrorCode::InvalidInput, problem);
    return request;
}

Result<CountRequest> readCountRequest(const std::string& body, const std::string& model) {
    ISCOPE_TRY_ASSIGN(const Json object, parseObject(body));
    ISCOPE_TRY(checkModel(object, model));
    ISCOPE_TRY(checkPresent(object, "input"));
    CountRequest request;
    const auto texts = [&](const Json& value) { return readTexts(value, request.job.texts); };
    const std::string problem = takeFields(object, {{"model", leaveOut}, {"input", texts}});
    if (!problem.empty())
        return fail(ErrorCode::InvalidInput, problem);
    return request;
}

Result<AnswersRequest> readAnswersRequest(const std::string& body, const std::string& model) {
    ISCOPE_TRY_ASSIGN(const Json object, parseObject(body));
    ISCOPE_TRY(checkModel(object, model));
    ISCOPE_TRY(checkPresent(object, "answers"));
    AnswersRequest request;
    const std::string problem = takeFields(
        object,
        {{"model", leaveOut},
         {"answers", [&](const Json& value) { return readAnswers(value, request.job); }},
         {"pooling", pooling(request.job.pooling)}});
    if (!problem.empty())
        return fail(ErrorCode::InvalidInput, problem);
    return request;
}

} // namespace intentscope::remote
