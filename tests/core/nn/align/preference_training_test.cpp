// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/kernels/kernel_table.h"
#include "tests/core/nn/align/align_training_fixture.h"
#include "tests/support/result_matchers.h"

#include <gtest/gtest.h>

#include <cmath>

namespace intentscope::nn {
namespace {

using ::intentscope::test::HasError;
using ::intentscope::test::HasErrorAbout;
using nn::test::figure;
using rank::ReasonerStage;

class PreferenceTraining : public nn::test::AlignTraining {
protected:
    /// What the writer learned to say is chosen over a vague answer of another length.
    void SetUp() override {
        AlignTraining::SetUp();
        for (rank::ReasonerExample& example : m_set.train)
            example.answers.push_back("i have a question about it, please help");
        m_set.validation.assign(m_set.train.begin(), m_set.train.begin() + 3);
    }

    /// The loss of the first step, before anything was changed.
    double firstLoss(const rank::ReasonerTrainingSpec& spec, const rank::ReasonerTrainingPlace& place) {
        const auto trained = train(spec, place);
        EXPECT_OK(trained);
        return trained ? trained->steps.front().loss : std::nan("");
    }
};

TEST_F(PreferenceTraining, BeginsAtLogTwoInWhateverBatches) {
    for (const std::int32_t batchSize : {1, 2, 3, 8}) {
        auto spec = specOf(ReasonerStage::Dpo, 1);
        spec.batchSize = batchSize;
        EXPECT_NEAR(firstLoss(spec, placeOf("full" + std::to_string(batchSize))), std::log(2), 1e-6);
        spec.adapter = rank::LowRankSpec{};
        EXPECT_NEAR(firstLoss(spec, placeOf("adapter" + std::to_string(batchSize))), std::log(2), 1e-6);
    }
    auto place = placeOf("further");
    place.start = folder("adapter2");
    EXPECT_NEAR(firstLoss(specOf(ReasonerStage::Dpo, 1), place), std::log(2), 1e-6)
        << "the reference of a trained adapter is that adapter as it was";
}

TEST_F(PreferenceTraining, BeginsNearLogTwoInBf16) {
    if (!multipliesBf16())
        GTEST_SKIP() << "this processor has no instructions for bf16";
    for (const bool isAdapter : {false, true}) {
        auto spec = specOf(ReasonerStage::Dpo, 15, isAdapter);
        spec.precision = rank::TrainingPrecision::BF16;
        ASSERT_OK_AND_ASSIGN(const auto trained, train(spec, placeOf(isAdapter ? "adapter" : "full")));
        EXPECT_NEAR(trained.steps.front().loss, std::log(2), 0.02);
        EXPECT_EQ(figure(trained.steps.back().validationFigures, "accuracy"), 1);
    }
}

TEST_F(PreferenceTraining, PrefersEveryChosenAnswerWithAMarginThatGrows) {
    for (const bool isAdapter : {false, true}) {
        SCOPED_TRACE(isAdapter ? "adapter" : "all weights");
        ASSERT_OK_AND_ASSIGN(
            const auto trained,
            train(specOf(ReasonerStage::Dpo, 20, isAdapter), placeOf(isAdapter ? "adapter" : "full")));
        std::vector<double> margins;
        for (const auto& step : trained.steps)
            if (step.validationLoss)
                margins.push_back(figure(step.validationFigures, "margin"));
        ASSERT_EQ(margins.size(), 20U);
        EXPECT_GT(margins[5], margins[0]);
        EXPECT_GT(margins[19], margins[5]);
        EXPECT_EQ(figure(trained.steps.back().figures, "accuracy"), 1);
        EXPECT_EQ(figure(trained.steps.back().validationFigures, "accuracy"), 1);
        EXPECT_LT(*trained.validationLoss, 0.1);
        EXPECT_LT(figure(trained.steps.back().validationFigures, "rejected_log_ratio"), 0);
    }
}

TEST_F(PreferenceTraining, NoiseDisturbsNeitherTheReferenceNorTheValidation) {
    auto spec = specOf(ReasonerStage::Dpo, 1);
    spec.noiseAlpha = 20;
    spec.learningRate = 1e-12;
    ASSERT_OK_AND_ASSIGN(const auto trained, train(spec, placeOf("noisy")));
    EXPECT_GT(std::abs(trained.steps.front().loss - std::log(2)), 1e-3);
    EXPECT_NEAR(*trained.validationLoss, std::log(2), 1e-6);
    EXPECT_NEAR(figure(trained.steps.back().validationFigures, "chosen_log_ratio"), 0, 1e-5);
}

TEST_F(PreferenceTraining, StoppedAndResumedGivesTheSameBytes) {
    const auto spec = specOf(ReasonerStage::Dpo, 3, true); // two steps an epoch
    ASSERT_OK(train(spec, placeOf("whole")));
    for (const std::int64_t stopAfter : {0, 1, 2, 5}) {
        const std::string name = "stopped" + std::to_string(stopAfter);
        auto place = placeOf(name);
        EXPECT_THAT(
            stopAfter == 0 ? trainUntil(spec, place, "Reading the reference", 3)
                           : train(spec, place, stopAfter),
            HasError(ErrorCode::Cancelled));
        EXPECT_THAT(train(spec, place), HasError(ErrorCode::AlreadyExists));
        place.isResuming = true;
        ASSERT_OK(train(spec, place));
        expectSameFolders("whole", name);
        EXPECT_FALSE(std::filesystem::exists(folder(name + ".training")));
    }
}

TEST_F(PreferenceTraining, RefusesReferenceValuesOfAnotherTrainingOrDamagedOnes) {
    auto place = placeOf("stopped");
    auto spec = specOf(ReasonerStage::Dpo, 3);
    EXPECT_THAT(trainUntil(spec, place, "Reading the reference", 3), HasError(ErrorCode::Cancelled));
    place.isResuming = true;
    spec.beta = 0.2;
    EXPECT_THAT(train(spec, place), HasError(ErrorCode::Mismatch));
    spec.beta = 0.1;
    const std::string file = "stopped.training/reference.safetensors";
    std::string bytes = contentOf(file);
    ASSERT_FALSE(bytes.empty());
    bytes.back() = static_cast<char>(bytes.back() ^ 1);
    m_directory.write(file, bytes);
    EXPECT_THAT(train(spec, place), HasError(ErrorCode::Corrupt));
}

TEST_F(PreferenceTraining, ComparesWithTheReferenceThatIsNamed) {
    const auto spec = specOf(ReasonerStage::Dpo, 10);
    ASSERT_OK(train(spec, placeOf("other")));
    const std::string before = contentOf("other/model.safetensors");
    auto place = placeOf("compared");
    place.reference = folder("other");
    ASSERT_OK_AND_ASSIGN(const auto trained, train(specOf(ReasonerStage::Dpo, 1), place));
    EXPECT_GT(trained.steps.front().loss, std::log(2) + 0.05) << "the reference prefers what is chosen more";
    EXPECT_LT(figure(trained.steps.front().figures, "accuracy"), 0.5);
    EXPECT_EQ(contentOf("other/model.safetensors"), before);
    EXPECT_NE(contentOf("compared/provenance.json").find("reference_hash"), std::string::npos);
    EXPECT_THAT(train(specOf(ReasonerStage::Sft, 1), place), HasError(ErrorCode::InvalidInput));
}

TEST_F(PreferenceTraining, AddsTheChosenAnswersCrossEntropy) {
    auto spec = specOf(ReasonerStage::Dpo, 1);
    spec.sftWeight = 0.5;
    spec.averagesTokens = true;
    ASSERT_OK_AND_ASSIGN(const auto trained, train(spec, placeOf("with")));
    const double crossEntropy = figure(trained.steps.front().figures, "chosen_cross_entropy");
    EXPECT_GT(crossEntropy, 0.01);
    EXPECT_NEAR(trained.steps.front().loss, std::log(2) + 0.5 * crossEntropy, 1e-6);
}

TEST_F(PreferenceTraining, SaysWhatIsWrongWithItsPairs) {
    const auto spec = specOf(ReasonerStage::Dpo, 1);
    auto place = placeOf("none");
    auto fresh = place;
    fresh.start = rank::FreshReasoner{};
    EXPECT_THAT(train(spec, fresh), HasErrorAbout(ErrorCode::InvalidInput, "can write"));
    m_set.validation[1].answers.pop_back();
    EXPECT_THAT(train(spec, place), HasErrorAbout(ErrorCode::InvalidInput, "validation example 2"));
    m_set.validation.clear();
    m_set.train.clear();
    EXPECT_THAT(train(spec, place), HasErrorAbout(ErrorCode::InvalidInput, "no example to train on"));
    EXPECT_FALSE(std::filesystem::exists(folder("none")));
    EXPECT_FALSE(std::filesystem::exists(folder("none.training")));
}

} // namespace
} // namespace intentscope::nn
