// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/reasoner/generator.h"

#include "core/nn/reasoner/pooled_state.h"
#include "core/nn/reasoner/sampler.h"
#include "core/nn/reasoner/token_odds.h"

#include "core/base/assert.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace intentscope::nn {
namespace {

using rank::GenerationSpec;

/// One answer being decoded: its last token was chosen and not read yet.
struct Row {
    std::unique_ptr<ReadSequence> sequence;
    Sampler sampler;
    PooledState pooled;
    TokenAnswer answer;
    TokenAnswer* result; ///< where it goes when it is finished
    bool isChosen;       ///< all its tokens are; only the state of the last is wanted
};

/// A prompt that was read, and its answers that were not begun.
struct ReadPrompt {
    const TokenPrompt* prompt;
    std::vector<TokenAnswer>* answers;
    std::unique_ptr<ReadSequence> sequence;
    PooledState pooled;
    std::vector<float> logits;
    std::size_t begun = 0;

    bool isDone() const { return begun == prompt->streams.size(); }
};

class Decoding {
public:
    Decoding(SequenceModel& model, const GenerationSpec& spec)
        : m_model(model), m_spec(spec), m_width(static_cast<std::size_t>(model.config().hiddenSize)),
          m_vocabulary(static_cast<std::size_t>(model.config().vocabularySize)) {}

    std::size_t rowCount() const { return m_rows.size(); }

    Result<ReadPrompt>
    read(const TokenPrompt& prompt, std::vector<TokenAnswer>& answers, const std::stop_token& stop) {
        const std::size_t room = prompt.tokens.size() + static_cast<std::size_t>(m_spec.sampling.maxTokens);
        ReadPrompt read{&prompt, &answers, m_model.begin(room), PooledState(m_spec.pooling, m_width), {}};
        PooledState* pooled = m_spec.givesVectors ? &read.pooled : nullptr;
        ISCOPE_TRY_ASSIGN(const auto last, readPooled(m_model, *read.sequence, prompt.tokens, pooled, stop));
        read.logits.resize(m_vocabulary);
        ISCOPE_TRY(m_model.logits(last, read.logits));
        return read;
    }

    /// The next answer of a prompt; its last one takes the prompt's sequence.
    Status begin(ReadPrompt& read) {
        const std::size_t sample = read.begun++;
        Row row{
            read.isDone() ? std::move(read.sequence) : read.sequence->clone(),
            Sampler(m_spec.sampling, read.prompt->streams[sample]),
            read.pooled,
            {},
            &(*read.answers)[sample],
            false};
        row.sampler.see(read.prompt->tokens);
        ISCOPE_TRY(choose(row, read.logits));
        keep(std::move(row));
        return {};
    }

    /// Reads the chosen token of every row and chooses the next.
    Status step(const std::stop_token& stop) {
        std::vector<Row> rows = std::exchange(m_rows, {});
        ISCOPE_TRY(readChosen(rows, stop));
        for (std::size_t i = 0; i < rows.size(); ++i) {
            Row& row = rows[i];
            if (m_spec.givesVectors)
                row.pooled.add(std::span(m_states).subspan(i * m_width, m_width));
            if (row.isChosen) {
                row.answer.vector = row.pooled.vector();
                *row.result = std::move(row.answer);
                continue;
            }
            ISCOPE_TRY(choose(row, std::span(m_logits).subspan(i * m_vocabulary, m_vocabulary)));
            keep(std::move(row));
        }
        return {};
    }

private:
    Status readChosen(std::span<const Row> rows, const std::stop_token& stop) {
        m_states.resize(rows.size() * m_width);
        std::vector<SequenceModel::Reading> readings;
        for (std::size_t i = 0; i < rows.size(); ++i)
            readings.push_back(
                {rows[i].sequence.get(),
                 std::span(rows[i].answer.tokens).last(1),
                 std::span(m_states).subspan(i * m_width, m_width)});
        ISCOPE_TRY(m_model.read(readings, stop));
        if (std::ranges::all_of(rows, &Row::isChosen))
            return {};
        m_logits.resize(rows.size() * m_vocabulary);
        return m_model.logits(m_states, m_logits);
    }

    Status choose(Row& row, std::span<const float> logits) const {
        TokenAnswer& answer = row.answer;
        ISCOPE_TRY_ASSIGN(const std::int32_t token, row.sampler.next(logits));
        answer.tokens.push_back(token);
        const TokenOdds odds(logits);
        answer.logProbabilities.push_back(odds.logProbability(token));
        if (m_spec.givesTokens)
            answer.entropies.push_back(odds.entropy());
        const auto& ends = m_model.config().endTokens;
        answer.isComplete = std::ranges::find(ends, token) != ends.end();
        row.isChosen = answer.isComplete || std::ssize(answer.tokens) == m_spec.sampling.maxTokens;
        return {};
    }

    /// A finished answer without a vector need not be read.
    void keep(Row row) {
        if (row.isChosen && !m_spec.givesVectors)
            *row.result = std::move(row.answer);
        else
            m_rows.push_back(std::move(row));
    }

    SequenceModel& m_model;
    const GenerationSpec& m_spec;
    std::size_t m_width;
    std::size_t m_vocabulary;
    std::vector<Row> m_rows;
    std::vector<float> m_states; ///< of the rows, kept for the next step
    std::vector<float> m_logits;
};

} // namespace

Result<std::vector<std::vector<TokenAnswer>>> Generator::generate(
    std::span<const TokenPrompt> prompts, const GenerationSpec& spec, const std::stop_token& stop) {
    std::vector<std::vector<TokenAnswer>> answers;
    for (const TokenPrompt& prompt : prompts) {
        ISCOPE_ASSERT(!prompt.tokens.empty() && !prompt.streams.empty());
        answers.emplace_back(prompt.streams.size());
    }
    Decoding decoding(m_model, spec);
    std::optional<ReadPrompt> current;
    std::size_t next = 0;
    while (current || next < prompts.size() || decoding.rowCount() > 0) {
        while (decoding.rowCount() < MostRows && (current || next < prompts.size())) {
            if (!current) {
                ISCOPE_TRY_ASSIGN(auto read, decoding.read(prompts[next], answers[next], stop));
                current.emplace(std::move(read));
                ++next;
            }
            ISCOPE_TRY(decoding.begin(*current));
            if (current->isDone())
                current.reset();
        }
        if (decoding.rowCount() > 0)
            ISCOPE_TRY(decoding.step(stop));
    }
    return answers;
}

Result<std::vector<float>>
Generator::embed(std::span<const std::int32_t> tokens, rank::Pooling pooling, const std::stop_token& stop) {
    ISCOPE_ASSERT(!tokens.empty());
    const auto sequence = m_model.begin(tokens.size());
    PooledState pooled(pooling, static_cast<std::size_t>(m_model.config().hiddenSize));
    ISCOPE_TRY(readPooled(m_model, *sequence, tokens, &pooled, stop));
    return pooled.vector();
}

Result<std::vector<std::vector<float>>> Generator::embedBehind(
    std::span<const std::int32_t> prompt,
    std::span<const std::vector<std::int32_t>> answers,
    rank::Pooling pooling,
    const std::stop_token& stop) {
    ISCOPE_ASSERT(!prompt.empty());
    std::size_t longest = 0;
    for (const auto& answer : answers)
        longest = std::max(longest, answer.size());
    const auto sequence = m_model.begin(prompt.size() + longest);
    PooledState ofPrompt(pooling, static_cast<std::size_t>(m_model.config().hiddenSize));
    ISCOPE_TRY(readPooled(m_model, *sequence, prompt, &ofPrompt, stop));
    std::vector<std::vector<float>> vectors;
    for (const auto& answer : answers) {
        PooledState pooled = ofPrompt;
        const auto own = sequence->clone();
        if (!answer.empty())
            ISCOPE_TRY(readPooled(m_model, *own, answer, &pooled, stop));
        vectors.push_back(pooled.vector());
    }
    return vectors;
}

Result<std::vector<float>> Generator::logProbabilities(
    std::span<const std::int32_t> prompt, std::span<const std::int32_t> answer, const std::stop_token& stop) {
    ISCOPE_ASSERT(!prompt.empty());
    if (answer.empty())
        return std::vector<float>{};
    const auto width = static_cast<std::size_t>(m_model.config().hiddenSize);
    const auto sequence = m_model.begin(prompt.size() + answer.size());
    ISCOPE_TRY_ASSIGN(auto states, readPooled(m_model, *sequence, prompt, nullptr, stop));
    if (answer.size() > 1) {
        states.resize(answer.size() * width);
        const SequenceModel::Reading reading{
            sequence.get(), answer.first(answer.size() - 1), std::span(states).subspan(width)};
        ISCOPE_TRY(m_model.read(std::span(&reading, 1), stop));
    }
    // One place at a time: over a large vocabulary the logits of all would be the largest thing here.
    std::vector<float> result;
    std::vector<float> logits(static_cast<std::size_t>(m_model.config().vocabularySize));
    for (std::size_t i = 0; i < answer.size(); ++i) {
        ISCOPE_TRY(m_model.logits(std::span(states).subspan(i * width, width), logits));
        result.push_back(TokenOdds(logits).logProbability(answer[i]));
    }
    return result;
}

} // namespace intentscope::nn
