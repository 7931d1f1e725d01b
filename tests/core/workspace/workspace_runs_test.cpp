// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/atomic_file.h"
#include "core/base/fingerprint.h"
#include "core/workspace/run_files.h"
#include "core/workspace/workspace.h"
#include "tests/core/workspace/workspace_fixture.h"
#include "tests/support/faulty_env.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <cstring>

namespace intentscope::workspace {
namespace {

using test::HasError;
using test::HasErrorAbout;

class WorkspaceRuns : public WorkspaceFixture {
protected:
    void SetUp() override {
        m_workspace = create();
        ASSERT_NE(m_workspace, nullptr);
        ASSERT_NO_FATAL_FAILURE(openTiny(*m_workspace, m_dataset));
    }

    std::vector<std::string> runFolders() {
        return m_env.list(m_place / "runs").value_or(std::vector<std::string>{"unreadable"});
    }

    std::unique_ptr<Workspace> m_workspace;
    std::shared_ptr<const data::Dataset> m_dataset;
};

TEST_F(WorkspaceRuns, ASavedRunIsLoadedToTheLastBitAlsoByAnotherProcess) {
    const auto run = makeRun(m_dataset, "before");
    ASSERT_OK_AND_ASSIGN(const auto info, m_workspace->saveRun(run));
    EXPECT_FALSE(info.id.empty());
    EXPECT_FALSE(info.createdAt.isMissing());
    EXPECT_EQ(info.scoresHash.size(), 64U);
    m_workspace.reset();
    ASSERT_OK_AND_ASSIGN(const auto again, Workspace::open(m_place, m_env, OpenMode::Read));
    EXPECT_THAT(again->warnings(), testing::IsEmpty());
    for (const std::string& nameOrId : {std::string("before"), info.id}) {
        ASSERT_OK_AND_ASSIGN(const auto loaded, again->loadRun(nameOrId, m_dataset));
        EXPECT_EQ(loaded->info().scoresHash, info.scoresHash);
        ASSERT_EQ(loaded->allScores().size(), run.allScores().size());
        EXPECT_EQ(
            std::memcmp(loaded->allScores().data(), run.allScores().data(), run.allScores().size_bytes()), 0);
    }
    ASSERT_OK_AND_ASSIGN(const auto facts, again->runProvenance("before"));
    EXPECT_THAT(
        facts,
        testing::ElementsAre(
            store::ProvenanceRow{"dataset", "Tiny shop", info.datasetHash},
            store::ProvenanceRow{"ranker", "checkpoints/a", "aa"}));
    EXPECT_THAT(again->saveRun(run), HasError(ErrorCode::Io));
}

TEST_F(WorkspaceRuns, ATakenNameLeavesNoFolder) {
    ASSERT_OK(m_workspace->saveRun(makeRun(m_dataset, "before")));
    EXPECT_THAT(
        m_workspace->saveRun(makeRun(m_dataset, "before")),
        HasErrorAbout(ErrorCode::AlreadyExists, "before"));
    EXPECT_EQ(runFolders().size(), 1U);
}

TEST_F(WorkspaceRuns, ARunOfAnotherDatasetOrWithABadIdIsRefused) {
    const auto good = makeRun(m_dataset, "before");
    auto info = good.info();
    info.datasetHash = "other";
    const std::vector<float> scores(good.allScores().begin(), good.allScores().end());
    EXPECT_THAT(m_workspace->saveRun({m_dataset, info, scores}), HasError(ErrorCode::Mismatch));
    info = good.info();
    for (const char* id : {"../x", "a/b", ".", "a b"}) {
        info.id = id;
        EXPECT_THAT(m_workspace->saveRun({m_dataset, info, scores}), HasError(ErrorCode::InvalidInput)) << id;
    }
    EXPECT_TRUE(runFolders().empty());
}

TEST_F(WorkspaceRuns, ScoresThatWereChangedMissingOrCutAreCorrupt) {
    ASSERT_OK_AND_ASSIGN(const auto info, m_workspace->saveRun(makeRun(m_dataset, "before")));
    const auto file = m_place / "runs" / info.id / "scores.npy";
    ASSERT_OK_AND_ASSIGN(const auto whole, m_env.readFile(file));
    EXPECT_EQ(info.scoresHash, fingerprintOf(whole).hex());
    std::string flipped = whole;
    flipped.back() = static_cast<char>(flipped.back() ^ 1);
    for (const std::string& damaged : {flipped, whole.substr(0, whole.size() / 2), std::string()}) {
        ASSERT_OK(writeFileAtomically(m_env, file, damaged));
        EXPECT_THAT(
            m_workspace->loadRun("before", m_dataset), HasErrorAbout(ErrorCode::Corrupt, "scores.npy"));
    }
    ASSERT_OK(m_env.remove(file));
    EXPECT_THAT(m_workspace->loadRun("before", m_dataset), HasErrorAbout(ErrorCode::Corrupt, "missing"));
}

TEST_F(WorkspaceRuns, ScoresThatDoNotBelongToTheDatasetAreAMismatch) {
    ASSERT_OK_AND_ASSIGN(auto info, m_workspace->saveRun(makeRun(m_dataset, "before")));
    const auto folder = m_folder.path() / "few";
    const std::vector<float> few = {1.0F, 2.0F};
    info.scoresHash = scoresHash(few);
    ASSERT_OK(writeRunFiles(m_env, folder, info, few));
    EXPECT_THAT(readRunFiles(m_env, folder, info, m_dataset), HasErrorAbout(ErrorCode::Mismatch, "2 scores"));
    info.datasetHash = "other";
    EXPECT_THAT(readRunFiles(m_env, folder, info, m_dataset), HasErrorAbout(ErrorCode::Mismatch, "other"));
}

TEST_F(WorkspaceRuns, ARemovedRunIsGoneAndItsNameIsFree) {
    ASSERT_OK(m_workspace->saveRun(makeRun(m_dataset, "before")));
    ASSERT_OK(m_workspace->removeRun("before"));
    EXPECT_TRUE(runFolders().empty());
    EXPECT_THAT(m_workspace->findRun("before"), HasError(ErrorCode::NotFound));
    EXPECT_THAT(m_workspace->removeRun("before"), HasError(ErrorCode::NotFound));
    EXPECT_THAT(m_workspace->loadRun("before", m_dataset), HasError(ErrorCode::NotFound));
}

TEST_F(WorkspaceRuns, KeepsMetricsUnderTheRun) {
    ASSERT_OK(m_workspace->saveRun(makeRun(m_dataset, "before")));
    const store::RunMetrics metrics{"eval:test", "{}", UtcMillis{3}};
    ASSERT_OK(m_workspace->saveRunMetrics("before", metrics));
    EXPECT_THAT(m_workspace->runMetrics("before"), test::IsOkAndHolds(std::vector{metrics}));
    EXPECT_THAT(m_workspace->saveRunMetrics("x", metrics), HasError(ErrorCode::NotFound));
    EXPECT_THAT(m_workspace->runMetrics("x"), HasError(ErrorCode::NotFound));
    EXPECT_THAT(m_workspace->runProvenance("x"), HasError(ErrorCode::NotFound));
}

TEST_F(WorkspaceRuns, EveryFailingWriteStepOfSavingLeavesNothing) {
    m_workspace.reset();
    std::int64_t stepCount = 1;
    for (std::int64_t step = test::FaultyEnv::Never; step < stepCount; ++step) {
        test::FaultyEnv disk(step);
        {
            ASSERT_OK_AND_ASSIGN(const auto workspace, Workspace::open(m_place, disk, OpenMode::Write));
            const auto saved = workspace->saveRun(makeRun(m_dataset, "run" + std::to_string(step)));
            if (step == test::FaultyEnv::Never) {
                ASSERT_OK(saved);
                stepCount = disk.writeStepCount();
            } else {
                EXPECT_THAT(saved, HasError(ErrorCode::ResourceExhausted)) << step;
            }
        }
        ASSERT_OK_AND_ASSIGN(const auto workspace, Workspace::open(m_place, m_env, OpenMode::Write));
        EXPECT_EQ(runFolders().size(), 1U) << step;
        EXPECT_EQ(workspace->listRuns().value().size(), 1U) << step;
        EXPECT_THAT(workspace->warnings(), testing::IsEmpty());
    }
    EXPECT_GT(stepCount, 5);
}

} // namespace
} // namespace intentscope::workspace
