// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/align/contrastive_loss_torch.h"
#include "core/nn/align/preference_loss_torch.h"
#include "core/nn/train/reasoner_training_torch.h"
#include "core/nn/train/reference_values_torch.h"
#include "tests/core/nn/align/align_training_fixture.h"
#include "tests/core/nn/reasoner/tiny_reasoner.h"
#include "tests/support/result_matchers.h"

#include <ATen/CPUGeneratorImpl.h>
#include <ATen/TensorOperators.h>
#include <ATen/ops/empty_like.h>
#include <c10/core/GradMode.h>

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

namespace intentscope::nn {
namespace {

using rank::ContrastivePositive;
using rank::ReasonerStage;
using Row = TokenRow;

rank::ReasonerTrainingSpec preferenceSpec() {
    return {.stage = ReasonerStage::Dpo, .learningRate = 1e-2, .beta = 0.5, .sftWeight = 0.2};
}

/// Two pairs, their rows of four lengths.
std::vector<TokenExample> somePairs() {
    return {
        {.rows = {Row{{3, 9, 4, 7, 11, 5}, 3}, Row{{3, 9, 4, 8}, 3}}, .reference = {-9.5, -4.25}},
        {.rows = {Row{{6, 2, 12}, 1}, Row{{6, 2, 4, 4, 9, 13, 2}, 1}}, .reference = {-7, -20}}};
}

/// Anchor, winner and losers of three intents.
std::vector<TokenExample> someAnchors() {
    return {
        {.rows = {Row{{3, 9, 4, 7}, 2}, Row{{3, 9, 5}, 2}, Row{{3, 9, 8, 8, 1}, 2}}, .group = "a"},
        {.rows = {Row{{6, 2, 12}, 1}, Row{{6, 4, 12, 9}, 1}}, .group = "b"},
        {.rows = {Row{{5, 7, 7, 2}, 1}, Row{{5, 10}, 1}, Row{{5, 3}, 1}, Row{{5, 11, 2}, 1}}, .group = "a"}};
}

TokenBatch packed(const std::vector<TokenExample>& examples, std::vector<std::int32_t> indices = {}) {
    if (indices.empty()) {
        indices.resize(examples.size());
        std::iota(indices.begin(), indices.end(), 0);
    }
    return packExamples(examples, indices);
}

class AlignLoss : public testing::Test {
protected:
    static TrainableReasoner tiny() {
        const auto config = nn::test::tinyConfig(ReasonerFamily::Qwen3);
        return TrainableReasoner::full(config, nn::test::tinyWeights(config), at::kFloat);
    }
    static ContrastiveLoss contrastive(double temperature) {
        const auto config = nn::test::tinyConfig(ReasonerFamily::Qwen3);
        return {{.stage = ReasonerStage::Contrastive, .temperature = temperature}, config.hiddenSize, 0};
    }
    double valueOf(const ReasonerLoss& loss, const TokenBatch& batch) const {
        const c10::AutoGradMode withoutGradients(false);
        return loss.sum(ReasonerPass(m_reasoner, {}), batch).loss.item<double>();
    }

    /// Along a random direction of every weight: the gradient against the difference quotient.
    void expectGradientsOfDifferences(const ReasonerLoss& loss, const TokenBatch& batch) const {
        loss.sum(ReasonerPass(m_reasoner, {}), batch).loss.backward();
        const auto generator = at::detail::createCPUGenerator(7);
        constexpr double Step = 2e-3;
        for (const TrainedTensor& tensor : m_reasoner.trained()) {
            ASSERT_TRUE(tensor.value.grad().defined()) << tensor.name;
            const c10::AutoGradMode withoutGradients(false);
            at::Tensor weight = tensor.value;
            const auto before = weight.detach().clone();
            auto direction = at::empty_like(before).normal_(0, 1, generator);
            direction = direction / direction.norm();
            weight.copy_(before + direction * Step);
            const double above = valueOf(loss, batch);
            weight.copy_(before - direction * Step);
            const double below = valueOf(loss, batch);
            weight.copy_(before);
            const double expected = (above - below) / (2 * Step);
            const double found = (tensor.value.grad() * direction).sum().item<double>();
            EXPECT_NEAR(found, expected, 0.01 * std::abs(expected) + 2e-3) << tensor.name;
        }
    }

    TrainableReasoner m_reasoner = tiny();
};

TEST_F(AlignLoss, ContrastIsLogOfNegativesAndOneWhenAllVectorsAreEqual) {
    const Row row{{3, 9, 4, 7}, 2};
    const std::vector<TokenExample> examples{
        {.rows = {row, row, row}, .group = "a"},
        {.rows = {row, row, row, row}, .group = "a"},
        {.rows = {row, row}, .group = "b"},
        {.rows = {row, row}}};
    // Own losers, and the positives of other groups: 1 + 2, 2 + 2, 3, 3.
    const double expected = std::log(4) + std::log(5) + std::log(4) + std::log(4);
    for (const double temperature : {0.07, 1.0})
        EXPECT_NEAR(valueOf(contrastive(temperature), packed(examples)), expected, 1e-5);
}

TEST_F(AlignLoss, PaddingChangesNoLoss) {
    const auto pairs = somePairs();
    const PreferenceLoss preference(preferenceSpec());
    EXPECT_NEAR(
        valueOf(preference, packed(pairs)),
        valueOf(preference, packed(pairs, {0})) + valueOf(preference, packed(pairs, {1})),
        1e-5);
    // Another example of the same group only makes the rows longer.
    auto anchors = someAnchors();
    const auto loss = contrastive(0.3);
    anchors[2].rows = {Row{{5, 7, 7, 2, 9, 9, 1, 4, 3}, 1}, Row{{5, 10}, 1}};
    EXPECT_NEAR(valueOf(loss, packed(anchors, {0, 2})), valueOf(loss, packed(anchors, {0})), 1e-5)
        << "an example without a negative adds nothing";
}

TEST_F(AlignLoss, PreferenceGradientsAreThoseOfDifferences) {
    expectGradientsOfDifferences(PreferenceLoss(preferenceSpec()), packed(somePairs()));
}

TEST_F(AlignLoss, ContrastGradientsAreThoseOfDifferences) {
    expectGradientsOfDifferences(contrastive(0.5), packed(someAnchors()));
}

TEST_F(AlignLoss, StepsLeaveTheReferenceAsItWas) {
    const ::intentscope::test::TempDirectory directory;
    RealEnv env;
    NullProgress progress;
    auto spec = preferenceSpec();
    spec.noiseAlpha = 5;
    spec.batchSize = 1;
    const PreferenceLoss loss(spec);
    TrainingExamples examples{somePairs(), somePairs()};
    const auto fill = [&](TrainingExamples& filled, const char* folder) {
        const auto frozen = tiny();
        ASSERT_OK(fillReference(
            env,
            {frozen, loss, spec.batchSize, directory.path() / folder, "training"},
            filled,
            progress,
            {}));
    };
    std::filesystem::create_directories(directory.path() / "first");
    std::filesystem::create_directories(directory.path() / "second");
    fill(examples, "first");
    ReasonerTraining training(m_reasoner, loss, examples, spec);
    const double before = valueOf(loss, packed(examples.train));
    while (!training.isDone())
        ASSERT_OK(training.step({}));
    EXPECT_GT(std::abs(valueOf(loss, packed(examples.train)) - before), 1e-3) << "the policy did change";
    TrainingExamples again{somePairs(), somePairs()};
    fill(again, "second");
    for (std::size_t i = 0; i < examples.train.size(); ++i) {
        EXPECT_EQ(examples.train[i].reference, again.train[i].reference);
        EXPECT_NE(examples.train[i].reference, somePairs()[i].reference);
    }
}

} // namespace
} // namespace intentscope::nn
