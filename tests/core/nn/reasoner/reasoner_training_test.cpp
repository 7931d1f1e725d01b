// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/reasoner_factory.h"
#include "core/nn/reasoner_trainer_factory.h"
#include "core/nn/train/trainable_reasoner_torch.h"
#include "tests/core/nn/reasoner/tiny_reasoner.h"
#include "tests/support/result_matchers.h"
#include "tests/support/temp_directory.h"

#include <ATen/CPUGeneratorImpl.h>
#include <ATen/TensorOperators.h>
#include <ATen/ops/zeros_like.h>

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

namespace intentscope::nn {
namespace {

using ::intentscope::test::HasError;
using ::intentscope::test::HasErrorAbout;
using rank::ReasonerExample;

ReasonerExample chat(const std::string& user, const std::string& answer) {
    return {std::vector<text::ChatMessage>{{text::ChatRole::User, user}}, {answer}};
}

rank::ReasonerTrainingSet eightChats() {
    rank::ReasonerTrainingSet set;
    for (const char* what : {"parcel", "refund", "voucher", "order", "return", "payment", "courier", "login"})
        set.train.push_back(
            chat("status of " + std::string(what), "where is my " + std::string(what) + " now"));
    set.validation = {chat("status of parcel", "where is my parcel now")};
    set.source = "test";
    return set;
}

rank::ReasonerTrainingSpec quickSpec(std::int32_t epochs) {
    rank::ReasonerTrainingSpec spec;
    spec.epochCount = epochs;
    spec.batchSize = 2;
    spec.accumulationCount = 2;
    spec.learningRate = 1e-2;
    spec.noiseAlpha = 1;
    spec.maxTokens = 64;
    return spec;
}

std::string contentOf(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

class ReasonerTrainingTest : public testing::Test {
protected:
    rank::ReasonerTrainingPlace placeOf(const std::string& folder) const {
        rank::ReasonerTrainingPlace place;
        place.start = test::tinyFresh();
        place.checkpoint = m_directory.path() / folder;
        return place;
    }

    Result<rank::TrainedReasoner> train(
        const rank::ReasonerTrainingSpec& spec,
        const rank::ReasonerTrainingPlace& place,
        std::int64_t stopAfter = -1) {
        std::stop_source stop;
        const rank::ReasonerStepCallback onStep = [&](const rank::ReasonerTrainingStep& step) {
            if (step.step == stopAfter)
                stop.request_stop();
        };
        return makeReasonerTrainer(m_env)->train(m_set, spec, place, onStep, m_progress, stop.get_token());
    }

    void expectSameFolders(const std::string& a, const std::string& b) const {
        std::size_t count = 0;
        for (const auto& entry : std::filesystem::directory_iterator(m_directory.path() / a)) {
            const auto other = m_directory.path() / b / entry.path().filename();
            EXPECT_EQ(contentOf(entry.path()), contentOf(other)) << entry.path();
            ++count;
        }
        EXPECT_GE(count, 4U);
    }

    rank::ReasonerTrainingSet m_set = eightChats();
    ::intentscope::test::TempDirectory m_directory;
    RealEnv m_env;
    NullProgress m_progress;
};

TEST_F(ReasonerTrainingTest, LearnsEightAnswersByHeartAndSaysThem) {
    auto spec = quickSpec(80);
    spec.noiseAlpha = 0;
    ASSERT_OK_AND_ASSIGN(const auto trained, train(spec, placeOf("writer")));
    EXPECT_LT(trained.steps.back().loss, 0.05);
    EXPECT_EQ(trained.trainCount, 8);
    ASSERT_OK_AND_ASSIGN(const auto reasoner, makeReasonerFactory()(m_env, trained.checkpoint));
    const std::vector<rank::ReasonerPrompt> prompts{{"", "status of refund"}, {"", "status of courier"}};
    ASSERT_OK_AND_ASSIGN(const auto answers, reasoner->generate(prompts, {}, {}));
    EXPECT_EQ(answers[0][0].text, "where is my refund now");
    EXPECT_EQ(answers[1][0].text, "where is my courier now");
    EXPECT_TRUE(answers[0][0].isComplete);
}

TEST_F(ReasonerTrainingTest, StoppedAndResumedGivesTheSameBytes) {
    const auto spec = quickSpec(3); // two steps an epoch
    ASSERT_OK(train(spec, placeOf("whole")));
    for (const std::int64_t stopAfter : {1, 2, 4}) {
        const std::string folder = "stopped" + std::to_string(stopAfter);
        auto place = placeOf(folder);
        EXPECT_THAT(train(spec, place, stopAfter), HasError(ErrorCode::Cancelled));
        EXPECT_FALSE(std::filesystem::exists(place.checkpoint));
        EXPECT_THAT(train(spec, place), HasError(ErrorCode::AlreadyExists));
        place.isResuming = true;
        ASSERT_OK(train(spec, place));
        expectSameFolders("whole", folder);
        EXPECT_FALSE(std::filesystem::exists(m_directory.path() / (folder + ".training")));
    }
}

TEST_F(ReasonerTrainingTest, RefusesAStateOfAnotherTraining) {
    auto place = placeOf("writer");
    EXPECT_THAT(train(quickSpec(3), place, 1), HasError(ErrorCode::Cancelled));
    place.isResuming = true;
    auto other = quickSpec(3);
    other.learningRate = 2e-2;
    EXPECT_THAT(train(other, place), HasError(ErrorCode::Mismatch));
    m_set.train[0].answers[0] = "something else";
    EXPECT_THAT(train(quickSpec(3), place), HasError(ErrorCode::Mismatch));
}

TEST_F(ReasonerTrainingTest, TrainsAnAdapterThatOpensBesideItsModel) {
    auto spec = quickSpec(80);
    spec.noiseAlpha = 0;
    ASSERT_OK_AND_ASSIGN(const auto base, train(spec, placeOf("base")));
    m_set.train[0].answers[0] = "where is my voucher now";
    spec = quickSpec(80);
    spec.noiseAlpha = 0;
    spec.adapter = rank::LowRankSpec{};
    auto place = placeOf("adapter");
    place.start = base.checkpoint;
    ASSERT_OK_AND_ASSIGN(const auto adapted, train(spec, place));
    EXPECT_LT(adapted.trainedParameterCount, adapted.parameterCount / 2);
    EXPECT_LT(adapted.steps.back().loss, 0.05);
    std::filesystem::create_directories(m_directory.path() / "moved");
    for (const char* each : {"base", "adapter"})
        std::filesystem::rename(m_directory.path() / each, m_directory.path() / "moved" / each);
    ASSERT_OK_AND_ASSIGN(
        const auto reasoner, makeReasonerFactory()(m_env, m_directory.path() / "moved" / "adapter"));
    const std::vector<rank::ReasonerPrompt> prompts{{"", "status of parcel"}};
    ASSERT_OK_AND_ASSIGN(const auto answers, reasoner->generate(prompts, {}, {}));
    EXPECT_EQ(answers[0][0].text, "where is my voucher now");
    // Another model of the same shape at the place of the one it was trained on.
    ASSERT_OK(train(quickSpec(2), placeOf("other")));
    std::filesystem::remove_all(m_directory.path() / "moved" / "base");
    std::filesystem::rename(m_directory.path() / "other", m_directory.path() / "moved" / "base");
    EXPECT_THAT(
        makeReasonerFactory()(m_env, m_directory.path() / "moved" / "adapter"),
        HasErrorAbout(ErrorCode::Mismatch, "the adapter was trained on a model with the hash"));
}

TEST_F(ReasonerTrainingTest, KeepsTheTemplateOfItsPromptsAlsoWhenTrainedFurther) {
    const auto templateOf = [&](const std::string& name) -> std::string {
        const auto opened = makeReasonerFactory()(m_env, m_directory.path() / name);
        EXPECT_OK(opened);
        return opened ? (*opened)->info().promptTemplate : std::string();
    };
    m_set.promptTemplate = "Region {{region}}";
    ASSERT_OK(train(quickSpec(1), placeOf("base")));
    EXPECT_EQ(templateOf("base"), "Region {{region}}");
    m_set.promptTemplate.clear();
    auto place = placeOf("further");
    place.start = m_directory.path() / "base";
    ASSERT_OK(train(quickSpec(1), place));
    EXPECT_EQ(templateOf("further"), "Region {{region}}");
    auto spec = quickSpec(1);
    spec.adapter = rank::LowRankSpec{};
    place.checkpoint = m_directory.path() / "adapter";
    ASSERT_OK(train(spec, place));
    EXPECT_EQ(templateOf("adapter"), "Region {{region}}") << "that of its model";
    m_set.promptTemplate = "Other";
    place.checkpoint = m_directory.path() / "other";
    ASSERT_OK(train(spec, place));
    m_set.promptTemplate.clear();
    place.start = m_directory.path() / "other";
    place.checkpoint = m_directory.path() / "other further";
    ASSERT_OK(train(spec, place));
    EXPECT_EQ(templateOf("other further"), "Other");
}

TEST_F(ReasonerTrainingTest, SaysWhatIsWrongWithItsExamples) {
    auto spec = quickSpec(1);
    spec.maxTokens = 4;
    EXPECT_THAT(train(spec, placeOf("short")), HasError(ErrorCode::InvalidInput));
    spec = quickSpec(1);
    spec.adapter = rank::LowRankSpec{};
    EXPECT_THAT(train(spec, placeOf("fresh")), HasError(ErrorCode::InvalidInput));
    spec = quickSpec(1);
    spec.learningRate = 0;
    EXPECT_THAT(train(spec, placeOf("rate")), HasError(ErrorCode::InvalidInput));
}

/// Two rows of different length.
TokenBatch someBatch() {
    const std::vector<TokenExample> examples{{{{{3, 9, 4, 7, 11, 5}, 3}}}, {{{{8, 2, 6}, 1}}}};
    return packExamples(examples, std::vector<std::int32_t>{0, 1});
}

WeightMap copied(const WeightMap& weights) {
    WeightMap copies;
    for (const auto& [name, weight] : weights)
        copies.emplace(name, weight.detach().clone());
    return copies;
}

double largestDifference(const at::Tensor& a, const at::Tensor& b) {
    return (a - b).abs().max().item<double>();
}

class TrainablePass : public testing::Test {
protected:
    ReasonerConfig m_config = test::tinyConfig(ReasonerFamily::Qwen3);
    WeightMap m_weights = test::tinyWeights(m_config);
    AdapterConfig m_adapter{4, 8, false, {"down_proj", "q_proj", "v_proj"}, ""};
    TokenBatch m_batch = someBatch();
};

TEST_F(TrainablePass, BeginsWithAFreshAdapterAsTheModelIs) {
    const auto plain = TrainableReasoner::full(m_config, copied(m_weights), at::kFloat);
    const auto adapted = TrainableReasoner::adapted(
        m_config, copied(m_weights), m_adapter, makeAdapterMatrices(m_config, m_adapter, 1));
    const auto a = ReasonerPass(plain, {}).states(m_batch);
    const auto b = ReasonerPass(adapted, {}).states(m_batch);
    EXPECT_EQ(largestDifference(a, b), 0);
}

TEST_F(TrainablePass, MergesAnAdapterAndTakesItOutAgain) {
    auto matrices = makeAdapterMatrices(m_config, m_adapter, 1);
    for (auto& [name, matrix] : matrices)
        matrix = matrix + 0.05;
    const auto adapted = TrainableReasoner::adapted(m_config, copied(m_weights), m_adapter, copied(matrices));
    auto merged = copied(m_weights);
    mergeAdapter(merged, m_adapter, matrices);
    const auto full = TrainableReasoner::full(m_config, copied(merged), at::kFloat);
    EXPECT_LT(
        largestDifference(ReasonerPass(adapted, {}).states(m_batch), ReasonerPass(full, {}).states(m_batch)),
        1e-5);
    mergeAdapter(merged, m_adapter, matrices, -1);
    for (const auto& [name, weight] : m_weights)
        EXPECT_LT(largestDifference(weight, merged.at(name)), 1e-6) << name;
}

TEST_F(TrainablePass, RecomputesLayersWithTheSameGradients) {
    std::vector<WeightMap> gradients;
    for (const bool recomputes : {false, true}) {
        const auto reasoner = TrainableReasoner::full(m_config, copied(m_weights), at::kFloat);
        const ReasonerPass pass(reasoner, {.recomputesLayers = recomputes});
        pass.logProbabilities(pass.states(m_batch), m_batch).sum().neg().backward();
        auto& all = gradients.emplace_back();
        for (const TrainedTensor& tensor : reasoner.trained())
            all.emplace(tensor.name, tensor.value.grad().clone());
    }
    for (const auto& [name, gradient] : gradients[0])
        EXPECT_LT(largestDifference(gradient, gradients[1].at(name)), 1e-6) << name;
}

TEST_F(TrainablePass, IsDisturbedByNoiseOnlyWhereItIsAskedFor) {
    const auto reasoner = TrainableReasoner::full(m_config, copied(m_weights), at::kFloat);
    const auto quiet = ReasonerPass(reasoner, {}).states(m_batch);
    EXPECT_EQ(largestDifference(quiet, ReasonerPass(reasoner, {}).states(m_batch)), 0);
    const PassOptions noisy{false, 5, at::detail::createCPUGenerator(1)};
    EXPECT_GT(largestDifference(quiet, ReasonerPass(reasoner, noisy).states(m_batch)), 1e-3);
}

} // namespace
} // namespace intentscope::nn
