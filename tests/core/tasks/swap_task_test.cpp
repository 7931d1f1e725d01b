// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/swap_task.h"

#include "tests/core/tasks/run_fixture.h"
#include "tests/support/memory_latent_queries.h"
#include "tests/support/result_matchers.h"

#include <nlohmann/json.hpp>

namespace intentscope::tasks {
namespace {

using intentscope::test::HasErrorAbout;
using intentscope::test::MemoryLatentQueries;

/// Scores a candidate by slope x the query's only number x the intent's row: the ranker and the latent query
/// each turn the order around.
class TurningScorer final : public rank::Scorer {
public:
    TurningScorer(rank::ScorerInfo info, float slope) : m_info(std::move(info)), m_slope(slope) {}

    const rank::ScorerInfo& info() const override { return m_info; }

    Status score(
        const rank::ScoringInput& input,
        std::span<const std::int32_t> impressions,
        std::span<float> scores,
        std::stop_token) const override {
        EXPECT_TRUE(input.allowsOtherReasoner);
        auto next = scores.begin();
        for (const std::int32_t impression : impressions) {
            const float query = input.latent->vector(input.latent->rowOf({impression}))[0];
            for (const std::int32_t intent : input.dataset.candidatesOf({impression}).intents)
                *next++ = m_slope * query * static_cast<float>(intent);
        }
        return {};
    }

private:
    rank::ScorerInfo m_info;
    float m_slope;
};

class SwapTaskTest : public test::RunFixture {
protected:
    std::shared_ptr<const MemoryLatentQueries> queries(const std::string& id, float direction) const {
        MemoryLatentQueries::Content content{.info = {.id = id, .datasetHash = dataset->info().hash}};
        content.vectorSize = 1;
        content.rows.assign(6, 0);
        content.vectors = {{direction}};
        content.intents.assign(5, {0.0F});
        return std::make_shared<const MemoryLatentQueries>(std::move(content));
    }

    rank::ScoreTable stored(const std::string& name, float direction, const std::string& latentId) const {
        std::vector<float> scores;
        for (const std::int32_t intent : dataset->allCandidates().intents)
            scores.push_back(direction * static_cast<float>(intent));
        return runOf(
            {.name = name,
             .rankerHashes = {"hash of " + name},
             .rankerFolders = {"checkpoints/" + name},
             .split = TimeSplit,
             .latent = rank::LatentQueryInfo{.id = latentId}},
            std::move(scores));
    }

    rank::ScorerFactory factory(float beforeSlope, float afterSlope) const {
        return [=, hash = dataset->info().hash](
                   Env&, const std::filesystem::path& folder) -> Result<std::unique_ptr<rank::Scorer>> {
            const auto name = folder.filename().string();
            return std::make_unique<TurningScorer>(
                rank::ScorerInfo{
                    .architecture = "qe_rec",
                    .checkpointHash = "hash of " + name,
                    .datasetHash = hash,
                    .split = TimeSplit,
                    .readsLatentQueries = true},
                name == "before" ? beforeSlope : afterSlope);
        };
    }

    Result<SwapReport> swap(float beforeSlope, float beforeQuery, float afterSlope, float afterQuery) {
        const auto before = stored("before", beforeSlope * beforeQuery, "old");
        const auto after = stored("after", afterSlope * afterQuery, "new");
        return swapTask(
            spec(),
            deps(before, after, factory(beforeSlope, afterSlope), beforeQuery, afterQuery),
            progress,
            {});
    }

    static CompareSpec spec() {
        return {
            .part = ImpressionPart::AllScored,
            .metrics = {.cutoffs = {1}},
            .bootstrap = {.replicateCount = 200},
            .topK = 1};
    }

    SwapDeps deps(
        const rank::ScoreTable& before,
        const rank::ScoreTable& after,
        rank::ScorerFactory open,
        float beforeQuery,
        float afterQuery) {
        return {
            .env = env,
            .dataset = dataset,
            .runs = {before, after},
            .workspaceFolder = directory.path(),
            .openScorer = std::move(open),
            .latentBefore = queries("old", beforeQuery),
            .latentAfter = queries("new", afterQuery)};
    }

    RealEnv env;
    NullProgress progress;
};

TEST_F(SwapTaskTest, AChangeOfTheLatentQueriesAloneIsTheirs) {
    ASSERT_OK_AND_ASSIGN(const auto report, swap(1, 1, 1, -1));
    for (const auto& metric : report.metrics) {
        EXPECT_EQ(metric.rankerShare.difference.value, 0) << metric.name;
        EXPECT_DOUBLE_EQ(metric.latentShare.difference.value, metric.total.difference.value);
        EXPECT_DOUBLE_EQ(
            metric.cell(SwapHalf::After, SwapHalf::Before).value,
            metric.cell(SwapHalf::Before, SwapHalf::Before).value);
    }
    // Track has the lowest row: i1 becomes right. Invoice has the highest of i5's: i5 is broken.
    EXPECT_EQ(report.fixed.latentAlone, std::vector<std::int32_t>{0});
    EXPECT_NE(std::ranges::find(report.broken.latentAlone, 4), report.broken.latentAlone.end());
    EXPECT_TRUE(report.broken.rankerAlone.empty() && report.broken.together.empty());
}

TEST_F(SwapTaskTest, AChangeOfTheRankerAloneIsItsOwn) {
    ASSERT_OK_AND_ASSIGN(const auto report, swap(1, 1, -1, 1));
    for (const auto& metric : report.metrics) {
        EXPECT_EQ(metric.latentShare.difference.value, 0) << metric.name;
        EXPECT_DOUBLE_EQ(metric.rankerShare.difference.value, metric.total.difference.value);
    }
    EXPECT_EQ(report.fixed.rankerAlone, std::vector<std::int32_t>{0});
}

TEST_F(SwapTaskTest, HalvesThatFitOneAnotherShowNothingOnTheDiagonal) {
    // Both turn around, so the whole stays as it was, while each alone turns it.
    ASSERT_OK_AND_ASSIGN(const auto report, swap(1, 1, -1, -1));
    for (const auto& metric : report.metrics) {
        EXPECT_EQ(metric.total.difference.value, 0) << metric.name;
        EXPECT_DOUBLE_EQ(metric.latent[0].difference.value, -metric.latent[1].difference.value);
        EXPECT_NEAR(metric.latentShare.difference.value + metric.rankerShare.difference.value, 0, 1e-12);
    }
    EXPECT_TRUE(report.fixed.latentAlone.empty() && report.fixed.either.empty());
    const auto json = nlohmann::json::parse(toJson(report, *dataset));
    EXPECT_EQ(json.at("latent_after"), "new");
    EXPECT_EQ(json.at("metrics").size(), report.metrics.size());
}

TEST_F(SwapTaskTest, SharesSumToTheWholeChange) {
    ASSERT_OK_AND_ASSIGN(const auto report, swap(1, 1, -2, 3));
    for (const auto& metric : report.metrics)
        EXPECT_NEAR(
            metric.latentShare.difference.value + metric.rankerShare.difference.value,
            metric.total.difference.value,
            1e-12);
}

TEST_F(SwapTaskTest, RunsThatCannotBeSwappedSayWhy) {
    const auto plain = inSourceOrder();
    const auto after = stored("after", 1, "new");
    EXPECT_THAT(
        swapTask(spec(), deps(plain, after, factory(1, 1), 1, 1), progress, {}),
        HasErrorAbout(ErrorCode::InvalidInput, "reads no latent queries"));
    const auto before = stored("before", 1, "old");
    const auto other = [open = factory(1, 1)](Env& e, const std::filesystem::path&) {
        return open(e, "checkpoints/retrained");
    };
    EXPECT_THAT(
        swapTask(spec(), deps(before, after, other, 1, 1), progress, {}),
        HasErrorAbout(ErrorCode::Mismatch, "not the one that made the run"));
}

} // namespace
} // namespace intentscope::tasks
