// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/align/contrastive_loss_torch.h"
#include "core/nn/align/preference_loss_torch.h"
#include "tests/parity/reasoner_reference.h"
#include "tests/support/result_matchers.h"
#include "tests/support/temp_directory.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/from_blob.h>
#include <c10/core/GradMode.h>

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>

namespace intentscope::parity {
namespace {

constexpr double Tolerance = 1e-4;

/// Losses and gradients against those of PyTorch's autograd: make_align_reference.py.
class AlignParity : public testing::Test {
protected:
    void SetUp() override {
        auto reference =
            ReasonerReference::readFile(test::sourceDirectory() / "tests/parity/align_reference.safetensors");
        ASSERT_OK(reference);
        m_reference = std::make_unique<ReasonerReference>(*std::move(reference));
        auto files = nn::ReasonerFiles::open(m_env, reasonerFolder("qwen3_tied"));
        ASSERT_OK(files);
        m_files = *std::move(files);
        auto adapter =
            nn::AdapterFiles::open(m_env, reasonerFolder("qwen3_tied") / "adapter", m_files->config());
        ASSERT_OK(adapter);
        m_adapter = *std::move(adapter);
    }

    nn::TrainableReasoner model(bool isAdapted) const {
        auto weights = nn::loadWeights(m_files, {.type = at::kFloat, .isWritable = true});
        EXPECT_OK(weights);
        if (!isAdapted)
            return nn::TrainableReasoner::full(m_files->config(), *std::move(weights), at::kFloat);
        return nn::TrainableReasoner::adapted(
            m_files->config(), *std::move(weights), m_adapter->config(), loadAdapterMatrices(*m_adapter));
    }

    at::Tensor floats(const std::string& name) const {
        auto values = m_reference->floats(name);
        return at::from_blob(values.data(), m_reference->shape(name), at::kFloat).clone();
    }

    /// The rows of a case, so many of each example.
    std::vector<nn::TokenExample>
    examplesOf(const std::string& name, const std::vector<std::size_t>& rowCounts) const {
        const auto ids = m_reference->integers(name + ".ids");
        const auto mask = m_reference->integers(name + ".mask");
        const auto begins = m_reference->integers(name + ".begins");
        const std::size_t width = m_reference->extent(name + ".ids", 1);
        std::vector<nn::TokenExample> examples;
        std::size_t row = 0;
        for (const std::size_t count : rowCounts) {
            nn::TokenExample& example = examples.emplace_back();
            for (std::size_t i = 0; i < count; ++i, ++row) {
                const auto first = static_cast<std::ptrdiff_t>(row * width);
                const auto length = std::accumulate(
                    mask.begin() + first, mask.begin() + first + static_cast<std::ptrdiff_t>(width), 0);
                example.rows.push_back(
                    {{ids.begin() + first, ids.begin() + first + length},
                     static_cast<std::size_t>(begins[row])});
            }
        }
        EXPECT_EQ(row, begins.size());
        return examples;
    }

    static nn::TokenBatch packed(const std::vector<nn::TokenExample>& examples) {
        std::vector<std::int32_t> all(examples.size());
        std::iota(all.begin(), all.end(), 0);
        return packExamples(examples, all);
    }

    static void expectNear(const at::Tensor& found, const at::Tensor& expected, const std::string& what) {
        ASSERT_TRUE(found.defined()) << what;
        ASSERT_EQ(found.sizes(), expected.sizes()) << what;
        const double scale = std::max(1.0, expected.abs().max().item<double>());
        EXPECT_LE((found - expected).abs().max().item<double>(), Tolerance * scale) << what;
    }

    /// The mean loss over the batch, and every gradient that PyTorch has.
    void expectSame(
        const std::string& name,
        const nn::ReasonerLoss& loss,
        const nn::TrainableReasoner& reasoner,
        const nn::TokenBatch& batch) const {
        const nn::ReasonerPass pass(reasoner, {});
        const auto mean = loss.sum(pass, batch).loss / loss.weight(batch);
        EXPECT_NEAR(mean.item<double>(), m_reference->doubles(name + ".loss").at(0), Tolerance);
        mean.backward();
        auto trained = reasoner.trained();
        std::ranges::copy(loss.trained(), std::back_inserter(trained));
        EXPECT_EQ(m_reference->namesBehind(name + ".gradient.").size(), trained.size());
        for (const nn::TrainedTensor& tensor : trained)
            expectNear(tensor.value.grad(), floats(name + ".gradient." + tensor.name), tensor.name);
    }

    /// With what the frozen model says, which is held against PyTorch, too.
    nn::TokenBatch
    comparedWith(const nn::TrainableReasoner& frozen, const nn::ReasonerLoss& loss, const std::string& name) {
        auto examples = examplesOf(name, {2, 2, 2});
        const c10::AutoGradMode withoutGradients(false);
        const auto values = loss.referenceValues(nn::ReasonerPass(frozen, {}), packed(examples));
        const auto expected = m_reference->doubles(name + ".reference");
        for (std::size_t i = 0; i < examples.size(); ++i)
            for (std::size_t answer = 0; answer < 2; ++answer) {
                const double found =
                    values[static_cast<std::int64_t>(i)][static_cast<std::int64_t>(answer)].item<double>();
                EXPECT_NEAR(found, expected[i * 2 + answer], Tolerance);
                examples[i].reference.push_back(found);
            }
        return packed(examples);
    }

    RealEnv m_env;
    std::unique_ptr<ReasonerReference> m_reference;
    std::shared_ptr<const nn::ReasonerFiles> m_files;
    std::shared_ptr<const nn::AdapterFiles> m_adapter;
};

TEST_F(AlignParity, preference_loss_and_every_gradient_are_those_of_pytorch) {
    const nn::PreferenceLoss loss({.stage = rank::ReasonerStage::Dpo, .beta = 0.3});
    expectSame("dpo", loss, model(false), comparedWith(model(true), loss, "dpo"));
}

TEST_F(AlignParity, preference_loss_of_an_adapter_with_means_and_sft_is_that_of_pytorch) {
    const nn::PreferenceLoss loss(
        {.stage = rank::ReasonerStage::Dpo, .beta = 0.5, .sftWeight = 0.4, .averagesTokens = true});
    expectSame("dpo_adapter", loss, model(true), comparedWith(model(false), loss, "dpo_adapter"));
}

TEST_F(AlignParity, contrastive_loss_of_an_adapter_is_that_of_pytorch) {
    auto examples = examplesOf("cl", {3, 2, 4, 3});
    const std::vector<std::string> groups{"a", "b", "a", "c"};
    for (std::size_t i = 0; i < groups.size(); ++i)
        examples[i].group = groups[i];
    const nn::ContrastiveLoss loss({.stage = rank::ReasonerStage::Contrastive, .temperature = 0.07}, 32, 0);
    const auto reasoner = model(true);
    const auto batch = packed(examples);
    const nn::ReasonerPass pass(reasoner, {});
    expectNear(pass.pooled(pass.states(batch), batch), floats("cl.pooled"), "pooled");
    expectSame("cl", loss, reasoner, batch);
}

TEST_F(AlignParity, contrastive_loss_to_projected_intents_is_that_of_pytorch) {
    auto examples = examplesOf("cl_intent", {2, 1, 3, 2});
    const std::vector<std::string> groups{"a", "b", "a", "c"};
    const auto targets = m_reference->floats("cl_intent.targets");
    for (std::size_t i = 0; i < groups.size(); ++i) {
        examples[i].group = groups[i];
        examples[i].target.assign(
            targets.begin() + static_cast<std::ptrdiff_t>(i) * 5,
            targets.begin() + static_cast<std::ptrdiff_t>(i + 1) * 5);
    }
    const nn::ContrastiveLoss loss(
        {.stage = rank::ReasonerStage::Contrastive,
         .temperature = 0.2,
         .positive = rank::ContrastivePositive::IntentVector},
        32,
        5);
    {
        const c10::AutoGradMode withoutGradients(false);
        loss.trained().at(0).value.copy_(floats("cl_intent.projection"));
    }
    expectSame("cl_intent", loss, model(false), packed(examples));
}

} // namespace
} // namespace intentscope::parity
