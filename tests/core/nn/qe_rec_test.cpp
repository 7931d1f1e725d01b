// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/ranker/qe_rec_torch.h"

#include "tests/core/nn/graph_fixture.h"
#include "tests/core/nn/memory_dataset.h"

#include <ATen/CPUGeneratorImpl.h>
#include <ATen/TensorOperators.h>
#include <ATen/ops/allclose.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/layer_norm.h>

#include <gtest/gtest.h>

namespace intentscope::nn {
namespace {

class QeRecGraph : public GraphFixture {
protected:
    WeightSet initialWeights(const RankerConfig& config) const {
        return WeightSet::initialised(config, at::detail::createCPUGenerator(3));
    }
};

TEST_F(QeRecGraph, HasTheGradientsOfFiniteDifferences) {
    expectGradientsOfFiniteDifferences(configWith(true, true));
}

TEST_F(QeRecGraph, FallsAlongTheGradientOfEveryWeightAsFastAsTheGradientSays) {
    expectEveryWeightToMoveTheLoss(configWith(true, true));
    expectEveryWeightToMoveTheLoss(configWith(true, false));
    expectEveryWeightToMoveTheLoss(configWith(false, true));
}

TEST_F(QeRecGraph, WorksWithoutMatches) {
    m_config.features.matches.clear();
    m_batch.matches.clear();
    expectGradientsOfFiniteDifferences(configWith(true, true));
}

TEST_F(QeRecGraph, IsTheBaselineToTheLastBitWithoutItsQueryTower) {
    const auto full = configWith(true, false);
    const auto weights = noisyWeights(full);
    const QeRec withQuery(full, weights);
    const TwoTower baseline(m_config, weights.restrictedTo(m_config));
    const PairTensors pairs(m_batch.pairUsers, m_batch.pairIntents, m_batch.matches);
    const auto expected = baseline.scores(
        baseline.users(FieldTensors(m_batch.users), nullptr),
        baseline.intents(FieldTensors(m_batch.intents), {}, nullptr),
        pairs,
        nullptr);
    EXPECT_TRUE(scores(QeRec(m_config, weights.restrictedTo(m_config))).equal(expected));
    EXPECT_TRUE(scores(QeRec(configWith(false, false), weights)).equal(expected)) << "the flag alone";
    EXPECT_FALSE(at::allclose(scores(withQuery), expected)) << "the query has a say";
}

TEST_F(QeRecGraph, KeepsIntentTextsWithoutItsQueryTower) {
    const auto weights = noisyWeights(configWith(true, true));
    const auto textOnly = configWith(false, true);
    const auto withText = scores(QeRec(textOnly, weights.restrictedTo(textOnly)));
    EXPECT_TRUE(scores(QeRec(textOnly, weights)).equal(withText));
    EXPECT_FALSE(at::allclose(withText, scores(QeRec(m_config, weights))));
}

TEST_F(QeRecGraph, IsTheBaselineWhereTheQuerysTermsAreZero) {
    const auto config = configWith(true, false);
    const auto weights = noisyWeights(config);
    for (const ParameterSpec& parameter : memberParameters(config))
        if (parameter.name.starts_with("query.") || parameter.name.ends_with(".output"))
            weights.get(parameter.name).detach().zero_();
    EXPECT_TRUE(at::allclose(scores(QeRec(config, weights)), scores(QeRec(m_config, weights)), 1e-12, 1e-12));
}

TEST_F(QeRecGraph, StartsFromTheBaselinesWeights) {
    const auto full = initialWeights(configWith(true, true));
    const auto baseline = initialWeights(m_config);
    for (const ParameterSpec& parameter : memberParameters(m_config))
        EXPECT_TRUE(full.get(parameter.name).equal(baseline.get(parameter.name))) << parameter.name;
}

TEST_F(QeRecGraph, ReadsTheLearnedVectorWhereAQueryIsMissing) {
    const auto config = configWith(true, false);
    const QeRec graph(config, noisyWeights(config));
    m_batch.queries.forget(0);
    const auto tokens = graph.queries(QueryTensors(m_batch.queries), nullptr);
    const auto& missing = graph.weights().get("query.missing");
    EXPECT_TRUE(tokens[0].equal(missing));
    EXPECT_TRUE(tokens[4].equal(missing)) << "the fifth impression never had one";
    EXPECT_FALSE(tokens[1].equal(missing));
    QueryRows zeros{
        .vectorSize = test::LatentSize,
        .vectors = std::vector<float>(test::LatentSize, 0.0F),
        .isPresent = {1}};
    EXPECT_FALSE(at::allclose(graph.queries(QueryTensors(zeros), nullptr)[0], missing))
        << "a vector of zeros is a vector, not a missing one";
}

TEST_F(QeRecGraph, DoesNotLookAtTheVectorOfAMissingQuery) {
    const auto config = configWith(true, true);
    const QeRec graph(config, noisyWeights(config));
    const auto before = scores(graph);
    for (std::int32_t i = 0; i < test::LatentSize; ++i)
        m_batch.queries.vectors[static_cast<std::size_t>(4 * test::LatentSize + i)] = 99.0F;
    EXPECT_TRUE(scores(graph).equal(before));
}

TEST_F(QeRecGraph, AnswersToAnotherQueryWithAnotherOrderOfItsListAlone) {
    const auto config = configWith(true, false);
    const QeRec graph(config, noisyWeights(config));
    const auto before = scores(graph);
    m_batch.queries.vectors[0] += 3;
    const auto difference = (scores(graph) - before).abs();
    for (std::size_t pair = 0; pair < m_batch.pairCount(); ++pair)
        EXPECT_EQ(
            difference[static_cast<std::int64_t>(pair)].item<double>() > 0, m_batch.pairUsers[pair] == 0)
            << pair;
}

TEST_F(QeRecGraph, StartsFromStandardisedVectors) {
    const auto config = configWith(true, false);
    const auto weights = initialWeights(config);
    // Far from zero and of different spreads, as the hidden states of language models are.
    auto noise = at::detail::createCPUGenerator(5);
    auto vectors = at::empty({500, test::LatentSize}).normal_(0, 1, noise);
    vectors.select(1, 0).mul_(20).add_(50);
    standardiseNorm(weights, "query.", vectors);
    const auto normalised = at::layer_norm(
        vectors, {test::LatentSize}, weights.get("query.norm.weight"), weights.get("query.norm.bias"));
    EXPECT_LT(normalised.mean(0).abs().max().item<double>(), 1e-4);
    EXPECT_LT(normalised.var(0, false).max().item<double>(), 1.0 + 1e-3);
}

} // namespace
} // namespace intentscope::nn
