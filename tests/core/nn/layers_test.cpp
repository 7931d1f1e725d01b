// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/ranker/layers_torch.h"

#include "core/nn/ranker/packed_batch.h"
#include "core/nn/ranker/two_tower_torch.h"
#include "core/nn/torch_runtime.h"
#include "tests/core/nn/memory_dataset.h"
#include "tests/support/result_matchers.h"

#include <ATen/CPUGeneratorImpl.h>
#include <ATen/TensorOperators.h>
#include <ATen/ops/empty_like.h>
#include <ATen/ops/full.h>
#include <ATen/ops/ones.h>
#include <ATen/ops/tensor.h>
#include <ATen/ops/zeros.h>

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

namespace intentscope::nn {
namespace {

at::Tensor doubles(std::vector<double> values, at::IntArrayRef shape) {
    return at::tensor(values, at::kDouble).view(shape);
}

at::Tensor rows(std::vector<std::int64_t> values) {
    return at::tensor(values, at::kLong);
}

double valueAt(const at::Tensor& tensor, std::int64_t index) {
    return tensor.reshape({-1})[index].item<double>();
}

TEST(ListNet, IsTheCrossEntropyOfClicksAndSoftmax) {
    const auto scores = doubles({0, std::log(3.0), 5, 5}, {4});
    const auto loss = listNetLoss(scores, rows({0, 0, 1, 1}), doubles({0, 1, 0.5, 0.5}, {4}), 2);
    EXPECT_NEAR(loss.item<double>(), (-std::log(0.75) + std::log(2.0)) / 2, 1e-12);
}

TEST(ListNet, LeavesOutListsWithoutAClickAndStandsLargeScores) {
    const auto scores = doubles({1000, 1000, -1000, 7}, {4});
    const auto loss = listNetLoss(scores, rows({0, 0, 0, 1}), doubles({1, 0, 0, 0}, {4}), 2);
    EXPECT_NEAR(loss.item<double>(), std::log(2.0), 1e-12);
    EXPECT_EQ(listNetLoss(scores, rows({0, 0, 0, 1}), at::zeros({4}, at::kDouble), 2).item<double>(), 0.0);
}

TEST(MixtureOfExperts, WeighsExpertsByTheGate) {
    // Two experts of one hidden unit: E_0 = ReLU(x) * 10 + 1 and E_1 = ReLU(-x) * 100 + 2, gated 3 : 1.
    const ExpertWeights weights{
        doubles({std::log(3.0), 0}, {1, 2}),
        doubles({1, -1}, {1, 2}),
        doubles({0, 0}, {2}),
        doubles({10, 100}, {2, 1, 1}),
        doubles({1, 2}, {2, 1})};
    const auto y = mixtureOfExperts(doubles({1}, {1, 1}), weights, nullptr);
    EXPECT_NEAR(valueAt(y, 0), 0.75 * 11 + 0.25 * 2, 1e-12);
}

TEST(AutoInt, MixesFieldsByTheirInnerProducts) {
    // One head over two fields of one dimension: scores are x_i x_j, values 2 x_j, residual -x_i.
    const auto x = doubles({0, 1}, {1, 2, 1});
    const AutoIntWeights weights{
        doubles({1}, {1, 1}), doubles({1}, {1, 1}), doubles({2}, {1, 1}), doubles({-1}, {1, 1})};
    const auto y = autoInt(x, weights, 1);
    EXPECT_NEAR(valueAt(y, 0), 1.0, 1e-12) << "equal attention over values 0 and 2";
    const double attention = std::exp(1.0) / (1 + std::exp(1.0));
    EXPECT_NEAR(valueAt(y, 1), attention * 2 - 1, 1e-12);
}

TEST(AutoInt, IsNeverNegative) {
    const AutoIntWeights weights{
        doubles({0}, {1, 1}), doubles({0}, {1, 1}), doubles({1}, {1, 1}), doubles({5}, {1, 1})};
    EXPECT_EQ(valueAt(autoInt(doubles({-1, -2}, {1, 2, 1}), weights, 1), 0), 0.0);
}

TEST(Dropout, KeepsTheMeanAndRepeatsWithItsSeed) {
    const auto x = at::ones({20'000});
    DropoutSource first{0.25, at::detail::createCPUGenerator(7)};
    DropoutSource second{0.25, at::detail::createCPUGenerator(7)};
    const auto y = dropout(x, &first);
    EXPECT_NEAR(y.mean().item<double>(), 1.0, 0.02);
    EXPECT_TRUE(y.equal(dropout(x, &second)));
    EXPECT_TRUE(x.equal(dropout(x, nullptr)));
}

/// The whole graph on a small shop, in double precision.
class Graph : public testing::Test {
protected:
    void SetUp() override {
        configureTorch();
        m_dataset = test::makeMemoryDataset(test::smallShop(6));
        std::vector<std::int32_t> all(6);
        std::iota(all.begin(), all.end(), 0);
        rank::RankerTrainingSpec spec;
        spec.dimension = 4;
        spec.expertCount = 2;
        m_config.sizes = sizesOf(spec);
        m_config.sizes.textBucketCount = 8;
        ASSERT_OK_AND_ASSIGN(m_config.features, fitFeatureSpace(*m_dataset, all, {4, 8}));
        ASSERT_OK_AND_ASSIGN(const auto encoder, FeatureEncoder::create(m_config.features, *m_dataset));
        m_batch = packBatch(encoder, *m_dataset, encoder.encodeAllIntents(), all);
    }

    at::Tensor loss(const TwoTower& graph) const {
        const PairTensors pairs(m_batch.pairUsers, m_batch.pairIntents, m_batch.targets);
        return listNetLoss(
            batchScores(graph, m_batch, nullptr), pairs.users, pairs.matches.view(-1).to(at::kDouble), 6);
    }

    std::shared_ptr<const data::Dataset> m_dataset;
    RankerConfig m_config;
    PackedBatch m_batch;
};

TEST_F(Graph, HasTheGradientsOfFiniteDifferences) {
    const auto start = WeightSet::initialised(m_config, at::detail::createCPUGenerator(3));
    const TwoTower graph(m_config, start.toDouble());
    loss(graph).backward();
    constexpr double Step = 1e-6;
    for (const ParameterSpec& parameter : memberParameters(m_config)) {
        const at::Tensor weight = graph.weights().get(parameter.name);
        ASSERT_TRUE(weight.grad().defined()) << parameter.name;
        auto flat = weight.detach().view({-1});
        // A few elements of each weight, spread over it.
        for (std::int64_t k = 0; k < 3; ++k) {
            const std::int64_t at = k * (flat.numel() - 1) / 2;
            const double before = flat[at].item<double>();
            flat[at].fill_(before + Step);
            const double above = loss(graph).item<double>();
            flat[at].fill_(before - Step);
            const double below = loss(graph).item<double>();
            flat[at].fill_(before);
            EXPECT_NEAR(valueAt(weight.grad(), at), (above - below) / (2 * Step), 1e-6)
                << parameter.name << " " << at;
        }
    }
}

TEST_F(Graph, FallsAlongTheGradientOfEveryWeightAsFastAsTheGradientSays) {
    const auto start = WeightSet::initialised(m_config, at::detail::createCPUGenerator(3));
    const TwoTower graph(m_config, start.toDouble());
    // Gates start at zero, where all experts weigh the same and some gradients vanish.
    auto noise = at::detail::createCPUGenerator(4);
    for (const at::Tensor& weight : graph.weights().all())
        weight.detach().add_(at::empty_like(weight.detach()).normal_(0, 0.2, noise));
    loss(graph).backward();
    for (const ParameterSpec& parameter : memberParameters(m_config)) {
        const at::Tensor weight = graph.weights().get(parameter.name);
        const at::Tensor gradient = weight.grad().clone();
        const double length = gradient.norm().item<double>();
        if (parameter.name == "intent.value") {
            EXPECT_EQ(length, 0.0) << "no field of these intents has a number";
            continue;
        }
        ASSERT_GT(length, 1e-7) << parameter.name << " does not touch the loss";
        constexpr double Step = 1e-5;
        auto values = weight.detach();
        const at::Tensor before = values.clone();
        values.copy_(before + gradient * (Step / length));
        const double above = loss(graph).item<double>();
        values.copy_(before - gradient * (Step / length));
        const double below = loss(graph).item<double>();
        values.copy_(before);
        EXPECT_NEAR((above - below) / (2 * Step), length, 1e-6 + 1e-5 * length) << parameter.name;
    }
}

TEST_F(Graph, HasOneScoreAPairAndOneRowAnImpression) {
    const TwoTower graph(m_config, WeightSet::initialised(m_config, at::detail::createCPUGenerator(3)));
    const FieldTensors fields(m_batch.users);
    EXPECT_EQ(graph.users(fields, nullptr).sizes().vec(), (std::vector<std::int64_t>{6, 8}));
    const auto scores = batchScores(graph, m_batch, nullptr);
    EXPECT_EQ(
        scores.sizes().vec(), (std::vector<std::int64_t>{static_cast<std::int64_t>(m_batch.pairCount())}));
}

TEST(Blas, IsJudgedBySpeedAndKind) {
    EXPECT_TRUE(judgeBlas("/usr/lib/openblas-pthread/libopenblas.so", 150).isFastEnough);
    const auto slow = judgeBlas("/usr/lib/openblas-pthread/libopenblas.so", 3.14);
    EXPECT_FALSE(slow.isFastEnough);
    EXPECT_NE(slow.verdict.find("3.1 GFLOP/s"), std::string::npos);
    const auto reference = judgeBlas("/usr/lib/x86_64-linux-gnu/blas/libblas.so.3", 50);
    EXPECT_FALSE(reference.isFastEnough);
    EXPECT_NE(reference.cure.find("libopenblas0-pthread"), std::string::npos);
}

TEST(Blas, IsMeasured) {
    const auto report = measureBlas(1);
    EXPECT_GT(report.gigaflopsPerSecond, 0.0);
    EXPECT_GE(report.threadCount, 1);
    EXPECT_NE(report.library.find("blas"), std::string::npos);
}

} // namespace
} // namespace intentscope::nn
