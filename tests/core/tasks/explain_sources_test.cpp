// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/explain_sources.h"

#include "core/base/atomic_file.h"
#include "core/tasks/reason_task.h"
#include "tests/support/fake_reasoner.h"
#include "tests/support/result_matchers.h"
#include "tests/support/tiny_dataset.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

namespace intentscope::tasks {
namespace {

using test::HasErrorAbout;

class ExplainSources : public testing::Test {
protected:
    void SetUp() override {
        NullProgress progress;
        const ReasonDeps deps{.dataset = m_dataset, .reasoner = m_writer, .shelf = m_shelf};
        ASSERT_OK_AND_ASSIGN(auto outcome, reasonTask({}, deps, progress, {}));
        m_set = outcome.set;
    }
    rank::RunInfo run() const {
        rank::RunInfo run;
        run.name = "qe";
        run.latent = m_set->info();
        return run;
    }

    RealEnv m_env;
    test::TempDirectory m_folder;
    std::shared_ptr<const data::Dataset> m_dataset = test::makeTinyDataset(m_folder);
    latent::LatentShelf m_shelf{m_env, m_folder.path() / "latent"};
    test::FakeReasoner m_writer{"writer"};
    std::shared_ptr<const latent::LatentSet> m_set;
};

TEST_F(ExplainSources, AStoredQueryTypedAgainHasTheVectorOfTheSet) {
    const std::int32_t row = m_set->rowOf({2});
    ASSERT_OK_AND_ASSIGN(
        const auto typed, readTypedQuery(m_env, {m_dataset, {2}, m_set, m_set->text(row)}, m_writer, {}));
    const auto stored = m_set->vector(row);
    EXPECT_TRUE(std::ranges::equal(typed.vector, stored));
    ASSERT_OK_AND_ASSIGN(
        const auto other, readTypedQuery(m_env, {m_dataset, {2}, m_set, "cancel it"}, m_writer, {}));
    EXPECT_FALSE(std::ranges::equal(other.vector, stored));
    EXPECT_EQ(other.text, "cancel it");
}

TEST_F(ExplainSources, OnlyTheReasonerThatWroteTheSetMayReadForIt) {
    test::FakeReasoner stranger("stranger");
    EXPECT_THAT(
        readTypedQuery(m_env, {m_dataset, {2}, m_set, "cancel it"}, stranger, {}),
        HasErrorAbout(ErrorCode::Mismatch, "'writer'"));
}

TEST_F(ExplainSources, PromptsThatCannotBeMadeAgainAreRefused) {
    const auto file = m_set->folder() / latent::files::Template;
    ASSERT_OK(writeFileAtomically(m_env, file, "@user\nRegion {{region}}\n"));
    EXPECT_THAT(
        readTypedQuery(m_env, {m_dataset, {2}, m_set, "cancel it"}, m_writer, {}),
        HasErrorAbout(ErrorCode::Mismatch, "cannot be made again"));
    ASSERT_TRUE(std::filesystem::remove(file));
    EXPECT_THAT(
        readTypedQuery(m_env, {m_dataset, {2}, m_set, "cancel it"}, m_writer, {}),
        HasErrorAbout(ErrorCode::NotFound, "template.txt"));
}

TEST_F(ExplainSources, FindsTheSetOfARunByWhatTheRunOrItsRankerRecorded) {
    ASSERT_OK_AND_ASSIGN(const auto ofRun, latentOfRun(m_shelf, run(), {}));
    EXPECT_EQ(ofRun->description().id, m_set->description().id);
    rank::RunInfo old = run();
    old.latent.reset();
    rank::ScorerInfo ranker;
    ranker.readsLatentQueries = true;
    ranker.latent = m_set->info();
    ASSERT_OK_AND_ASSIGN(const auto ofRanker, latentOfRun(m_shelf, old, ranker));
    EXPECT_EQ(ofRanker->description().id, m_set->description().id);
    ASSERT_OK_AND_ASSIGN(const auto none, latentOfRun(m_shelf, old, {}));
    EXPECT_EQ(none, nullptr);
}

TEST_F(ExplainSources, AnotherSetUnderTheSameIdIsToldOf) {
    rank::RunInfo changed = run();
    changed.latent->vectorsHash = std::string(64, '0');
    EXPECT_THAT(
        latentOfRun(m_shelf, changed, {}), HasErrorAbout(ErrorCode::Mismatch, "their vectors differ"));
}

} // namespace
} // namespace intentscope::tasks
