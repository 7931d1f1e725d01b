// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/reasoner/adapter_files.h"
#include "core/nn/reasoner/generator.h"
#include "core/nn/reasoner/reasoner_files.h"
#include "core/nn/reasoner/reasoner_model.h"
#include "core/nn/reasoner/reasoner_text.h"
#include "core/nn/reasoner/sampler.h"
#include "core/nn/reasoner_factory.h"
#include "core/nn/torch_guard_torch.h"
#include "core/nn/torch_runtime.h"

#include "core/base/assert.h"
#include "core/base/fingerprint.h"
#include "core/base/progress.h"
#include "core/rank/answer_odds.h"

#include <algorithm>
#include <iterator>
#include <numeric>

namespace intentscope::nn {
namespace {

using rank::Generation;
using rank::GenerationSpec;
using rank::ReasonerPrompt;

constexpr std::uint64_t LargestTemplate = std::uint64_t{1} << 20U;

std::string folderName(const std::filesystem::path& folder) {
    const auto clean = folder.lexically_normal();
    return (clean.has_filename() ? clean : clean.parent_path()).filename().string();
}

class LocalReasoner final : public rank::Reasoner, public rank::AnswerOdds {
public:
    /// `promptTemplate` stands in `promptTemplateFile`; both may be "".
    LocalReasoner(
        ReasonerModel model,
        ReasonerText text,
        const std::filesystem::path& folder,
        std::string promptTemplate,
        std::filesystem::path promptTemplateFile)
        : m_model(std::move(model)), m_text(std::move(text)) {
        const ReasonerConfig& config = m_model.model->config();
        m_info.name = folderName(folder);
        m_info.family = nn::name(config.family);
        m_info.checkpointHash = fingerprintOf(m_model.hash + ":" + m_text.hash()).hex();
        m_info.vectorSize = config.hiddenSize;
        m_info.contextTokens = config.maxPositions;
        m_info.parameterCount = parameterCount(config);
        m_info.givesLogProbabilities = true;
        m_info.promptTemplate = std::move(promptTemplate);
        m_info.promptTemplateFile = std::move(promptTemplateFile);
        m_info.notes = m_model.notes;
        for (std::string& note : m_text.notes())
            m_info.notes.push_back(std::move(note));
    }

    const rank::ReasonerInfo& info() const override { return m_info; }

    Result<std::vector<std::vector<Generation>>> generate(
        std::span<const ReasonerPrompt> prompts, const GenerationSpec& spec, std::stop_token stop) override {
        return torchGuard([&]() -> Result<std::vector<std::vector<Generation>>> {
            ISCOPE_TRY(rank::checkSampling(spec.sampling));
            ISCOPE_TRY_ASSIGN(const auto read, readPrompts(prompts, spec.sampling));
            Generator generator(*m_model.model);
            auto answered = generator.generate(read, spec, stop);
            if (!answered && answered.error().code == ErrorCode::Corrupt)
                answered.error().place.file = m_model.textFolder.string();
            ISCOPE_TRY_ASSIGN(auto answers, std::move(answered));
            std::vector<std::vector<Generation>> result(answers.size());
            for (std::size_t i = 0; i < answers.size(); ++i)
                for (TokenAnswer& answer : answers[i])
                    result[i].push_back(generation(read[i], std::move(answer), spec));
            return result;
        });
    }

    Result<std::vector<std::vector<float>>>
    embed(std::span<const std::string> texts, rank::Pooling pooling, std::stop_token stop) override {
        return torchGuard([&]() -> Result<std::vector<std::vector<float>>> {
            Generator generator(*m_model.model);
            std::vector<std::vector<float>> vectors;
            for (std::size_t i = 0; i < texts.size(); ++i) {
                ISCOPE_TRY(checkStop(stop));
                ISCOPE_TRY_ASSIGN(const auto tokens, m_text.encodeText(texts[i]));
                ISCOPE_TRY(checkLength("text", i, tokens.size(), 0));
                ISCOPE_TRY_ASSIGN(auto vector, generator.embed(tokens, pooling, stop));
                vectors.push_back(std::move(vector));
            }
            return vectors;
        });
    }

    Result<std::vector<std::vector<float>>> embedAnswers(
        std::span<const ReasonerPrompt> prompts,
        std::span<const std::string> answers,
        rank::Pooling pooling,
        std::stop_token stop) override {
        ISCOPE_ASSERT(prompts.size() == answers.size());
        return torchGuard([&]() -> Result<std::vector<std::vector<float>>> {
            Generator generator(*m_model.model);
            std::vector<std::vector<float>> vectors;
            // Answers to one prompt that follow each other share it.
            for (std::size_t first = 0; first < prompts.size(); first = vectors.size()) {
                ISCOPE_TRY(checkStop(stop));
                ISCOPE_TRY_ASSIGN(const auto prompt, promptTokens(prompts[first]));
                std::vector<std::vector<text::TokenId>> group;
                for (std::size_t i = first; i < prompts.size() && prompts[i] == prompts[first]; ++i) {
                    ISCOPE_TRY_ASSIGN(group.emplace_back(), answerTokens(answers[i], true));
                    ISCOPE_TRY(checkLength("prompt", i, prompt.size() + group.back().size(), 0));
                }
                ISCOPE_TRY_ASSIGN(auto read, generator.embedBehind(prompt, group, pooling, stop));
                std::ranges::move(read, std::back_inserter(vectors));
            }
            return vectors;
        });
    }

    Result<std::vector<double>>
    answerLogProbabilities(std::span<const rank::WrittenAnswer> answers, std::stop_token stop) override {
        return torchGuard([&]() -> Result<std::vector<double>> {
            Generator generator(*m_model.model);
            std::vector<double> sums;
            for (std::size_t i = 0; i < answers.size(); ++i) {
                ISCOPE_TRY(checkStop(stop));
                ISCOPE_TRY_ASSIGN(const auto prompt, promptTokens(answers[i].prompt));
                ISCOPE_TRY_ASSIGN(const auto answer, answerTokens(answers[i].text, answers[i].isComplete));
                ISCOPE_TRY(checkLength("prompt", i, prompt.size() + answer.size(), 0));
                ISCOPE_TRY_ASSIGN(const auto odds, generator.logProbabilities(prompt, answer, stop));
                sums.push_back(std::accumulate(odds.begin(), odds.end(), 0.0));
            }
            return sums;
        });
    }

    Result<std::string> render(const ReasonerPrompt& prompt) const override { return m_text.render(prompt); }

    Result<std::int64_t> countTokens(std::string_view text) const override {
        ISCOPE_TRY_ASSIGN(const auto tokens, m_text.tokenizer().encode(text, text::SpecialTokens::LeaveOut));
        return std::ssize(tokens);
    }

private:
    Result<std::vector<text::TokenId>> promptTokens(const ReasonerPrompt& prompt) const {
        ISCOPE_TRY_ASSIGN(const std::string rendered, m_text.render(prompt));
        return m_text.encodePrompt(rendered);
    }

    /// As generate leaves it: a complete answer has the token that ends it.
    Result<std::vector<text::TokenId>> answerTokens(const std::string& answer, bool isComplete) const {
        ISCOPE_TRY_ASSIGN(auto tokens, m_text.tokenizer().encode(answer, text::SpecialTokens::LeaveOut));
        const auto& ends = m_model.model->config().endTokens;
        if (isComplete && !ends.empty())
            tokens.push_back(ends.front());
        return tokens;
    }

    Status checkLength(const char* what, std::size_t index, std::size_t tokens, std::int32_t answer) const {
        const std::string which = std::string(what) + " " + std::to_string(index + 1);
        if (tokens == 0)
            return fail(ErrorCode::InvalidInput, which + " is empty");
        const auto length = static_cast<std::int64_t>(tokens) + answer;
        if (length <= m_info.contextTokens)
            return {};
        return fail(
            ErrorCode::InvalidInput,
            which + " has " + std::to_string(tokens) + " tokens, with its answer up to " +
                std::to_string(length) + ", but the model reads " + std::to_string(m_info.contextTokens),
            {.place = {}, .cure = "Give the context a smaller budget of tokens, or ask for shorter answers"});
    }

    Result<std::vector<TokenPrompt>>
    readPrompts(std::span<const ReasonerPrompt> prompts, const rank::SamplingSpec& sampling) const {
        std::vector<TokenPrompt> read;
        for (std::size_t i = 0; i < prompts.size(); ++i) {
            ISCOPE_TRY_ASSIGN(const std::string rendered, m_text.render(prompts[i]));
            ISCOPE_TRY_ASSIGN(auto tokens, m_text.encodePrompt(rendered));
            ISCOPE_TRY(checkLength("prompt", i, tokens.size(), sampling.maxTokens));
            TokenPrompt prompt{std::move(tokens), {}};
            for (std::int32_t sample = 0; sample < sampling.sampleCount; ++sample)
                prompt.streams.push_back(samplingStream(sampling.seed, rendered, sample));
            read.push_back(std::move(prompt));
        }
        return read;
    }

    Generation generation(const TokenPrompt& prompt, TokenAnswer answer, const GenerationSpec& spec) const {
        const text::Tokenizer& tokenizer = m_text.tokenizer();
        Generation result;
        const std::size_t words = answer.tokens.size() - (answer.isComplete ? 1 : 0);
        result.text = tokenizer.decode(std::span(answer.tokens).first(words), text::SpecialTokens::LeaveOut);
        result.vector = std::move(answer.vector);
        if (spec.givesTokens)
            for (std::size_t i = 0; i < answer.tokens.size(); ++i)
                result.tokens.push_back(
                    {tokenizer.bytesOf(answer.tokens[i]), answer.logProbabilities[i], answer.entropies[i]});
        result.logProbability =
            std::accumulate(answer.logProbabilities.begin(), answer.logProbabilities.end(), 0.0);
        result.promptTokens = static_cast<std::int32_t>(prompt.tokens.size());
        result.answerTokens = static_cast<std::int32_t>(answer.tokens.size());
        result.isComplete = answer.isComplete;
        return result;
    }

    ReasonerModel m_model;
    ReasonerText m_text;
    rank::ReasonerInfo m_info;
};

} // namespace

Result<std::filesystem::path> promptTemplateFile(Env& env, const std::filesystem::path& folder) {
    const auto own = folder / PromptTemplateFile;
    if (env.kind(own) == FileKind::Regular || !AdapterFiles::isAdapter(env, folder))
        return env.kind(own) == FileKind::Regular ? own : std::filesystem::path();
    ISCOPE_TRY_ASSIGN(const auto model, AdapterFiles::baseFolder(env, folder));
    return promptTemplateFile(env, model);
}

rank::ReasonerFactory makeReasonerFactory(ReasonerOptions options) {
    configureTorch();
    return [options](Env& env, const std::filesystem::path& folder) {
        return torchGuard([&]() -> Result<std::unique_ptr<rank::Reasoner>> {
            ISCOPE_TRY_ASSIGN(auto model, openReasonerModel(env, folder, options));
            const std::int32_t vocabulary = model.model->config().vocabularySize;
            ISCOPE_TRY_ASSIGN(auto text, ReasonerText::read(env, model.textFolder, vocabulary, options));
            ISCOPE_TRY_ASSIGN(auto file, promptTemplateFile(env, folder));
            std::string prompts;
            if (!file.empty()) {
                ISCOPE_TRY_ASSIGN(prompts, env.readFile(file, LargestTemplate));
            }
            return std::make_unique<LocalReasoner>(
                std::move(model), std::move(text), folder, std::move(prompts), std::move(file));
        });
    };
}

} // namespace intentscope::nn
