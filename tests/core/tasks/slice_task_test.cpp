// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/slice_task.h"

#include "core/stats/multiplicity.h"
#include "core/tasks/compare_slices_task.h"
#include "core/tasks/compare_task.h"
#include "core/tasks/eval_task.h"
#include "core/tasks/statistics_task.h"
#include "tests/core/tasks/run_fixture.h"
#include "tests/support/faulty_env.h"
#include "tests/support/result_matchers.h"

#include <nlohmann/json.hpp>

namespace intentscope::tasks {
namespace {

using intentscope::test::HasErrorAbout;
using test::RunFixture;

class SliceTaskTest : public RunFixture {
protected:
    SliceTaskTest() {
        auto made = workspace::Workspace::create(directory.path() / "w.iscope", m_env);
        EXPECT_OK(made);
        m_workspace = *std::move(made);
    }

    Result<slices::Slice> choose(const std::string& text) {
        return chooseSlice(text, *m_workspace, dataset, {});
    }

    RealEnv m_env;
    NullProgress m_progress;
    std::unique_ptr<workspace::Workspace> m_workspace;
};

TEST_F(SliceTaskTest, ASavedNameComesBeforeAnExpression) {
    ASSERT_OK(saveSlice({"late", "days_in_status > 2", nowUtc()}, *m_workspace, dataset, {}));
    ASSERT_OK_AND_ASSIGN(const auto late, choose("late"));
    EXPECT_EQ(late.expression, "days_in_status > 2");
    EXPECT_EQ(late.rows->rows(), (std::vector<std::int32_t>{1, 3}));
    EXPECT_EQ(late.title(), "slice 'late' (days_in_status > 2)");
    ASSERT_OK_AND_ASSIGN(const auto typed, choose("has_open_order"));
    EXPECT_EQ(typed.name, "");
    EXPECT_EQ(typed.rows->size(), 2U);
    EXPECT_THAT(choose("latte"), HasErrorAbout(ErrorCode::InvalidInput, "Saved slices are: late"));
}

TEST_F(SliceTaskTest, AnExpressionThatDoesNotFitIsNotSaved) {
    EXPECT_THAT(
        saveSlice({"bad", "nothing > 2", nowUtc()}, *m_workspace, dataset, {}),
        HasErrorAbout(ErrorCode::InvalidInput, "no column"));
    ASSERT_OK_AND_ASSIGN(const auto saved, m_workspace->listSlices());
    EXPECT_TRUE(saved.empty());
}

TEST_F(SliceTaskTest, AnEvaluationOfASliceLooksAtItsImpressionsOnly) {
    ASSERT_OK_AND_ASSIGN(auto slice, choose("region == \"SG\""));
    const auto run = inSourceOrder();
    EvalSpec spec{.part = ImpressionPart::AllScored};
    spec.bootstrap.replicateCount = 100;
    spec.slice = slice;
    ASSERT_OK_AND_ASSIGN(const auto report, evalTask(spec, run, m_progress, {}));
    EXPECT_EQ(report.impressionCount, 3);
    const auto json = nlohmann::json::parse(toJson(report));
    EXPECT_EQ(json.at("slice").at("expression"), "region == \"SG\"");
    EXPECT_EQ(json.at("slice").at("impressions_of_dataset"), 3);
    spec.slice = choose("days_in_status > 1000").value_or(slice);
    EXPECT_THAT(
        evalTask(spec, run, m_progress, {}), HasErrorAbout(ErrorCode::InvalidInput, "days_in_status > 1000"));
}

TEST_F(SliceTaskTest, AComparisonOfASliceToo) {
    ASSERT_OK_AND_ASSIGN(auto slice, choose("has_open_order == false"));
    const auto run = inSourceOrder();
    CompareSpec spec{.part = ImpressionPart::AllScored};
    spec.bootstrap.replicateCount = 100;
    spec.slice = slice;
    ASSERT_OK_AND_ASSIGN(const auto report, compareTask(spec, {run, run}, m_progress, {}));
    EXPECT_EQ(report.impressionCount, 4);
    EXPECT_TRUE(nlohmann::json::parse(toJson(report, *dataset)).contains("slice"));
}

TEST_F(SliceTaskTest, StatisticsAreMadeOnceAndAgainWhenTheyAreDamaged) {
    const auto folder = directory.path();
    ASSERT_OK_AND_ASSIGN(const auto made, statisticsTask(*dataset, folder, m_env, m_progress, {}));
    EXPECT_FALSE(made.wasStored);
    EXPECT_EQ(made.madeAgain + made.notStored, "");
    ASSERT_OK_AND_ASSIGN(const auto stored, statisticsTask(*dataset, folder, m_env, m_progress, {}));
    EXPECT_TRUE(stored.wasStored);
    EXPECT_EQ(*stored.statistics, *made.statistics);
    directory.write("statistics.json", "{\"format\": \"intentscope-statis");
    ASSERT_OK_AND_ASSIGN(const auto again, statisticsTask(*dataset, folder, m_env, m_progress, {}));
    EXPECT_FALSE(again.wasStored);
    EXPECT_NE(again.madeAgain.find("statistics.json"), std::string::npos);
    EXPECT_EQ(*again.statistics, *made.statistics);
    ASSERT_OK_AND_ASSIGN(const auto healed, statisticsTask(*dataset, folder, m_env, m_progress, {}));
    EXPECT_TRUE(healed.wasStored);
}

TEST_F(SliceTaskTest, StatisticsThatCannotBeStoredAreGivenAllTheSame) {
    intentscope::test::FaultyEnv full(0);
    ASSERT_OK_AND_ASSIGN(
        const auto outcome, statisticsTask(*dataset, directory.path(), full, m_progress, {}));
    EXPECT_NE(outcome.notStored, "");
    EXPECT_NE(outcome.statistics->find("impressions", "status"), nullptr);
    EXPECT_EQ(m_env.kind(directory.path() / "statistics.json"), FileKind::Missing);
}

TEST_F(SliceTaskTest, AComparisonOnSlicesCorrectsEachMetricOverThem) {
    const auto before = inSourceOrder();
    const auto after = runOf({.name = "after", .split = TimeSplit}, {1, 2, 3, 4, 3, 4, 2, 1, 4, 3, 2,
                                                                     1, 3, 4, 2, 1, 2, 1, 3, 1, 2, 3});
    std::vector<SliceChoice> choices;
    for (const char* text :
         {"days_in_status >= 0", "days_in_status <= 3", "nothing > 2", "days_in_status > 99"})
        choices.push_back({.name = std::string("of ") + text, .expression = text, .slice = choose(text)});
    const CompareSpec spec{
        .part = ImpressionPart::AllScored,
        .metrics = {.cutoffs = {1}},
        .bootstrap = {.replicateCount = 200},
        .topK = 1};
    ASSERT_OK_AND_ASSIGN(
        const auto compared, compareSlicesTask(spec, {before, after}, choices, m_progress, {}));
    ASSERT_EQ(compared.size(), 4U);
    ASSERT_TRUE(compared[0].report && compared[1].report);
    EXPECT_NE(compared[2].problem.find("no column"), std::string::npos) << compared[2].problem;
    EXPECT_FALSE(compared[3].report);
    EXPECT_NE(compared[3].problem, "");
    for (std::size_t metric = 0; metric < compared[0].report->metrics.size(); ++metric) {
        const std::vector<double> p{
            compared[0].report->metrics[metric].permutation->pValue,
            compared[1].report->metrics[metric].permutation->pValue};
        EXPECT_EQ(compared[0].adjusted[metric].holm, stats::holm(p)[0]);
        EXPECT_EQ(compared[1].adjusted[metric].holm, stats::holm(p)[1]);
        EXPECT_EQ(compared[0].adjusted[metric].benjaminiHochberg, stats::benjaminiHochberg(p)[0]);
    }
    ASSERT_OK_AND_ASSIGN(const auto whole, compareTask(spec, {before, after}, m_progress, {}));
    const auto json = nlohmann::json::parse(toJson(whole, compared, *dataset));
    ASSERT_EQ(json["slices"].size(), 4U);
    EXPECT_EQ(json["slices"][1]["name"], "of days_in_status <= 3");
    EXPECT_EQ(json["slices"][1]["metrics"][0]["holm"], *compared[1].adjusted[0].holm);
    EXPECT_TRUE(json["slices"][0]["metrics"][0]["smallest_detectable_effect"].is_number());
    EXPECT_TRUE(json["slices"][0]["dropped_groups"].is_array());
    EXPECT_TRUE(json["slices"][2]["problem"].is_string());
}

} // namespace
} // namespace intentscope::tasks
