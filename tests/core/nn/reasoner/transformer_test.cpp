// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/reasoner/transformer_torch.h"

#include "tests/core/nn/reasoner/tiny_reasoner.h"

#include <ATen/CPUGeneratorImpl.h>
#include <ATen/TensorOperators.h>
#include <ATen/ops/cat.h>
#include <ATen/ops/matmul.h>
#include <ATen/ops/ones.h>
#include <ATen/ops/ones_like.h>
#include <ATen/ops/tensor.h>
#include <ATen/ops/zeros.h>
#include <c10/core/InferenceMode.h>

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

namespace intentscope::nn {
namespace {

using test::idRow;
using test::tinyConfig;
using test::tinyTransformer;

at::Tensor logitsOf(const Transformer& model, const at::Tensor& ids) {
    return model.logits(model.states(ids, makeAttentionInput(model.config(), at::ones_like(ids)), nullptr));
}

double largestDifference(const at::Tensor& a, const at::Tensor& b) {
    return (a - b).abs().max().item<double>();
}

class EveryFamily : public testing::TestWithParam<ReasonerFamily> {};
INSTANTIATE_TEST_SUITE_P(
    Transformer,
    EveryFamily,
    testing::Values(ReasonerFamily::Qwen3, ReasonerFamily::Qwen2, ReasonerFamily::Llama),
    [](const auto& family) { return std::string(name(family.param)); });

TEST_P(EveryFamily, GivesALogitForEveryTokenOfTheVocabulary) {
    const auto model = tinyTransformer(GetParam());
    const auto logits = logitsOf(model, idRow({3, 4, 5}));
    EXPECT_EQ(logits.sizes(), at::IntArrayRef({1, 3, 50}));
    EXPECT_TRUE(logits.isfinite().all().item<bool>());
}

TEST_P(EveryFamily, LooksOnlyBack) {
    const c10::InferenceMode inference;
    const auto model = tinyTransformer(GetParam());
    const auto first = logitsOf(model, idRow({3, 4, 5, 6}));
    const auto second = logitsOf(model, idRow({3, 4, 5, 40}));
    EXPECT_LT(largestDifference(first.narrow(1, 0, 3), second.narrow(1, 0, 3)), 1e-6);
    EXPECT_GT(largestDifference(first.narrow(1, 3, 1), second.narrow(1, 3, 1)), 1e-2);
}

TEST_P(EveryFamily, KnowsTheOrderOfTokens) {
    const c10::InferenceMode inference;
    const auto model = tinyTransformer(GetParam());
    const auto there = logitsOf(model, idRow({3, 4, 5})).select(1, 2);
    const auto back = logitsOf(model, idRow({4, 3, 5})).select(1, 2);
    EXPECT_GT(largestDifference(there, back), 1e-2);
}

TEST_P(EveryFamily, GivesAPaddedRowWhatItGivesTheRowAlone) {
    const c10::InferenceMode inference;
    const auto model = tinyTransformer(GetParam());
    const auto ids = at::cat({idRow({0, 0, 7, 8, 9}), idRow({1, 2, 3, 4, 5}), idRow({7, 8, 9, 0, 0})});
    const auto mask = at::cat({idRow({0, 0, 1, 1, 1}), idRow({1, 1, 1, 1, 1}), idRow({1, 1, 1, 0, 0})});
    const auto states = model.states(ids, makeAttentionInput(model.config(), mask), nullptr);
    const auto together = model.logits(states);
    EXPECT_TRUE(together.isfinite().all().item<bool>()) << "padding too";
    const auto alone = logitsOf(model, idRow({7, 8, 9}))[0];
    EXPECT_LT(largestDifference(together[0].narrow(0, 2, 3), alone), 1e-5);
    EXPECT_LT(largestDifference(together[2].narrow(0, 0, 3), alone), 1e-5);
    EXPECT_LT(largestDifference(together[1], logitsOf(model, idRow({1, 2, 3, 4, 5}))[0]), 1e-5);
}

TEST_P(EveryFamily, GivesWithACacheWhatItGivesAtOnce) {
    const c10::InferenceMode inference;
    const auto model = tinyTransformer(GetParam());
    // Enough tokens for the cache to grow twice.
    const auto ids =
        (at::ones({2, 150}, at::kLong).cumsum(1) * 7 + at::tensor({0, 1}, at::kLong).unsqueeze(1)) % 50;
    auto mask = at::ones_like(ids);
    mask[0].narrow(0, 0, 3).zero_();
    const auto whole = model.states(ids, makeAttentionInput(model.config(), mask), nullptr);
    KvCache cache(model.config());
    for (std::int64_t at = 0, step = 60; at < 150; at += step, step = 1) {
        const auto input = makeAttentionInput(model.config(), mask.narrow(1, 0, at + step), at);
        const auto part = model.states(ids.narrow(1, at, step), input, &cache);
        const auto last = part.narrow(1, step - 1, 1);
        ASSERT_LT(largestDifference(last, whole.narrow(1, at + step - 1, 1)), 1e-5) << at;
    }
    EXPECT_EQ(cache.length(), 150);
}

TEST_P(EveryFamily, HasTheGradientsOfFiniteDifferences) {
    const auto config = tinyConfig(GetParam());
    auto weights = test::tinyWeights(config);
    for (auto& [name, weight] : weights)
        weight.requires_grad_(true);
    const Transformer model(config, weights);
    const auto loss = [&] { return logitsOf(model, idRow({3, 9, 4, 20})).tanh().sum(); };
    loss().backward();
    constexpr float Step = 1e-2F;
    for (auto& [name, weight] : weights) {
        ASSERT_TRUE(weight.grad().defined()) << name;
        auto flat = weight.detach().view({-1});
        const auto at = weight.grad().view({-1}).abs().argmax().item<std::int64_t>();
        const float before = flat[at].item<float>();
        flat[at].fill_(before + Step);
        const double above = loss().item<double>();
        flat[at].fill_(before - Step);
        const double below = loss().item<double>();
        flat[at].fill_(before);
        const double gradient = weight.grad().view({-1})[at].item<double>();
        EXPECT_NEAR(
            (above - below) / static_cast<double>(2 * Step), gradient, 0.02 * std::abs(gradient) + 1e-2)
            << name;
    }
}

TEST(Transformer, AddsTheAdapterOfAProjection) {
    const c10::InferenceMode inference;
    auto model = tinyTransformer(ReasonerFamily::Qwen2);
    const std::string projection = "model.layers.1.mlp.up_proj";
    const auto x = at::ones({1, 2, 24});
    const auto before = model.linear(projection, x);
    const auto noise = at::detail::createCPUGenerator(5);
    const auto a = at::zeros({3, 24}).normal_(0, 1, noise);
    const auto b = at::zeros({40, 3}).normal_(0, 1, noise);
    model.attach(projection, {a, b, 0.5});
    const auto expected = before + 0.5 * at::matmul(at::matmul(x, a.t()), b.t());
    EXPECT_LT(largestDifference(model.linear(projection, x), expected), 1e-5);
    model.detachAdapters();
    EXPECT_TRUE(model.linear(projection, x).equal(before));
}

TEST(Transformer, TurnsFrequenciesAsTheConfigSays) {
    auto config = tinyConfig(ReasonerFamily::Llama);
    config.headSize = 8;
    const auto plain = rotaryFrequencies(config);
    ASSERT_EQ(plain.size(), 4U);
    for (std::size_t i = 0; i < 4; ++i)
        EXPECT_NEAR(plain[i], std::pow(10'000.0, -static_cast<double>(i) / 4), 1e-6);
    config.ropeScaling = {RopeScalingKind::Linear, 4};
    EXPECT_FLOAT_EQ(rotaryFrequencies(config)[1], plain[1] / 4);
    // Waves of 6.3, 63, 628 and 6283 positions against a context of 100: kept below 25, divided above 100.
    config.ropeScaling = {RopeScalingKind::Llama3, 8, 1, 4, 100};
    const auto scaled = rotaryFrequencies(config);
    EXPECT_FLOAT_EQ(scaled[0], plain[0]);
    const auto second = static_cast<double>(plain[1]);
    const double smooth = (100 / (2 * std::numbers::pi / second) - 1) / 3;
    EXPECT_NEAR(scaled[1], (1 - smooth) * second / 8 + smooth * second, 1e-7);
    EXPECT_FLOAT_EQ(scaled[2], plain[2] / 8);
    EXPECT_FLOAT_EQ(scaled[3], plain[3] / 8);
}

} // namespace
} // namespace intentscope::nn
