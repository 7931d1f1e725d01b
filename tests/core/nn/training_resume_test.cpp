// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/checkpoint.h"
#include "core/nn/ranker_factory.h"
#include "tests/core/nn/latent_fixture.h"
#include "tests/core/nn/memory_dataset.h"
#include "tests/support/result_matchers.h"
#include "tests/support/temp_directory.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>

namespace intentscope::nn {
namespace {

using rank::TrainingStart;
using test::HasError;
using test::HasErrorAbout;

std::string contents(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

/// Asks for a stop at the given step.
class StopAtStep final : public ProgressSink {
public:
    explicit StopAtStep(std::int32_t step) : m_stepsLeft(step) {}
    void report(const Progress& progress) override {
        if (progress.total > 0 && --m_stepsLeft == 0)
            m_source.request_stop();
    }
    std::stop_token token() const { return m_source.get_token(); }

private:
    std::int32_t m_stepsLeft;
    std::stop_source m_source;
};

class TrainingResume : public testing::Test {
protected:
    void SetUp() override {
        m_spec.split = data::TimeSplit{0.8, 0.1};
        m_spec.architecture = rank::RankerArchitecture::QeRec;
        m_spec.epochCount = 3;
        m_spec.batchSize = 12;
        m_spec.dimension = 4;
        m_spec.expertCount = 2;
        m_spec.bucketCount = 4;
        m_spec.memberCount = 2;
    }

    /// Stops at the step, if there are so many.
    Result<rank::TrainedRanker>
    train(const std::string& folder, TrainingStart start, std::int32_t step = 1 << 20) {
        StopAtStep progress(step);
        const rank::TrainingTarget target{
            .checkpoint = m_folder.path() / folder,
            .start = start,
            .keepsState = true,
            .keepsLast = m_keepsLast};
        return makeRankerTrainer(m_env)->train(
            {*m_dataset, &m_latent}, m_spec, target, [](const auto&) {}, progress, progress.token());
    }

    std::filesystem::path statePath(const std::string& folder) const {
        return m_folder.path() / (folder + ".unfinished.safetensors");
    }

    RealEnv m_env;
    test::TempDirectory m_folder;
    std::shared_ptr<const data::Dataset> m_dataset = test::makeMemoryDataset(test::smallShop(60));
    test::MemoryLatentQueries m_latent{test::tellingQueries(*m_dataset)};
    rank::RankerTrainingSpec m_spec;
    bool m_keepsLast = false;
};

TEST_F(TrainingResume, EndsWhereAnUninterruptedTrainingEndsWhereverItWasStopped) {
    ASSERT_OK(train("whole", TrainingStart::Anew));
    EXPECT_EQ(m_env.kind(statePath("whole")), FileKind::Missing);
    // Four steps an epoch: in the middle of one, at the end of one, and in the second member.
    for (const std::int32_t step : {1, 2, 4, 5, 8, 13, 18}) {
        const std::string name = "stopped" + std::to_string(step);
        ASSERT_THAT(train(name, TrainingStart::Anew, step), HasError(ErrorCode::Cancelled)) << step;
        ASSERT_EQ(m_env.kind(statePath(name)), FileKind::Regular) << step;
        ASSERT_OK(train(name, TrainingStart::Resume));
        EXPECT_EQ(m_env.kind(statePath(name)), FileKind::Missing) << step;
        for (const char* file : {"config.json", "model.safetensors", "provenance.json"})
            EXPECT_EQ(contents(m_folder.path() / name / file), contents(m_folder.path() / "whole" / file))
                << file << " stopped at " << step;
    }
}

TEST_F(TrainingResume, MayBeStoppedAgainAndAgain) {
    ASSERT_OK_AND_ASSIGN(const auto whole, train("whole", TrainingStart::Anew));
    auto trained = train("often", TrainingStart::Anew, 5);
    int stops = 0;
    for (; !trained && stops < 100; ++stops) {
        ASSERT_EQ(trained.error().code, ErrorCode::Cancelled) << trained.error().message;
        trained = train("often", TrainingStart::Resume, 5);
    }
    ASSERT_OK(trained);
    EXPECT_GT(stops, 2);
    EXPECT_EQ(trained->checkpointHash, whole.checkpointHash);
    EXPECT_EQ(trained->epochs.size(), whole.epochs.size());
}

TEST_F(TrainingResume, KeepsTheLastEpochToo) {
    m_keepsLast = true;
    ASSERT_OK_AND_ASSIGN(const auto whole, train("whole", TrainingStart::Anew));
    EXPECT_EQ(whole.lastCheckpoint, m_folder.path() / "whole.last");
    ASSERT_OK_AND_ASSIGN(const auto info, readCheckpointInfo(m_env, whole.lastCheckpoint));
    const auto ofFirst = std::ranges::count(whole.epochs, 0, &rank::TrainingEpoch::member);
    EXPECT_EQ(info.provenance.bestEpoch, ofFirst);
    ASSERT_OK(makeScorerFactory()(m_env, whole.lastCheckpoint));
    // In the second member: the last weights of the first are in the state.
    ASSERT_THAT(train("stopped", TrainingStart::Anew, 18), HasError(ErrorCode::Cancelled));
    ASSERT_OK(train("stopped", TrainingStart::Resume));
    EXPECT_EQ(
        contents(m_folder.path() / "stopped.last" / "model.safetensors"),
        contents(m_folder.path() / "whole.last" / "model.safetensors"));

    ASSERT_THAT(
        train("without", TrainingStart::Finish), HasErrorAbout(ErrorCode::InvalidInput, "last epoch"));
    m_folder.write("taken.last/config.json", "{}");
    EXPECT_THAT(train("taken", TrainingStart::Anew), HasErrorAbout(ErrorCode::AlreadyExists, "last epoch"));
    m_keepsLast = false;
    ASSERT_THAT(train("late", TrainingStart::Anew, 18), HasError(ErrorCode::Cancelled));
    m_keepsLast = true;
    EXPECT_THAT(train("late", TrainingStart::Resume), HasErrorAbout(ErrorCode::Mismatch, "begun without"));
}

TEST_F(TrainingResume, FollowsTheScheduleItIsGiven) {
    m_spec.memberCount = 1;
    m_spec.patience = 0;
    m_spec.schedule = rank::RateSchedule::Linear;
    m_spec.warmupShare = 0.5;
    m_spec.lastRateShare = 0.1;
    ASSERT_OK_AND_ASSIGN(const auto trained, train("linear", TrainingStart::Anew));
    // Twelve steps, six of them in warm-up; the last one of each epoch.
    ASSERT_EQ(trained.epochs.size(), 3U);
    EXPECT_NEAR(trained.epochs[0].learningRate, m_spec.learningRate * 4 / 7, 1e-9);
    EXPECT_LT(trained.epochs[2].learningRate, trained.epochs[1].learningRate);
    ASSERT_OK_AND_ASSIGN(const auto info, readCheckpointInfo(m_env, trained.checkpoint));
    EXPECT_EQ(info.provenance.spec.schedule, rank::RateSchedule::Linear);
    EXPECT_EQ(info.provenance.spec.warmupShare, 0.5);
    EXPECT_EQ(info.provenance.spec.lastRateShare, 0.1);
    m_spec.warmupShare = 1;
    EXPECT_THAT(train("never", TrainingStart::Anew), HasErrorAbout(ErrorCode::InvalidInput, "warm-up"));
}

TEST_F(TrainingResume, FinishTakesTheBestEpochSoFar) {
    m_spec.memberCount = 1;
    ASSERT_THAT(train("stopped", TrainingStart::Anew, 6), HasError(ErrorCode::Cancelled));
    ASSERT_OK_AND_ASSIGN(const auto finished, train("stopped", TrainingStart::Finish));
    EXPECT_EQ(finished.bestEpoch, 1);
    EXPECT_EQ(finished.epochs.size(), 1U);
    EXPECT_EQ(m_env.kind(statePath("stopped")), FileKind::Missing);
    ASSERT_OK_AND_ASSIGN(const auto scorer, makeScorerFactory()(m_env, finished.checkpoint));
    EXPECT_EQ(scorer->info().checkpointHash, finished.checkpointHash);
}

TEST_F(TrainingResume, FinishNeedsAnEpoch) {
    ASSERT_THAT(train("stopped", TrainingStart::Anew, 2), HasError(ErrorCode::Cancelled));
    EXPECT_THAT(
        train("stopped", TrainingStart::Finish), HasErrorAbout(ErrorCode::InvalidInput, "first epoch"));
    EXPECT_EQ(m_env.kind(statePath("stopped")), FileKind::Regular) << "it can still be resumed";
}

TEST_F(TrainingResume, RefusesWhatIsNotItsOwn) {
    EXPECT_THAT(train("stopped", TrainingStart::Resume), HasErrorAbout(ErrorCode::NotFound, "to resume"));
    ASSERT_THAT(train("stopped", TrainingStart::Anew, 2), HasError(ErrorCode::Cancelled));
    EXPECT_THAT(
        train("stopped", TrainingStart::Anew), HasErrorAbout(ErrorCode::AlreadyExists, "was stopped"));
    m_spec.seed = 2;
    EXPECT_THAT(train("stopped", TrainingStart::Resume), HasErrorAbout(ErrorCode::Mismatch, "parameters"));
    m_spec.seed = 1;
    const std::string whole = contents(statePath("stopped"));
    for (std::size_t part = 1; part < 16; ++part) {
        std::string flipped = whole;
        flipped[whole.size() * part / 16] ^= 1;
        std::ofstream(statePath("stopped"), std::ios::binary | std::ios::trunc) << flipped;
        EXPECT_THAT(train("stopped", TrainingStart::Resume), HasError(ErrorCode::Corrupt)) << part;
    }
    for (std::size_t part = 0; part < 16; ++part) {
        std::ofstream(statePath("stopped"), std::ios::binary | std::ios::trunc)
            << whole.substr(0, whole.size() * part / 16);
        EXPECT_THAT(train("stopped", TrainingStart::Resume), HasError(ErrorCode::Corrupt)) << part;
    }
}

} // namespace
} // namespace intentscope::nn
