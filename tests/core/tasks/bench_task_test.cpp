// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/bench_task.h"

#include "core/tasks/bench_timing.h"
#include "tests/support/result_matchers.h"
#include "tests/support/temp_directory.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <set>

namespace intentscope::tasks {
namespace {

using intentscope::test::HasErrorAbout;

class BenchTaskTest : public testing::Test {
protected:
    Result<BenchReport> run(const std::vector<BenchCase>& cases, BenchSpec spec = {}) {
        spec.scratchRoot = m_folder.path();
        return benchTask(spec, cases, m_env, m_progress, m_stop.get_token());
    }

    static BenchCase caseOf(std::string name, BenchTiming timing) {
        return {
            .name = std::move(name),
            .what = "a test",
            .unit = "ms",
            .budget = 10,
            .run = [timing](BenchContext&) -> Result<BenchTiming> { return timing; }};
    }

    RealEnv m_env;
    NullProgress m_progress;
    std::stop_source m_stop;
    intentscope::test::TempDirectory m_folder;
};

TEST_F(BenchTaskTest, TheMedianIsJudgedAndTheWorstIsShown) {
    ASSERT_OK_AND_ASSIGN(
        const auto report, run({caseOf("quick", {.values = {9, 30, 3}, .references = {2, 4, 3}})}));
    ASSERT_EQ(report.measurements.size(), 1U);
    const auto& quick = report.measurements.front();
    EXPECT_EQ(quick.median, 9);
    EXPECT_EQ(quick.worst, 30);
    EXPECT_EQ(quick.referenceMedian, 3);
    EXPECT_EQ(quick.ratio, 3);
    EXPECT_TRUE(quick.isWithinBudget());
}

TEST_F(BenchTaskTest, WhereHigherIsBetterTheLowestIsTheWorst) {
    BenchCase speed = caseOf("speed", {.values = {8, 9, 12}});
    speed.isHigherBetter = true;
    ASSERT_OK_AND_ASSIGN(const auto report, run({speed}));
    EXPECT_EQ(report.measurements.front().worst, 8);
    EXPECT_FALSE(report.measurements.front().isWithinBudget());
}

TEST_F(BenchTaskTest, AFailingMeasurementSaysWhyAndTheOthersGoOn) {
    BenchCase broken = caseOf("broken", {});
    broken.run = [](BenchContext&) -> Result<BenchTiming> { return fail(ErrorCode::Io, "the disk is gone"); };
    BenchCase needy = caseOf("needy", {.values = {1}});
    needy.needsWorkspace = true;
    ASSERT_OK_AND_ASSIGN(const auto report, run({broken, needy, caseOf("fine", {.values = {1}})}));
    ASSERT_EQ(report.measurements.size(), 3U);
    EXPECT_NE(report.measurements[0].problem.find("the disk is gone"), std::string::npos);
    EXPECT_NE(report.measurements[1].problem.find("--data"), std::string::npos);
    EXPECT_FALSE(report.measurements[1].median);
    EXPECT_EQ(report.measurements[2].problem, "");
    const auto json = nlohmann::json::parse(toJson(report));
    EXPECT_TRUE(json.at("measurements").at(0).at("within_budget").is_null());
    EXPECT_EQ(json.at("measurements").at(2).at("within_budget"), true);
}

TEST_F(BenchTaskTest, FiltersChooseByPartsOfTheNameAndAnUnknownOneListsTheNames) {
    const std::vector cases = {caseOf("filter_rows", {.values = {1}}), caseOf("sort_rows", {.values = {1}})};
    ASSERT_OK_AND_ASSIGN(const auto report, run(cases, {.filters = {"sort"}}));
    ASSERT_EQ(report.measurements.size(), 1U);
    EXPECT_EQ(report.measurements.front().name, "sort_rows");
    EXPECT_THAT(run(cases, {.filters = {"fly"}}), HasErrorAbout(ErrorCode::NotFound, "filter_rows"));
}

TEST_F(BenchTaskTest, AStopEndsItAndNothingIsLeftBehind) {
    BenchCase stopping = caseOf("stopping", {});
    stopping.run = [this](BenchContext& context) -> Result<BenchTiming> {
        EXPECT_EQ(context.env.kind(context.scratch), FileKind::Directory);
        m_stop.request_stop();
        return timeInTurns(context, {}, [] { return Status(); });
    };
    EXPECT_THAT(run({stopping}), intentscope::test::HasError(ErrorCode::Cancelled));
    EXPECT_THAT(m_env.list(m_folder.path()), intentscope::test::IsOkAndHolds(std::vector<std::string>{}));
}

TEST_F(BenchTaskTest, EveryMeasurementHasANameOfItsOwnAndABudget) {
    std::set<std::string> names;
    for (const BenchCase& each : benchCases()) {
        EXPECT_TRUE(names.insert(each.name).second) << each.name;
        EXPECT_GT(each.budget, 0) << each.name;
        EXPECT_FALSE(each.what.empty() || each.unit.empty()) << each.name;
    }
}

TEST(BenchTimingTest, QuantilesAreLinearBetweenOrderStatistics) {
    EXPECT_EQ(quantileOf({4, 1, 3, 2}, 0.5), 2.5);
    EXPECT_EQ(quantileOf({7}, 0.99), 7);
}

} // namespace
} // namespace intentscope::tasks
