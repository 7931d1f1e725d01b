// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/reasoner/generator.h"

#include "core/nn/reasoner/decoder_model.h"
#include "core/nn/reasoner/sampler.h"
#include "core/nn/reasoner/transformer_model_torch.h"
#include "core/nn/torch_runtime.h"
#include "tests/core/nn/reasoner/tiny_reasoner.h"
#include "tests/support/result_matchers.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/log_softmax.h>
#include <ATen/ops/ones_like.h>
#include <ATen/ops/tensor.h>
#include <c10/core/InferenceMode.h>

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <tuple>

namespace intentscope::nn {
namespace {

using rank::GenerationSpec;
using rank::Pooling;
using test::tinyTransformer;

std::vector<std::int32_t> someTokens(std::int32_t count, std::int32_t step) {
    std::vector<std::int32_t> tokens;
    for (std::int32_t i = 0; i < count; ++i)
        tokens.push_back(3 + i * step % 47);
    return tokens;
}

std::vector<std::uint64_t> streamsOf(std::int32_t prompt, std::int32_t count) {
    std::vector<std::uint64_t> streams;
    for (std::int32_t i = 0; i < count; ++i)
        streams.push_back(samplingStream(1, std::to_string(prompt), i));
    return streams;
}

void expectSame(const TokenAnswer& a, const TokenAnswer& b) {
    EXPECT_EQ(a.tokens, b.tokens);
    EXPECT_EQ(a.logProbabilities, b.logProbabilities);
    EXPECT_EQ(a.entropies, b.entropies);
    EXPECT_EQ(a.vector, b.vector);
    EXPECT_EQ(a.isComplete, b.isComplete);
}

/// Normed states [T, hidden] of the whole text at once, without a cache.
at::Tensor statesOf(const Transformer& model, const std::vector<std::int32_t>& tokens) {
    const c10::InferenceMode inference;
    const auto ids = at::tensor(std::vector<std::int64_t>(tokens.begin(), tokens.end())).unsqueeze(0);
    return model.states(ids, makeAttentionInput(model.config(), at::ones_like(ids)), nullptr)[0];
}

double distance(const std::vector<float>& vector, const at::Tensor& expected) {
    return (at::tensor(vector) - expected).abs().max().item<double>();
}

/// Weights in memory.
class MapWeights final : public WeightSource {
public:
    explicit MapWeights(const WeightMap& weights) : m_weights(weights) {}
    void readRows(std::string_view name, std::size_t firstRow, std::span<float> out) const override {
        const at::Tensor weight = m_weights.at(std::string(name)).contiguous();
        const std::size_t columns = weight.dim() == 1 ? out.size() : static_cast<std::size_t>(weight.size(1));
        std::copy_n(weight.data_ptr<float>() + firstRow * columns, out.size(), out.data());
    }
    void release(std::string_view) const override {}

private:
    const WeightMap& m_weights;
};

enum class Engine { Processor, LibTorch };

std::unique_ptr<SequenceModel> sequenceModel(const Transformer& transformer, Engine engine) {
    if (engine == Engine::LibTorch)
        return std::make_unique<TransformerModel>(transformer);
    const Workers workers(2);
    auto weights = DecoderWeights::pack(
        transformer.config(), MapWeights(transformer.weights()), PackedType::F32, workers);
    EXPECT_OK(weights);
    return std::make_unique<DecoderModel>(*weights, workers);
}

class Generating : public testing::TestWithParam<std::tuple<ReasonerFamily, Engine>> {
protected:
    void SetUp() override { configureTorch(); }

    Result<std::vector<std::vector<TokenAnswer>>> generate(std::span<const TokenPrompt> prompts) {
        return Generator(*m_model).generate(prompts, m_spec, {});
    }

    /// The same weights with other tokens that end an answer.
    std::unique_ptr<SequenceModel> endingWith(std::vector<std::int32_t> tokens) const {
        auto config = m_transformer.config();
        config.endTokens = std::move(tokens);
        return sequenceModel(Transformer(config, m_transformer.weights()), std::get<Engine>(GetParam()));
    }

    Transformer m_transformer = tinyTransformer(std::get<ReasonerFamily>(GetParam()));
    std::unique_ptr<SequenceModel> m_model = sequenceModel(m_transformer, std::get<Engine>(GetParam()));
    GenerationSpec m_spec{.sampling = {.maxTokens = 12}, .givesTokens = true};
};
constexpr std::array Families{ReasonerFamily::Qwen3, ReasonerFamily::Qwen2, ReasonerFamily::Llama};

std::string testName(const testing::TestParamInfo<std::tuple<ReasonerFamily, Engine>>& tested) {
    const bool isTorch = std::get<Engine>(tested.param) == Engine::LibTorch;
    return std::string(name(std::get<ReasonerFamily>(tested.param))) + (isTorch ? "Torch" : "Processor");
}

INSTANTIATE_TEST_SUITE_P(
    Generator,
    Generating,
    testing::Combine(testing::ValuesIn(Families), testing::Values(Engine::Processor, Engine::LibTorch)),
    testName);

/// LibTorch's rounding depends on the number of rows, so this is not promised of it.
class GeneratingOnProcessor : public Generating {};
INSTANTIATE_TEST_SUITE_P(
    Generator,
    GeneratingOnProcessor,
    testing::Combine(testing::ValuesIn(Families), testing::Values(Engine::Processor)),
    testName);

TEST_P(Generating, TakesTheLikeliestTokensOfTheWholeText) {
    const TokenPrompt prompt{someTokens(20, 7), {1}};
    ASSERT_OK_AND_ASSIGN(const auto answers, generate(std::span(&prompt, 1)));
    const TokenAnswer& answer = answers.at(0).at(0);
    auto text = prompt.tokens;
    for (std::size_t i = 0; i < answer.tokens.size(); ++i) {
        const auto likely = at::log_softmax(m_transformer.logits(statesOf(m_transformer, text)[-1]), -1);
        EXPECT_EQ(likely.argmax().item<std::int64_t>(), answer.tokens[i]) << i;
        EXPECT_NEAR(likely[answer.tokens[i]].item<float>(), answer.logProbabilities[i], 1e-4) << i;
        EXPECT_NEAR(-(likely.exp() * likely).sum().item<float>(), answer.entropies[i], 1e-4) << i;
        text.push_back(answer.tokens[i]);
    }
    ASSERT_OK_AND_ASSIGN(
        const auto given, Generator(*m_model).logProbabilities(prompt.tokens, answer.tokens, {}));
    ASSERT_EQ(given.size(), answer.tokens.size());
    for (std::size_t i = 0; i < given.size(); ++i)
        EXPECT_NEAR(given[i], answer.logProbabilities[i], 1e-4) << i;
}

TEST_P(Generating, PoolsOverPromptAndAnswer) {
    const TokenPrompt prompt{someTokens(300, 11), {1}}; // more than a chunk
    for (const auto pooling : {Pooling::LastToken, Pooling::Mean}) {
        m_spec.pooling = pooling;
        ASSERT_OK_AND_ASSIGN(const auto answers, generate(std::span(&prompt, 1)));
        auto text = prompt.tokens;
        const auto& tokens = answers.at(0).at(0).tokens;
        text.insert(text.end(), tokens.begin(), tokens.end());
        const auto states = statesOf(m_transformer, text);
        const auto expected = pooling == Pooling::LastToken ? states[-1] : states.mean(0);
        EXPECT_LT(distance(answers[0][0].vector, expected), 1e-4);
        ASSERT_OK_AND_ASSIGN(const auto embedded, Generator(*m_model).embed(text, pooling, {}));
        EXPECT_LT(distance(embedded, expected), 1e-4);
    }
}

TEST_P(Generating, EndsWithAnyOfTheEndTokensAndPoolsIt) {
    const TokenPrompt prompt{someTokens(20, 7), {1}};
    ASSERT_OK_AND_ASSIGN(const auto cut, generate(std::span(&prompt, 1)));
    const auto& all = cut.at(0).at(0).tokens;
    ASSERT_EQ(all.size(), 12U);
    EXPECT_FALSE(cut[0][0].isComplete);
    const auto ending = endingWith({2, all[4]});
    const auto first = static_cast<std::size_t>(std::ranges::find(all, all[4]) - all.begin());
    ASSERT_OK_AND_ASSIGN(const auto ended, Generator(*ending).generate(std::span(&prompt, 1), m_spec, {}));
    const TokenAnswer& answer = ended.at(0).at(0);
    EXPECT_TRUE(answer.isComplete);
    ASSERT_EQ(
        answer.tokens,
        std::vector<std::int32_t>(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(first) + 1));
    auto text = prompt.tokens;
    text.insert(text.end(), answer.tokens.begin(), answer.tokens.end());
    EXPECT_LT(distance(answer.vector, statesOf(m_transformer, text)[-1]), 1e-4);
}

TEST_P(GeneratingOnProcessor, GivesTheSameBytesAloneAndInAnyCompany) {
    m_spec.sampling.temperature = 1;
    m_spec.sampling.repetitionPenalty = 1.1;
    std::vector<TokenPrompt> prompts;
    for (std::int32_t i = 0; i < 5; ++i)
        prompts.push_back({someTokens(3 + 40 * i, 5 + i), streamsOf(i, 5)});
    const auto ending = endingWith({2, 7, 11, 19}); // so that rows end at different times
    Generator generator(*ending);
    ASSERT_OK_AND_ASSIGN(const auto together, generator.generate(prompts, m_spec, {}));
    std::size_t completed = 0;
    for (std::size_t i = 0; i < prompts.size(); ++i)
        for (std::size_t sample = 0; sample < 5; ++sample) {
            const TokenPrompt alone{prompts[i].tokens, {prompts[i].streams[sample]}};
            ASSERT_OK_AND_ASSIGN(const auto answers, generator.generate(std::span(&alone, 1), m_spec, {}));
            expectSame(answers.at(0).at(0), together.at(i).at(sample));
            completed += together[i][sample].isComplete ? 1U : 0U;
        }
    EXPECT_GT(completed, 3U);
    EXPECT_LT(completed, 25U);
}

TEST_P(Generating, GivesNothingThatWasNotAskedFor) {
    const TokenPrompt prompt{someTokens(5, 3), {1}};
    ASSERT_OK_AND_ASSIGN(const auto all, generate(std::span(&prompt, 1)));
    m_spec.givesVectors = false;
    m_spec.givesTokens = false;
    ASSERT_OK_AND_ASSIGN(const auto answers, generate(std::span(&prompt, 1)));
    EXPECT_TRUE(answers.at(0).at(0).vector.empty());
    EXPECT_TRUE(answers[0][0].entropies.empty());
    EXPECT_EQ(answers[0][0].tokens, all.at(0).at(0).tokens);
    EXPECT_EQ(answers[0][0].logProbabilities, all[0][0].logProbabilities);
}

TEST_P(Generating, StopsWhenItIsAskedTo) {
    std::stop_source source;
    source.request_stop();
    const TokenPrompt prompt{someTokens(5, 3), {1}};
    EXPECT_THAT(
        Generator(*m_model).generate(std::span(&prompt, 1), m_spec, source.get_token()),
        ::intentscope::test::HasError(ErrorCode::Cancelled));
}

} // namespace
} // namespace intentscope::nn
