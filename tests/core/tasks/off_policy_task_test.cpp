// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/off_policy_compare.h"

#include "core/data/import.h"
#include "tests/support/result_matchers.h"
#include "tests/support/temp_directory.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <memory>
#include <string>
#include <vector>

namespace intentscope::tasks {
namespace {

using intentscope::test::HasErrorAbout;

constexpr auto Description = R"({
  "format": "intentscope-dataset", "version": 1, "name": "drawn",
  "tables": {
    "intents": {"file": "intents.csv", "columns": {
      "intent_id": {"role": "intent_id"}, "title": {"role": "title"},
      "regions": {"role": "regions"}, "launched": {"role": "text"}}},
    "impressions": {"file": "impressions.csv", "columns": {
      "impression_id": {"role": "impression_id"}, "user_id": {"role": "user_id"}, "time": {"role": "time"},
      "region": {"role": "region"}}},
    "candidates": {"file": "candidates.csv", "columns": {
      "impression_id": {"role": "impression_id"}, "intent_id": {"role": "intent_id"},
      "position": {"role": "position"}, "shown": {"role": "shown"}, "clicked": {"role": "clicked"},
      "propensity": {"role": "propensity"}}}}})";

/// Region A has six intents, of which `f` came in June; B has a, b, c, d.
constexpr auto Intents = "intent_id,title,regions,launched\n"
                         "a,A,A|B,\nb,B,A|B,\nc,C,A|B,\nd,D,A|B,\ne,E,A,\nf,F,A,2024-06-01T00:00:00.000Z\n";
constexpr auto Impressions = "impression_id,user_id,time,region\n"
                             "i1,ann,2024-03-01T00:00:00Z,B\ni2,ann,2024-03-02T00:00:00Z,B\n"
                             "i3,bob,2024-03-03T00:00:00Z,B\ni4,bob,2024-03-04T00:00:00Z,B\n"
                             "i5,ann,2024-03-05T00:00:00Z,A\ni6,bob,2024-06-05T00:00:00Z,A\n";

class OffPolicyTaskTest : public testing::Test {
protected:
    /// A run that ranks f to a, in this order.
    rank::ScoreTable runOn(const std::string& candidates) {
        directory.write("source/dataset.json", Description);
        directory.write("source/intents.csv", Intents);
        directory.write("source/impressions.csv", Impressions);
        directory.write("source/candidates.csv", candidates);
        const data::ImportSpec spec{
            .source = directory.path() / "source", .datasetsRoot = directory.path() / "datasets"};
        const auto outcome = data::importDataset(spec, env, progress, {});
        EXPECT_THAT(outcome, intentscope::test::IsOk());
        dataset = *data::openDataset(env, outcome->directory);
        std::vector<float> scores;
        for (const std::int32_t intent : dataset->allCandidates().intents)
            scores.push_back(static_cast<float>(intent));
        return {dataset, {.name = "reversed"}, std::move(scores)};
    }

    static OffPolicySpec allScored(std::optional<double> explorationShare = {}) {
        return {
            .part = ImpressionPart::AllScored,
            .explorationShare = explorationShare,
            .rule = {.leastEffectiveSize = 0, .bootstrap = {.replicateCount = 200}}};
    }

    RealEnv env;
    intentscope::test::TempDirectory directory;
    NullProgress progress;
    std::shared_ptr<const data::Dataset> dataset;
};

constexpr auto Header = "impression_id,intent_id,position,shown,clicked,propensity\n";
/// i1 agrees on two positions, i2 on none, i3 on all; i4 is too short.
constexpr auto Ordered = "i1,d,1,1,0,0.5\ni1,c,2,1,1,0.4\ni1,a,3,1,1,0.5\ni1,b,4,0,0,1\n"
                         "i2,a,1,1,1,0.25\ni2,b,2,1,0,0.5\ni2,c,3,1,0,0.5\ni2,d,4,1,0,1\n"
                         "i3,d,1,1,1,0.25\ni3,c,2,1,0,0.5\ni3,b,3,1,1,0.5\ni3,a,4,1,0,1\n"
                         "i4,a,1,1,0,0.5\ni4,b,2,1,0,1\n";

TEST_F(OffPolicyTaskTest, WeighsTheOrdersOfGivenCandidatesByHand) {
    const auto run = runOn(std::string(Header) + Ordered);
    ASSERT_OK_AND_ASSIGN(const auto report, offPolicyTask(allScored(), run, progress, {}));
    EXPECT_EQ(report.impressionCount, 3);
    EXPECT_EQ(report.partImpressionCount, 4);
    EXPECT_EQ(
        report.leftOut[static_cast<std::size_t>(LeftOutReason::TooShort)], (std::vector<std::int32_t>{3}));
    // Weights: i1 2, 5, 0; i3 4, 8, 16. Clicks: i1 0, 1, 1; i3 1, 0, 1.
    EXPECT_NEAR(report.estimates.ips.value, (5 + 4 + 16) / 3.0, 1e-6);
    EXPECT_NEAR(report.estimates.snips.value, 4.0 / 6 + 5.0 / 13 + 1, 1e-6);
    EXPECT_NEAR(report.loggedCtr, 5.0 / 3, 1e-12);
    EXPECT_EQ(report.estimates.matchedCounts, (std::array<std::int64_t, 3>{2, 2, 1}));
    EXPECT_TRUE(report.unsupported.empty());
}

TEST_F(OffPolicyTaskTest, ComparesRunsOnWhatBothScored) {
    const auto after = runOn(std::string(Header) + Ordered);
    std::vector<float> scores;
    for (const std::int32_t intent : dataset->allCandidates().intents)
        scores.push_back(-static_cast<float>(intent));
    // Not i2, whose candidates are the fifth to the eighth.
    std::fill_n(scores.begin() + 4, 4, std::nanf(""));
    const rank::ScoreTable before(
        dataset, {.name = "forward", .datasetHash = after.info().datasetHash}, std::move(scores));
    ASSERT_OK_AND_ASSIGN(const auto report, compareOffPolicyTask(allScored(), {before, after}, progress, {}));
    EXPECT_EQ(report.before.impressionCount, 2);
    EXPECT_EQ(report.after.impressionCount, 2);
    EXPECT_EQ(report.leftOutCount, 1);
    EXPECT_NEAR(report.estimates.ips.after.value, (5 + 4 + 16) / 2.0, 1e-6);
    EXPECT_EQ(report.estimates.ips.before.value, 0) << "no list begins with a";
    EXPECT_NEAR(report.estimates.ips.difference.value, 12.5, 1e-6);
    EXPECT_NEAR(report.before.loggedCtr, 2, 1e-12);
    const auto json = nlohmann::json::parse(toJson(report, *dataset));
    EXPECT_EQ(json["report"], "off_policy_comparison");
    EXPECT_NEAR(json["estimates"]["ips"]["difference"]["value"].get<double>(), 12.5, 1e-6);
    EXPECT_TRUE(json["estimates"]["snips"]["difference"]["value"].is_null());
    EXPECT_EQ(json["before"]["run"]["name"], "forward");
    EXPECT_EQ(json["impressions"]["not_scored_by_both"], 1);
}

TEST_F(OffPolicyTaskTest, ListsWhatTheLogCouldNotHaveShown) {
    // The first place of i2 is certain, and so is the third of i3.
    const auto run = runOn(
        std::string(Header) + "i2,a,1,1,1,1\ni2,b,2,1,0,0.5\ni2,c,3,1,0,0.5\ni2,d,4,1,0,1\n"
                              "i3,d,1,1,1,0.25\ni3,c,2,1,0,0.5\ni3,a,3,1,1,1\ni3,b,4,1,0,1\n");
    ASSERT_OK_AND_ASSIGN(const auto report, offPolicyTask(allScored(), run, progress, {}));
    EXPECT_EQ(report.unsupported, (std::vector<std::int32_t>{1, 2}));
    EXPECT_EQ(report.unsupportedSlotCount, 3 + 1);
    const auto json = nlohmann::json::parse(toJson(report, *dataset));
    EXPECT_EQ(json["unsupported"]["impressions"][0], "i2");
    EXPECT_EQ(json["unsupported_slots"], 4);
    EXPECT_TRUE(json["estimates"]["snips"]["value"].is_null()) << "nothing agrees on the third position";
}

TEST_F(OffPolicyTaskTest, TakesTheRegionsIntentsOfTheTimeForThePool) {
    // All drawn at random: of the orders of three intents each is as likely, whatever the pool.
    const auto run = runOn(
        std::string(Header) + "i1,c,1,1,1,0.25\ni1,b,2,1,0,0.333333\ni1,a,3,1,1,0.5\n"
                              "i5,c,1,1,0,0.2\ni5,b,2,1,0,0.25\ni5,a,3,1,1,0.333333\n"
                              "i6,c,1,1,0,0.166667\ni6,b,2,1,1,0.2\ni6,a,3,1,0,0.25\n");
    ASSERT_OK_AND_ASSIGN(const auto report, offPolicyTask(allScored(0.999), run, progress, {}));
    EXPECT_NEAR(report.estimates.meanWeights[0], 3, 1e-3);
    EXPECT_NEAR(report.estimates.meanWeights[2], 6, 1e-2);
    auto alone = allScored(0.999);
    alone.clicks = metrics::ClickAssumption::ItemPosition;
    ASSERT_OK_AND_ASSIGN(const auto marginal, offPolicyTask(alone, run, progress, {}));
    EXPECT_NEAR(marginal.estimates.meanWeights[2], 3, 1e-2);
}

TEST_F(OffPolicyTaskTest, RefusesListsThatWereDrawnOtherwiseThanStated) {
    const auto run = runOn(std::string(Header) + "i1,c,1,1,1,0.25\ni1,b,2,1,0,0.333333\ni1,a,3,1,1,0.5\n");
    EXPECT_THAT(
        offPolicyTask(allScored(), run, progress, {}),
        HasErrorAbout(ErrorCode::InvalidInput, "drawn from more intents than it holds"));
    EXPECT_THAT(
        offPolicyTask(allScored(1.5), run, progress, {}),
        HasErrorAbout(ErrorCode::InvalidInput, "share of 1.5"));
    auto alone = allScored();
    alone.clicks = metrics::ClickAssumption::ItemPosition;
    EXPECT_THAT(
        offPolicyTask(alone, run, progress, {}),
        HasErrorAbout(ErrorCode::InvalidInput, "chances of all orders"));
    const auto low = runOn(std::string(Header) + "i1,c,1,1,1,0.01\ni1,b,2,1,0,0.333333\ni1,a,3,1,1,0.5\n");
    EXPECT_THAT(
        offPolicyTask(allScored(0.5), low, progress, {}),
        HasErrorAbout(ErrorCode::InvalidInput, "impression 'i1'"));
}

TEST_F(OffPolicyTaskTest, SaysWhyNothingCanBeUsed) {
    const auto run = runOn(
        std::string(Header) + "i1,c,1,1,1,\ni1,b,2,1,0,0.3\ni1,a,3,1,1,0.5\n"
                              "i2,c,0,1,1,0.3\ni2,b,2,1,0,0.3\ni2,a,3,1,1,0.5\n"
                              "i3,c,1,1,,0.3\ni3,b,2,1,0,0.3\ni3,a,3,1,1,1\n");
    EXPECT_THAT(
        offPolicyTask(allScored(), run, progress, {}),
        HasErrorAbout(
            ErrorCode::InvalidInput,
            "1 for 'order of the list not logged', 1 for 'propensity not logged', 1 for 'clicks not known'"));
}

} // namespace
} // namespace intentscope::tasks
