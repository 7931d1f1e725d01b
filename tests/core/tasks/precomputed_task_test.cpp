// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/precomputed_task.h"

#include "core/data/npy.h"
#include "core/exporting/run_export.h"
#include "core/tasks/eval_task.h"
#include "core/workspace/workspace.h"
#include "tests/core/tasks/run_fixture.h"
#include "tests/support/result_matchers.h"

#include <cmath>

namespace intentscope::tasks {
namespace {

using intentscope::test::HasError;
using intentscope::test::HasErrorAbout;

class PrecomputedTaskTest : public test::RunFixture {
protected:
    Result<rank::ScoreTable> read(
        const std::filesystem::path& file,
        std::optional<data::SplitSpec> split = {},
        bool isOutOfFold = false) {
        return precomputedTask(
            {.runName = "theirs", .file = file, .split = split, .isOutOfFold = isOutOfFold},
            dataset,
            env,
            progress,
            {});
    }

    Result<rank::ScoreTable> readText(const std::string& text) {
        return read(directory.write("scores.csv", text));
    }

    RealEnv env;
    NullProgress progress;
};

TEST_F(PrecomputedTaskTest, ARunThatWasExportedComesBackScoreByScore) {
    const auto run = inSourceOrder();
    const auto file = directory.path() / "run.csv";
    ASSERT_OK(exporting::exportRun({.file = file}, {env, run}, progress, {}));
    ASSERT_OK_AND_ASSIGN(
        const auto back, read(file, data::TimeSplit{.trainFraction = 0.5, .validationFraction = 0.2}));
    ASSERT_EQ(back.allScores().size(), run.allScores().size());
    for (std::size_t i = 0; i < run.allScores().size(); ++i)
        EXPECT_EQ(back.allScores()[i], run.allScores()[i]);
    EXPECT_TRUE(back.info().isPrecomputed);
    EXPECT_EQ(back.info().rankerFolders, std::vector{file.string()});
    EXPECT_EQ(back.info().split, "time:0.5/0.2");
    EXPECT_OK(evalTask({.bootstrap = {.replicateCount = 100}}, back, progress, {}));
}

TEST_F(PrecomputedTaskTest, AnArrayHasOneScoreACandidate) {
    std::vector<double> scores(22, 1.0);
    scores[3] = -2.5;
    for (std::size_t i = 19; i < 22; ++i)
        scores[i] = std::nan("");
    const auto file = directory.path() / "scores.npy";
    ASSERT_OK(data::writeNpy(env, file, std::span<const double>(scores)));
    ASSERT_OK_AND_ASSIGN(const auto run, read(file));
    EXPECT_EQ(run.scoresOf({0})[3], -2.5F);
    EXPECT_FALSE(run.isScored({5}));
    EXPECT_EQ(run.info().split, "");
    scores.pop_back();
    ASSERT_OK(data::writeNpy(env, file, std::span<const double>(scores)));
    EXPECT_THAT(read(file), HasErrorAbout(ErrorCode::Mismatch, "21 scores"));
    scores.push_back(INFINITY);
    ASSERT_OK(data::writeNpy(env, file, std::span<const double>(scores)));
    EXPECT_THAT(read(file), HasErrorAbout(ErrorCode::InvalidInput, "candidate 21 is infinite"));
}

TEST_F(PrecomputedTaskTest, SaysWhereATableIsWrong) {
    const std::string header = "impression_id,intent_id,score\n";
    const auto refusal = [&](const std::string& rows) {
        const auto run = readText(header + rows);
        EXPECT_FALSE(run.has_value());
        return run ? std::string() : run.error().text();
    };
    using testing::HasSubstr;
    EXPECT_THAT(refusal("i6,track,1\ni9,track,1\n"), HasSubstr("scores.csv:3:1: There is no impression"));
    EXPECT_THAT(refusal("i6,tracks,1\n"), HasSubstr("scores.csv:2:4: There is no intent"));
    EXPECT_THAT(refusal("i6,invoice,1\n"), HasSubstr("is no candidate of the impression"));
    EXPECT_THAT(refusal("i6,track,high\n"), HasSubstr("scores.csv:2:10"));
    EXPECT_THAT(refusal("i6,track,\n"), HasSubstr("scores.csv:2"));
    EXPECT_THAT(refusal("i6,track,1e300\n"), HasSubstr("too large"));
    EXPECT_THAT(refusal("i6,track,1\ni6,track,2\n"), HasSubstr("two scores"));
    EXPECT_THAT(refusal("i6,track,1\n"), HasSubstr("no score for 2 of its 3 candidates"));
    EXPECT_THAT(refusal(""), HasSubstr("there is no score"));
    EXPECT_THAT(readText("impression_id,score\ni6,1\n"), HasErrorAbout(ErrorCode::InvalidInput, "intent_id"));
    EXPECT_THAT(read(directory.path() / "none.csv"), HasError(ErrorCode::NotFound));
}

TEST_F(PrecomputedTaskTest, OtherColumnsAndAnotherOrderDoNotMatter) {
    ASSERT_OK_AND_ASSIGN(
        const auto run,
        readText("note,score,intent_id,impression_id\nx,3,complaint,i6\ny,1,track,i6\nz,2,cancel,i6\n"));
    EXPECT_EQ(run.scoresOf({5})[0], 1);
    EXPECT_EQ(run.scoresOf({5})[2], 3);
    EXPECT_FALSE(run.isScored({0}));
}

TEST_F(PrecomputedTaskTest, OutOfFoldNeedsFolds) {
    const auto file = directory.write(
        "scores.csv", "impression_id,intent_id,score\ni6,track,1\ni6,cancel,2\ni6,complaint,3\n");
    EXPECT_THAT(read(file, {}, true), HasErrorAbout(ErrorCode::InvalidInput, "folds"));
    EXPECT_THAT(read(file, data::TimeSplit{}, true), HasErrorAbout(ErrorCode::InvalidInput, "folds"));
    ASSERT_OK_AND_ASSIGN(const auto run, read(file, data::UserFolds{.foldCount = 3}, true));
    EXPECT_TRUE(run.info().isOutOfFold);
}

TEST_F(PrecomputedTaskTest, AWorkspaceKeepsThatTheScoresWereComputedElsewhere) {
    ASSERT_OK_AND_ASSIGN(
        const auto run, readText("impression_id,intent_id,score\ni6,track,1\ni6,cancel,2\ni6,complaint,3\n"));
    ASSERT_OK_AND_ASSIGN(
        const auto workspace, workspace::Workspace::create(directory.path() / "w.iscope", env));
    ASSERT_OK(workspace->saveRun(run));
    ASSERT_OK_AND_ASSIGN(const auto info, workspace->findRun("theirs"));
    EXPECT_TRUE(info.isPrecomputed);
    ASSERT_OK_AND_ASSIGN(const auto rows, workspace->runProvenance("theirs"));
    ASSERT_EQ(rows.size(), 2U);
    EXPECT_EQ(rows[1].kind, "precomputed");
    EXPECT_EQ(rows[1].hash, run.info().rankerHashes.front());
}

} // namespace
} // namespace intentscope::tasks
