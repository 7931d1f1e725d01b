// SPDX-License-Identifier: GPL-3.0-or-later
// Explanations of a query-enhanced ranker: the latent query is one more input, and all add up.
#include "core/nn/ranker_factory.h"
#include "core/rank/latent_query_of.h"
#include "tests/core/nn/latent_fixture.h"
#include "tests/core/nn/memory_dataset.h"
#include "tests/support/result_matchers.h"
#include "tests/support/temp_directory.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <memory>

namespace intentscope::nn {
namespace {

class QeRecExplanation : public testing::Test {
protected:
    void SetUp() override {
        rank::RankerTrainingSpec spec;
        spec.split = data::TimeSplit{0.8, 0.1};
        spec.architecture = rank::RankerArchitecture::QeRec;
        spec.epochCount = 3;
        spec.batchSize = 8;
        spec.dimension = 8;
        spec.expertCount = 2;
        spec.bucketCount = 4;
        ASSERT_OK(makeRankerTrainer(m_env)->train(
            {*m_dataset, m_latent.get(), nullptr},
            spec,
            {.checkpoint = m_ranker},
            [](const auto&) {},
            m_progress,
            {}));
        ASSERT_OK_AND_ASSIGN(m_explainer, makeExplainerFactory()(m_env, m_ranker));
    }

    Result<rank::Explanation> explain(const rank::LatentQueries* latent) const {
        const ImpressionIndex impression{1};
        const rank::ExplanationSpec spec{
            .impression = impression, .intent = {m_dataset->candidatesOf(impression).intents[0]}};
        const rank::ScoringInput input{*m_dataset, latent};
        return m_explainer->explain(input, input, spec, {});
    }

    RealEnv m_env;
    test::TempDirectory m_folder;
    NullProgress m_progress;
    std::filesystem::path m_ranker = m_folder.path() / "ranker";
    std::shared_ptr<const data::Dataset> m_dataset = test::makeMemoryDataset(test::smallShop(60));
    std::shared_ptr<const rank::LatentQueries> m_latent =
        std::make_shared<test::MemoryLatentQueries>(test::tellingQueries(*m_dataset));
    std::unique_ptr<rank::Explainer> m_explainer;
};

TEST_F(QeRecExplanation, AddsUpWithTheLatentQueryAsOneInput) {
    ASSERT_OK_AND_ASSIGN(const auto explanation, explain(m_latent.get()));
    EXPECT_TRUE(explanation.isWithinBound) << explanation.completenessError;
    const auto query = std::ranges::find(explanation.inputs, "latent query", &rank::Contribution::name);
    ASSERT_NE(query, explanation.inputs.end());
    EXPECT_EQ(query->part, rank::RankerPart::Query);
    EXPECT_NE(query->amount, 0);
    const std::array rows{1};
    std::vector<float> scores(m_dataset->candidatesOf(ImpressionIndex{1}).size());
    ASSERT_OK_AND_ASSIGN(const auto scorer, makeScorerFactory()(m_env, m_ranker));
    ASSERT_OK(scorer->score({*m_dataset, m_latent.get()}, rows, scores, {}));
    EXPECT_NEAR(explanation.score, static_cast<double>(scores[0]), 1e-4);
}

TEST_F(QeRecExplanation, NeedsTheLatentQueries) {
    EXPECT_THAT(explain(nullptr), test::HasErrorAbout(ErrorCode::Mismatch, "latent queries"));
}

TEST_F(QeRecExplanation, OfOneImpressionHasItsQuery) {
    const auto one = rank::latentQueryOf(m_latent, ImpressionIndex{1});
    EXPECT_EQ(one->rowOf({0}), m_latent->rowOf(ImpressionIndex{1}) < 0 ? -1 : 0);
    EXPECT_TRUE(std::ranges::equal(one->vector(0), m_latent->vector(m_latent->rowOf(ImpressionIndex{1}))));
    EXPECT_EQ(rank::latentQueryOf(nullptr, ImpressionIndex{0}), nullptr);
}

} // namespace
} // namespace intentscope::nn
