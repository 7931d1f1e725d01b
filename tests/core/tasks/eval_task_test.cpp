// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/eval_task.h"

#include "core/data/split.h"
#include "tests/core/tasks/run_fixture.h"
#include "tests/support/result_matchers.h"

#include <nlohmann/json.hpp>

#include <cmath>

namespace intentscope::tasks {
namespace {

using intentscope::test::HasError;
using intentscope::test::HasErrorAbout;
using test::Missing;

class EvalTaskTest : public test::RunFixture {
protected:
    Result<EvalReport> evaluate(const EvalSpec& spec, const rank::ScoreTable& run) {
        return evalTask(spec, run, progress, {});
    }

    static EvalSpec allScored() {
        return {
            .part = ImpressionPart::AllScored,
            .metrics = {.cutoffs = {1, 3}},
            .bootstrap = {.replicateCount = 500}};
    }

    NullProgress progress;
};

const MetricReport& metric(const EvalReport& report, std::string_view wanted) {
    for (const auto& one : report.metrics) {
        if (one.name == wanted)
            return one;
    }
    ADD_FAILURE() << "no metric is called " << wanted;
    return report.metrics.front();
}

TEST_F(EvalTaskTest, MeasuresARunByHand) {
    ASSERT_OK_AND_ASSIGN(const auto report, evaluate(allScored(), inSourceOrder()));
    // ann: clicks 4 2 3 against 3 2 1, 4 3 1, 2 1; bob: clicks 3, 3 2 against 4 2 1, 4 1.
    const auto ann = 17.5 / 24;
    const auto bob = 8.5 / 15;
    const auto& gauc = metric(report, "GAUC");
    EXPECT_NEAR(gauc.estimate.value, (3 * ann + 2 * bob) / 5, 1e-12);
    EXPECT_EQ(gauc.rule, "grouped by user, weighted by impressions");
    EXPECT_EQ(gauc.userCount, 2);
    EXPECT_EQ(gauc.groupCount, 2);
    EXPECT_EQ(gauc.impressionCount, 5);
    EXPECT_EQ(gauc.tieCount, 2);
    EXPECT_NEAR(gauc.estimate.interval->low, bob, 1e-12) << "of two users, the worse";
    EXPECT_NEAR(gauc.estimate.interval->high, ann, 1e-12);
    EXPECT_NEAR(metric(report, "Error rate").estimate.value, 1 - gauc.estimate.value, 1e-12);
    EXPECT_DOUBLE_EQ(metric(report, "Recall@1").estimate.value, 0.4);
    EXPECT_DOUBLE_EQ(metric(report, "Recall@3").estimate.value, 1.0);
    EXPECT_DOUBLE_EQ(metric(report, "Hit@1").estimate.value, 0.4);
    EXPECT_NEAR(metric(report, "MRR").estimate.value, (1 + 0.5 + 1.0 / 3 + 0.5 + 1) / 5, 1e-12);
    const auto second = 1 / std::log2(3.0);
    EXPECT_NEAR(
        metric(report, "NDCG@3").estimate.value,
        (1 + second + 0.5 + (second + 0.5) / (1 + second) + 1) / 5,
        1e-12);
    EXPECT_EQ(metric(report, "MRR").groupCount, 5);
    EXPECT_EQ(report.metrics.size(), 9U);
}

TEST_F(EvalTaskTest, CountsAndNamesWhatItLeftOut) {
    auto scores = std::vector<float>(22, 0.5F);
    scores[17] = Missing;
    auto spec = allScored();
    spec.part = ImpressionPart::Test;
    ASSERT_OK_AND_ASSIGN(
        const auto report,
        evaluate(spec, runOf({.split = "folds:2/0,validation=0,seed=1", .isOutOfFold = true}, scores)));
    EXPECT_EQ(report.impressionCount, 6);
    EXPECT_EQ(report.unscoredImpressionCount, 1);
    EXPECT_EQ(report.clicklessImpressionCount, 1);
    EXPECT_EQ(report.ungroupedImpressionCount, 0);
    ASSERT_EQ(report.droppedGroups.size(), 1U);
    EXPECT_EQ(report.droppedGroups.front().name, "cid");
    EXPECT_EQ(report.droppedGroups.front().reason, metrics::DropReason::OnlyUnclicked);
    EXPECT_EQ(metric(report, "GAUC").estimate.value, 0.5);
    EXPECT_EQ(metric(report, "MRR").tieCount, 4);
}

TEST_F(EvalTaskTest, LooksAtTheTestPartUnlessAskedOtherwise) {
    EvalSpec spec;
    spec.bootstrap.replicateCount = 100;
    ASSERT_OK_AND_ASSIGN(const auto split, data::makeSplit(*dataset, *data::parseSplit(TimeSplit)));
    ASSERT_OK_AND_ASSIGN(const auto report, evaluate(spec, inSourceOrder()));
    EXPECT_EQ(report.impressionCount, static_cast<std::int64_t>(split.test.size()));
    EXPECT_LT(report.impressionCount, 6);
}

TEST_F(EvalTaskTest, HasNoIntervalForOneUser) {
    auto scores = std::vector<float>(22, Missing);
    scores[0] = 2;
    scores[1] = scores[2] = scores[3] = 1;
    ASSERT_OK_AND_ASSIGN(const auto report, evaluate(allScored(), runOf({}, scores)));
    EXPECT_EQ(metric(report, "GAUC").estimate.value, 1.0);
    EXPECT_FALSE(metric(report, "GAUC").estimate.interval.has_value());
    const auto json = nlohmann::json::parse(toJson(report));
    EXPECT_EQ(json["metrics"][0]["value"], 1.0);
    EXPECT_TRUE(json["metrics"][0]["low"].is_null());
    EXPECT_TRUE(json["metrics"][0]["standard_error"].is_null());
}

TEST_F(EvalTaskTest, HasNoValueWhereNothingWasClicked) {
    auto scores = std::vector<float>(22, Missing);
    scores[19] = scores[20] = scores[21] = 1;
    ASSERT_OK_AND_ASSIGN(const auto report, evaluate(allScored(), runOf({}, scores)));
    EXPECT_TRUE(std::isnan(metric(report, "GAUC").estimate.value));
    EXPECT_TRUE(std::isnan(metric(report, "NDCG@3").estimate.value));
    EXPECT_TRUE(nlohmann::json::parse(toJson(report))["metrics"][0]["value"].is_null());
}

TEST_F(EvalTaskTest, WritesTheSameJsonAgain) {
    ASSERT_OK_AND_ASSIGN(const auto first, evaluate(allScored(), inSourceOrder()));
    ASSERT_OK_AND_ASSIGN(const auto again, evaluate(allScored(), inSourceOrder()));
    EXPECT_EQ(toJson(first), toJson(again));
}

TEST_F(EvalTaskTest, PrintsEveryChoiceBesideTheNumbers) {
    auto spec = allScored();
    spec.metrics.gauc = {.group = metrics::GroupBy::Session, .weight = metrics::WeightBy::Clicks};
    spec.metrics.sessionColumn = "status";
    spec.bootstrap.seed = 77;
    ASSERT_OK_AND_ASSIGN(const auto report, evaluate(spec, inSourceOrder({.id = "r1", .name = "first"})));
    const auto text = toJson(report);
    EXPECT_EQ(text.back(), '\n');
    const auto json = nlohmann::json::parse(text);
    EXPECT_EQ(json["report"], "eval");
    EXPECT_EQ(json["run"]["name"], "first");
    EXPECT_EQ(json["run"]["dataset"], dataset->info().hash);
    EXPECT_EQ(json["part"], "all scored");
    EXPECT_EQ(json["gauc"]["group"], "session");
    EXPECT_EQ(json["gauc"]["weight"], "clicks");
    EXPECT_EQ(json["gauc"]["session_column"], "status");
    EXPECT_EQ(json["bootstrap"]["replicates"], 500);
    EXPECT_EQ(json["bootstrap"]["seed"], 77);
    EXPECT_EQ(json["bootstrap"]["confidence"], 0.95);
    EXPECT_EQ(json["impressions"]["count"], 6);
    EXPECT_EQ(json["impressions"]["without_click"], 1);
    EXPECT_EQ(json["impressions"]["without_session"], 1);
    EXPECT_EQ(json["metrics"].size(), 9U);
    EXPECT_EQ(json["metrics"][0]["rule"], "grouped by session, weighted by clicks");
    EXPECT_EQ(json["metrics"][0]["groups"], 4);
    EXPECT_EQ(json["metrics"][0]["users"], 2);
    EXPECT_TRUE(json["dropped_groups"].empty());
}

TEST_F(EvalTaskTest, ListsDroppedGroupsByReasonInJson) {
    auto spec = allScored();
    spec.metrics.gauc.group = metrics::GroupBy::Impression;
    ASSERT_OK_AND_ASSIGN(const auto report, evaluate(spec, inSourceOrder()));
    const auto json = nlohmann::json::parse(toJson(report));
    ASSERT_EQ(json["dropped_groups"].size(), 1U);
    EXPECT_EQ(json["dropped_groups"][0]["reason"], "only unclicked");
    EXPECT_EQ(json["dropped_groups"][0]["count"], 1);
    EXPECT_EQ(json["dropped_groups"][0]["groups"][0], "i6");
}

TEST_F(EvalTaskTest, RefusesASpecThatMakesNoSense) {
    const auto run = inSourceOrder();
    auto zero = allScored();
    zero.metrics.cutoffs = {0};
    EXPECT_THAT(evaluate(zero, run), HasErrorAbout(ErrorCode::InvalidInput, "at least 1, not 0"));
    auto twice = allScored();
    twice.metrics.cutoffs = {3, 1, 3};
    EXPECT_THAT(evaluate(twice, run), HasErrorAbout(ErrorCode::InvalidInput, "k = 3"));
    auto few = allScored();
    few.bootstrap.replicateCount = 5;
    EXPECT_THAT(evaluate(few, run), HasErrorAbout(ErrorCode::InvalidInput, "replicates"));
    auto session = allScored();
    session.metrics.gauc.group = metrics::GroupBy::Session;
    EXPECT_THAT(evaluate(session, run), HasErrorAbout(ErrorCode::InvalidInput, "session_id"));
    EXPECT_THAT(evaluate(EvalSpec{}, inSourceOrder({.name = "bare"})), HasError(ErrorCode::InvalidInput));
}

TEST_F(EvalTaskTest, RefusesAPartThatWasNotScored) {
    const auto run = runOf({.name = "late", .split = TimeSplit}, std::vector<float>(22, Missing));
    EXPECT_THAT(evaluate({}, run), HasErrorAbout(ErrorCode::InvalidInput, "run 'late' scored none"));
}

TEST_F(EvalTaskTest, StopsWhenAsked) {
    std::stop_source source;
    source.request_stop();
    EXPECT_THAT(
        evalTask(allScored(), inSourceOrder(), progress, source.get_token()), HasError(ErrorCode::Cancelled));
}

TEST_F(EvalTaskTest, SaysHowFarItIs) {
    class Phases final : public ProgressSink {
    public:
        void report(const Progress& step) override { phases.push_back(step.phase); }
        std::vector<std::string> phases;
    } sink;
    ASSERT_OK(evalTask(allScored(), inSourceOrder(), sink, {}));
    ASSERT_EQ(sink.phases.size(), 10U);
    EXPECT_EQ(sink.phases.front(), "Measuring before");
    EXPECT_EQ(sink.phases.at(1), "Resampling users for GAUC");
}

} // namespace
} // namespace intentscope::tasks
