// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/retrain_task.h"

#include "core/tasks/label_task.h"
#include "tests/core/tasks/fake_ranker.h"
#include "tests/core/workspace/workspace_fixture.h"
#include "tests/support/label_events.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

namespace intentscope::tasks {
namespace {

using intentscope::test::HasErrorAbout;
using intentscope::test::labelEvent;

/// Remembers what it was given to learn from.
class WatchedTrainer final : public rank::RankerTrainer {
public:
    explicit WatchedTrainer(Env& env) : m_trainer(env) {}

    std::vector<std::int8_t> clicked = {};
    std::filesystem::path start = {};
    std::string split = {};

    Result<rank::TrainedRanker> train(
        const rank::RankerMaterial& material,
        const rank::RankerTrainingSpec& spec,
        const rank::TrainingTarget& target,
        const rank::EpochCallback& onEpoch,
        ProgressSink& progress,
        std::stop_token stop) override {
        const auto all = material.dataset.allCandidates().clicked;
        clicked.assign(all.begin(), all.end());
        start = material.start;
        split = data::toText(spec.split);
        return m_trainer.train(material, spec, target, onEpoch, progress, std::move(stop));
    }

private:
    test::FakeTrainer m_trainer;
};

class RetrainTask : public workspace::WorkspaceFixture {
protected:
    void SetUp() override {
        m_workspace = create();
        ASSERT_NE(m_workspace, nullptr);
        ASSERT_NO_FATAL_FAILURE(openTiny(*m_workspace, m_dataset));
        rank::ScorerInfo info;
        info.architecture = "fake";
        info.checkpointHash = std::string(64, 'a');
        info.datasetHash = m_dataset->info().hash;
        info.split = "time:0.5/0.2";
        m_rankers.add("start", info, 0);
        info.checkpointHash = std::string(64, 'c');
        m_rankers.add("better", info, 1);
        info.datasetHash = "other";
        m_rankers.add("foreign", info, 1);
    }

    void label(const std::string& impression, const std::string& intent, std::int64_t second) {
        auto event = labelEvent(impression, {intent});
        event.datasetHash.clear();
        event.time.value += second * MillisPerSecond;
        ASSERT_OK(appendLabel({m_workspace->labels(), *m_dataset}, event));
    }

    Result<RetrainOutcome> retrain(RetrainSpec spec) {
        if (spec.start.empty())
            spec.start = "start";
        if (spec.name.empty())
            spec.name = "better";
        spec.bootstrap.replicateCount = 200;
        return retrainTask(
            spec,
            {.workspace = *m_workspace,
             .dataset = m_dataset,
             .trainer = m_trainer,
             .openScorer = m_rankers.factory()},
            m_progress,
            {});
    }

    std::unique_ptr<workspace::Workspace> m_workspace;
    std::shared_ptr<const data::Dataset> m_dataset;
    test::FakeRankers m_rankers;
    WatchedTrainer m_trainer{m_env};
    NullProgress m_progress;
};

TEST_F(RetrainTask, TrainsOnTheLabelsAndRegistersTheRunWithItsChange) {
    label("i1", "cancel", 0);
    label("i2", "refund", 20);
    ASSERT_OK(m_workspace->addSlice({"all", "days_in_status >= 0", UtcMillis{0}}));
    ASSERT_OK_AND_ASSIGN(const auto outcome, retrain({}));
    EXPECT_EQ(outcome.batch.impressions.size(), 2U);
    EXPECT_EQ(outcome.changedCount, 1);
    EXPECT_EQ(m_trainer.start, "start");
    EXPECT_EQ(m_trainer.split, "time:0.5/0.2") << "the hold-out is the start's";
    const auto first = m_dataset->candidatesOf({0});
    for (std::size_t i = 0; i < first.size(); ++i)
        EXPECT_EQ(m_trainer.clicked[i], m_dataset->intentId({first.intents[i]}) == "cancel" ? 1 : 0);
    EXPECT_EQ(outcome.before.name, "better.before");
    EXPECT_EQ(outcome.after.name, "better");
    EXPECT_EQ(outcome.comparison.before.id, outcome.before.id);
    EXPECT_GT(outcome.comparison.impressionCount, 0);
    EXPECT_EQ(outcome.slices.size(), 1U);
    EXPECT_EQ(outcome.cost.secondsPerLabel, 20.0);
    EXPECT_TRUE(outcome.cost.isMeasured);
    EXPECT_NEAR(*outcome.cost.hours, 40.0 / 3600, 1e-12);
    ASSERT_OK_AND_ASSIGN(const auto metrics, m_workspace->runMetrics("better"));
    ASSERT_EQ(metrics.size(), 1U);
    EXPECT_EQ(metrics[0].key, "retrain");
    EXPECT_THAT(metrics[0].json, testing::HasSubstr(outcome.batch.hash));
    EXPECT_THAT(retrain({}), HasErrorAbout(ErrorCode::AlreadyExists, "'better'"));
}

TEST_F(RetrainTask, ARunOfTheStartIsTakenWhereThereIsOne) {
    label("i1", "cancel", 0);
    rank::RunInfo info{.name = "old", .datasetHash = m_dataset->info().hash};
    info.rankerHashes = {std::string(64, 'a')};
    info.rankerFolders = {"checkpoints/start"};
    info.split = "time:0.5/0.2";
    std::vector<float> scores(static_cast<std::size_t>(m_dataset->candidateCount()), 1.0F);
    ASSERT_OK(m_workspace->saveRun({m_dataset, info, scores}));
    ASSERT_OK_AND_ASSIGN(const auto outcome, retrain({.secondsPerLabel = 30.0}));
    EXPECT_EQ(outcome.before.name, "old");
    EXPECT_FALSE(outcome.cost.isMeasured);
    EXPECT_EQ(m_workspace->listRuns()->size(), 2U);
}

TEST_F(RetrainTask, LabelsOfTheHoldOutStopItBeforeAnythingIsTrained) {
    label("i1", "cancel", 0);
    label("i6", "track", 1);
    EXPECT_THAT(retrain({}), HasErrorAbout(ErrorCode::Mismatch, "not in the training part"));
    EXPECT_TRUE(m_trainer.clicked.empty());
    ASSERT_OK_AND_ASSIGN(const auto outcome, retrain({.heldOut = feedback::HeldOutLabels::LeaveOut}));
    EXPECT_EQ(outcome.batch.heldOutCount, 1);
}

TEST_F(RetrainTask, RefusesWhatDoesNotFit) {
    EXPECT_THAT(retrain({}), HasErrorAbout(ErrorCode::InvalidInput, "no label with a true intent"));
    label("i1", "cancel", 0);
    EXPECT_THAT(retrain({.start = "foreign"}), HasErrorAbout(ErrorCode::InvalidInput, "was trained on"));
    EXPECT_THAT(
        retrain({.annotators = {"omar"}}),
        HasErrorAbout(ErrorCode::InvalidInput, "no label with a true intent"));
}

} // namespace
} // namespace intentscope::tasks
