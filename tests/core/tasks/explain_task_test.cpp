// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/explain_task.h"

#include "core/data/split.h"
#include "tests/support/memory_latent_queries.h"
#include "tests/support/result_matchers.h"
#include "tests/support/temp_directory.h"
#include "tests/support/tiny_dataset.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>

namespace intentscope::tasks {
namespace {

using intentscope::test::HasErrorAbout;

/// Refuses latent queries of another reasoner than its own unless that is allowed, as rankers do.
class LoyalScorer final : public rank::Scorer {
public:
    explicit LoyalScorer(rank::ScorerInfo info) : m_info(std::move(info)) {}

    const rank::ScorerInfo& info() const override { return m_info; }

    Status score(
        const rank::ScoringInput& input,
        std::span<const std::int32_t> impressions,
        std::span<float> scores,
        std::stop_token) const override {
        if (!input.latent)
            return fail(ErrorCode::Mismatch, "no latent queries");
        if (input.latent->info().reasonerHash != m_info.latent.reasonerHash && !input.allowsOtherReasoner)
            return fail(ErrorCode::Mismatch, "latent queries of another reasoner");
        // The first intent wins by as much as the latent query says.
        const float query = input.latent->vector(input.latent->rowOf(ImpressionIndex{impressions[0]}))[0];
        std::ranges::fill(scores, 0.0F);
        scores[0] = query;
        return {};
    }

private:
    rank::ScorerInfo m_info;
};

class ExplainTask : public testing::Test {
protected:
    Result<ExplainReport> explain(const std::string& reasonerHash, bool allowsOtherReasoner) {
        const auto latent = std::make_shared<const intentscope::test::MemoryLatentQueries>(
            intentscope::test::MemoryLatentQueries::Content{
                .info =
                    {.id = "0123abcd",
                     .datasetHash = m_dataset->info().hash,
                     .reasonerName = "writer",
                     .reasonerHash = reasonerHash},
                .vectorSize = 1,
                .rows = std::vector<std::int32_t>(6, 0),
                .vectors = {{2.5F}}});
        rank::ScorerInfo info;
        info.readsLatentQueries = true;
        info.latent.reasonerHash = "own";
        const OpenedRanker ranker{
            .scorer = std::make_shared<LoyalScorer>(info), .explainer = nullptr, .whyNotExplained = "a fake"};
        m_spec.allowsOtherReasoner = allowsOtherReasoner;
        return explainTask(m_spec, ranker, {m_dataset, latent}, {});
    }

    rank::RunInfo outOfFoldRun() const {
        rank::RunInfo run;
        run.name = "folds";
        run.datasetHash = m_dataset->info().hash;
        run.split = "folds:2/0,validation=0,seed=1";
        run.isOutOfFold = true;
        run.rankerFolders = {"checkpoints/first", "checkpoints/second"};
        return run;
    }

    intentscope::test::TempDirectory m_folder;
    std::shared_ptr<const data::Dataset> m_dataset = intentscope::test::makeTinyDataset(m_folder);
    ExplainSpec m_spec{.impression = ImpressionIndex{1}};
};

TEST_F(ExplainTask, RanksWithTheLatentQueryAndSaysWhoseItIs) {
    ASSERT_OK_AND_ASSIGN(const auto report, explain("own", false));
    EXPECT_EQ(report.ranking.front().afterScore, 2.5F);
    ASSERT_TRUE(report.latent);
    EXPECT_FALSE(report.latent->isOtherReasoner());
    const auto json = nlohmann::json::parse(toJson(report, m_spec, *m_dataset));
    EXPECT_EQ(json["latent"]["id"], "0123abcd");
    EXPECT_EQ(json["latent"]["reasoner_hash"], "own");
    EXPECT_EQ(json["latent"]["is_other_reasoner"], false);
}

TEST_F(ExplainTask, TakesAnotherReasonersLatentQueriesOnlyWhereThatIsAllowedAndSaysSo) {
    EXPECT_THAT(explain("other", false), HasErrorAbout(ErrorCode::Mismatch, "another reasoner"));
    ASSERT_OK_AND_ASSIGN(const auto report, explain("other", true));
    EXPECT_TRUE(report.latent->isOtherReasoner());
    const auto json = nlohmann::json::parse(toJson(report, m_spec, *m_dataset));
    EXPECT_EQ(json["latent"]["is_other_reasoner"], true);
    EXPECT_EQ(json["latent"]["trained_on_reasoner_hash"], "own");
}

TEST_F(ExplainTask, RanksWithATypedLatentQueryBesideTheStoredOne) {
    m_spec.query = rank::TypedQuery{.text = "cancel it", .vector = {-1.5F}};
    ASSERT_OK_AND_ASSIGN(const auto report, explain("own", false));
    const auto& first = report.ranking.back();
    EXPECT_EQ(first.beforeScore, 2.5F);
    EXPECT_EQ(first.afterScore, -1.5F) << "it fell behind the others";
    EXPECT_EQ(first.beforeRank, 1);
    EXPECT_GT(first.afterRank, 1);
    m_spec.query->vector = {1.0F, 2.0F};
    EXPECT_THAT(explain("own", false), HasErrorAbout(ErrorCode::InvalidInput, "2 elements"));
}

TEST_F(ExplainTask, RanksWithoutExplainingWhereTheRankingAloneIsAskedFor) {
    ASSERT_OK_AND_ASSIGN(const auto whole, explain("own", false));
    EXPECT_EQ(whole.whyNotExplained, "a fake");
    m_spec.isRankingAlone = true;
    ASSERT_OK_AND_ASSIGN(const auto report, explain("own", false));
    EXPECT_TRUE(report.whyNotExplained.empty());
    EXPECT_EQ(report.ranking.size(), whole.ranking.size());
}

TEST_F(ExplainTask, HasNoRankerToAskBehindScoresThatWereComputedElsewhere) {
    rank::RunInfo run = outOfFoldRun();
    run.isPrecomputed = true;
    EXPECT_THAT(
        rankerFolderOf(run, ImpressionIndex{0}, *m_dataset, "/ws"),
        HasErrorAbout(ErrorCode::NotFound, "computed elsewhere"));
}

TEST_F(ExplainTask, AsksTheFoldThatWasTestedOnTheImpression) {
    const auto run = outOfFoldRun();
    for (std::int32_t fold = 0; fold < 2; ++fold) {
        ASSERT_OK_AND_ASSIGN(
            const auto split,
            data::makeSplit(
                *m_dataset,
                data::UserFolds{.foldCount = 2, .fold = fold, .validationFraction = 0, .seed = 1}));
        for (const std::int32_t row : split.test) {
            ASSERT_OK_AND_ASSIGN(
                const auto folder, rankerFolderOf(run, ImpressionIndex{row}, *m_dataset, "/ws"));
            EXPECT_EQ(
                folder, std::filesystem::path("/ws") / run.rankerFolders[static_cast<std::size_t>(fold)]);
        }
    }
}

TEST_F(ExplainTask, RefusesARunOfAnotherDatasetOrWithoutACheckpointOfEveryFold) {
    auto run = outOfFoldRun();
    run.datasetHash = "another";
    EXPECT_THAT(
        rankerFolderOf(run, ImpressionIndex{0}, *m_dataset, "/ws"),
        HasErrorAbout(ErrorCode::Mismatch, "another dataset"));
    run = outOfFoldRun();
    run.rankerFolders.pop_back();
    EXPECT_THAT(
        rankerFolderOf(run, ImpressionIndex{0}, *m_dataset, "/ws"),
        HasErrorAbout(ErrorCode::Mismatch, "one checkpoint a fold"));
}

} // namespace
} // namespace intentscope::tasks
