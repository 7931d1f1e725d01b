// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/remote/chat_json.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <utility>

namespace intentscope::remote {
namespace {

using Json = nlohmann::json;
using OrderedJson = nlohmann::ordered_json;

constexpr std::size_t ShownBytes = 200;
constexpr float NotGiven = std::numeric_limits<float>::quiet_NaN();

/// The beginning of a text on one line, as valid UTF-8 or not as it was.
std::string beginning(const std::string& text) {
    std::string shown = text.substr(0, ShownBytes);
    std::ranges::replace_if(shown, [](char c) { return (c >= 0 && c < ' ') || c == '\x7f'; }, ' ');
    // Not half a character.
    while (shown.size() < text.size() && !shown.empty() && (shown.back() & '\x80') != 0)
        shown.pop_back();
    return shown.size() < text.size() ? shown + "..." : shown;
}

tl::unexpected<Error> unusable(const std::string& expected, const std::string& body) {
    return fail(
        ErrorCode::Corrupt,
        expected + " was expected and '" + beginning(body) + "' was found",
        {.cure = "Check that the URL is that of an OpenAI-compatible API"});
}

const Json* member(const Json& object, const char* key) {
    const auto found = object.is_object() ? object.find(key) : object.end();
    return object.is_object() && found != object.end() ? &*found : nullptr;
}

std::string textOf(const Json& object, const char* key) {
    const Json* value = member(object, key);
    return value && value->is_string() ? value->get<std::string>() : std::string();
}

std::int64_t countOf(const Json& object, const char* key) {
    const Json* value = member(object, key);
    const bool isCount = value && value->is_number_unsigned() &&
                         value->get<std::uint64_t>() <=
                             static_cast<std::uint64_t>(std::numeric_limits<std::int32_t>::max()) << 31U;
    return isCount ? static_cast<std::int64_t>(value->get<std::uint64_t>()) : 0;
}

std::int32_t smallCountOf(const Json& object, const char* key) {
    return static_cast<std::int32_t>(
        std::min<std::int64_t>(countOf(object, key), std::numeric_limits<std::int32_t>::max()));
}

/// null stands for "not given"; no value for what is no number.
std::optional<float> numberOrNull(const Json* value) {
    if (value && value->is_null())
        return NotGiven;
    return value && value->is_number() ? std::optional(value->get<float>()) : std::nullopt;
}

bool readVector(const Json* list, std::vector<float>& out) {
    if (!list || !list->is_array() || list->empty())
        return false;
    for (const Json& value : *list) {
        if (!value.is_number() || !std::isfinite(value.get<float>()))
            return false;
        out.push_back(value.get<float>());
    }
    return true;
}

OrderedJson messagesJson(const rank::ReasonerPrompt& prompt) {
    OrderedJson messages = OrderedJson::array();
    if (!prompt.system.empty())
        messages.push_back({{"role", "system"}, {"content", prompt.system}});
    messages.push_back({{"role", "user"}, {"content", prompt.user}});
    return messages;
}

std::string dump(const OrderedJson& object) {
    return object.dump(2, ' ', false, OrderedJson::error_handler_t::replace);
}

const char* nameOf(rank::Pooling pooling) {
    return pooling == rank::Pooling::Mean ? "mean" : "last_token";
}

/// The bytes of a token: as a list where the server gives it, since a token may be a part of a character.
bool readTokenText(const Json& token, std::string& out) {
    const Json* bytes = member(token, "bytes");
    if (bytes && bytes->is_array()) {
        for (const Json& byte : *bytes) {
            if (!byte.is_number_unsigned() || byte.get<std::uint64_t>() > 255)
                return false;
            out += static_cast<char>(byte.get<std::uint8_t>());
        }
        return true;
    }
    const Json* text = member(token, "token");
    if (!text || !text->is_string())
        return false;
    out = text->get<std::string>();
    return true;
}

bool readTokens(const Json& choice, rank::Generation& out) {
    const Json* outer = member(choice, "logprobs");
    const Json* tokens = outer ? member(*outer, "content") : nullptr;
    if (!tokens || tokens->is_null())
        return true; // not every server gives them
    if (!tokens->is_array())
        return false;
    for (const Json& token : *tokens) {
        rank::GeneratedToken read{.entropy = NotGiven};
        const auto logProbability = numberOrNull(member(token, "logprob"));
        if (!logProbability || !readTokenText(token, read.text))
            return false;
        read.logProbability = *logProbability;
        out.tokens.push_back(std::move(read));
    }
    return true;
}

/// What only an IntentScope server gives.
bool readExtension(const Json& choice, const ChatQuestion& question, rank::Generation& out) {
    const Json* extension = member(choice, "intentscope");
    if (!extension)
        return false;
    out.answerTokens = smallCountOf(*extension, "answer_tokens");
    const Json* total = member(*extension, "log_probability");
    if (!total || (!total->is_null() && !total->is_number()))
        return false;
    if (total->is_number())
        out.logProbability = total->get<double>();
    if (question.spec.givesVectors && question.vectorSize > 0) {
        const bool isRead = readVector(member(*extension, "vector"), out.vector);
        if (!isRead || out.vector.size() != static_cast<std::size_t>(question.vectorSize))
            return false;
    }
    const Json* entropies = member(*extension, "entropies");
    if (!entropies || !entropies->is_array())
        return !question.spec.givesTokens;
    if (entropies->size() != out.tokens.size())
        return false;
    for (std::size_t i = 0; i < out.tokens.size(); ++i) {
        const auto entropy = numberOrNull(&(*entropies)[i]);
        if (!entropy)
            return false;
        out.tokens[i].entropy = *entropy;
    }
    return true;
}

/// "" or what is wrong with a choice.
const char* readChoice(const Json& choice, const ChatQuestion& question, rank::Generation& out) {
    const Json* message = member(choice, "message");
    const Json* content = message ? member(*message, "content") : nullptr;
    if (!content || (!content->is_string() && !content->is_null()))
        return "a choice with a message of text";
    if (content->is_string())
        out.text = content->get<std::string>();
    out.logProbability = static_cast<double>(NotGiven);
    out.isComplete = textOf(choice, "finish_reason") == "stop";
    if (question.spec.givesTokens && !readTokens(choice, out))
        return "log-probabilities as a list of tokens";
    if (question.isIntentScope && !readExtension(choice, question, out))
        return "a choice with the extension 'intentscope'";
    return "";
}

} // namespace

std::string messagesText(const rank::ReasonerPrompt& prompt) {
    return dump(messagesJson(prompt));
}

std::string chatBody(const ChatQuestion& question) {
    const rank::SamplingSpec& sampling = question.spec.sampling;
    OrderedJson body;
    body["model"] = question.model;
    body["messages"] = messagesJson(question.prompt);
    body["max_tokens"] = sampling.maxTokens;
    body["temperature"] = sampling.temperature;
    body["top_p"] = sampling.topP;
    body["seed"] = sampling.seed;
    if (sampling.sampleCount > 1)
        body["n"] = sampling.sampleCount;
    // Not part of the API everywhere: sent only where it changes something.
    if (sampling.topK > 0)
        body["top_k"] = sampling.topK;
    if (sampling.repetitionPenalty != 1)
        body["repetition_penalty"] = sampling.repetitionPenalty;
    if (question.spec.givesTokens)
        body["logprobs"] = true;
    if (question.isIntentScope)
        body["intentscope"] = {
            {"vector", question.spec.givesVectors && question.vectorSize > 0},
            {"pooling", nameOf(question.spec.pooling)}};
    if (!question.extraBody.empty())
        body.update(OrderedJson::parse(question.extraBody, nullptr, false));
    return dump(body);
}

Status checkExtraBody(const std::string& extraBody) {
    if (extraBody.empty())
        return {};
    const Json extra = Json::parse(extraBody, nullptr, false);
    if (!extra.is_object())
        return fail(ErrorCode::InvalidInput, "the extra body is not a JSON object");
    for (const char* own :
         {"model",
          "messages",
          "max_tokens",
          "temperature",
          "top_p",
          "seed",
          "n",
          "top_k",
          "repetition_penalty",
          "logprobs",
          "intentscope",
          "stream"})
        if (extra.contains(own))
            return fail(
                ErrorCode::InvalidInput,
                std::string("the extra body holds '") + own + "', which IntentScope sets itself",
                {.cure = "Leave it out"});
    return {};
}

Result<std::vector<rank::Generation>> readChat(const std::string& body, const ChatQuestion& question) {
    const Json answer = Json::parse(body, nullptr, false);
    const Json* choices = member(answer, "choices");
    if (!choices || !choices->is_array() || choices->empty())
        return unusable("a JSON object with 'choices'", body);
    if (choices->size() > static_cast<std::size_t>(question.spec.sampling.sampleCount))
        return unusable("no more choices than were asked for", body);
    const Json* usage = member(answer, "usage");
    std::vector<rank::Generation> generations(choices->size());
    std::vector<bool> isRead(choices->size(), false);
    for (const Json& choice : *choices) {
        const Json* index = member(choice, "index");
        const std::size_t at = index && index->is_number_unsigned() ? index->get<std::size_t>() : 0;
        if (at >= generations.size() || isRead[at])
            return unusable("choices with an index of their own", body);
        isRead[at] = true;
        const std::string problem = readChoice(choice, question, generations[at]);
        if (!problem.empty())
            return unusable(problem, body);
        if (usage)
            generations[at].promptTokens = smallCountOf(*usage, "prompt_tokens");
        if (usage && generations.size() == 1)
            generations[at].answerTokens = smallCountOf(*usage, "completion_tokens");
    }
    return generations;
}

std::string embeddingBody(const EmbeddingQuestion& question) {
    OrderedJson body;
    body["model"] = question.model;
    body["input"] = question.texts;
    body["encoding_format"] = "float";
    if (question.isIntentScope)
        body["intentscope"] = {{"pooling", nameOf(question.pooling)}};
    return dump(body);
}

Result<std::vector<std::vector<float>>> readEmbeddings(const std::string& body, std::size_t count) {
    const Json answer = Json::parse(body, nullptr, false);
    const Json* data = member(answer, "data");
    if (!data || !data->is_array() || data->size() != count)
        return unusable("a JSON object with 'data' of " + std::to_string(count) + " embeddings", body);
    std::vector<std::vector<float>> vectors(count);
    for (std::size_t i = 0; i < count; ++i) {
        const Json* index = member((*data)[i], "index");
        const std::size_t at = index && index->is_number_unsigned() ? index->get<std::size_t>() : i;
        const bool isFree = at < count && vectors[at].empty();
        if (!isFree || !readVector(member((*data)[i], "embedding"), vectors[at]))
            return unusable("an embedding of finite numbers for every text", body);
    }
    const bool areEqual = std::ranges::all_of(
        vectors, [&](const auto& vector) { return vector.size() == vectors.front().size(); });
    if (!areEqual)
        return unusable("embeddings of one length", body);
    return vectors;
}

std::string answersBody(const AnswersQuestion& question) {
    auto answers = OrderedJson::array();
    for (std::size_t i = 0; i < question.prompts.size(); ++i)
        answers.push_back({{"messages", messagesJson(question.prompts[i])}, {"answer", question.answers[i]}});
    return dump(
        {{"model", question.model}, {"answers", std::move(answers)}, {"pooling", nameOf(question.pooling)}});
}

std::string renderBody(const std::string& model, const rank::ReasonerPrompt& prompt) {
    return dump({{"model", model}, {"messages", messagesJson(prompt)}});
}

Result<std::string> readRendered(const std::string& body) {
    const Json answer = Json::parse(body, nullptr, false);
    const Json* rendered = member(answer, "rendered");
    if (!rendered || !rendered->is_string())
        return unusable("a JSON object with a text 'rendered'", body);
    return rendered->get<std::string>();
}

std::string countBody(const std::string& model, const std::string& text) {
    return dump({{"model", model}, {"input", text}});
}

Result<std::int64_t> readCount(const std::string& body) {
    const Json answer = Json::parse(body, nullptr, false);
    const Json* counts = member(answer, "counts");
    if (!counts || !counts->is_array() || counts->size() != 1 || !counts->front().is_number_unsigned())
        return unusable("a JSON object with one count in 'counts'", body);
    return static_cast<std::int64_t>(counts->front().get<std::uint32_t>());
}

Result<std::vector<ServedModel>> readModels(const std::string& body) {
    const Json answer = Json::parse(body, nullptr, false);
    const Json* data = member(answer, "data");
    if (!data || !data->is_array())
        return unusable("a JSON object with a list 'data' of models", body);
    std::vector<ServedModel> models;
    for (const Json& entry : *data) {
        ServedModel model;
        model.id = textOf(entry, "id");
        if (model.id.empty())
            return unusable("models with an 'id'", body);
        model.contextTokens = countOf(entry, "max_model_len");
        if (const Json* own = member(entry, "intentscope")) {
            model.isIntentScope = true;
            model.checkpointHash = textOf(*own, "checkpoint_hash");
            model.vectorSize = smallCountOf(*own, "vector_size");
            model.parameterCount = countOf(*own, "parameter_count");
            const Json* gives = member(*own, "log_probabilities");
            model.givesLogProbabilities = gives && gives->is_boolean() && gives->get<bool>();
            if (const Json* notes = member(*own, "notes"); notes && notes->is_array())
                for (const Json& note : *notes)
                    model.notes.push_back(note.is_string() ? note.get<std::string>() : std::string());
        }
        models.push_back(std::move(model));
    }
    return models;
}

std::string errorWords(const std::string& body) {
    const Json answer = Json::parse(body, nullptr, false);
    const Json* error = member(answer, "error");
    std::string words = error && error->is_string() ? error->get<std::string>() : std::string();
    if (error && words.empty())
        words = textOf(*error, "message");
    for (const char* key : {"message", "detail"})
        if (words.empty())
            words = textOf(answer, key);
    return beginning(words.empty() ? body : words);
}

} // namespace intentscope::remote
