// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/ranker/layers_torch.h"

#include "core/nn/torch_runtime.h"
#include "tests/core/nn/graph_fixture.h"

#include <ATen/CPUGeneratorImpl.h>
#include <ATen/Context.h>
#include <ATen/TensorOperators.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/ones.h>
#include <ATen/ops/tensor.h>

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <thread>

namespace intentscope::nn {
namespace {

at::Tensor doubles(std::vector<double> values, at::IntArrayRef shape) {
    return at::tensor(values, at::kDouble).view(shape);
}

double valueAt(const at::Tensor& tensor, std::int64_t index) {
    return tensor.reshape({-1})[index].item<double>();
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

TEST(AutoInt, InOnePassIsWhatSingleStepsInDoublePrecisionAre) {
    struct Sizes {
        std::int64_t fields, heads, dimension;
    };
    for (const auto [fields, heads, dimension] : {Sizes{1, 1, 2}, {5, 3, 6}, {105, 2, 32}, {17, 2, 40}}) {
        auto generator = at::detail::createCPUGenerator(7);
        std::vector<at::Tensor> exact;
        std::vector<at::Tensor> fused;
        for (const std::vector<std::int64_t>& shape :
             {std::vector<std::int64_t>{3, fields, dimension}, {dimension, dimension}})
            for (int i = 0; i < (shape.size() == 3 ? 2 : 4); ++i) {
                const auto noise = at::empty(shape, at::kFloat).normal_(0, 0.4, generator);
                fused.push_back(noise.clone().set_requires_grad(true));
                exact.push_back(noise.to(at::kDouble).set_requires_grad(true));
            }
        // The second tensor weighs what comes out.
        const auto lossOf = [&](const std::vector<at::Tensor>& t) {
            const auto y = autoInt(t[0], {t[2], t[3], t[4], t[5]}, heads);
            return std::pair(y, (y * t[1].detach()).sum());
        };
        const auto [exactY, exactLoss] = lossOf(exact);
        const auto [fusedY, fusedLoss] = lossOf(fused);
        EXPECT_LT((fusedY.to(at::kDouble) - exactY).abs().max().item<double>(), 1e-5);
        exactLoss.backward();
        fusedLoss.backward();
        for (const std::size_t i : {0U, 2U, 3U, 4U, 5U}) {
            const double scale = 1 + exact[i].grad().abs().max().item<double>();
            const auto difference = (fused[i].grad().to(at::kDouble) - exact[i].grad()).abs().max();
            EXPECT_LT(difference.item<double>(), 1e-5 * scale) << "tensor " << i << ", " << fields;
        }
    }
}

TEST(PairTensors, OutliveWhatTheyAreMadeOf) {
    std::vector<std::int64_t> rows{0, 1, 2};
    std::vector<float> matches{1, 2, 3};
    const PairTensors pairs(rows, rows, matches);
    rows.assign(3, -9);
    matches.assign(3, -9);
    for (std::int64_t i = 0; i < 3; ++i) {
        EXPECT_EQ(pairs.users[i].item<std::int64_t>(), i);
        EXPECT_EQ(pairs.intents[i].item<std::int64_t>(), i);
        EXPECT_EQ(pairs.matches[i][0].item<float>(), static_cast<float>(i + 1));
    }
}

TEST(AutoInt, IsNeverNegative) {
    const AutoIntWeights weights{
        doubles({0}, {1, 1}), doubles({0}, {1, 1}), doubles({1}, {1, 1}), doubles({5}, {1, 1})};
    EXPECT_EQ(valueAt(autoInt(doubles({-1, -2}, {1, 2, 1}), weights, 1), 0), 0.0);
}

TEST(Attention, MixesValuesByScaledInnerProducts) {
    // One head of four dimensions, so that inner products are halved: query (2, 0, 0, 0) meets keys whose
    // first elements are 0 and log 3.
    const auto query = doubles({2, 0, 0, 0}, {1, 1, 4});
    const auto key = doubles({0, 9, 9, 9, std::log(3.0), 9, 9, 9}, {1, 2, 4});
    const auto value = doubles({4, 0, 1, 0, 8, 4, 1, 0}, {1, 2, 4});
    const auto mixed = attend(query, key, value, 1);
    EXPECT_EQ(mixed.sizes().vec(), (std::vector<std::int64_t>{1, 1, 4}));
    for (const auto& [element, expected] : {std::pair{0, 7.0}, {1, 3.0}, {2, 1.0}, {3, 0.0}})
        EXPECT_NEAR(valueAt(mixed, element), expected, 1e-12) << element;
}

TEST(Attention, KeepsHeadsApart) {
    // Two heads of one dimension: the first is indifferent, the second prefers the second key.
    const auto query = doubles({0, 1}, {1, 1, 2});
    const auto key = doubles({5, 0, -5, std::log(3.0)}, {1, 2, 2});
    const auto value = doubles({2, 0, 4, 4}, {1, 2, 2});
    const auto mixed = attend(query, key, value, 2);
    EXPECT_NEAR(valueAt(mixed, 0), 3.0, 1e-12);
    EXPECT_NEAR(valueAt(mixed, 1), 3.0, 1e-12);
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

class Graph : public GraphFixture {};

TEST_F(Graph, HasTheGradientsOfFiniteDifferences) {
    expectGradientsOfFiniteDifferences(m_config);
}

TEST_F(Graph, FallsAlongTheGradientOfEveryWeightAsFastAsTheGradientSays) {
    expectEveryWeightToMoveTheLoss(m_config);
}

TEST_F(Graph, HasOneScoreAPairAndOneRowAnImpression) {
    const QeRec graph(m_config, WeightSet::initialised(m_config, at::detail::createCPUGenerator(3)));
    const FieldTensors fields(m_batch.users);
    EXPECT_EQ(graph.users(fields, nullptr).sizes().vec(), (std::vector<std::int64_t>{6, 8}));
    EXPECT_EQ(
        scores(graph).sizes().vec(),
        (std::vector<std::int64_t>{static_cast<std::int64_t>(m_batch.pairCount())}));
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
    // A LibTorch with a BLAS inside has no library to name, and takes every core for it.
    if (report.library.empty())
        EXPECT_EQ(report.threadCount, std::max(1, static_cast<int>(std::thread::hardware_concurrency())));
    else
        EXPECT_NE(report.library.find("blas"), std::string::npos);
}

TEST(Devices, AreTheProcessorAndWhatLibTorchFinds) {
    const auto devices = torchDevices();
    ASSERT_FALSE(devices.empty());
    EXPECT_EQ(devices[0], "cpu");
    EXPECT_EQ(devices.size() == 2, at::hasCUDA());
}

} // namespace
} // namespace intentscope::nn
