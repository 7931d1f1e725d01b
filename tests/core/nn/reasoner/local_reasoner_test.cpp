// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/reasoner_factory.h"

#include "core/nn/reasoner/reasoner_files.h"
#include "core/rank/answer_odds.h"
#include "core/text/bpe_trainer.h"
#include "tests/core/nn/reasoner/tiny_reasoner.h"
#include "tests/support/result_matchers.h"
#include "tests/support/temp_directory.h"

#include <ATen/core/Tensor.h>

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace intentscope::nn {
namespace {

using ::intentscope::test::HasError;
using ::intentscope::test::HasErrorAbout;
using rank::GenerationSpec;
using rank::Pooling;
using rank::ReasonerPrompt;

std::string tinyTokenizer() {
    bool isDone = false;
    const text::TextSource texts = [&]() -> Result<std::optional<std::string>> {
        if (std::exchange(isDone, true))
            return std::nullopt;
        return "where is my parcel, when does my parcel come, speed up my parcel";
    };
    NullProgress progress;
    const auto json = text::trainBpe({.vocabularySize = 280}, texts, progress, {});
    EXPECT_OK(json);
    return json ? *json : std::string();
}

class LocalReasoner : public testing::Test {
protected:
    void SetUp() override { write(TensorType::F32); }

    void write(TensorType type) {
        std::filesystem::remove_all(folder());
        auto config = test::tinyConfig(ReasonerFamily::Qwen3);
        config.vocabularySize = 300;
        config.elementType = type;
        auto weights = test::tinyWeights(config);
        for (auto& [name, weight] : weights)
            weight = weight.to(scalarType(type));
        const auto bytes = weightBytes(weights);
        ASSERT_OK(writeReasoner(m_env, folder(), {config, bytes, {{"tokenizer.json", tinyTokenizer()}}}));
    }

    std::filesystem::path folder() const { return m_directory.path() / "tiny"; }
    Result<std::unique_ptr<rank::Reasoner>> open(ReasonerOptions options = {}) {
        return makeReasonerFactory(options)(m_env, folder());
    }

    ::intentscope::test::TempDirectory m_directory;
    RealEnv m_env;
};

TEST_F(LocalReasoner, SaysWhatItIs) {
    ASSERT_OK_AND_ASSIGN(const auto reasoner, open());
    const auto& info = reasoner->info();
    EXPECT_EQ(info.name, "tiny");
    EXPECT_EQ(info.family, "qwen3");
    EXPECT_EQ(info.checkpointHash.size(), 64U);
    EXPECT_EQ(info.vectorSize, 24);
    EXPECT_EQ(info.contextTokens, 128);
    EXPECT_TRUE(info.givesLogProbabilities);
    ASSERT_EQ(info.notes.size(), 1U);
    EXPECT_NE(info.notes[0].find("chat template"), std::string::npos);
}

TEST_F(LocalReasoner, RendersAPlainPromptWithoutATemplate) {
    ASSERT_OK_AND_ASSIGN(const auto plain, open());
    EXPECT_THAT(
        plain->render({"Be brief.", "Parcel?"}), ::intentscope::test::IsOkAndHolds("Be brief.\n\nParcel?\n"));
    EXPECT_THAT(plain->render({"", "Parcel?"}), ::intentscope::test::IsOkAndHolds("Parcel?\n"));
    ASSERT_OK_AND_ASSIGN(const auto chatting, open({.chatFamily = text::ChatFamily::Qwen3}));
    EXPECT_THAT(
        chatting->render({"Be brief.", "Parcel?"}),
        ::intentscope::test::IsOkAndHolds(
            "<|im_start|>system\nBe brief.<|im_end|>\n<|im_start|>user\nParcel?<|im_end|>\n"
            "<|im_start|>assistant\n<think>\n\n</think>\n\n"));
    EXPECT_NE(plain->info().checkpointHash, chatting->info().checkpointHash);
    EXPECT_TRUE(chatting->info().notes.empty());
}

TEST_F(LocalReasoner, KnowsTheTemplateThatItWasTrainedWith) {
    ASSERT_OK_AND_ASSIGN(const auto without, open());
    EXPECT_EQ(without->info().promptTemplate, "");
    m_directory.write("tiny/prompt_template.txt", "Region {{region}}\n");
    ASSERT_OK_AND_ASSIGN(const auto with, open());
    EXPECT_EQ(with->info().promptTemplate, "Region {{region}}\n");
    EXPECT_EQ(with->info().promptTemplateFile, folder() / "prompt_template.txt");
    EXPECT_EQ(with->info().checkpointHash, without->info().checkpointHash) << "a latent set keeps its own";
}

TEST_F(LocalReasoner, AnswersTheSameInEveryCall) {
    ASSERT_OK_AND_ASSIGN(const auto reasoner, open());
    const std::vector<ReasonerPrompt> prompts{{"", "where is my parcel"}, {"Be brief", "speed up"}};
    GenerationSpec spec;
    spec.sampling = {.maxTokens = 8, .temperature = 1, .topP = 0.9, .sampleCount = 3};
    spec.givesTokens = true;
    ASSERT_OK_AND_ASSIGN(const auto first, reasoner->generate(prompts, spec, {}));
    ASSERT_OK_AND_ASSIGN(const auto again, open());
    ASSERT_OK_AND_ASSIGN(const auto second, again->generate(std::span(prompts).last(1), spec, {}));
    ASSERT_EQ(first.size(), 2U);
    ASSERT_EQ(first[1].size(), 3U);
    EXPECT_NE(first[1][0].text, first[1][1].text);
    for (std::size_t i = 0; i < 3; ++i) {
        const auto& answer = first[1][i];
        EXPECT_EQ(answer.text, second[0][i].text);
        EXPECT_EQ(answer.vector, second[0][i].vector);
        EXPECT_EQ(answer.vector.size(), 24U);
        EXPECT_EQ(static_cast<std::size_t>(answer.answerTokens), answer.tokens.size());
        double sum = 0;
        for (const auto& token : answer.tokens) {
            sum += static_cast<double>(token.logProbability);
            EXPECT_GE(token.entropy, 0);
            EXPECT_LE(token.entropy, std::log(300.0F));
        }
        EXPECT_NEAR(answer.logProbability, sum, 1e-9);
    }
}

TEST_F(LocalReasoner, EmbedsTextsAsTheyAre) {
    ASSERT_OK_AND_ASSIGN(const auto reasoner, open());
    const std::vector<std::string> texts{"parcel", "my parcel"};
    ASSERT_OK_AND_ASSIGN(const auto last, reasoner->embed(texts, Pooling::LastToken, {}));
    ASSERT_OK_AND_ASSIGN(const auto mean, reasoner->embed(texts, Pooling::Mean, {}));
    ASSERT_EQ(last.size(), 2U);
    EXPECT_EQ(last[0].size(), 24U);
    EXPECT_NE(last[1], mean[1]);
    ASSERT_OK_AND_ASSIGN(const auto alone, reasoner->embed(std::span(texts).last(1), Pooling::LastToken, {}));
    EXPECT_EQ(alone[0], last[1]);
    const std::vector<std::string> empty{"x", ""};
    EXPECT_THAT(
        reasoner->embed(empty, Pooling::Mean, {}), HasErrorAbout(ErrorCode::InvalidInput, "text 2 is empty"));
}

TEST_F(LocalReasoner, ReadsAnswersBehindTheirPromptsAsAlone) {
    ASSERT_OK_AND_ASSIGN(const auto reasoner, open());
    const ReasonerPrompt parcel{"", "where is my parcel"};
    const ReasonerPrompt other{"Be brief", "speed up"};
    const std::vector<ReasonerPrompt> prompts{parcel, parcel, other, parcel, parcel};
    const std::vector<std::string> answers{"my parcel", "when", "when", "", "my parcel"};
    for (const Pooling pooling : {Pooling::LastToken, Pooling::Mean}) {
        ASSERT_OK_AND_ASSIGN(const auto all, reasoner->embedAnswers(prompts, answers, pooling, {}));
        ASSERT_EQ(all.size(), prompts.size());
        for (std::size_t i = 0; i < prompts.size(); ++i) {
            ASSERT_OK_AND_ASSIGN(
                const auto alone,
                reasoner->embedAnswers(
                    std::span(prompts).subspan(i, 1), std::span(answers).subspan(i, 1), pooling, {}));
            EXPECT_EQ(all[i], alone[0]) << i;
        }
        EXPECT_EQ(all[0], all[4]);
        EXPECT_NE(all[0], all[1]);
        EXPECT_NE(all[1], all[2]) << "the prompt counts";
    }
}

TEST_F(LocalReasoner, TellsHowLikelyItsOwnAnswersWere) {
    ASSERT_OK_AND_ASSIGN(const auto reasoner, open());
    auto* odds = dynamic_cast<rank::AnswerOdds*>(reasoner.get());
    ASSERT_NE(odds, nullptr);
    const std::vector<ReasonerPrompt> prompts{{"", "where is my parcel"}, {"Be brief", "speed up"}};
    GenerationSpec spec;
    // One token, of which another split of the text cannot come.
    spec.sampling = {.maxTokens = 1, .temperature = 1, .sampleCount = 24};
    ASSERT_OK_AND_ASSIGN(const auto written, reasoner->generate(prompts, spec, {}));
    std::vector<rank::WrittenAnswer> answers;
    std::vector<double> told;
    for (std::size_t i = 0; i < prompts.size(); ++i)
        for (const rank::Generation& one : written[i]) {
            const bool isReadable = !one.text.empty() && std::ranges::all_of(one.text, [](char c) {
                return c >= ' ' && c <= '~';
            });
            if (!isReadable || one.isComplete || reasoner->countTokens(one.text).value() != 1)
                continue;
            answers.push_back({prompts[i], one.text, false});
            told.push_back(one.logProbability);
        }
    ASSERT_GT(answers.size(), 1U);
    ASSERT_OK_AND_ASSIGN(const auto found, odds->answerLogProbabilities(answers, {}));
    ASSERT_EQ(found.size(), told.size());
    for (std::size_t i = 0; i < told.size(); ++i)
        EXPECT_NEAR(found[i], told[i], 1e-5) << answers[i].text;
    answers.resize(1);
    answers[0].isComplete = true;
    ASSERT_OK_AND_ASSIGN(const auto ended, odds->answerLogProbabilities(answers, {}));
    EXPECT_LT(ended[0], found[0]) << "its end has a chance of its own";
}

TEST_F(LocalReasoner, NamesThePromptThatDoesNotFit) {
    ASSERT_OK_AND_ASSIGN(const auto reasoner, open());
    const std::vector<ReasonerPrompt> prompts{{"", "short"}, {"", std::string(400, 'z')}};
    EXPECT_THAT(reasoner->generate(prompts, {}, {}), HasErrorAbout(ErrorCode::InvalidInput, "prompt 2 has"));
    GenerationSpec spec;
    spec.sampling.maxTokens = 127;
    EXPECT_THAT(
        reasoner->generate(std::span(prompts).first(1), spec, {}),
        HasErrorAbout(ErrorCode::InvalidInput, "prompt 1 has"));
    spec.sampling.topP = 0;
    EXPECT_THAT(reasoner->generate(prompts, spec, {}), HasErrorAbout(ErrorCode::InvalidInput, "top-p"));
}

TEST_F(LocalReasoner, CountsTokens) {
    ASSERT_OK_AND_ASSIGN(const auto reasoner, open());
    EXPECT_THAT(reasoner->countTokens(""), ::intentscope::test::IsOkAndHolds(0));
    EXPECT_THAT(reasoner->countTokens(" parcel"), ::intentscope::test::IsOkAndHolds(1));
}

TEST_F(LocalReasoner, ComputesInBf16) {
    write(TensorType::BF16);
    ASSERT_OK_AND_ASSIGN(const auto wide, open({.precision = ReasonerPrecision::F32}));
    EXPECT_NE(wide->info().notes[0].find("BF16"), std::string::npos);
    ASSERT_OK_AND_ASSIGN(const auto narrow, open({.precision = ReasonerPrecision::BF16}));
    EXPECT_NE(narrow->info().checkpointHash, wide->info().checkpointHash);
    const std::vector<std::string> texts{"where is my parcel"};
    ASSERT_OK_AND_ASSIGN(const auto a, wide->embed(texts, Pooling::LastToken, {}));
    ASSERT_OK_AND_ASSIGN(const auto b, narrow->embed(texts, Pooling::LastToken, {}));
    double product = 0;
    double squareA = 0;
    double squareB = 0;
    for (std::size_t i = 0; i < a[0].size(); ++i) {
        product += static_cast<double>(a[0][i]) * static_cast<double>(b[0][i]);
        squareA += static_cast<double>(a[0][i]) * static_cast<double>(a[0][i]);
        squareB += static_cast<double>(b[0][i]) * static_cast<double>(b[0][i]);
    }
    EXPECT_GT(product / std::sqrt(squareA * squareB), 0.999);
}

TEST_F(LocalReasoner, RefusesATokenizerThatIsNotTheModels) {
    auto config = test::tinyConfig(ReasonerFamily::Qwen3);
    const auto weights = test::tinyWeights(config);
    std::filesystem::remove_all(folder());
    const auto bytes = weightBytes(weights);
    ASSERT_OK(writeReasoner(m_env, folder(), {config, bytes, {{"tokenizer.json", tinyTokenizer()}}}));
    EXPECT_THAT(open(), HasErrorAbout(ErrorCode::Mismatch, "only 50"));
    std::filesystem::remove(folder() / "tokenizer.json");
    EXPECT_THAT(open(), HasError(ErrorCode::NotFound));
}

TEST_F(LocalReasoner, SaysThatWeightsOverflow) {
    auto config = test::tinyConfig(ReasonerFamily::Qwen3);
    config.vocabularySize = 300;
    auto weights = test::tinyWeights(config);
    weights["model.norm.weight"].fill_(std::numeric_limits<float>::quiet_NaN());
    std::filesystem::remove_all(folder());
    const auto bytes = weightBytes(weights);
    ASSERT_OK(writeReasoner(m_env, folder(), {config, bytes, {{"tokenizer.json", tinyTokenizer()}}}));
    ASSERT_OK_AND_ASSIGN(const auto reasoner, open());
    const std::vector<ReasonerPrompt> prompts{{"", "where"}};
    EXPECT_THAT(reasoner->generate(prompts, {}, {}), HasErrorAbout(ErrorCode::Corrupt, "not numbers"));
}

} // namespace
} // namespace intentscope::nn
