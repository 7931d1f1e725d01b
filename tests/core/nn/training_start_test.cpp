// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/checkpoint.h"
#include "core/nn/ranker_factory.h"
#include "tests/core/nn/latent_fixture.h"
#include "tests/core/nn/memory_dataset.h"
#include "tests/support/result_matchers.h"
#include "tests/support/temp_directory.h"

#include <gtest/gtest.h>

#include <numeric>

namespace intentscope::nn {
namespace {

using test::HasErrorAbout;

class StartedTraining : public testing::Test {
protected:
    void SetUp() override {
        m_spec.split = data::TimeSplit{0.6, 0.2};
        m_spec.architecture = rank::RankerArchitecture::QeRec;
        m_spec.epochCount = 2;
        m_spec.batchSize = 12;
        m_spec.dimension = 4;
        m_spec.expertCount = 3;
        m_spec.bucketCount = 5;
        m_spec.dropout = 0;
        m_spec.weightDecay = 0;
        m_spec.memberCount = 2;
    }

    Result<rank::TrainedRanker>
    train(const rank::RankerTrainingSpec& spec, const std::string& folder, const std::string& start = {}) {
        const bool readsLatent = spec.architecture == rank::RankerArchitecture::QeRec;
        return makeRankerTrainer(m_env)->train(
            {*m_dataset,
             readsLatent ? &m_latent : nullptr,
             nullptr,
             start.empty() ? std::filesystem::path() : m_folder.path() / start},
            spec,
            {.checkpoint = m_folder.path() / folder},
            [](const auto&) {},
            m_progress,
            {});
    }

    Result<std::vector<float>> score(const std::string& folder) {
        ISCOPE_TRY_ASSIGN(const auto scorer, makeScorerFactory()(m_env, m_folder.path() / folder));
        std::vector<std::int32_t> rows(static_cast<std::size_t>(m_dataset->impressionCount()));
        std::iota(rows.begin(), rows.end(), 0);
        std::vector<float> scores(static_cast<std::size_t>(m_dataset->candidateCount()));
        ISCOPE_TRY(scorer->score({*m_dataset, &m_latent}, rows, scores, {}));
        return scores;
    }

    RealEnv m_env;
    test::TempDirectory m_folder;
    NullProgress m_progress;
    std::shared_ptr<const data::Dataset> m_dataset = test::makeMemoryDataset(test::smallShop(60));
    test::MemoryLatentQueries m_latent{test::tellingQueries(*m_dataset)};
    rank::RankerTrainingSpec m_spec;
};

TEST_F(StartedTraining, GoesOnFromTheWeightsAndFieldsOfAnotherCheckpoint) {
    ASSERT_OK_AND_ASSIGN(const auto first, train(m_spec, "first"));
    auto spec = m_spec;
    // Steps too small to move a score, and sizes that the start decides.
    spec.learningRate = 1e-10;
    spec.seed = 99;
    spec.dimension = 64;
    spec.memberCount = 1;
    spec.split = data::TimeSplit{0.7, 0.2};
    ASSERT_OK(train(spec, "second", "first"));
    ASSERT_OK_AND_ASSIGN(const auto expected, score("first"));
    ASSERT_OK_AND_ASSIGN(const auto scores, score("second"));
    for (std::size_t i = 0; i < scores.size(); ++i)
        EXPECT_NEAR(scores[i], expected[i], 1e-5) << i;
    ASSERT_OK_AND_ASSIGN(const auto before, openCheckpoint(m_env, m_folder.path() / "first"));
    ASSERT_OK_AND_ASSIGN(const auto after, openCheckpoint(m_env, m_folder.path() / "second"));
    EXPECT_EQ(after.config, before.config) << "quantiles and words are not fitted anew";
    EXPECT_EQ(after.info.provenance.startHash, first.checkpointHash);
    EXPECT_EQ(after.info.provenance.spec.dimension, m_spec.dimension);
    EXPECT_EQ(after.info.provenance.spec.memberCount, 2);
    EXPECT_TRUE(before.info.provenance.startHash.empty());
}

TEST_F(StartedTraining, BeginsBetterThanFromNoise) {
    m_spec.epochCount = 8;
    m_spec.learningRate = 1e-2;
    ASSERT_OK_AND_ASSIGN(const auto first, train(m_spec, "first"));
    m_spec.epochCount = 1;
    ASSERT_OK_AND_ASSIGN(const auto second, train(m_spec, "second", "first"));
    EXPECT_LT(second.epochs.front().trainLoss, first.epochs.front().trainLoss * 0.8);
}

TEST_F(StartedTraining, RefusesAStartThatIsAnotherKindOfRanker) {
    auto baseline = m_spec;
    baseline.architecture = rank::RankerArchitecture::TwoTower;
    ASSERT_OK(train(baseline, "baseline"));
    EXPECT_THAT(train(m_spec, "second", "baseline"), HasErrorAbout(ErrorCode::Mismatch, "no latent queries"));
    ASSERT_OK(train(m_spec, "enhanced"));
    EXPECT_THAT(
        train(baseline, "second", "enhanced"), HasErrorAbout(ErrorCode::Mismatch, "queries and intent"));
    auto content = test::tellingQueries(*m_dataset);
    for (auto* vectors : {&content.vectors, &content.intents})
        for (auto& vector : *vectors)
            vector.resize(2);
    content.vectorSize = 2;
    m_latent = test::MemoryLatentQueries(content);
    EXPECT_THAT(train(m_spec, "second", "enhanced"), HasErrorAbout(ErrorCode::Mismatch, "of 6 elements"));
    EXPECT_THAT(train(m_spec, "second", "nowhere"), HasErrorAbout(ErrorCode::NotFound, "config.json"));
}

TEST_F(StartedTraining, RefusesAStartThatHasSeenWhatIsHeldOut) {
    ASSERT_OK(train(m_spec, "first"));
    m_spec.split = data::TimeSplit{0.5, 0.3};
    EXPECT_THAT(train(m_spec, "second", "first"), HasErrorAbout(ErrorCode::Mismatch, "held out"));
    m_spec.split = data::TimeSplit{0.6, 0.1};
    EXPECT_THAT(train(m_spec, "second", "first"), HasErrorAbout(ErrorCode::Mismatch, "held out"));
}

TEST_F(StartedTraining, RefusesADatasetWithoutTheColumnsOfTheStart) {
    m_spec.architecture = rank::RankerArchitecture::TwoTower;
    ASSERT_OK(train(m_spec, "first"));
    auto shop = test::smallShop(60);
    shop.impressionColumns.clear();
    shop.hash = std::string(64, 'b');
    m_dataset = test::makeMemoryDataset(shop);
    EXPECT_THAT(train(m_spec, "second", "first"), HasErrorAbout(ErrorCode::Mismatch, "missing"));
}

} // namespace
} // namespace intentscope::nn
