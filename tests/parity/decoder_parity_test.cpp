// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/reasoner/decoder.h"
#include "tests/parity/reasoner_reference.h"
#include "tests/support/result_matchers.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace intentscope::parity {
namespace {

using nn::Decoder;
using nn::PackedType;

constexpr float Tolerance = 1e-4F;

/// The inference without LibTorch against Transformers.
class DecoderParity : public testing::TestWithParam<std::string> {
protected:
    void SetUp() override {
        auto reference = ReasonerReference::read(GetParam());
        ASSERT_OK(reference);
        m_reference = std::make_unique<ReasonerReference>(*std::move(reference));
        m_decoder = makeDecoder(PackedType::F32);
    }

    std::unique_ptr<Decoder> makeDecoder(PackedType type, std::size_t width = 2) {
        auto files = nn::ReasonerFiles::open(m_env, reasonerFolder(GetParam()));
        EXPECT_OK(files);
        auto weights =
            nn::DecoderWeights::pack((*files)->config(), nn::FileWeights(*files), type, Workers(width));
        EXPECT_OK(weights);
        return std::make_unique<Decoder>(*weights, Workers(width));
    }

    std::size_t hidden() const { return static_cast<std::size_t>(m_decoder->config().hiddenSize); }
    std::size_t vocabulary() const { return static_cast<std::size_t>(m_decoder->config().vocabularySize); }

    /// States of all prompts, read together.
    std::vector<std::vector<float>> readPrompts(Decoder& decoder, std::vector<nn::SequenceCache>& caches) {
        std::vector<std::vector<std::int32_t>> prompts;
        std::vector<std::vector<float>> states;
        for (std::size_t row = 0; row < m_reference->rowCount(); ++row) {
            prompts.push_back(m_reference->prompt(row));
            states.emplace_back(prompts.back().size() * hidden());
            caches.push_back(decoder.makeCache(prompts.back().size() + 64));
        }
        std::vector<Decoder::Reading> readings;
        readings.reserve(prompts.size());
        for (std::size_t row = 0; row < prompts.size(); ++row)
            readings.push_back({&caches[row], prompts[row], states[row]});
        EXPECT_OK(decoder.read(readings));
        return states;
    }

    std::vector<float> logitsOf(Decoder& decoder, std::span<const float> states) {
        std::vector<float> logits(states.size() / hidden() * vocabulary());
        decoder.logits(states, logits);
        return logits;
    }

    /// A step of greedy answers for every sequence; `states` hold the last token's.
    std::vector<std::int32_t>
    greedyStep(Decoder& decoder, std::vector<nn::SequenceCache>& caches, std::vector<float>& states) {
        const auto logits = logitsOf(decoder, states);
        std::vector<std::int32_t> next;
        for (std::size_t row = 0; row < caches.size(); ++row) {
            const auto first = logits.begin() + static_cast<std::ptrdiff_t>(row * vocabulary());
            const auto best = std::max_element(first, first + static_cast<std::ptrdiff_t>(vocabulary()));
            next.push_back(static_cast<std::int32_t>(best - first));
        }
        std::vector<Decoder::Reading> readings;
        readings.reserve(caches.size());
        for (std::size_t row = 0; row < caches.size(); ++row)
            readings.push_back(
                {&caches[row],
                 std::span(next).subspan(row, 1),
                 std::span(states).subspan(row * hidden(), hidden())});
        EXPECT_OK(decoder.read(readings));
        return next;
    }

    RealEnv m_env;
    std::unique_ptr<ReasonerReference> m_reference;
    std::unique_ptr<Decoder> m_decoder;
};

void expectNear(std::span<const float> found, std::span<const float> expected, float tolerance) {
    ASSERT_EQ(found.size(), expected.size());
    float worst = 0;
    for (std::size_t i = 0; i < found.size(); ++i)
        worst = std::max(worst, std::isfinite(found[i]) ? std::abs(found[i] - expected[i]) : INFINITY);
    EXPECT_LE(worst, tolerance);
}

TEST_P(DecoderParity, logits_and_states_are_those_of_transformers) {
    std::vector<nn::SequenceCache> caches;
    const auto states = readPrompts(*m_decoder, caches);
    const auto logits = m_reference->floats("logits");
    const auto hiddenStates = m_reference->floats("hidden");
    const std::size_t length = m_reference->extent("ids", 1);
    for (std::size_t row = 0; row < states.size(); ++row) {
        const std::size_t first = row * length + m_reference->padding(row);
        const std::size_t count = length - m_reference->padding(row);
        expectNear(
            states[row], std::span(hiddenStates).subspan(first * hidden(), count * hidden()), Tolerance);
        expectNear(
            logitsOf(*m_decoder, states[row]),
            std::span(logits).subspan(first * vocabulary(), count * vocabulary()),
            Tolerance);
    }
}

TEST_P(DecoderParity, greedy_answers_and_pooled_vectors_are_those_of_transformers) {
    std::vector<nn::SequenceCache> caches;
    const auto promptStates = readPrompts(*m_decoder, caches);
    const std::size_t rows = promptStates.size();
    std::vector<float> last(rows * hidden());
    std::vector<float> sums(rows * hidden());
    const auto add = [&](std::size_t row, std::span<const float> state) {
        for (std::size_t k = 0; k < hidden(); ++k)
            sums[row * hidden() + k] += state[k];
    };
    for (std::size_t row = 0; row < rows; ++row) {
        const std::span<const float> states = promptStates[row];
        for (std::size_t token = 0; token * hidden() < states.size(); ++token)
            add(row, states.subspan(token * hidden(), hidden()));
        std::ranges::copy(states.last(hidden()), last.begin() + static_cast<std::ptrdiff_t>(row * hidden()));
    }
    const std::size_t answer = m_reference->extent("greedy", 1);
    ASSERT_EQ(answer, 64U);
    std::vector<std::int32_t> found(rows * answer);
    for (std::size_t step = 0; step < answer; ++step) {
        const auto next = greedyStep(*m_decoder, caches, last);
        for (std::size_t row = 0; row < rows; ++row) {
            found[row * answer + step] = next[row];
            add(row, std::span(last).subspan(row * hidden(), hidden()));
        }
    }
    EXPECT_EQ(found, m_reference->integers("greedy"));
    expectNear(last, m_reference->floats("pooled.last"), Tolerance);
    for (std::size_t row = 0; row < rows; ++row)
        for (std::size_t k = 0; k < hidden(); ++k)
            sums[row * hidden() + k] /= static_cast<float>(caches[row].length());
    expectNear(sums, m_reference->floats("pooled.mean"), Tolerance);
}

TEST_P(DecoderParity, log_probabilities_of_a_given_answer_are_those_of_transformers) {
    std::vector<nn::SequenceCache> caches;
    const auto prompts = readPrompts(*m_decoder, caches);
    const auto answers = m_reference->integers("answer.ids");
    const auto expected = m_reference->floats("answer.log_probabilities");
    const std::size_t count = m_reference->extent("answer.ids", 1);
    for (std::size_t row = 0; row < prompts.size(); ++row) {
        std::vector<float> states(
            prompts[row].end() - static_cast<std::ptrdiff_t>(hidden()), prompts[row].end());
        states.resize((count + 1) * hidden());
        const auto ids = std::span(answers).subspan(row * count, count);
        const std::vector<Decoder::Reading> reading{{&caches[row], ids, std::span(states).subspan(hidden())}};
        ASSERT_OK(m_decoder->read(reading));
        const auto logits = logitsOf(*m_decoder, states);
        for (std::size_t token = 0; token < count; ++token) {
            const auto step = std::span(logits).subspan(token * vocabulary(), vocabulary());
            double sum = 0;
            for (const float logit : step)
                sum += std::exp(static_cast<double>(logit));
            const double found =
                static_cast<double>(step[static_cast<std::size_t>(ids[token])]) - std::log(sum);
            EXPECT_NEAR(found, static_cast<double>(expected[row * count + token]), 1e-4);
        }
    }
}

TEST_P(DecoderParity, a_sequence_does_not_depend_on_the_batch_nor_on_how_it_is_split) {
    std::vector<nn::SequenceCache> caches;
    const auto together = readPrompts(*m_decoder, caches);
    for (std::size_t row = 0; row < together.size(); ++row) {
        const auto prompt = m_reference->prompt(row);
        auto cache = m_decoder->makeCache(1);
        std::vector<float> states(prompt.size() * hidden());
        for (std::size_t token = 0, step = 1; token < prompt.size(); token += step, step = step % 3 + 1) {
            step = std::min(step, prompt.size() - token);
            const std::vector<Decoder::Reading> reading{
                {&cache,
                 std::span(prompt).subspan(token, step),
                 std::span(states).subspan(token * hidden(), step * hidden())}};
            ASSERT_OK(m_decoder->read(reading));
        }
        EXPECT_EQ(states, together[row]) << "row " << row;
    }
}

TEST_P(DecoderParity, a_sequence_does_not_depend_on_the_number_of_cores) {
    for (const PackedType type : {PackedType::F32, PackedType::BF16, PackedType::I8}) {
        const auto one = makeDecoder(type, 1);
        const auto five = makeDecoder(type, 5);
        std::vector<nn::SequenceCache> caches;
        std::vector<nn::SequenceCache> otherCaches;
        const auto states = readPrompts(*one, caches);
        EXPECT_TRUE(states == readPrompts(*five, otherCaches));
        EXPECT_TRUE(logitsOf(*one, states.front()) == logitsOf(*five, states.front()));
    }
}

TEST_P(DecoderParity, a_stop_and_a_strange_token_end_a_reading_and_leave_the_sequence) {
    auto cache = m_decoder->makeCache(8);
    const std::vector<std::int32_t> ids{5, 6, 7};
    const std::vector<Decoder::Reading> reading{{&cache, ids}};
    std::stop_source stop;
    stop.request_stop();
    EXPECT_THAT(m_decoder->read(reading, stop.get_token()), test::HasError(ErrorCode::Cancelled));
    const std::vector<std::int32_t> strange{5, m_decoder->config().vocabularySize};
    EXPECT_THAT(
        m_decoder->read(std::vector<Decoder::Reading>{{&cache, strange}}),
        test::HasErrorAbout(ErrorCode::InvalidInput, std::to_string(strange[1])));
    EXPECT_EQ(cache.length(), 0U);
    EXPECT_OK(m_decoder->read(reading));
    EXPECT_EQ(cache.length(), 3U);
}

/// How far the likeliest tokens of two sets of logits agree, and how far the distributions lie apart.
struct Agreement {
    double sameBest = 0;
    double divergence = 0; ///< mean KL(exact || other), nats
    double worst = 0;      ///< absolute difference of a logit
    double mean = 0;
};

Agreement agreementOf(std::span<const float> exact, std::span<const float> other, std::size_t vocabulary) {
    Agreement agreement;
    const std::size_t rows = exact.size() / vocabulary;
    for (std::size_t row = 0; row < rows; ++row) {
        const auto a = exact.subspan(row * vocabulary, vocabulary);
        const auto b = other.subspan(row * vocabulary, vocabulary);
        double sumA = 0;
        double sumB = 0;
        for (std::size_t i = 0; i < vocabulary; ++i) {
            sumA += std::exp(static_cast<double>(a[i]));
            sumB += std::exp(static_cast<double>(b[i]));
        }
        for (std::size_t i = 0; i < vocabulary; ++i) {
            const double logA = static_cast<double>(a[i]) - std::log(sumA);
            const double logB = static_cast<double>(b[i]) - std::log(sumB);
            agreement.divergence += std::exp(logA) * (logA - logB) / static_cast<double>(rows);
            const double difference = std::abs(static_cast<double>(a[i]) - static_cast<double>(b[i]));
            agreement.worst = std::max(agreement.worst, difference);
            agreement.mean += difference / static_cast<double>(exact.size());
        }
        const bool isSame =
            std::ranges::max_element(a) - a.begin() == std::ranges::max_element(b) - b.begin();
        agreement.sameBest += isSame ? 1.0 / static_cast<double>(rows) : 0;
    }
    return agreement;
}

TEST_P(DecoderParity, half_and_one_byte_weights_stay_close_to_the_exact_ones) {
    std::vector<nn::SequenceCache> exactCaches;
    const auto exact = readPrompts(*m_decoder, exactCaches);
    for (const PackedType type : {PackedType::BF16, PackedType::I8}) {
        const auto decoder = makeDecoder(type);
        EXPECT_LT(decoder->weights().byteCount(), m_decoder->weights().byteCount() * 6 / 10);
        std::vector<nn::SequenceCache> caches;
        const auto states = readPrompts(*decoder, caches);
        std::vector<float> exactLogits;
        std::vector<float> logits;
        for (std::size_t row = 0; row < states.size(); ++row) {
            std::ranges::copy(logitsOf(*m_decoder, exact[row]), std::back_inserter(exactLogits));
            std::ranges::copy(logitsOf(*decoder, states[row]), std::back_inserter(logits));
        }
        const auto agreement = agreementOf(exactLogits, logits, vocabulary());
        EXPECT_GT(agreement.sameBest, 0.85) << (type == PackedType::I8 ? "int8" : "bf16");
        EXPECT_LT(agreement.divergence, 0.05);
        EXPECT_GT(agreement.divergence, 0) << "it would not be another type";
        const std::string name = type == PackedType::I8 ? "int8_" : "bf16_";
        RecordProperty(name + "kl", std::to_string(agreement.divergence));
        RecordProperty(name + "same", std::to_string(agreement.sameBest));
        RecordProperty(name + "worst", std::to_string(agreement.worst));
        RecordProperty(name + "mean", std::to_string(agreement.mean));
    }
}

INSTANTIATE_TEST_SUITE_P(Reasoners, DecoderParity, testing::ValuesIn(reasonerCases()), [](const auto& test) {
    return test.param;
});

} // namespace
} // namespace intentscope::parity
