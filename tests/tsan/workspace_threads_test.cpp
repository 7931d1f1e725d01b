// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/workspace.h"

#include "core/data/import.h"
#include "tests/support/result_matchers.h"
#include "tests/support/temp_directory.h"
#include "tests/support/tiny_dataset.h"
#include "tests/tsan/crew.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <string>
#include <vector>

namespace intentscope::workspace {
namespace {

using test::CrewSize;
using test::HasError;
using test::runTogether;

class WorkspaceThreads : public testing::Test {
protected:
    void SetUp() override {
        auto workspace = Workspace::create(m_folder.path() / "team.iscope", m_env);
        ASSERT_OK(workspace);
        m_workspace = *std::move(workspace);
        NullProgress progress;
        const auto imported = data::importDataset(
            {.source = test::writeTinySource(m_folder), .datasetsRoot = m_workspace->datasetsFolder()},
            m_env,
            progress,
            {});
        ASSERT_OK(imported);
        m_hash = imported->hash;
        auto dataset = m_workspace->openDataset(m_hash);
        ASSERT_OK(dataset);
        m_dataset = *std::move(dataset);
    }

    /// Scores that tell who made them.
    rank::ScoreTable makeRun(std::string name, float scale) const {
        std::vector<float> scores(static_cast<std::size_t>(m_dataset->candidateCount()));
        for (std::size_t i = 0; i < scores.size(); ++i)
            scores[i] = scale + static_cast<float>(i);
        rank::RunInfo info;
        info.name = std::move(name);
        info.datasetHash = m_hash;
        return {m_dataset, info, std::move(scores)};
    }

    RealEnv m_env;
    test::TempDirectory m_folder;
    std::unique_ptr<Workspace> m_workspace;
    std::string m_hash;
    std::shared_ptr<const data::Dataset> m_dataset;
};

std::string runName(std::size_t member, int round) {
    return "run-" + std::to_string(member) + "-" + std::to_string(round);
}

TEST_F(WorkspaceThreads, RunsAreSavedLoadedMeasuredAndRemovedFromAllSides) {
    constexpr int Rounds = 4;
    runTogether([&](std::size_t member) {
        for (int round = 0; round < Rounds; ++round) {
            const std::string name = runName(member, round);
            const auto scale = static_cast<float>(10 * member + static_cast<std::size_t>(round));
            ASSERT_OK(m_workspace->saveRun(makeRun(name, scale)));
            EXPECT_OK(m_workspace->saveRunMetrics(name, {"eval:test", "{}", UtcMillis{1}}));
            const auto loaded = m_workspace->loadRun(name, m_dataset);
            ASSERT_OK(loaded);
            EXPECT_EQ((*loaded)->allScores().front(), scale);
            const auto metrics = m_workspace->runMetrics(name);
            ASSERT_OK(metrics);
            EXPECT_EQ(metrics->size(), 1U);
            if (round % 2 == 1) {
                EXPECT_OK(m_workspace->removeRun(name));
            }
        }
    });
    ASSERT_OK_AND_ASSIGN(const auto runs, m_workspace->listRuns());
    EXPECT_EQ(runs.size(), CrewSize * Rounds / 2);
    ASSERT_OK_AND_ASSIGN(const auto folders, m_env.list(m_workspace->folder() / "runs"));
    EXPECT_EQ(folders.size(), runs.size());
}

TEST_F(WorkspaceThreads, OneNameIsGivenToOneRun) {
    std::atomic<int> savedCount = 0;
    runTogether([&](std::size_t member) {
        const auto saved = m_workspace->saveRun(makeRun("after", static_cast<float>(member)));
        if (saved)
            ++savedCount;
        else
            EXPECT_THAT(saved, HasError(ErrorCode::AlreadyExists));
    });
    EXPECT_EQ(savedCount, 1);
    ASSERT_OK_AND_ASSIGN(const auto folders, m_env.list(m_workspace->folder() / "runs"));
    EXPECT_EQ(folders.size(), 1U);
}

TEST_F(WorkspaceThreads, TheSameRunSavedByAllAtOnceIsSavedOnceAndWhole) {
    const rank::ScoreTable original = makeRun("twin", 1);
    const auto scores = original.allScores();
    auto info = original.info();
    info.createdAt = UtcMillis{1'709'647'320'000};
    std::atomic<int> savedCount = 0;
    runTogether([&](std::size_t member) {
        auto mine = info;
        mine.name += std::to_string(member);
        const auto saved = m_workspace->saveRun({m_dataset, mine, {scores.begin(), scores.end()}});
        if (saved)
            ++savedCount;
        else
            EXPECT_THAT(saved, HasError(ErrorCode::AlreadyExists));
    });
    EXPECT_EQ(savedCount, 1);
    ASSERT_OK_AND_ASSIGN(const auto runs, m_workspace->listRuns());
    ASSERT_EQ(runs.size(), 1U);
    EXPECT_OK(m_workspace->loadRun(runs.front().id, m_dataset));
    ASSERT_OK_AND_ASSIGN(const auto folders, m_env.list(m_workspace->folder() / "runs"));
    EXPECT_EQ(folders, std::vector<std::string>{runs.front().id});
}

TEST_F(WorkspaceThreads, ListsAndDatasetsAreReadWhileRunsAreSaved) {
    runTogether([&](std::size_t member) {
        for (int round = 0; round < 8; ++round) {
            if (member == 0) {
                EXPECT_OK(m_workspace->saveRun(makeRun(runName(0, round), static_cast<float>(round))));
                continue;
            }
            const auto datasets = m_workspace->listDatasets();
            ASSERT_OK(datasets);
            EXPECT_EQ(datasets->size(), 1U);
            EXPECT_OK(m_workspace->openDataset(m_hash));
            EXPECT_OK(m_workspace->listCheckpoints());
            const auto runs = m_workspace->listRuns();
            ASSERT_OK(runs);
            for (const rank::RunInfo& run : *runs)
                EXPECT_OK(m_workspace->loadRun(run.id, m_dataset));
        }
    });
}

TEST_F(WorkspaceThreads, OfManyThatOpenForWritingOneWritesAndTheOthersRead) {
    m_workspace.reset();
    std::array<std::unique_ptr<Workspace>, CrewSize> opened;
    runTogether([&](std::size_t member) {
        auto workspace = Workspace::open(m_folder.path() / "team.iscope", m_env, OpenMode::WriteOrRead);
        ASSERT_OK(workspace);
        opened[member] = *std::move(workspace);
        EXPECT_OK(opened[member]->listRuns());
    });
    const auto isWriter = [](const auto& workspace) { return workspace && !workspace->isReadOnly(); };
    EXPECT_EQ(std::ranges::count_if(opened, isWriter), 1);
}

} // namespace
} // namespace intentscope::workspace
