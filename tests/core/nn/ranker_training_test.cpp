// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/checkpoint.h"
#include "core/nn/ranker_factory.h"
#include "core/rank/score_table.h"
#include "tests/core/nn/memory_dataset.h"
#include "tests/support/faulty_env.h"
#include "tests/support/result_matchers.h"
#include "tests/support/temp_directory.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <iterator>
#include <numeric>

namespace intentscope::nn {
namespace {

using test::HasError;
using test::HasErrorAbout;

std::string contents(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

rank::RankerTrainingSpec quickSpec() {
    rank::RankerTrainingSpec spec;
    spec.split = data::TimeSplit{0.8, 0.1};
    spec.epochCount = 3;
    spec.batchSize = 8;
    spec.dimension = 8;
    spec.expertCount = 2;
    spec.bucketCount = 4;
    return spec;
}

class RankerTraining : public testing::Test {
protected:
    Result<rank::TrainedRanker> train(const rank::RankerTrainingSpec& spec, const std::string& folder) {
        const auto onEpoch = [this](const rank::TrainingEpoch& epoch) { m_epochs.push_back(epoch); };
        return makeRankerTrainer(m_env)->train(
            {*m_dataset},
            spec,
            {.checkpoint = m_folder.path() / folder},
            onEpoch,
            m_progress,
            m_stop.get_token());
    }

    Result<std::vector<float>> score(const data::Dataset& dataset, const std::string& folder) {
        ISCOPE_TRY_ASSIGN(const auto scorer, makeScorerFactory()(m_env, m_folder.path() / folder));
        std::vector<std::int32_t> rows(static_cast<std::size_t>(dataset.impressionCount()));
        std::iota(rows.begin(), rows.end(), 0);
        std::vector<float> scores(static_cast<std::size_t>(dataset.candidateCount()));
        ISCOPE_TRY(scorer->score({dataset}, rows, scores, m_stop.get_token()));
        return scores;
    }

    RealEnv m_env;
    test::TempDirectory m_folder;
    NullProgress m_progress;
    std::stop_source m_stop;
    std::shared_ptr<const data::Dataset> m_dataset = test::makeMemoryDataset(test::smallShop(60));
    std::vector<rank::TrainingEpoch> m_epochs;
};

TEST_F(RankerTraining, LearnsEightImpressionsByHeart) {
    auto shop = test::smallShop(10);
    m_dataset = test::makeMemoryDataset(shop);
    auto spec = quickSpec();
    spec.split = data::TimeSplit{0.8, 0.0};
    spec.epochCount = 150;
    spec.dropout = 0;
    spec.patience = 0;
    spec.learningRate = 1e-2;
    ASSERT_OK(train(spec, "ranker"));
    EXPECT_LT(m_epochs.back().trainLoss, 0.02) << "one click a list: the entropy to reach is 0";
    ASSERT_OK_AND_ASSIGN(const auto scores, score(*m_dataset, "ranker"));
    const auto offsets = m_dataset->candidateOffsets();
    for (std::int32_t row = 0; row < 8; ++row) {
        const auto candidates = m_dataset->candidatesOf(ImpressionIndex{row});
        const auto list = std::span(scores).subspan(
            static_cast<std::size_t>(offsets[static_cast<std::size_t>(row)]), candidates.size());
        const auto best = rank::rankOrder(list, candidates.intents).front();
        EXPECT_EQ(candidates.clicked[static_cast<std::size_t>(best)], 1) << row;
    }
}

TEST_F(RankerTraining, GivesTheSameBytesForTheSameSeed) {
    auto spec = quickSpec();
    spec.memberCount = 2;
    ASSERT_OK_AND_ASSIGN(const auto first, train(spec, "first"));
    ASSERT_OK_AND_ASSIGN(const auto second, train(spec, "second"));
    EXPECT_EQ(first.checkpointHash, second.checkpointHash);
    for (const char* file : {"config.json", "model.safetensors", "provenance.json"})
        EXPECT_EQ(contents(first.checkpoint / file), contents(second.checkpoint / file)) << file;
    spec.seed = 2;
    ASSERT_OK_AND_ASSIGN(const auto other, train(spec, "other"));
    EXPECT_NE(first.checkpointHash, other.checkpointHash);
}

TEST_F(RankerTraining, TellsEveryEpochAndKeepsTheBest) {
    ASSERT_OK_AND_ASSIGN(const auto trained, train(quickSpec(), "ranker"));
    ASSERT_EQ(trained.epochs.size(), m_epochs.size());
    ASSERT_FALSE(m_epochs.empty());
    EXPECT_EQ(m_epochs.front().epoch, 1);
    EXPECT_TRUE(std::isfinite(m_epochs.front().validationLoss));
    const auto best = std::ranges::max_element(m_epochs, {}, &rank::TrainingEpoch::validationNdcg3);
    EXPECT_EQ(trained.bestEpoch, best->epoch);
    ASSERT_OK_AND_ASSIGN(const auto info, readCheckpointInfo(m_env, trained.checkpoint));
    EXPECT_EQ(info.scorer.checkpointHash, trained.checkpointHash);
    EXPECT_EQ(info.provenance.bestEpoch, trained.bestEpoch);
}

TEST_F(RankerTraining, KeepsTheLastEpochWithoutAValidationPart) {
    auto spec = quickSpec();
    spec.split = data::TimeSplit{0.8, 0.0};
    ASSERT_OK_AND_ASSIGN(const auto trained, train(spec, "ranker"));
    EXPECT_EQ(trained.bestEpoch, spec.epochCount);
    EXPECT_TRUE(std::isnan(m_epochs.back().validationNdcg3));
}

TEST_F(RankerTraining, LeavesNothingBehindWhenCancelled) {
    m_stop.request_stop();
    EXPECT_THAT(train(quickSpec(), "ranker"), HasError(ErrorCode::Cancelled));
    EXPECT_TRUE(std::filesystem::is_empty(m_folder.path()));
}

TEST_F(RankerTraining, LeavesNothingBehindWhenCancelledBetweenEpochs) {
    std::int32_t epochCount = 0;
    const auto stopAtSecond = [&](const rank::TrainingEpoch&) {
        if (++epochCount == 2)
            m_stop.request_stop();
    };
    const auto trained = makeRankerTrainer(m_env)->train(
        {*m_dataset},
        quickSpec(),
        {.checkpoint = m_folder.path() / "ranker"},
        stopAtSecond,
        m_progress,
        m_stop.get_token());
    EXPECT_THAT(trained, HasError(ErrorCode::Cancelled));
    EXPECT_EQ(epochCount, 2);
    EXPECT_TRUE(std::filesystem::is_empty(m_folder.path()));
}

TEST_F(RankerTraining, RefusesImpossibleSpecsAndTakenPlaces) {
    const auto refused = [&](auto change, const char* about) {
        auto spec = quickSpec();
        change(spec);
        EXPECT_THAT(train(spec, "ranker"), HasErrorAbout(ErrorCode::InvalidInput, about));
    };
    refused([](auto& spec) { spec.dimension = 0; }, "dimension");
    refused([](auto& spec) { spec.attentionHeads = 3; }, "multiple");
    refused([](auto& spec) { spec.epochCount = 0; }, "epoch count");
    refused([](auto& spec) { spec.learningRate = 0; }, "learning rate");
    refused([](auto& spec) { spec.learningRate = 1e30; }, "no longer finite");
    refused([](auto& spec) { spec.weightDecay = -1; }, "weight decay");
    refused([](auto& spec) { spec.dropout = 1; }, "dropout");
    m_folder.write("ranker/config.json", "{}");
    EXPECT_THAT(train(quickSpec(), "ranker"), HasError(ErrorCode::AlreadyExists));
}

TEST_F(RankerTraining, NeedsAClickToLearnFrom) {
    auto shop = test::smallShop(60);
    for (auto& impression : shop.impressions)
        impression.clicked.clear();
    m_dataset = test::makeMemoryDataset(shop);
    EXPECT_THAT(train(quickSpec(), "ranker"), HasErrorAbout(ErrorCode::InvalidInput, "click"));
}

TEST_F(RankerTraining, ScoresPermutedCandidatesWithPermutedScores) {
    ASSERT_OK(train(quickSpec(), "ranker"));
    auto shop = test::smallShop(60);
    for (auto& impression : shop.impressions)
        std::ranges::reverse(impression.candidates);
    ASSERT_OK_AND_ASSIGN(const auto scores, score(*m_dataset, "ranker"));
    ASSERT_OK_AND_ASSIGN(auto reversed, score(*test::makeMemoryDataset(shop), "ranker"));
    const auto offsets = m_dataset->candidateOffsets();
    for (std::size_t row = 0; row + 1 < offsets.size(); ++row)
        std::reverse(reversed.begin() + offsets[row], reversed.begin() + offsets[row + 1]);
    for (std::size_t i = 0; i < scores.size(); ++i)
        EXPECT_NEAR(scores[i], reversed[i], 1e-5) << i;
}

TEST_F(RankerTraining, ScoresTheSameWhateverWasClicked) {
    ASSERT_OK(train(quickSpec(), "ranker"));
    auto shop = test::smallShop(60);
    for (auto& impression : shop.impressions)
        impression.clicked.clear();
    ASSERT_OK_AND_ASSIGN(const auto scores, score(*m_dataset, "ranker"));
    EXPECT_THAT(score(*test::makeMemoryDataset(shop), "ranker"), test::IsOkAndHolds(scores));
}

TEST_F(RankerTraining, ScoresColdIntentsByTheirText) {
    ASSERT_OK(train(quickSpec(), "ranker"));
    auto shop = test::smallShop(1);
    shop.intentCount = 7;
    shop.impressions[0].candidates = {5, 6};
    shop.impressions[0].clicked = {5};
    using data::Role;
    shop.intentColumns = {
        test::textColumn(
            test::withRole("title", Role::Title),
            {"a", "b", "c", "d", "e", "delivery of a parcel", "refund"}),
        test::textColumn(
            test::withRole("answer", Role::Answer), {"", "", "", "", "", "Where is it", "Money"}),
        test::wordColumn(
            test::withRole("category", Role::Category),
            {"order", "order", "order", "order", "order", "new", "new"}),
        test::wordColumn(test::feature("topic", "topic"), {"x", "x", "x", "x", "x", "unheard", "unheard"})};
    ASSERT_OK_AND_ASSIGN(const auto scores, score(*test::makeMemoryDataset(shop), "ranker"));
    EXPECT_TRUE(std::isfinite(scores[0]) && std::isfinite(scores[1]));
    EXPECT_NE(scores[0], scores[1]) << "two intents that differ in text only";
}

TEST_F(RankerTraining, ScorersRefuseDatasetsOfOtherColumns) {
    ASSERT_OK(train(quickSpec(), "ranker"));
    auto shop = test::smallShop(60);
    shop.impressionColumns.pop_back();
    EXPECT_THAT(
        score(*test::makeMemoryDataset(shop), "ranker"),
        HasErrorAbout(ErrorCode::Mismatch, "missing: impressions.open"));
}

TEST_F(RankerTraining, ScorersStopWhenAsked) {
    ASSERT_OK(train(quickSpec(), "ranker"));
    m_stop.request_stop();
    EXPECT_THAT(score(*m_dataset, "ranker"), HasError(ErrorCode::Cancelled));
}

TEST_F(RankerTraining, ScorersOfDamagedCheckpointsAreNotOpened) {
    ASSERT_OK(train(quickSpec(), "ranker"));
    const auto path = m_folder.path() / "ranker" / "model.safetensors";
    const std::string whole = contents(path);
    for (std::size_t part = 0; part < 64; ++part) {
        std::ofstream(path, std::ios::binary | std::ios::trunc) << whole.substr(0, whole.size() * part / 64);
        EXPECT_THAT(score(*m_dataset, "ranker"), HasError(ErrorCode::Corrupt)) << part;
    }
}

} // namespace
} // namespace intentscope::nn
