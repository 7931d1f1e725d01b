// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/score_task.h"

#include "core/data/split.h"
#include "tests/core/tasks/fake_ranker.h"
#include "tests/support/memory_latent_queries.h"
#include "tests/support/result_matchers.h"
#include "tests/support/temp_directory.h"
#include "tests/support/tiny_dataset.h"

#include <gtest/gtest.h>

#include <cmath>
#include <set>

namespace intentscope::tasks {
namespace {

using intentscope::test::HasError;
using intentscope::test::HasErrorAbout;

class RecordingProgress final : public ProgressSink {
public:
    void report(const Progress& progress) override { reports.push_back(progress); }
    std::vector<Progress> reports;
};

class ScoreTask : public testing::Test {
protected:
    void SetUp() override {
        addRanker("whole", "time:0.5/0.2", 100);
        addRanker("first", "folds:2/0,validation=0,seed=1", 1000);
        addRanker("second", "folds:2/1,validation=0,seed=1", 2000);
    }

    void addRanker(const std::string& name, const std::string& split, float base) {
        m_rankers.add(name, {"two_tower", "hash of " + name, m_dataset->info().hash, split, 7, 1}, base);
    }

    void addRankerOfAnotherDataset(const std::string& name, const std::string& split) {
        m_rankers.add(name, {"two_tower", "hash of " + name, "another", split, 7, 1}, 0);
    }

    Result<rank::ScoreTable>
    score(std::vector<std::filesystem::path> names, ImpressionPart part = ImpressionPart::AllScored) {
        return scoreTask(
            {"run", std::move(names), part},
            {m_env, m_dataset, m_rankers.factory()},
            m_progress,
            m_stop.get_token());
    }

    /// What the ranker with this base gives the impression's candidates.
    std::vector<float> expected(ImpressionIndex impression, float base) const {
        std::vector<float> scores;
        for (const std::int32_t intent : m_dataset->candidatesOf(impression).intents)
            scores.push_back(base + static_cast<float>(intent));
        return scores;
    }

    static std::vector<float> scoresOf(const rank::ScoreTable& run, ImpressionIndex impression) {
        const auto scores = run.scoresOf(impression);
        return {scores.begin(), scores.end()};
    }

    intentscope::test::TempDirectory m_folder;
    std::shared_ptr<const data::Dataset> m_dataset = intentscope::test::makeTinyDataset(m_folder);
    test::FakeRankers m_rankers;
    RealEnv m_env;
    RecordingProgress m_progress;
    std::stop_source m_stop;
};

TEST_F(ScoreTask, ScoresEveryImpressionWithOneRanker) {
    ASSERT_OK_AND_ASSIGN(const auto run, score({"whole"}));
    for (std::int32_t row = 0; row < m_dataset->impressionCount(); ++row)
        EXPECT_EQ(scoresOf(run, {row}), expected({row}, 100)) << row;
    EXPECT_EQ(run.info().name, "run");
    EXPECT_EQ(run.info().id, "") << "the workspace gives it";
    EXPECT_EQ(run.info().datasetHash, m_dataset->info().hash);
    EXPECT_EQ(run.info().rankerHashes, std::vector<std::string>{"hash of whole"});
    EXPECT_EQ(run.info().rankerFolders, std::vector<std::string>{"whole"});
    EXPECT_EQ(run.info().split, "time:0.5/0.2");
    EXPECT_EQ(run.info().seed, 7U);
    EXPECT_FALSE(run.info().isOutOfFold);
    EXPECT_EQ(run.info().scoresHash.size(), 64U);
}

TEST_F(ScoreTask, TellsItsProgressFromNothingToAll) {
    ASSERT_OK(score({"whole"}));
    ASSERT_GE(m_progress.reports.size(), 2U);
    EXPECT_EQ(m_progress.reports.front().done, 0);
    EXPECT_EQ(m_progress.reports.front().total, 6);
    EXPECT_EQ(m_progress.reports.back().done, 6);
}

TEST_F(ScoreTask, ScoresOnePartOfTheSplitAndLeavesTheOthers) {
    const data::TimeSplit spec{0.5, 0.2};
    ASSERT_OK_AND_ASSIGN(const auto split, data::makeSplit(*m_dataset, spec));
    const std::vector<std::pair<ImpressionPart, std::vector<std::int32_t>>> parts{
        {ImpressionPart::Train, split.train},
        {ImpressionPart::Validation, split.validation},
        {ImpressionPart::Test, split.test}};
    for (const auto& [part, rows] : parts) {
        ASSERT_OK_AND_ASSIGN(const auto run, score({"whole"}, part));
        const std::set<std::int32_t> wanted(rows.begin(), rows.end());
        for (std::int32_t row = 0; row < m_dataset->impressionCount(); ++row)
            EXPECT_EQ(run.isScored({row}), wanted.contains(row)) << name(part) << " " << row;
        EXPECT_EQ(scoresOf(run, {rows.front()}), expected({rows.front()}, 100)) << name(part);
    }
}

TEST_F(ScoreTask, ScoresEveryImpressionByTheFoldThatDidNotTrainOnIt) {
    ASSERT_OK_AND_ASSIGN(const auto run, score({"second", "first"}));
    const data::UserFolds fold{.foldCount = 2, .fold = 0, .validationFraction = 0, .seed = 1};
    ASSERT_OK_AND_ASSIGN(const auto split, data::makeSplit(*m_dataset, fold));
    const std::set<std::int32_t> heldOut(split.test.begin(), split.test.end());
    ASSERT_FALSE(heldOut.empty());
    for (std::int32_t row = 0; row < m_dataset->impressionCount(); ++row)
        EXPECT_EQ(scoresOf(run, {row}), expected({row}, heldOut.contains(row) ? 1000 : 2000)) << row;
    EXPECT_TRUE(run.info().isOutOfFold);
    EXPECT_EQ(run.info().split, "folds:2/0,validation=0,seed=1") << "of fold 0, whatever came first";
    EXPECT_EQ(run.info().rankerHashes, (std::vector<std::string>{"hash of first", "hash of second"}));
}

TEST_F(ScoreTask, IsTheSameRunWhateverTheOrderOfFolds) {
    ASSERT_OK_AND_ASSIGN(const auto one, score({"first", "second"}));
    ASSERT_OK_AND_ASSIGN(const auto other, score({"second", "first"}));
    EXPECT_EQ(one.info().scoresHash, other.info().scoresHash);
    EXPECT_EQ(one.info().rankerHashes, other.info().rankerHashes);
}

TEST_F(ScoreTask, RefusesFoldsThatAreNotOneWholeSplit) {
    addRanker("stranger", "folds:2/1,validation=0,seed=2", 0);
    addRanker("third", "folds:3/2,validation=0,seed=1", 0);
    addRanker("firstOfThree", "folds:3/0,validation=0,seed=1", 0);
    EXPECT_THAT(
        score({"first", "first"}),
        HasErrorAbout(ErrorCode::Mismatch, "fold 0 is given twice, first by first"));
    EXPECT_THAT(score({"first", "stranger"}), HasErrorAbout(ErrorCode::Mismatch, "different splits"));
    EXPECT_THAT(score({"first", "third"}), HasErrorAbout(ErrorCode::Mismatch, "different splits"));
    EXPECT_THAT(
        score({"third", "firstOfThree"}), HasErrorAbout(ErrorCode::Mismatch, "fold 1 of 3 is missing"));
    EXPECT_THAT(score({"first", "whole"}), HasErrorAbout(ErrorCode::Mismatch, "not one of folds"));
}

TEST_F(ScoreTask, ScoresAnotherDatasetWholeAndWithoutASplit) {
    addRankerOfAnotherDataset("foreign", "time:0.5/0.2");
    ASSERT_OK_AND_ASSIGN(const auto run, score({"foreign"}));
    EXPECT_EQ(run.info().split, "") << "its split says nothing about this dataset";
    EXPECT_TRUE(run.isScored({0}));
}

TEST_F(ScoreTask, RefusesPartsAndFoldsOfAnotherDataset) {
    addRankerOfAnotherDataset("foreign", "time:0.5/0.2");
    addRankerOfAnotherDataset("foreignFold", "folds:2/1,validation=0,seed=1");
    EXPECT_THAT(
        score({"foreign"}, ImpressionPart::Test), HasErrorAbout(ErrorCode::Mismatch, "another dataset"));
    EXPECT_THAT(score({"first", "foreignFold"}), HasErrorAbout(ErrorCode::Mismatch, "foreignFold"));
}

TEST_F(ScoreTask, RefusesAPartThatTheSplitHasNot) {
    addRanker("unvalidated", "time:0.5/0", 0);
    EXPECT_THAT(
        score({"unvalidated"}, ImpressionPart::Validation),
        HasErrorAbout(ErrorCode::InvalidInput, "no validation part"));
    EXPECT_THAT(score({}), HasErrorAbout(ErrorCode::InvalidInput, "no checkpoint"));
}

TEST_F(ScoreTask, HandsOnTheErrorsOfOpening) {
    EXPECT_THAT(score({"absent"}), HasErrorAbout(ErrorCode::NotFound, "absent"));
    EXPECT_THAT(score({"first", "absent"}), HasErrorAbout(ErrorCode::NotFound, "absent"));
}

TEST_F(ScoreTask, StopsWhenAsked) {
    m_stop.request_stop();
    EXPECT_THAT(score({"whole"}), HasError(ErrorCode::Cancelled));
    EXPECT_THAT(score({"first", "second"}), HasError(ErrorCode::Cancelled));
}

TEST_F(ScoreTask, ARunKeepsTheLatentQueriesBehindIt) {
    ASSERT_OK_AND_ASSIGN(const auto without, score({"whole"}));
    EXPECT_FALSE(without.info().latent);
    const auto latent = std::make_shared<const intentscope::test::MemoryLatentQueries>(
        intentscope::test::MemoryLatentQueries::Content{
            .info = {.id = "0123abcd", .reasonerName = "writer", .reasonerHash = "rr"}});
    ASSERT_OK_AND_ASSIGN(
        const auto run,
        scoreTask(
            {"run", {"whole"}, ImpressionPart::AllScored},
            {m_env, m_dataset, m_rankers.factory(), latent},
            m_progress,
            m_stop.get_token()));
    ASSERT_TRUE(run.info().latent);
    EXPECT_EQ(run.info().latent->id, "0123abcd");
    EXPECT_EQ(run.info().latent->reasonerHash, "rr");
}

} // namespace
} // namespace intentscope::tasks
