// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/online_task.h"

#include "core/data/import.h"
#include "core/tasks/off_policy_study.h"
#include "core/tasks/off_policy_task.h"
#include "core/tasks/simulate_task.h"
#include "core/tasks/studied_policy.h"
#include "tests/support/result_matchers.h"
#include "tests/support/temp_directory.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <array>
#include <cmath>
#include <numeric>

namespace intentscope::tasks {
namespace {

using intentscope::test::HasErrorAbout;
using intentscope::test::TempDirectory;

/// A small shop, simulated once for all tests.
class OnlineTaskTest : public testing::Test {
protected:
    static void SetUpTestSuite() {
        directory = std::make_unique<TempDirectory>();
        NullProgress progress;
        const SimulateSpec spec{
            .outputDirectory = directory->path() / "shop",
            .userCount = 60,
            .impressionCount = 500,
            .weekCount = 3,
            .regionCount = 2,
            .seed = 5,
            .wrongClickShare = 0};
        ASSERT_OK(simulateTask(spec, env, progress, {}));
        const data::ImportSpec import{
            .source = directory->path() / "shop", .datasetsRoot = directory->path() / "datasets"};
        ASSERT_OK_AND_ASSIGN(const auto outcome, data::importDataset(import, env, progress, {}));
        ASSERT_OK_AND_ASSIGN(dataset, data::openDataset(env, outcome.directory));
        ASSERT_OK_AND_ASSIGN(auto read, ShopTruth::read(env, directory->path() / "shop" / "truth", *dataset));
        truth = std::make_unique<ShopTruth>(std::move(read));
    }
    static void TearDownTestSuite() {
        truth.reset();
        dataset.reset();
        directory.reset();
    }

    /// The scores of one of the studied policies, as a run.
    static std::shared_ptr<const rank::ScoreTable> runOf(const std::string& policyName) {
        const auto policies = studiedPolicies({});
        const auto policy = std::ranges::find(policies, policyName, &StudiedPolicy::name);
        std::vector<float> all;
        std::vector<float> scores;
        for (std::int32_t row = 0; row < dataset->impressionCount(); ++row) {
            scorePolicy(*policy, {.dataset = *dataset, .truth = *truth, .impression = {row}}, scores);
            all.insert(all.end(), scores.begin(), scores.end());
        }
        return std::make_shared<rank::ScoreTable>(
            dataset, rank::RunInfo{.name = policyName, .datasetHash = dataset->info().hash}, std::move(all));
    }

    static OnlineSpec allScored() {
        return {.part = ImpressionPart::AllScored, .bootstrap = {.replicateCount = 300}};
    }

    static inline RealEnv env;
    static inline std::unique_ptr<TempDirectory> directory;
    static inline std::shared_ptr<const data::Dataset> dataset;
    static inline std::unique_ptr<ShopTruth> truth;
    NullProgress progress;
};

TEST_F(OnlineTaskTest, CountsWithinItsIntervalOfWhatIsExpected) {
    const std::vector runs = {runOf("chance"), runOf("oracle")};
    ASSERT_OK_AND_ASSIGN(const auto report, onlineTask(allScored(), runs, *truth, progress, {}));
    ASSERT_EQ(report.arms.size(), 2U);
    EXPECT_EQ(report.impressionCount, 500);
    for (const OnlineArm& arm : report.arms) {
        EXPECT_NEAR(arm.clicks.value, static_cast<double>(arm.clickCount) / 500, 1e-12);
        EXPECT_NEAR(arm.clicks.value, arm.expectedClicks, 5 * arm.clicks.standardError);
        EXPECT_NEAR(arm.satisfied.value, arm.expectedSatisfied, 5 * arm.satisfied.standardError);
        EXPECT_GE(arm.clickCount, arm.satisfiedCount);
    }
    ASSERT_EQ(report.differences.size(), 1U);
    EXPECT_GT(report.differences[0].clicks.difference.interval->low, 0);
    EXPECT_LT(*report.differences[0].adjustedClicksPValue, 0.02);
}

TEST_F(OnlineTaskTest, TheSameListsHaveTheSameOutcome) {
    const std::vector runs = {runOf("oracle"), runOf("oracle")};
    ASSERT_OK_AND_ASSIGN(const auto report, onlineTask(allScored(), runs, *truth, progress, {}));
    EXPECT_EQ(report.arms[0].clickCount, report.arms[1].clickCount);
    EXPECT_EQ(report.differences[0].clicks.difference.value, 0);
    EXPECT_EQ(report.differences[0].clicks.difference.standardError, 0);
    const auto json = nlohmann::json::parse(toJson(report));
    EXPECT_EQ(json["arms"][0]["clicks"], report.arms[0].clickCount);
    EXPECT_EQ(json["differences"][0]["CTR@3"]["p_value"], 1.0);
}

TEST_F(OnlineTaskTest, EstimatesFromTheLogAgreeWithTheReplay) {
    for (const char* policy : {"chance", "oracle, noise 4.0"}) {
        const std::vector runs = {runOf(policy)};
        ASSERT_OK_AND_ASSIGN(const auto report, onlineTask(allScored(), runs, *truth, progress, {}));
        const OffPolicySpec spec{
            .part = ImpressionPart::AllScored,
            .explorationShare = 0.1,
            .rule = {.leastEffectiveSize = 0, .bootstrap = {.replicateCount = 300}}};
        ASSERT_OK_AND_ASSIGN(const auto estimate, offPolicyTask(spec, *runs.front(), progress, {}));
        const auto& values = estimate.estimates;
        EXPECT_NEAR(
            values.doublyRobust.value,
            report.arms[0].expectedClicks,
            4 * values.doublyRobust.standardError + 0.02)
            << policy;
        EXPECT_EQ(std::isnan(values.snips.value), values.matchedCounts[2] == 0) << policy;
        EXPECT_NEAR(values.meanWeights[0], 1, 0.4) << policy;
    }
}

TEST_F(OnlineTaskTest, AStudyComparesEveryPolicyWithItsTruth) {
    const std::vector runs = {runOf("chance")};
    const OffPolicyStudySpec spec{
        .part = ImpressionPart::AllScored,
        .logCount = 3,
        .explorationShare = 0.1,
        .rule = {.leastEffectiveSize = 0, .bootstrap = {.replicateCount = 100}},
        .longestList = 14};
    ASSERT_OK_AND_ASSIGN(const auto study, offPolicyStudyTask(spec, runs, *truth, progress, {}));
    ASSERT_EQ(study.policies.size(), 13U);
    EXPECT_GT(study.impressionCount, 100);
    EXPECT_EQ(study.impressionCount + study.leftOutCount, 500);
    const auto& oracle = study.policies.front();
    for (const PolicyQuality& policy : study.policies) {
        EXPECT_LE(policy.truth, oracle.truth + 1e-9) << policy.name;
        for (const EstimatorQuality& quality : policy.estimators) {
            const bool hasNone = quality.undefinedCount == spec.logCount;
            EXPECT_EQ(std::isnan(quality.coverage), hasNone) << policy.name;
            EXPECT_TRUE(hasNone || (quality.coverage >= 0 && quality.coverage <= 1)) << policy.name;
        }
    }
    EXPECT_EQ(study.policies.back().truth, study.policies[8].truth) << "chance, made and as a run";
    ASSERT_OK_AND_ASSIGN(const auto again, offPolicyStudyTask(spec, runs, *truth, progress, {}));
    EXPECT_EQ(toJson(study), toJson(again));
}

TEST_F(OnlineTaskTest, RedrawnLogsAreUnbiasedAndCoverWhereTheyAreLong) {
    const std::vector runs = {runOf("chance")};
    OffPolicyStudySpec spec{
        .part = ImpressionPart::AllScored,
        .logCount = 20,
        .explorationShare = 0.1,
        .rule = {.leastEffectiveSize = 0, .bootstrap = {.replicateCount = 100}},
        .longestList = 18,
        .redraw = RedrawSpec{.impressionCount = 1'000, .candidateCount = 4}};
    ASSERT_OK_AND_ASSIGN(const auto study, offPolicyStudyTask(spec, runs, *truth, progress, {}));
    for (const PolicyQuality& policy : study.policies) {
        const auto& ips = policy.estimators[static_cast<std::size_t>(StudiedEstimator::Ips)];
        EXPECT_LT(std::abs(ips.bias), 5 * ips.biasStandardError) << policy.name;
        // Of four candidates 24 orders of three: every 24th list agrees.
        EXPECT_NEAR(policy.effectiveSampleSizes[2], 1'000 / 24.0, 12) << policy.name;
        EXPECT_NEAR(policy.meanWeights[2], 1, 0.15) << policy.name;
    }
    EXPECT_GT(study.policies.front().estimators[0].coverage, 0.7);
    spec.logCount = 2;
    spec.redraw->impressionCount = 100;
    ASSERT_OK_AND_ASSIGN(const auto brief, offPolicyStudyTask(spec, runs, *truth, progress, {}));
    ASSERT_OK_AND_ASSIGN(const auto again, offPolicyStudyTask(spec, runs, *truth, progress, {}));
    EXPECT_EQ(toJson(brief), toJson(again));
}

TEST_F(OnlineTaskTest, RedrawsWithTheChancesItSays) {
    const RedrawSpec spec{.impressionCount = 4'000, .explorationShare = 0.25, .candidateCount = 5};
    std::vector<std::int32_t> rows(500);
    std::iota(rows.begin(), rows.end(), 0);
    const RedrawnLogs logs(spec, *dataset, *truth, rows);
    const auto log = logs.drawLog(3);
    ASSERT_GE(log.size(), 4'000U);
    std::array<double, 5> firsts{};
    double inverse = 0;
    for (std::size_t place = 0; place < log.size(); ++place) {
        const auto kept = logs.kept({log[place].row});
        ASSERT_EQ(kept.size(), 5U);
        const auto drawn = logs.drawList({log[place].row}, kept, 3, place);
        firsts[drawn.logged.rows[0]] += 1.0 / static_cast<double>(log.size());
        inverse += drawn.logged.rows[0] == 1 && drawn.logged.rows[1] == 0 ? 1 / drawn.shown.prefix[1] : 0;
        EXPECT_EQ(
            drawn.logged.intents[2],
            dataset->candidatesOf({log[place].row}).intents[kept[drawn.logged.rows[2]]]);
    }
    // 0.25 / 5 + 0.75 (1 / place) / (1 + 1/2 + 1/3 + 1/4 + 1/5).
    EXPECT_NEAR(firsts[0], 0.05 + 0.75 * 60 / 137, 0.03);
    EXPECT_NEAR(firsts[4], 0.05 + 0.75 * 12 / 137, 0.02);
    EXPECT_NEAR(inverse / static_cast<double>(log.size()), 1, 0.15) << "weights of one order have mean 1";
}

TEST_F(OnlineTaskTest, RefusesWhatDoesNotBelongTogether) {
    EXPECT_THAT(
        onlineTask(allScored(), {}, *truth, progress, {}),
        HasErrorAbout(ErrorCode::InvalidInput, "no run was named"));
    const std::vector runs = {runOf("chance")};
    const OffPolicyStudySpec one{.part = ImpressionPart::AllScored, .logCount = 1};
    EXPECT_THAT(
        offPolicyStudyTask(one, runs, *truth, progress, {}),
        HasErrorAbout(ErrorCode::InvalidInput, "study of 1 logs"));
    const auto redraw = [&](const RedrawSpec& of,
                            metrics::ClickAssumption clicks = metrics::ClickAssumption::Cascade) {
        return offPolicyStudyTask(
            {.part = ImpressionPart::AllScored, .clicks = clicks, .explorationShare = 0.1, .redraw = of},
            runs,
            *truth,
            progress,
            {});
    };
    EXPECT_THAT(redraw({.impressionCount = 0}), HasErrorAbout(ErrorCode::InvalidInput, "0 impressions"));
    EXPECT_THAT(redraw({.explorationShare = 0}), HasErrorAbout(ErrorCode::InvalidInput, "at random"));
    EXPECT_THAT(redraw({.candidateCount = 2}), HasErrorAbout(ErrorCode::InvalidInput, "2 candidates"));
    EXPECT_THAT(
        redraw({}, metrics::ClickAssumption::ItemPosition),
        HasErrorAbout(ErrorCode::InvalidInput, "redrawn log"));
    directory->write("other/impressions.csv", "impression_id,situation,intent_id,late,urgency,need_opened\n");
    EXPECT_THAT(
        ShopTruth::read(env, directory->path() / "other", *dataset),
        HasErrorAbout(ErrorCode::Mismatch, "impression 'C000001'"));
    directory->write(
        "wrong/impressions.csv",
        "impression_id,situation,intent_id,late,urgency,need_opened\nC000001,boredom,ORD-01,0,0,\n");
    EXPECT_THAT(
        ShopTruth::read(env, directory->path() / "wrong", *dataset),
        HasErrorAbout(ErrorCode::InvalidInput, "situation 'boredom'"));
    EXPECT_FALSE(ShopTruth::read(env, directory->path() / "nowhere", *dataset).has_value());
}

} // namespace
} // namespace intentscope::tasks
