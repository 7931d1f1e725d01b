// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/train_ranker_task.h"

#include "tests/core/tasks/fake_ranker.h"
#include "tests/support/faulty_env.h"
#include "tests/support/result_matchers.h"
#include "tests/support/temp_directory.h"
#include "tests/support/tiny_dataset.h"

#include <gtest/gtest.h>

namespace intentscope::tasks {
namespace {

using intentscope::test::FaultyEnv;
using intentscope::test::HasError;
using intentscope::test::HasErrorAbout;
using test::FakeTrainer;

class TrainRankerTask : public testing::Test {
protected:
    Result<TrainRankerOutcome> train(Env& env, const TrainRankerSpec& spec) {
        FakeTrainer trainer(env);
        trainer.error = m_trainerError;
        const auto onEpoch = [this](const rank::TrainingEpoch&) { ++m_epochCount; };
        auto outcome =
            trainRankerTask(spec, {env, *m_dataset, trainer, onEpoch}, m_progress, m_stop.get_token());
        m_trainingCount += trainer.trainingCount;
        return outcome;
    }

    TrainRankerSpec intoWorkspace() const {
        TrainRankerSpec spec{
            .training = {}, .target = {.checkpoint = m_checkpoint}, .checkpointsFolder = m_copies};
        spec.training.split = data::TimeSplit{0.5, 0.2};
        return spec;
    }

    void expectNothingLeft() {
        EXPECT_FALSE(std::filesystem::exists(m_checkpoint));
        EXPECT_TRUE(std::filesystem::is_empty(m_copies));
    }

    intentscope::test::TempDirectory m_folder;
    std::shared_ptr<const data::Dataset> m_dataset = intentscope::test::makeTinyDataset(m_folder);
    std::filesystem::path m_checkpoint = m_folder.path() / "ranker";
    std::filesystem::path m_copies = m_folder.path() / "checkpoints";
    bool m_isMade = std::filesystem::create_directory(m_copies);
    RealEnv m_env;
    NullProgress m_progress;
    std::stop_source m_stop;
    std::optional<Error> m_trainerError;
    std::int32_t m_epochCount = 0;
    std::int32_t m_trainingCount = 0;
};

TEST_F(TrainRankerTask, TellsTheSizesOfThePartsAndEveryEpoch) {
    auto spec = intoWorkspace();
    spec.checkpointsFolder.reset();
    ASSERT_OK_AND_ASSIGN(const auto outcome, train(m_env, spec));
    EXPECT_EQ(outcome.trainCount, 3);
    EXPECT_EQ(outcome.validationCount, 1);
    EXPECT_EQ(outcome.testCount, 2);
    EXPECT_EQ(outcome.ranker.checkpoint, m_checkpoint);
    EXPECT_TRUE(outcome.workspaceCopy.empty());
    EXPECT_TRUE(std::filesystem::is_empty(m_copies));
    EXPECT_EQ(m_epochCount, 1);
}

TEST_F(TrainRankerTask, NeedsNobodyToListen) {
    FakeTrainer trainer(m_env);
    const auto spec = intoWorkspace();
    EXPECT_OK(trainRankerTask(spec, {m_env, *m_dataset, trainer, {}}, m_progress, {}));
}

TEST_F(TrainRankerTask, CopiesTheCheckpointUnderItsHash) {
    ASSERT_OK_AND_ASSIGN(const auto outcome, train(m_env, intoWorkspace()));
    EXPECT_EQ(outcome.workspaceCopy, m_copies / "cccccccccccc");
    for (const char* file : {"config.json", "model.safetensors", "provenance.json"})
        EXPECT_THAT(
            m_env.readFile(outcome.workspaceCopy / file),
            intentscope::test::IsOkAndHolds(std::string(file) + " of seed 1"));
}

TEST_F(TrainRankerTask, LeavesTheSameCheckpointInTheWorkspaceAsItIs) {
    m_folder.write("checkpoints/cccccccccccc/config.json", "older");
    ASSERT_OK_AND_ASSIGN(const auto outcome, train(m_env, intoWorkspace()));
    EXPECT_EQ(outcome.workspaceCopy, m_copies / "cccccccccccc");
    EXPECT_THAT(
        m_env.readFile(outcome.workspaceCopy / "config.json"),
        intentscope::test::IsOkAndHolds(std::string("older")));
}

TEST_F(TrainRankerTask, ReplacesAnUnfinishedCopy) {
    m_folder.write("checkpoints/cccccccccccc.partial/stray", "half");
    ASSERT_OK_AND_ASSIGN(const auto outcome, train(m_env, intoWorkspace()));
    EXPECT_FALSE(std::filesystem::exists(outcome.workspaceCopy / "stray"));
    EXPECT_FALSE(std::filesystem::exists(m_copies / "cccccccccccc.partial"));
}

TEST_F(TrainRankerTask, DoesNotTrainOnASplitThatIsNone) {
    auto spec = intoWorkspace();
    spec.training.split = data::TimeSplit{1.5, 0.2};
    EXPECT_THAT(train(m_env, spec), HasError(ErrorCode::InvalidInput));
    EXPECT_EQ(m_trainingCount, 0);
    expectNothingLeft();
}

TEST_F(TrainRankerTask, LeavesNothingBehindWhenCancelled) {
    m_stop.request_stop();
    EXPECT_THAT(train(m_env, intoWorkspace()), HasError(ErrorCode::Cancelled));
    EXPECT_EQ(m_trainingCount, 0);
    expectNothingLeft();
}

TEST_F(TrainRankerTask, HandsOnTheTrainersError) {
    m_trainerError = Error{.code = ErrorCode::InvalidInput, .message = "the loss is no longer finite"};
    EXPECT_THAT(train(m_env, intoWorkspace()), HasErrorAbout(ErrorCode::InvalidInput, "no longer finite"));
    expectNothingLeft();
}

/// Whichever write of the copy fails, neither the copy nor the checkpoint stays.
TEST_F(TrainRankerTask, LeavesNothingBehindOnAFullDisk) {
    auto alone = intoWorkspace();
    alone.checkpointsFolder.reset();
    FaultyEnv withoutCopy;
    ASSERT_OK(train(withoutCopy, alone));
    std::filesystem::remove_all(m_checkpoint);
    FaultyEnv withCopy;
    ASSERT_OK(train(withCopy, intoWorkspace()));
    ASSERT_GT(withCopy.writeStepCount(), withoutCopy.writeStepCount());
    for (auto step = withoutCopy.writeStepCount(); step < withCopy.writeStepCount(); ++step) {
        std::filesystem::remove_all(m_checkpoint);
        std::filesystem::remove_all(m_copies / "cccccccccccc");
        FaultyEnv full(step);
        EXPECT_THAT(train(full, intoWorkspace()), HasError(ErrorCode::ResourceExhausted)) << step;
        expectNothingLeft();
    }
}

} // namespace
} // namespace intentscope::tasks
