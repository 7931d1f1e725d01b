// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/remote/remote_reasoner.h"

#include "core/base/assert.h"
#include "core/base/fingerprint.h"
#include "core/base/progress.h"
#include "core/text/tokenizer.h"

#include <algorithm>
#include <utility>

namespace intentscope::remote {
namespace {

constexpr std::size_t TextsPerRequest = 32;
/// Prompts are long: a request stays far below what a server takes.
constexpr std::size_t AnswersPerRequest = 8;
constexpr std::int64_t BytesPerToken = 3;
constexpr std::size_t KeptCounts = 256;
/// Servers read seeds into integers of different sizes; this fits all.
constexpr std::uint64_t SeedMask = 0x7fffffff;

/// The seed of a sample that is asked for alone: sample 0 keeps the caller's.
std::uint64_t seedOf(std::uint64_t seed, std::int32_t sample) {
    if (sample == 0)
        return seed;
    const Fingerprint mixed = fingerprintOf(std::to_string(seed) + "/" + std::to_string(sample));
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < sizeof value; ++i)
        value = value << 8U | mixed.bytes[i];
    return value & SeedMask;
}

bool isHash(const std::string& text) {
    return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == std::string::npos;
}

std::string listOf(const std::vector<ServedModel>& models) {
    constexpr std::size_t Shown = 10;
    std::string list;
    for (std::size_t i = 0; i < std::min(models.size(), Shown); ++i)
        list += (i > 0 ? ", '" : "'") + models[i].id + "'";
    return list + (models.size() > Shown ? ", ..." : "");
}

Result<Secret> keyOf(const RemoteSpec& spec) {
    const bool isNamed = !spec.keyVariable.empty();
    ISCOPE_TRY_ASSIGN(
        Secret key, Secret::fromEnvironment(isNamed ? spec.keyVariable : std::string(DefaultKeyVariable)));
    if (isNamed && key.isEmpty())
        return fail(
            ErrorCode::InvalidInput,
            "the environment variable " + spec.keyVariable + ", which should hold the key, is not set",
            {.cure = "Set it before the program starts"});
    return key;
}

} // namespace

RemoteReasoner::RemoteReasoner(const RemoteSpec& spec, Url url, Secret key)
    : m_spec(spec), m_client(std::make_unique<OpenAiClient>(spec, std::move(url), std::move(key))) {}

RemoteReasoner::~RemoteReasoner() = default;

Result<std::unique_ptr<RemoteReasoner>> RemoteReasoner::unasked(Env& env, const RemoteSpec& spec) {
    ISCOPE_TRY(checkRemoteSpec(spec));
    ISCOPE_TRY_ASSIGN(Url url, parseUrl(spec.url));
    ISCOPE_TRY_ASSIGN(Secret key, keyOf(spec));
    std::unique_ptr<RemoteReasoner> reasoner(new RemoteReasoner(spec, std::move(url), std::move(key)));
    reasoner->m_model.id = spec.model.empty() ? "(the server's only model)" : spec.model;
    if (!spec.caFile.empty() && env.kind(spec.caFile) != FileKind::Regular)
        return fail(
            ErrorCode::NotFound,
            "there is no such file of certificate authorities",
            {.place = {.file = spec.caFile.string()}, .cure = "Correct ca_file"});
    if (!spec.tokenizer.empty()) {
        ISCOPE_TRY_ASSIGN(reasoner->m_tokenizer, text::Tokenizer::read(env, spec.tokenizer));
    }
    return reasoner;
}

Result<std::unique_ptr<RemoteReasoner>>
RemoteReasoner::open(Env& env, const RemoteSpec& spec, const std::stop_token& stop) {
    ISCOPE_TRY_ASSIGN(auto reasoner, unasked(env, spec));
    const Status described = RequestWatch::run(
        1,
        1,
        [&](std::size_t, RequestWatch& watch) -> Status {
            ISCOPE_TRY(reasoner->findModel(watch));
            return reasoner->describe(watch);
        },
        stop);
    if (!described)
        return tl::unexpected(described.error());
    return reasoner;
}

Status RemoteReasoner::findModel(RequestWatch& watch) {
    auto models = m_client->models(watch);
    if (!models && models.error().code == ErrorCode::NotFound && !m_spec.model.empty()) {
        m_model.id = m_spec.model;
        m_info.notes.emplace_back(
            "The server has no list of models, so it is not known whether it has this one.");
        return {};
    }
    if (!models)
        return tl::unexpected(std::move(models).error());
    if (m_spec.model.empty()) {
        if (models->size() != 1)
            return fail(
                ErrorCode::InvalidInput,
                "the server offers " + std::to_string(models->size()) + " models: " + listOf(*models),
                {.place = {.file = m_client->url().text()}, .cure = "Name one of them"});
        m_model = models->front();
        return {};
    }
    const auto found = std::ranges::find(*models, m_spec.model, &ServedModel::id);
    if (found == models->end())
        return fail(
            ErrorCode::NotFound,
            "the server offers no model '" + m_spec.model + "', but " + listOf(*models),
            {.place = {.file = m_client->url().text()}, .cure = "Name one of them"});
    m_model = *found;
    return {};
}

Status RemoteReasoner::describe(RequestWatch& watch) {
    const std::string address = m_client->url().text();
    auto& notes = m_info.notes;
    m_info.name = m_model.id + " at " + address;
    m_info.family = "remote";
    m_info.contextTokens = m_model.contextTokens;
    m_info.parameterCount = m_model.parameterCount;
    m_info.checkpointHash =
        fingerprintOf(
            "remote\n" + address + "\n" + m_model.id + "\n" + m_spec.embeddingModel + "\n" + m_spec.extraBody)
            .hex();
    if (!m_client->url().isTls && !isLoopback(m_client->url().host))
        notes.emplace_back(
            "Prompts, answers and the key, if there is one, travel unencrypted: the URL is http.");
    if (!m_tokenizer && !m_model.isIntentScope)
        notes.emplace_back("Tokens are estimated from the number of bytes: the tokenizer is not at hand.");
    if (m_model.isIntentScope) {
        if (!isHash(m_model.checkpointHash))
            return fail(
                ErrorCode::Corrupt,
                "the server names no checkpoint hash of its model",
                {.place = {.file = address}, .cure = "Update the server"});
        // The same checkpoint gives the same answers wherever it runs.
        m_info.checkpointHash = m_model.checkpointHash;
        m_info.vectorSize = m_model.vectorSize;
        m_info.givesLogProbabilities = m_model.givesLogProbabilities;
        notes.insert(notes.end(), m_model.notes.begin(), m_model.notes.end());
        return {};
    }
    m_info.givesLogProbabilities = true;
    notes.emplace_back(
        "Log-probabilities are shown where the server gives them; entropies it does not give.");
    notes.emplace_back("How samples are drawn is the server's: a seed need not give the same answers again.");
    if (m_spec.embeddingModel.empty()) {
        notes.emplace_back(
            "There are no vectors: the server gives no hidden states, and no embedding model is named.");
        return {};
    }
    ISCOPE_TRY_ASSIGN(
        const auto probe, m_client->embeddings({.model = m_spec.embeddingModel, .texts = {"intent"}}, watch));
    m_info.vectorSize = static_cast<std::int32_t>(probe.front().size());
    notes.emplace_back(
        "Vectors are embeddings of the answer's text by '" + m_spec.embeddingModel +
        "', not hidden states; pooling has no effect.");
    return {};
}

ChatQuestion
RemoteReasoner::question(const rank::ReasonerPrompt& prompt, const rank::GenerationSpec& spec) const {
    ChatQuestion question{
        m_model.id, prompt, spec, m_model.isIntentScope, m_model.vectorSize, m_spec.extraBody};
    rank::SamplingSpec& sampling = question.spec.sampling;
    if (m_model.isIntentScope)
        return question;
    sampling.seed &= SeedMask;
    // The likeliest answer is one answer, and some servers refuse to give it twice.
    if (sampling.temperature == 0)
        sampling.sampleCount = 1;
    return question;
}

Result<std::vector<rank::Generation>>
RemoteReasoner::oneByOne(const ChatQuestion& question, RequestWatch& watch) {
    std::vector<rank::Generation> all;
    ChatQuestion single = question;
    single.spec.sampling.sampleCount = 1;
    for (std::int32_t sample = 0; sample < question.spec.sampling.sampleCount; ++sample) {
        single.spec.sampling.seed = seedOf(question.spec.sampling.seed, sample);
        ISCOPE_TRY_ASSIGN(auto answer, m_client->chat(single, watch));
        all.push_back(std::move(answer.front()));
    }
    return all;
}

Status RemoteReasoner::addVectors(std::vector<rank::Generation>& answers, RequestWatch& watch) {
    EmbeddingQuestion question{.model = m_spec.embeddingModel};
    for (const rank::Generation& answer : answers)
        // Servers refuse an empty text.
        question.texts.push_back(answer.text.empty() ? " " : answer.text);
    ISCOPE_TRY_ASSIGN(auto vectors, m_client->embeddings(question, watch));
    for (std::size_t i = 0; i < answers.size(); ++i) {
        if (vectors[i].size() != static_cast<std::size_t>(m_info.vectorSize))
            return fail(
                ErrorCode::Mismatch,
                "the server's embeddings changed their length from " + std::to_string(m_info.vectorSize) +
                    " to " + std::to_string(vectors[i].size()),
                {.place = {.file = m_client->url().text()}, .cure = "Start again with one embedding model"});
        answers[i].vector = std::move(vectors[i]);
    }
    return {};
}

Result<std::vector<rank::Generation>> RemoteReasoner::answers(
    const rank::ReasonerPrompt& prompt, const rank::GenerationSpec& spec, RequestWatch& watch) {
    const ChatQuestion asked = question(prompt, spec);
    const std::int32_t count = asked.spec.sampling.sampleCount;
    bool isSingle = false;
    {
        const std::lock_guard lock(m_mutex);
        isSingle = m_givesOneChoice;
    }
    std::vector<rank::Generation> all;
    if (!isSingle) {
        ISCOPE_TRY_ASSIGN(all, m_client->chat(asked, watch));
        isSingle = all.size() < static_cast<std::size_t>(count);
    }
    if (isSingle) {
        {
            const std::lock_guard lock(m_mutex);
            m_givesOneChoice = true;
        }
        // All of them, also the one that came: a sample must not depend on which prompt was the first.
        ISCOPE_TRY_ASSIGN(all, oneByOne(asked, watch));
    }
    if (spec.givesVectors && !m_model.isIntentScope && m_info.vectorSize > 0)
        ISCOPE_TRY(addVectors(all, watch));
    all.resize(static_cast<std::size_t>(spec.sampling.sampleCount), all.front());
    return all;
}

Result<std::vector<std::vector<rank::Generation>>> RemoteReasoner::generate(
    std::span<const rank::ReasonerPrompt> prompts, const rank::GenerationSpec& spec, std::stop_token stop) {
    ISCOPE_TRY(rank::checkSampling(spec.sampling));
    std::vector<std::vector<rank::Generation>> all(prompts.size());
    const auto keyOf = [&](std::size_t i) {
        return chatBody(question(prompts[i], spec)) + (spec.givesVectors ? "+" : "-") +
               std::to_string(spec.sampling.sampleCount);
    };
    const auto work = [&](std::size_t i, RequestWatch& watch) -> Status {
        {
            const std::lock_guard lock(m_mutex);
            const auto kept = m_kept.find(keyOf(i));
            if (kept != m_kept.end()) {
                all[i] = kept->second;
                return {};
            }
        }
        auto answer = answers(prompts[i], spec, watch);
        if (!answer && answer.error().code == ErrorCode::InvalidInput)
            answer.error().message = "prompt " + std::to_string(i + 1) + ": " + answer.error().message;
        ISCOPE_TRY_ASSIGN(all[i], std::move(answer));
        return {};
    };
    const Status status =
        RequestWatch::run(prompts.size(), static_cast<std::size_t>(m_spec.limits.concurrency), work, stop);
    const std::lock_guard lock(m_mutex);
    m_kept.clear();
    if (status)
        return all;
    for (std::size_t i = 0; i < prompts.size(); ++i)
        if (!all[i].empty())
            m_kept.emplace(keyOf(i), std::move(all[i]));
    return tl::unexpected(status.error());
}

Result<std::vector<std::vector<float>>>
RemoteReasoner::embed(std::span<const std::string> texts, rank::Pooling pooling, std::stop_token stop) {
    if (m_info.vectorSize == 0)
        return fail(
            ErrorCode::UnsupportedVersion,
            "the server gives no vectors",
            {.place = {.file = m_client->url().text()}, .cure = "Name a model of it with embedding_model"});
    std::vector<std::vector<float>> all(texts.size());
    const std::size_t requests = (texts.size() + TextsPerRequest - 1) / TextsPerRequest;
    const auto work = [&](std::size_t block, RequestWatch& watch) -> Status {
        const std::size_t first = block * TextsPerRequest;
        const auto part = texts.subspan(first, std::min(TextsPerRequest, texts.size() - first));
        ISCOPE_TRY_ASSIGN(
            auto vectors,
            m_client->embeddings(
                {.model = m_model.isIntentScope ? m_model.id : m_spec.embeddingModel,
                 .texts = {part.begin(), part.end()},
                 .pooling = pooling,
                 .isIntentScope = m_model.isIntentScope},
                watch));
        std::ranges::move(vectors, all.begin() + static_cast<std::ptrdiff_t>(first));
        return {};
    };
    ISCOPE_TRY(RequestWatch::run(requests, static_cast<std::size_t>(m_spec.limits.concurrency), work, stop));
    return all;
}

Result<std::vector<std::vector<float>>> RemoteReasoner::embedAnswers(
    std::span<const rank::ReasonerPrompt> prompts,
    std::span<const std::string> answers,
    rank::Pooling pooling,
    std::stop_token stop) {
    ISCOPE_ASSERT(prompts.size() == answers.size());
    if (!m_model.isIntentScope)
        return fail(
            ErrorCode::UnsupportedVersion,
            "the server cannot read the answers of others: that is an extension of IntentScope's own",
            {.place = {.file = m_client->url().text()}, .cure = "Read them with a local reasoner"});
    std::vector<std::vector<float>> all(answers.size());
    const std::size_t requests = (answers.size() + AnswersPerRequest - 1) / AnswersPerRequest;
    const auto work = [&](std::size_t block, RequestWatch& watch) -> Status {
        const std::size_t first = block * AnswersPerRequest;
        const std::size_t count = std::min(AnswersPerRequest, answers.size() - first);
        ISCOPE_TRY_ASSIGN(
            auto vectors,
            m_client->readAnswers(
                {.model = m_model.id,
                 .prompts = prompts.subspan(first, count),
                 .answers = answers.subspan(first, count),
                 .pooling = pooling},
                watch));
        std::ranges::move(vectors, all.begin() + static_cast<std::ptrdiff_t>(first));
        return {};
    };
    ISCOPE_TRY(RequestWatch::run(requests, static_cast<std::size_t>(m_spec.limits.concurrency), work, stop));
    return all;
}

Result<std::string> RemoteReasoner::render(const rank::ReasonerPrompt& prompt) const {
    if (!m_model.isIntentScope)
        return messagesText(prompt);
    std::string rendered;
    const auto work = [&](std::size_t, RequestWatch& watch) -> Status {
        ISCOPE_TRY_ASSIGN(rendered, m_client->rendered(m_model.id, prompt, watch));
        return {};
    };
    ISCOPE_TRY(RequestWatch::run(1, 1, work, {}));
    return rendered;
}

Result<std::int64_t> RemoteReasoner::countTokens(std::string_view text) const {
    if (m_tokenizer) {
        ISCOPE_TRY_ASSIGN(const auto ids, m_tokenizer->encode(text, text::SpecialTokens::LeaveOut));
        return static_cast<std::int64_t>(ids.size());
    }
    if (!m_model.isIntentScope)
        return (static_cast<std::int64_t>(text.size()) + BytesPerToken - 1) / BytesPerToken;
    return askedCount(text);
}

Result<std::int64_t> RemoteReasoner::askedCount(std::string_view text) const {
    {
        const std::lock_guard lock(m_mutex);
        const auto found = m_counts.find(text);
        if (found != m_counts.end())
            return found->second;
    }
    std::int64_t count = 0;
    const auto work = [&](std::size_t, RequestWatch& watch) -> Status {
        ISCOPE_TRY_ASSIGN(count, m_client->tokenCount(m_model.id, std::string(text), watch));
        return {};
    };
    ISCOPE_TRY(RequestWatch::run(1, 1, work, {}));
    const std::lock_guard lock(m_mutex);
    if (m_counts.size() >= KeptCounts)
        m_counts.clear();
    m_counts.emplace(text, count);
    return count;
}

std::string
RemoteReasoner::requestText(const rank::ReasonerPrompt& prompt, const rank::GenerationSpec& spec) const {
    return m_client->requestText(question(prompt, spec));
}

} // namespace intentscope::remote
