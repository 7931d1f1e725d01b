// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/nn/graph_fixture.h"

#include "core/nn/torch_runtime.h"
#include "core/nn/train/losses_torch.h"
#include "tests/core/nn/memory_dataset.h"
#include "tests/support/result_matchers.h"

#include <ATen/CPUGeneratorImpl.h>
#include <ATen/TensorOperators.h>
#include <ATen/ops/empty_like.h>

#include <numeric>

namespace intentscope::nn {

void GraphFixture::SetUp() {
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
    const auto allIntents = encoder.encodeAllIntents();
    const test::MemoryLatentQueries latent(test::tellingQueries(*m_dataset));
    m_batch = packBatch({encoder, *m_dataset, allIntents, &latent}, all);
}

RankerConfig GraphFixture::configWith(bool hasQuery, bool hasIntentText) const {
    RankerConfig config = m_config;
    if (hasQuery || hasIntentText)
        config.latent = {test::LatentSize, hasQuery, hasIntentText};
    return config;
}

WeightSet GraphFixture::noisyWeights(const RankerConfig& config) {
    auto weights = WeightSet::initialised(config, at::detail::createCPUGenerator(3)).toDouble();
    auto noise = at::detail::createCPUGenerator(4);
    for (const at::Tensor& weight : weights.all())
        weight.detach().add_(at::empty_like(weight.detach()).normal_(0, 0.2, noise));
    return weights;
}

at::Tensor GraphFixture::scores(const QeRec& graph) const {
    return batchScores(graph, m_batch, nullptr);
}

at::Tensor GraphFixture::loss(const QeRec& graph) const {
    const PairTensors pairs(m_batch.pairUsers, m_batch.pairIntents, m_batch.targets);
    return listNetLoss(scores(graph), {pairs.users, pairs.matches.view(-1).to(at::kDouble), 6});
}

void GraphFixture::expectGradientsOfFiniteDifferences(const RankerConfig& config) const {
    const QeRec graph(config, noisyWeights(config));
    loss(graph).backward();
    constexpr double Step = 1e-6;
    for (const ParameterSpec& parameter : memberParameters(config)) {
        const at::Tensor weight = graph.weights().get(parameter.name);
        ASSERT_TRUE(weight.grad().defined()) << parameter.name;
        auto flat = weight.detach().view({-1});
        const auto gradient = weight.grad().reshape({-1});
        // A few elements of each weight, spread over it.
        for (std::int64_t k = 0; k < 3; ++k) {
            const std::int64_t at = k * (flat.numel() - 1) / 2;
            const double before = flat[at].item<double>();
            flat[at].fill_(before + Step);
            const double above = loss(graph).item<double>();
            flat[at].fill_(before - Step);
            const double below = loss(graph).item<double>();
            flat[at].fill_(before);
            EXPECT_NEAR(gradient[at].item<double>(), (above - below) / (2 * Step), 1e-6)
                << parameter.name << " " << at;
        }
    }
}

void GraphFixture::expectEveryWeightToMoveTheLoss(const RankerConfig& config) const {
    const QeRec graph(config, noisyWeights(config));
    loss(graph).backward();
    for (const ParameterSpec& parameter : memberParameters(config)) {
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

} // namespace intentscope::nn
