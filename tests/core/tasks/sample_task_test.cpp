// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/sample_task.h"

#include "core/latent/latent_shelf.h"
#include "core/tasks/reason_task.h"
#include "tests/core/tasks/fake_ranker.h"
#include "tests/support/fake_reasoner.h"
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

/// A folder like sample_data, with the tiny dataset as its shop and fake rankers.
class SampleTask : public testing::Test {
protected:
    void SetUp() override {
        std::filesystem::create_directory(m_sample);
        std::filesystem::rename(intentscope::test::writeTinySource(m_folder), m_sample / "shop");
        m_rankers.add("base", {"two_tower", "hash of base", "elsewhere", "time:0.5/0.2", 1, 1}, 100);
        m_rankers.add("tuned", {"two_tower", "hash of tuned", "elsewhere", "time:0.5/0.2", 1, 1}, 200);
    }

    Result<std::unique_ptr<workspace::Workspace>> make(Env& env) {
        return makeSampleWorkspace(
            {m_sample, m_workspace}, {env, m_rankers.factory()}, m_progress, m_stop.get_token());
    }

    intentscope::test::TempDirectory m_folder;
    std::filesystem::path m_sample = m_folder.path() / "sample";
    std::filesystem::path m_workspace = m_folder.path() / "sample.iscope";
    test::FakeRankers m_rankers;
    RealEnv m_env;
    NullProgress m_progress;
    std::stop_source m_stop;
};

TEST_F(SampleTask, MakesAWorkspaceOfTheShopWithTwoRuns) {
    ASSERT_OK_AND_ASSIGN(const auto workspace, make(m_env));
    ASSERT_OK_AND_ASSIGN(const auto datasets, workspace->listDatasets());
    ASSERT_EQ(datasets.size(), 1U);
    EXPECT_EQ(datasets.front().name, "Tiny shop");
    ASSERT_OK_AND_ASSIGN(const auto dataset, workspace->openDataset(datasets.front().hash));
    for (const auto& [name, base] : {std::pair{"base", 100.0F}, std::pair{"tuned", 200.0F}}) {
        ASSERT_OK_AND_ASSIGN(const auto run, workspace->loadRun(name, dataset));
        const auto intent = dataset->candidatesOf(ImpressionIndex{0}).intents.front();
        EXPECT_EQ(run->scoresOf(ImpressionIndex{0}).front(), base + static_cast<float>(intent)) << name;
    }
}

TEST_F(SampleTask, BringsItsReasonersAndARunThatReadsTheirQueries) {
    intentscope::test::TempDirectory scratch;
    const auto dataset = intentscope::test::makeTinyDataset(scratch);
    intentscope::test::FakeReasoner reasoner;
    const latent::LatentShelf shelf(m_env, m_sample / "latent");
    ASSERT_OK(reasonTask(
        {.name = "writer"}, {.dataset = dataset, .reasoner = reasoner, .shelf = shelf}, m_progress, {}));
    m_folder.write("sample/reasoners/writer/config.json", "{}");
    m_folder.write("sample/reasoners/readme.txt", "no reasoner");
    EXPECT_THAT(make(m_env), HasErrorAbout(ErrorCode::NotFound, "qe")) << "its ranker is not there";
    m_rankers.add("qe", {"qe_rec", "hash of qe", "elsewhere", "time:0.5/0.2", 1, 1}, 300);
    ASSERT_OK_AND_ASSIGN(const auto workspace, make(m_env));
    ASSERT_OK_AND_ASSIGN(const auto run, workspace->findRun("qe"));
    EXPECT_EQ(run.rankerHashes, std::vector<std::string>{"hash of qe"});
    ASSERT_OK_AND_ASSIGN(const auto checkpoints, workspace->listCheckpoints());
    ASSERT_EQ(checkpoints.size(), 1U);
    EXPECT_EQ(checkpoints.front().name, "writer");
    ASSERT_OK_AND_ASSIGN(
        const auto set, latent::LatentShelf(m_env, workspace->latentFolder()).find("writer"));
    ASSERT_OK(set->verify(m_env, {}));
}

TEST_F(SampleTask, MakesAWorkspaceThatOpensAgain) {
    ASSERT_OK(make(m_env));
    ASSERT_OK_AND_ASSIGN(
        const auto workspace, workspace::Workspace::open(m_workspace, m_env, workspace::OpenMode::Write));
    EXPECT_TRUE(workspace->warnings().empty());
    ASSERT_OK_AND_ASSIGN(const auto runs, workspace->listRuns());
    EXPECT_EQ(runs.size(), 2U);
}

TEST_F(SampleTask, TouchesNothingWhereSomethingIs) {
    m_folder.write("sample.iscope/mine.txt", "mine");
    EXPECT_THAT(make(m_env), HasError(ErrorCode::AlreadyExists));
    EXPECT_THAT(
        m_env.readFile(m_workspace / "mine.txt"), intentscope::test::IsOkAndHolds(std::string("mine")));
}

TEST_F(SampleTask, LeavesNothingWithoutTheShopOrARanker) {
    m_rankers = {};
    EXPECT_THAT(make(m_env), HasErrorAbout(ErrorCode::NotFound, "base"));
    EXPECT_FALSE(std::filesystem::exists(m_workspace));
    std::filesystem::remove_all(m_sample / "shop");
    EXPECT_FALSE(make(m_env));
    EXPECT_FALSE(std::filesystem::exists(m_workspace));
}

TEST_F(SampleTask, LeavesNothingWhenCancelled) {
    m_stop.request_stop();
    EXPECT_THAT(make(m_env), HasError(ErrorCode::Cancelled));
    EXPECT_FALSE(std::filesystem::exists(m_workspace));
}

/// Step by step would be hundreds of imports, so every 29th write, counted from the last one, fails.
TEST_F(SampleTask, LeavesNothingOnAFullDisk) {
    FaultyEnv counting;
    ASSERT_OK(make(counting));
    std::filesystem::remove_all(m_workspace);
    const std::int64_t last = counting.writeStepCount() - 1;
    for (std::int64_t step = last; step >= 0; step -= 29) {
        FaultyEnv full(step);
        EXPECT_THAT(make(full), HasError(ErrorCode::ResourceExhausted)) << step;
        EXPECT_FALSE(std::filesystem::exists(m_workspace)) << step;
        std::filesystem::remove_all(m_workspace);
    }
}

} // namespace
} // namespace intentscope::tasks
