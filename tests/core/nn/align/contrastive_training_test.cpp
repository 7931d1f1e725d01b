// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/reasoner_factory.h"
#include "core/nn/train/reasoner_start_torch.h"
#include "tests/core/nn/align/align_training_fixture.h"
#include "tests/support/result_matchers.h"

#include <c10/core/GradMode.h>

#include <gtest/gtest.h>

#include <cmath>

namespace intentscope::nn {
namespace {

using ::intentscope::test::HasError;
using ::intentscope::test::HasErrorAbout;
using nn::test::figure;
using rank::ContrastivePositive;
using rank::ReasonerStage;

class ContrastiveTraining : public nn::test::AlignTraining {
protected:
    /// Of each intent the writer's own query, a better one and a worse one, and a vector.
    void SetUp() override {
        AlignTraining::SetUp();
        float angle = 0;
        for (rank::ReasonerExample& example : m_set.train) {
            const std::string own = example.answers.front();
            example.group = own;
            example.answers = {own, "please send " + own.substr(12), "i have a question"};
            example.target = {std::cos(angle), std::sin(angle), angle / 8};
            angle += 1;
        }
        m_set.validation = m_set.train;
    }
};

TEST_F(ContrastiveTraining, DrawsEveryAnchorToItsPositive) {
    for (const ContrastivePositive positive :
         {ContrastivePositive::Winner, ContrastivePositive::IntentVector}) {
        SCOPED_TRACE(name(positive));
        auto spec = specOf(ReasonerStage::Contrastive, 25);
        spec.batchSize = 8;
        spec.accumulationCount = 1;
        spec.positive = positive;
        ASSERT_OK_AND_ASSIGN(const auto trained, train(spec, placeOf(name(positive))));
        const auto& last = trained.steps.back();
        EXPECT_LT(last.loss, trained.steps.front().loss / 4);
        EXPECT_EQ(figure(last.validationFigures, "accuracy"), 1);
        EXPECT_GT(
            figure(last.validationFigures, "positive_similarity"),
            figure(last.validationFigures, "negative_similarity") + 0.3);
        EXPECT_GT(
            figure(last.validationFigures, "drift"), figure(trained.steps[0].validationFigures, "drift"));
        EXPECT_EQ(figure(last.figures, "negatives"), 8) << "a loser, and seven positives of other intents";
        EXPECT_EQ(
            std::filesystem::exists(folder(name(positive)) / "intent_projection.weight.npy"),
            positive == ContrastivePositive::IntentVector);
    }
}

TEST_F(ContrastiveTraining, TakesNegativesFromTheBatchAndFromOtherIntentsAlone) {
    auto spec = specOf(ReasonerStage::Contrastive, 1);
    ASSERT_OK_AND_ASSIGN(const auto accumulated, train(spec, placeOf("accumulated")));
    EXPECT_EQ(figure(accumulated.steps.front().figures, "negatives"), 2) << "of a batch of two";
    for (rank::ReasonerExample& example : m_set.train)
        example.group = "one";
    ASSERT_OK_AND_ASSIGN(const auto alike, train(spec, placeOf("alike")));
    EXPECT_EQ(figure(alike.steps.front().figures, "negatives"), 1) << "its own loser";
}

TEST_F(ContrastiveTraining, StoppedAndResumedGivesTheSameBytes) {
    auto spec = specOf(ReasonerStage::Contrastive, 3, true); // two steps an epoch
    spec.positive = ContrastivePositive::IntentVector;
    spec.noiseAlpha = 1;
    spec.recomputesLayers = true;
    ASSERT_OK(train(spec, placeOf("whole")));
    for (const std::int64_t stopAfter : {0, 1, 2, 5}) {
        const std::string name = "stopped" + std::to_string(stopAfter);
        auto place = placeOf(name);
        EXPECT_THAT(
            stopAfter == 0 ? trainUntil(spec, place, "Reading the reference", 2)
                           : train(spec, place, stopAfter),
            HasError(ErrorCode::Cancelled));
        place.isResuming = true;
        ASSERT_OK(train(spec, place));
        expectSameFolders("whole", name);
    }
}

TEST_F(ContrastiveTraining, PoolsAsTheReasonerDoesThatAnswers) {
    auto place = placeOf("fluent");
    ASSERT_OK(train(specOf(ReasonerStage::Sft, 40), place));
    ASSERT_OK_AND_ASSIGN(const auto reasoner, makeReasonerFactory()(m_env, place.checkpoint));
    const std::vector<rank::ReasonerPrompt> prompts{{"", "status of refund"}, {"", "status of login"}};
    ASSERT_OK_AND_ASSIGN(const auto answers, reasoner->generate(prompts, {}, {}));

    std::vector<rank::ReasonerExample> examples;
    for (std::size_t i = 0; i < prompts.size(); ++i) {
        rank::ReasonerExample& example = examples.emplace_back();
        example.prompt = std::vector<text::ChatMessage>{{text::ChatRole::User, prompts[i].user}};
        example.answers = {answers[i][0].text};
    }
    NullProgress progress;
    const rank::ReasonerTrainingSpec spec;
    place.start = place.checkpoint;
    ASSERT_OK_AND_ASSIGN(const auto start, openStart(m_env, {}, spec, place, progress, {}));
    ASSERT_OK_AND_ASSIGN(const auto encoded, start.encoder.encode(examples, spec, {}));
    const c10::AutoGradMode withoutGradients(false);
    const auto batch = packExamples(encoded.examples, std::vector<std::int32_t>{0, 1});
    const ReasonerPass pass(start.reasoner, {});
    const auto pooled = pass.pooled(pass.states(batch), batch);
    for (std::size_t i = 0; i < prompts.size(); ++i) {
        const rank::Generation& answer = answers[i][0];
        ASSERT_TRUE(answer.isComplete);
        ASSERT_EQ(
            encoded.examples[i].rows[0].tokens.size(),
            static_cast<std::size_t>(answer.promptTokens + answer.answerTokens));
        const auto found = pooled[static_cast<std::int64_t>(i)].contiguous();
        for (std::size_t k = 0; k < answer.vector.size(); ++k)
            EXPECT_NEAR(found.data_ptr<float>()[k], answer.vector[k], 1e-4);
    }
}

TEST_F(ContrastiveTraining, SaysWhatIsWrongWithItsExamples) {
    auto spec = specOf(ReasonerStage::Contrastive, 1);
    spec.positive = ContrastivePositive::IntentVector;
    const auto place = placeOf("none");
    m_set.train[2].target.pop_back();
    EXPECT_THAT(train(spec, place), HasErrorAbout(ErrorCode::InvalidInput, "training example 3"));
    m_set.train[2].target.clear();
    EXPECT_THAT(train(spec, place), HasErrorAbout(ErrorCode::InvalidInput, "no target"));
    spec.positive = ContrastivePositive::Winner;
    for (rank::ReasonerExample& example : m_set.train)
        example.answers.pop_back();
    spec.batchSize = 1;
    EXPECT_THAT(train(spec, place), HasErrorAbout(ErrorCode::InvalidInput, "no losers"));
    m_set.train[4].answers.pop_back();
    EXPECT_THAT(train(spec, place), HasErrorAbout(ErrorCode::InvalidInput, "training example 5"));
    spec.temperature = 0;
    EXPECT_THAT(train(spec, place), HasErrorAbout(ErrorCode::InvalidInput, "temperature"));
    EXPECT_FALSE(std::filesystem::exists(folder("none")));
}

} // namespace
} // namespace intentscope::nn
