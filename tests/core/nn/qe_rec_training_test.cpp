// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/checkpoint.h"
#include "core/nn/ranker_factory.h"
#include "core/nn/train/random.h"
#include "core/rank/score_table.h"
#include "tests/core/nn/latent_fixture.h"
#include "tests/core/nn/memory_dataset.h"
#include "tests/support/result_matchers.h"
#include "tests/support/temp_directory.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <optional>

namespace intentscope::nn {
namespace {

using test::HasErrorAbout;
using test::MemoryLatentQueries;

rank::RankerTrainingSpec quickSpec() {
    rank::RankerTrainingSpec spec;
    spec.split = data::TimeSplit{0.8, 0.1};
    spec.architecture = rank::RankerArchitecture::QeRec;
    spec.epochCount = 3;
    spec.batchSize = 8;
    spec.dimension = 8;
    spec.expertCount = 2;
    spec.bucketCount = 4;
    return spec;
}

rank::RankerTrainingSpec baselineSpec() {
    auto spec = quickSpec();
    spec.architecture = rank::RankerArchitecture::TwoTower;
    return spec;
}

/// The clicks of the small shop, drawn anew: no column tells them, only the latent queries do.
test::MemoryDatasetSpec shopOfUntoldClicks(std::int32_t impressionCount) {
    auto shop = test::smallShop(impressionCount);
    for (std::size_t i = 0; i < shop.impressions.size(); ++i) {
        auto& impression = shop.impressions[i];
        impression.candidates = {0, 1, 2, 3, 4};
        impression.clicked = {static_cast<std::int32_t>(streamSeed(1, i) % 5)};
    }
    return shop;
}

class QeRecTraining : public testing::Test {
protected:
    void useShop(const test::MemoryDatasetSpec& shop) {
        m_dataset = test::makeMemoryDataset(shop);
        m_latent.emplace(test::tellingQueries(*m_dataset));
    }

    void SetUp() override { useShop(test::smallShop(60)); }

    Result<rank::TrainedRanker> train(
        const rank::RankerTrainingSpec& spec,
        const std::string& folder,
        const rank::Scorer* reference = nullptr) {
        m_epochs.clear();
        const auto onEpoch = [this](const rank::TrainingEpoch& epoch) { m_epochs.push_back(epoch); };
        const bool readsLatent = spec.architecture == rank::RankerArchitecture::QeRec;
        return makeRankerTrainer(m_env)->train(
            {*m_dataset, readsLatent ? &*m_latent : nullptr, reference},
            spec,
            {.checkpoint = m_folder.path() / folder},
            onEpoch,
            m_progress,
            {});
    }

    Result<std::unique_ptr<rank::Scorer>> open(const std::string& folder) {
        return makeScorerFactory()(m_env, m_folder.path() / folder);
    }

    Result<std::vector<float>> score(const rank::ScoringInput& input, const std::string& folder) {
        ISCOPE_TRY_ASSIGN(const auto scorer, open(folder));
        std::vector<std::int32_t> rows(static_cast<std::size_t>(input.dataset.impressionCount()));
        std::iota(rows.begin(), rows.end(), 0);
        std::vector<float> scores(static_cast<std::size_t>(input.dataset.candidateCount()));
        ISCOPE_TRY(scorer->score(input, rows, scores, {}));
        return scores;
    }

    /// How many of the first `count` impressions rank their click first.
    std::int32_t clicksOnTop(std::span<const float> scores, std::int32_t count) const {
        const auto offsets = m_dataset->candidateOffsets();
        std::int32_t onTop = 0;
        for (std::int32_t row = 0; row < count; ++row) {
            const auto candidates = m_dataset->candidatesOf(ImpressionIndex{row});
            const auto list = scores.subspan(
                static_cast<std::size_t>(offsets[static_cast<std::size_t>(row)]), candidates.size());
            const auto best = rank::rankOrder(list, candidates.intents).front();
            onTop += candidates.clicked[static_cast<std::size_t>(best)] == 1 ? 1 : 0;
        }
        return onTop;
    }

    RealEnv m_env;
    test::TempDirectory m_folder;
    NullProgress m_progress;
    std::shared_ptr<const data::Dataset> m_dataset;
    std::optional<MemoryLatentQueries> m_latent;
    std::vector<rank::TrainingEpoch> m_epochs;
};

TEST_F(QeRecTraining, LearnsThirtyTwoImpressionsByHeart) {
    useShop(test::smallShop(40));
    auto spec = quickSpec();
    spec.split = data::TimeSplit{0.8, 0.0};
    spec.epochCount = 60;
    spec.dropout = 0;
    spec.learningRate = 1e-2;
    ASSERT_OK(train(spec, "ranker"));
    ASSERT_OK_AND_ASSIGN(const auto scores, score({*m_dataset, &*m_latent}, "ranker"));
    // One click a list: NDCG@3 is 1 when every click is on top.
    EXPECT_EQ(clicksOnTop(scores, 32), 32);
}

TEST_F(QeRecTraining, LearnsFromQueriesWhatNoFeatureTells) {
    useShop(shopOfUntoldClicks(200));
    auto spec = quickSpec();
    spec.epochCount = 8;
    spec.learningRate = 5e-3;
    ASSERT_OK(train(spec, "enhanced"));
    const auto best = [&] {
        return std::ranges::max(m_epochs, {}, &rank::TrainingEpoch::validationNdcg3).validationNdcg3;
    };
    const double enhanced = best();
    spec.architecture = rank::RankerArchitecture::TwoTower;
    ASSERT_OK(train(spec, "baseline"));
    EXPECT_GT(enhanced, best() + 0.2);
}

TEST_F(QeRecTraining, LearnsEveryLossAndTerm) {
    auto spec = baselineSpec();
    ASSERT_OK(train(spec, "baseline"));
    ASSERT_OK_AND_ASSIGN(const auto reference, open("baseline"));
    spec = quickSpec();
    spec.epochCount = 5;
    const auto expectFalling = [&](const std::string& name, const rank::Scorer* scorer) {
        ASSERT_OK(train(spec, name, scorer));
        EXPECT_LT(m_epochs.back().trainLoss, m_epochs.front().trainLoss) << name;
        EXPECT_LT(
            std::ranges::min(m_epochs, {}, &rank::TrainingEpoch::validationLoss).validationLoss,
            m_epochs.front().validationLoss)
            << name;
    };
    for (const auto loss : {rank::RankLoss::ListNet, rank::RankLoss::Softmax, rank::RankLoss::Bce}) {
        spec.loss = loss;
        expectFalling(std::string(name(loss)), nullptr);
    }
    spec.loss = rank::RankLoss::ListNet;
    for (const auto term : {rank::KlTerm::Path, rank::KlTerm::RDrop}) {
        spec.kl = term;
        expectFalling(std::string(name(term)), nullptr);
    }
    spec.kl = rank::KlTerm::Reference;
    expectFalling("reference", reference.get());
    ASSERT_OK_AND_ASSIGN(const auto info, readCheckpointInfo(m_env, m_folder.path() / "reference"));
    EXPECT_EQ(info.provenance.referenceHash, reference->info().checkpointHash);
    EXPECT_EQ(info.provenance.spec.kl, rank::KlTerm::Reference);
}

TEST_F(QeRecTraining, StaysAtTheReferenceWhenItsTermOutweighsTheClicks) {
    ASSERT_OK(train(baselineSpec(), "baseline"));
    ASSERT_OK_AND_ASSIGN(const auto reference, open("baseline"));
    auto spec = quickSpec();
    spec.epochCount = 15;
    spec.kl = rank::KlTerm::Reference;
    const auto distance = [&](double weight, const std::string& name) -> Result<double> {
        spec.klWeight = weight;
        ISCOPE_TRY(train(spec, name, reference.get()));
        ISCOPE_TRY_ASSIGN(const auto scores, score({*m_dataset, &*m_latent}, name));
        ISCOPE_TRY_ASSIGN(const auto expected, score({*m_dataset}, "baseline"));
        const auto offsets = m_dataset->candidateOffsets();
        double sum = 0;
        for (std::size_t row = 0; row + 1 < offsets.size(); ++row)
            for (auto i = static_cast<std::size_t>(offsets[row]);
                 i + 1 < static_cast<std::size_t>(offsets[row + 1]);
                 ++i)
                sum += std::abs(
                    static_cast<double>((scores[i + 1] - scores[i]) - (expected[i + 1] - expected[i])));
        return sum;
    };
    ASSERT_OK_AND_ASSIGN(const double bound, distance(1000, "bound"));
    ASSERT_OK_AND_ASSIGN(const double unbound, distance(0, "free"));
    EXPECT_LT(bound, unbound / 2);
}

TEST_F(QeRecTraining, GivesTheSameBytesForTheSameSeed) {
    ASSERT_OK_AND_ASSIGN(const auto first, train(quickSpec(), "first"));
    ASSERT_OK_AND_ASSIGN(const auto second, train(quickSpec(), "second"));
    EXPECT_EQ(first.checkpointHash, second.checkpointHash);
}

TEST_F(QeRecTraining, AddsPartsOfABatchUpToTheWhole) {
    auto spec = quickSpec();
    spec.dropout = 0;
    spec.epochCount = 2;
    for (const auto loss : {rank::RankLoss::ListNet, rank::RankLoss::Softmax, rank::RankLoss::Bce}) {
        spec.loss = loss;
        spec.kl = rank::KlTerm::Path;
        const std::string whole(name(loss));
        spec.microBatchSize = 0;
        ASSERT_OK(train(spec, whole));
        const auto expected = m_epochs;
        spec.microBatchSize = 3;
        ASSERT_OK(train(spec, whole + " in parts"));
        for (std::size_t i = 0; i < expected.size(); ++i) {
            EXPECT_NEAR(m_epochs[i].trainLoss, expected[i].trainLoss, 1e-5) << whole;
            EXPECT_NEAR(m_epochs[i].validationLoss, expected[i].validationLoss, 1e-4) << whole;
        }
    }
}

TEST_F(QeRecTraining, SaysWhatItWasTrainedOn) {
    ASSERT_OK(train(quickSpec(), "ranker"));
    ASSERT_OK_AND_ASSIGN(const auto checkpoint, openCheckpoint(m_env, m_folder.path() / "ranker"));
    EXPECT_EQ(checkpoint.info.scorer.architecture, "qe_rec");
    EXPECT_TRUE(checkpoint.info.scorer.readsLatentQueries);
    EXPECT_EQ(checkpoint.info.scorer.latent.reasonerHash, m_latent->info().reasonerHash);
    EXPECT_EQ(checkpoint.info.provenance.latent->vectorsHash, m_latent->info().vectorsHash);
    EXPECT_EQ(checkpoint.config.latent, (LatentSizes{test::LatentSize, true, true}));
    EXPECT_TRUE(std::isfinite(checkpoint.info.provenance.epochs[0].validationGauc));
    EXPECT_TRUE(std::isfinite(checkpoint.info.provenance.epochs[0].validationRecall3));
    EXPECT_GT(checkpoint.info.provenance.epochs[0].learningRate, 0);
}

TEST_F(QeRecTraining, KeepsTheEpochThatTheChosenMetricFindsBest) {
    useShop(shopOfUntoldClicks(200));
    auto spec = quickSpec();
    spec.epochCount = 6;
    spec.patience = 0;
    spec.stopMetric = rank::StopMetric::Loss;
    ASSERT_OK_AND_ASSIGN(const auto byLoss, train(spec, "loss"));
    EXPECT_EQ(byLoss.bestEpoch, std::ranges::min(m_epochs, {}, &rank::TrainingEpoch::validationLoss).epoch);
    spec.stopMetric = rank::StopMetric::Gauc;
    ASSERT_OK_AND_ASSIGN(const auto byGauc, train(spec, "gauc"));
    EXPECT_EQ(byGauc.bestEpoch, std::ranges::max(m_epochs, {}, &rank::TrainingEpoch::validationGauc).epoch);
}

TEST_F(QeRecTraining, ScorersRefuseLatentQueriesThatAreNotTheirs) {
    ASSERT_OK(train(quickSpec(), "ranker"));
    ASSERT_OK(train(baselineSpec(), "baseline"));
    EXPECT_THAT(score({*m_dataset}, "ranker"), HasErrorAbout(ErrorCode::Mismatch, "none are given"));
    EXPECT_THAT(
        score({*m_dataset, &*m_latent}, "baseline"), HasErrorAbout(ErrorCode::InvalidInput, "two-tower"));
    auto content = test::tellingQueries(*m_dataset);
    content.info.datasetHash = std::string(64, '9');
    const MemoryLatentQueries elsewhere(content);
    EXPECT_THAT(
        score({*m_dataset, &elsewhere}, "ranker"), HasErrorAbout(ErrorCode::Mismatch, "of dataset 9999"));
    content = test::tellingQueries(*m_dataset);
    content.vectorSize = 2;
    const MemoryLatentQueries shorter(content);
    EXPECT_THAT(score({*m_dataset, &shorter}, "ranker"), HasErrorAbout(ErrorCode::Mismatch, "2 elements"));
}

TEST_F(QeRecTraining, ScoresWithAnotherReasonerOnlyWhenTold) {
    ASSERT_OK(train(quickSpec(), "ranker"));
    auto content = test::tellingQueries(*m_dataset);
    content.info.reasonerHash = std::string(64, '7');
    content.vectors[0][0] += 5;
    const MemoryLatentQueries other(content);
    EXPECT_THAT(score({*m_dataset, &other}, "ranker"), HasErrorAbout(ErrorCode::Mismatch, "777777777777"));
    ASSERT_OK_AND_ASSIGN(const auto own, score({*m_dataset, &*m_latent}, "ranker"));
    ASSERT_OK_AND_ASSIGN(const auto swapped, score({*m_dataset, &other, true}, "ranker"));
    EXPECT_NE(own[0], swapped[0]) << "the first impression has another vector";
    EXPECT_NEAR(own.back(), swapped.back(), 1e-6) << "the last one the same";
}

TEST_F(QeRecTraining, RefusesMaterialThatDoesNotFit) {
    const auto refused = [&](auto change, ErrorCode code, const char* about) {
        auto spec = quickSpec();
        change(spec);
        EXPECT_THAT(train(spec, "ranker"), HasErrorAbout(code, about));
    };
    refused(
        [](auto& s) { s.usesQuery = s.usesIntentText = false; }, ErrorCode::InvalidInput, "is the baseline");
    refused([](auto& s) { s.kl = rank::KlTerm::Reference; }, ErrorCode::InvalidInput, "--reference");
    refused(
        [](auto& s) {
            s.kl = rank::KlTerm::Path;
            s.usesQuery = false;
        },
        ErrorCode::InvalidInput,
        "needs a query tower");
    refused(
        [](auto& s) {
            s.kl = rank::KlTerm::RDrop;
            s.dropout = 0;
        },
        ErrorCode::InvalidInput,
        "rdrop");
    refused([](auto& s) { s.klWeight = -1; }, ErrorCode::InvalidInput, "KL term");
    refused([](auto& s) { s.weightCap = 0; }, ErrorCode::InvalidInput, "weight");
    refused([](auto& s) { s.microBatchSize = -1; }, ErrorCode::InvalidInput, "part of a batch");
    refused(
        [](auto& s) { s.weighting = rank::ImpressionWeighting::InversePropensity; },
        ErrorCode::InvalidInput,
        "propensity");
    auto content = test::tellingQueries(*m_dataset);
    content.vectors[3][1] = std::numeric_limits<float>::quiet_NaN();
    m_latent.emplace(content);
    EXPECT_THAT(train(quickSpec(), "ranker"), HasErrorAbout(ErrorCode::Corrupt, "latent query 3"));
    content.vectorSize = 0;
    m_latent.emplace(content);
    EXPECT_THAT(train(quickSpec(), "ranker"), HasErrorAbout(ErrorCode::InvalidInput, "no vectors"));
    const auto withoutLatent = makeRankerTrainer(m_env)->train(
        {*m_dataset},
        quickSpec(),
        {.checkpoint = m_folder.path() / "ranker"},
        [](const auto&) {},
        m_progress,
        {});
    EXPECT_THAT(withoutLatent, HasErrorAbout(ErrorCode::InvalidInput, "--latent"));
    const auto needless = makeRankerTrainer(m_env)->train(
        {*m_dataset, &*m_latent},
        baselineSpec(),
        {.checkpoint = m_folder.path() / "ranker"},
        [](const auto&) {},
        m_progress,
        {});
    EXPECT_THAT(needless, HasErrorAbout(ErrorCode::InvalidInput, "two-tower"));
}

TEST_F(QeRecTraining, RefusesAReferenceThatMayHaveSeenWhatIsHeldOut) {
    auto spec = baselineSpec();
    spec.split = data::TimeSplit{0.9, 0.05};
    ASSERT_OK(train(spec, "later"));
    ASSERT_OK(train(quickSpec(), "enhanced"));
    ASSERT_OK_AND_ASSIGN(const auto later, open("later"));
    ASSERT_OK_AND_ASSIGN(const auto enhanced, open("enhanced"));
    spec = quickSpec();
    EXPECT_THAT(train(spec, "ranker", later.get()), HasErrorAbout(ErrorCode::InvalidInput, "'none'"));
    spec.kl = rank::KlTerm::Reference;
    EXPECT_THAT(train(spec, "ranker", later.get()), HasErrorAbout(ErrorCode::Mismatch, "held out"));
    EXPECT_THAT(train(spec, "ranker", enhanced.get()), HasErrorAbout(ErrorCode::InvalidInput, "no baseline"));
}

} // namespace
} // namespace intentscope::nn
