// SPDX-License-Identifier: GPL-3.0-or-later
// Several members, as threads of one process, train one ranker.
#include "core/nn/ranker_factory.h"
#include "core/nn/train/process_group.h"
#include "tests/core/nn/latent_fixture.h"
#include "tests/core/nn/memory_dataset.h"
#include "tests/support/loopback_server.h"
#include "tests/support/result_matchers.h"
#include "tests/support/temp_directory.h"

#include <gtest/gtest.h>

#include <optional>
#include <thread>
#include <vector>

namespace intentscope::nn {
namespace {

using test::HasError;
using Trained = Result<rank::TrainedRanker>;

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

class TrainingTogether : public testing::Test {
protected:
    void SetUp() override {
        if (!hasGloo())
            GTEST_SKIP() << "this LibTorch has no Gloo";
        m_spec.split = data::TimeSplit{0.8, 0.1};
        m_spec.architecture = rank::RankerArchitecture::QeRec;
        m_spec.epochCount = 3;
        m_spec.batchSize = 12;
        m_spec.dimension = 4;
        m_spec.expertCount = 2;
        m_spec.bucketCount = 4;
        m_spec.dropout = 0;
    }

    Trained
    train(const rank::ProcessGroupSpec& processes, const rank::TrainingTarget& target, std::int32_t step) {
        StopAtStep progress(step);
        return makeRankerTrainer(m_env, processes)
            ->train({*m_dataset, &m_latent}, m_spec, target, [](const auto&) {}, progress, progress.token());
    }

    struct Call {
        std::string folder;
        rank::TrainingStart start = rank::TrainingStart::Anew;
        std::int32_t stopAtStep = 1 << 20; ///< of member `stopped`
        std::int32_t stopped = 0;
    };

    /// What each member gives. Each has a folder of its own: "<folder><rank>".
    std::vector<Trained> train(std::int32_t size, const Call& call) {
        const auto port =
            static_cast<std::uint16_t>(test::LoopbackServer([](const auto&, const auto&) {}).port());
        std::vector<std::optional<Trained>> outcomes(static_cast<std::size_t>(size));
        {
            std::vector<std::jthread> members;
            for (std::int32_t rank = 0; rank < size; ++rank)
                members.emplace_back([&, rank] {
                    outcomes[static_cast<std::size_t>(rank)] = train(
                        {.rank = rank,
                         .size = size,
                         .address = "127.0.0.1",
                         .port = port,
                         .timeoutSeconds = 60},
                        {.checkpoint = m_folder.path() / (call.folder + std::to_string(rank)),
                         .start = call.start,
                         .keepsState = true},
                        rank == call.stopped ? call.stopAtStep : 1 << 20);
                });
        }
        std::vector<Trained> all;
        for (auto& outcome : outcomes)
            all.push_back(*std::move(outcome));
        return all;
    }

    Trained alone(const std::string& folder) {
        return train(rank::ProcessGroupSpec{}, {.checkpoint = m_folder.path() / folder}, 1 << 20);
    }

    bool exists(const std::string& name) const {
        return m_env.kind(m_folder.path() / name) != FileKind::Missing;
    }

    mutable RealEnv m_env;
    test::TempDirectory m_folder;
    std::shared_ptr<const data::Dataset> m_dataset = test::makeMemoryDataset(test::smallShop(60));
    test::MemoryLatentQueries m_latent{test::tellingQueries(*m_dataset)};
    rank::RankerTrainingSpec m_spec;
};

TEST_F(TrainingTogether, GivesTheLossCurveOfOneProcess) {
    ASSERT_OK_AND_ASSIGN(const auto one, alone("alone"));
    for (const std::int32_t size : {2, 3}) {
        const auto all = train(size, {.folder = "together" + std::to_string(size)});
        for (const auto& member : all) {
            ASSERT_OK(member);
            EXPECT_EQ(member->checkpointHash, all[0]->checkpointHash);
            ASSERT_EQ(member->epochs.size(), one.epochs.size());
            for (std::size_t i = 0; i < one.epochs.size(); ++i) {
                EXPECT_NEAR(member->epochs[i].trainLoss, one.epochs[i].trainLoss, 1e-4) << i;
                EXPECT_NEAR(member->epochs[i].validationLoss, one.epochs[i].validationLoss, 1e-4) << i;
            }
        }
    }
}

TEST_F(TrainingTogether, LetsTheFirstAloneWrite) {
    for (const auto& member : train(2, {.folder = "together"}))
        ASSERT_OK(member);
    EXPECT_TRUE(exists("together0"));
    EXPECT_FALSE(exists("together1"));
    EXPECT_FALSE(exists("together0.unfinished.safetensors"));
}

TEST_F(TrainingTogether, EndsWhereAnUndisturbedTrainingEndsWhoeverStoppedIt) {
    m_spec.dropout = 0.1;
    m_spec.memberCount = 2;
    const auto whole = train(2, {.folder = "whole"});
    ASSERT_OK(whole[0]);
    for (const std::int32_t stopped : {0, 1}) {
        const std::string name = "stopped" + std::to_string(stopped);
        for (const auto& member : train(2, {.folder = name, .stopAtStep = 15, .stopped = stopped}))
            EXPECT_THAT(member, HasError(ErrorCode::Cancelled));
        EXPECT_TRUE(exists(name + "0.unfinished.safetensors"));
        EXPECT_FALSE(exists(name + "1.unfinished.safetensors"));
        const auto resumed = train(2, {.folder = name, .start = rank::TrainingStart::Resume});
        ASSERT_OK(resumed[0]);
        ASSERT_OK(resumed[1]);
        EXPECT_EQ(resumed[0]->checkpointHash, whole[0]->checkpointHash) << "stopped by " << stopped;
    }
}

TEST_F(TrainingTogether, TellsAllMembersThatThereIsNothingToResume) {
    for (const auto& member : train(2, {.folder = "nothing", .start = rank::TrainingStart::Resume}))
        EXPECT_THAT(member, HasError(ErrorCode::NotFound));
}

} // namespace
} // namespace intentscope::nn
