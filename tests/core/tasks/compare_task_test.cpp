// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/compare_task.h"

#include "core/data/import.h"
#include "tests/core/tasks/run_fixture.h"
#include "tests/support/result_matchers.h"

#include <nlohmann/json.hpp>

#include <cmath>

namespace intentscope::tasks {
namespace {

using intentscope::test::HasError;
using intentscope::test::HasErrorAbout;
using test::Missing;
using testing::ElementsAre;
using testing::IsEmpty;

class CompareTaskTest : public test::RunFixture {
protected:
    Result<CompareReport>
    compare(const CompareSpec& spec, const rank::ScoreTable& before, const rank::ScoreTable& after) {
        return compareTask(spec, {.before = before, .after = after}, progress, {});
    }

    static CompareSpec allScored() {
        return {
            .part = ImpressionPart::AllScored,
            .metrics = {.cutoffs = {1}},
            .bootstrap = {.replicateCount = 999},
            .topK = 1};
    }

    /// Beside inSourceOrder: i1 falls to the last place, i2 and i4 get the refund right, i5 is not scored.
    rank::ScoreTable changed(rank::RunInfo info = {.name = "after", .split = TimeSplit}) const {
        return runOf(std::move(info), {1, 2, 3, 4, 3, 4,       2,       1,       4, 3, 2,
                                       1, 3, 4, 2, 1, Missing, Missing, Missing, 1, 2, 3});
    }

    NullProgress progress;
};

const MetricComparison& metric(const CompareReport& report, std::string_view wanted) {
    for (const auto& one : report.metrics) {
        if (one.name == wanted)
            return one;
    }
    ADD_FAILURE() << "no metric is called " << wanted;
    return report.metrics.front();
}

TEST_F(CompareTaskTest, ComparesOnTheImpressionsScoredByBoth) {
    ASSERT_OK_AND_ASSIGN(const auto report, compare(allScored(), inSourceOrder(), changed()));
    EXPECT_EQ(report.impressionCount, 5);
    EXPECT_EQ(report.leftOutImpressionCount, 1);
    EXPECT_EQ(report.clicklessImpressionCount, 1);
    const auto& hit = metric(report, "Hit@1");
    EXPECT_DOUBLE_EQ(hit.estimate.before.value, 0.25);
    EXPECT_DOUBLE_EQ(hit.estimate.after.value, 0.5);
    EXPECT_DOUBLE_EQ(hit.estimate.difference.value, 0.25);
    EXPECT_EQ(hit.impressionCount, 4);
    EXPECT_EQ(hit.userCount, 2);
    // ann lost 1/2 on average, bob won 1: the mean of two users is one of these or 1/4.
    EXPECT_NEAR(hit.estimate.difference.interval->low, -0.5, 1e-12);
    EXPECT_NEAR(hit.estimate.difference.interval->high, 1.0, 1e-12);
    EXPECT_GT(*hit.estimate.pValue, 0.3);
    // Signs of -1/2 and 1: the sum 1/2 or more in size is every one of the four.
    ASSERT_TRUE(hit.permutation.has_value());
    EXPECT_TRUE(hit.permutation->isExact);
    EXPECT_EQ(hit.permutation->pValue, 1.0);
    // Two users at -1/2 and 1 with equal weights: sd = 1.5 / sqrt 2, over sqrt 2.
    EXPECT_NEAR(*hit.smallestDetectableEffect, 2.8015852 * 0.75, 1e-6);
}

TEST_F(CompareTaskTest, SortsImpressionsIntoFixedBrokenAndUnchanged) {
    ASSERT_OK_AND_ASSIGN(const auto strict, compare(allScored(), inSourceOrder(), changed()));
    EXPECT_THAT(strict.outcomes.fixed, ElementsAre(1, 3));
    EXPECT_THAT(strict.outcomes.broken, ElementsAre(0));
    EXPECT_THAT(strict.outcomes.bothRight, IsEmpty());
    EXPECT_THAT(strict.outcomes.bothWrong, ElementsAre(2));

    auto spec = allScored();
    spec.topK = 3;
    ASSERT_OK_AND_ASSIGN(const auto wide, compare(spec, inSourceOrder(), changed()));
    EXPECT_THAT(wide.outcomes.fixed, IsEmpty());
    EXPECT_THAT(wide.outcomes.broken, ElementsAre(0));
    EXPECT_THAT(wide.outcomes.bothRight, ElementsAre(1, 2, 3));
    EXPECT_THAT(wide.outcomes.bothWrong, IsEmpty());
}

TEST_F(CompareTaskTest, ListsUsersWorstFirst) {
    ASSERT_OK_AND_ASSIGN(const auto report, compare(allScored(), inSourceOrder(), changed()));
    ASSERT_EQ(report.users.size(), 2U);
    EXPECT_EQ(dataset->userId(report.users[0].user), "ann");
    EXPECT_DOUBLE_EQ(report.users[0].difference, -0.5);
    EXPECT_EQ(dataset->userId(report.users[1].user), "bob");
    EXPECT_DOUBLE_EQ(report.users[1].difference, 1.0);
    EXPECT_EQ(report.betterUserCount, 1);
    EXPECT_EQ(report.worseUserCount, 1);
}

TEST_F(CompareTaskTest, OfARunWithItselfFindsNothing) {
    ASSERT_OK_AND_ASSIGN(const auto report, compare(allScored(), inSourceOrder(), inSourceOrder()));
    for (const auto& one : report.metrics) {
        EXPECT_EQ(one.estimate.difference.value, 0) << one.name;
        EXPECT_EQ(*one.estimate.pValue, 1.0) << one.name;
        EXPECT_EQ(one.tieCountBefore, one.tieCountAfter);
    }
    EXPECT_THAT(report.outcomes.fixed, IsEmpty());
    EXPECT_THAT(report.outcomes.broken, IsEmpty());
    EXPECT_EQ(report.betterUserCount + report.worseUserCount, 0);
}

TEST_F(CompareTaskTest, CutsASplitPartToWhatIsInThatPartOfBoth) {
    CompareSpec spec = allScored();
    spec.part = ImpressionPart::Test;
    const auto late = inSourceOrder({.name = "late", .split = "time:0.8/0"});
    const auto early = inSourceOrder({.name = "early", .split = "time:0.3/0"});
    ASSERT_OK_AND_ASSIGN(const auto wanted, impressionsOf(late, ImpressionPart::Test));
    ASSERT_OK_AND_ASSIGN(const auto report, compare(spec, early, late));
    EXPECT_EQ(report.impressionCount, static_cast<std::int64_t>(wanted.size()));
    EXPECT_EQ(report.leftOutImpressionCount, 0);
}

TEST_F(CompareTaskTest, RefusesRunsOfDifferentDatasets) {
    const intentscope::test::TempDirectory elsewhere;
    const auto folder = intentscope::test::writeTinySource(elsewhere);
    elsewhere.write("tiny-source/users.csv", "user_id,name,region,tier\nann,Ann Lee,SG,gold\n");
    RealEnv env;
    ASSERT_OK_AND_ASSIGN(
        const auto outcome,
        data::importDataset(
            {.source = folder, .datasetsRoot = elsewhere.path() / "datasets"}, env, progress, {}));
    ASSERT_OK_AND_ASSIGN(auto other, data::openDataset(env, outcome.directory));
    const rank::ScoreTable foreign(other, {.name = "foreign"}, std::vector<float>(22, 1.0F));
    EXPECT_THAT(
        compare(allScored(), inSourceOrder(), foreign), HasErrorAbout(ErrorCode::Mismatch, "run 'foreign'"));
}

TEST_F(CompareTaskTest, RefusesRunsWithoutACommonImpression) {
    auto first = std::vector<float>(22, Missing);
    std::fill_n(first.begin(), 4, 1.0F);
    auto last = std::vector<float>(22, Missing);
    std::fill_n(last.end() - 3, 3, 1.0F);
    EXPECT_THAT(
        compare(allScored(), runOf({}, first), runOf({}, last)),
        HasErrorAbout(ErrorCode::Mismatch, "no impression in common"));
}

TEST_F(CompareTaskTest, RefusesASpecThatMakesNoSense) {
    auto zero = allScored();
    zero.topK = 0;
    EXPECT_THAT(compare(zero, inSourceOrder(), changed()), HasErrorAbout(ErrorCode::InvalidInput, "not 0"));
    auto cutoffs = allScored();
    cutoffs.metrics.cutoffs = {-1};
    EXPECT_THAT(compare(cutoffs, inSourceOrder(), changed()), HasError(ErrorCode::InvalidInput));
    auto few = allScored();
    few.bootstrap.replicateCount = 1;
    EXPECT_THAT(compare(few, inSourceOrder(), changed()), HasError(ErrorCode::InvalidInput));
    EXPECT_THAT(
        compare({}, inSourceOrder(), changed({.name = "bare"})),
        HasErrorAbout(ErrorCode::InvalidInput, "bare"));
    EXPECT_THAT(compare({}, changed({.name = "bare"}), inSourceOrder()), HasError(ErrorCode::InvalidInput));
}

TEST_F(CompareTaskTest, StopsWhenAsked) {
    std::stop_source source;
    source.request_stop();
    const auto before = inSourceOrder();
    const auto after = changed();
    EXPECT_THAT(
        compareTask(allScored(), {.before = before, .after = after}, progress, source.get_token()),
        HasError(ErrorCode::Cancelled));
}

TEST_F(CompareTaskTest, WritesOneDeterministicJsonObject) {
    ASSERT_OK_AND_ASSIGN(const auto report, compare(allScored(), inSourceOrder(), changed()));
    const auto text = toJson(report, *dataset);
    EXPECT_EQ(text, toJson(*compare(allScored(), inSourceOrder(), changed()), *dataset));
    EXPECT_EQ(text.back(), '\n');
    const auto json = nlohmann::json::parse(text);
    EXPECT_EQ(json["report"], "compare");
    EXPECT_EQ(json["before"]["name"], "before");
    EXPECT_EQ(json["after"]["name"], "after");
    EXPECT_EQ(json["part"], "all scored");
    EXPECT_EQ(json["impressions"]["count"], 5);
    EXPECT_EQ(json["impressions"]["left_out"], 1);
    ASSERT_EQ(json["metrics"].size(), 6U);
    const auto& gauc = json["metrics"][0];
    EXPECT_EQ(gauc["name"], "GAUC");
    EXPECT_EQ(gauc["difference"]["value"], report.metrics[0].estimate.difference.value);
    EXPECT_EQ(gauc["difference"]["low"], report.metrics[0].estimate.difference.interval->low);
    EXPECT_EQ(gauc["p_value"], *report.metrics[0].estimate.pValue);
    EXPECT_EQ(gauc["permutation_p_value"], report.metrics[0].permutation->pValue);
    EXPECT_EQ(gauc["permutation_is_exact"], true);
    EXPECT_EQ(gauc["smallest_detectable_effect"], *report.metrics[0].smallestDetectableEffect);
    EXPECT_EQ(json["outcomes"]["fixed"]["count"], 2);
    EXPECT_EQ(json["outcomes"]["fixed"]["impressions"], nlohmann::json({"i2", "i4"}));
    EXPECT_EQ(json["outcomes"]["broken"]["impressions"], nlohmann::json::array({"i1"}));
    EXPECT_EQ(json["outcomes"]["both_right"]["count"], 0);
    EXPECT_EQ(json["outcomes"]["both_wrong"]["count"], 1);
    EXPECT_EQ(json["users"]["metric"], "NDCG@1");
    EXPECT_EQ(json["users"]["better"], 1);
    EXPECT_EQ(json["users"]["worse"], 1);
    EXPECT_EQ(json["users"]["unchanged"], 0);
    EXPECT_EQ(json["users"]["differences"][0]["user"], "ann");
    EXPECT_EQ(json["dropped_groups"][0]["groups"], nlohmann::json::array({"cid"}));
}

TEST_F(CompareTaskTest, HasNoIntervalForOneUser) {
    auto scores = std::vector<float>(22, Missing);
    scores[0] = 2;
    scores[1] = scores[2] = scores[3] = 1;
    ASSERT_OK_AND_ASSIGN(const auto report, compare(allScored(), inSourceOrder(), runOf({}, scores)));
    EXPECT_EQ(report.impressionCount, 1);
    EXPECT_FALSE(report.metrics[0].smallestDetectableEffect.has_value());
    const auto json = nlohmann::json::parse(toJson(report, *dataset));
    EXPECT_TRUE(json["metrics"][0]["p_value"].is_null());
    EXPECT_TRUE(json["metrics"][0]["permutation_p_value"].is_null());
    EXPECT_TRUE(json["metrics"][0]["smallest_detectable_effect"].is_null());
    EXPECT_TRUE(json["metrics"][0]["difference"]["low"].is_null());
}

} // namespace
} // namespace intentscope::tasks
