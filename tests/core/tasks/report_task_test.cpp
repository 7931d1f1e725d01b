// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/report_task.h"

#include "core/base/fingerprint.h"
#include "core/tasks/review_page.h"
#include "core/tasks/sample_task.h"
#include "tests/core/tasks/fake_ranker.h"
#include "tests/core/tasks/run_fixture.h"
#include "tests/support/faulty_env.h"
#include "tests/support/memory_latent_queries.h"
#include "tests/support/result_matchers.h"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

namespace intentscope::tasks {
namespace {

using intentscope::test::HasError;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

/// A workspace of the tiny dataset; "tuned" turns the order of "base" around.
class ReportTask : public testing::Test {
protected:
    void SetUp() override {
        const auto sample = m_folder.path() / "sample";
        std::filesystem::create_directory(sample);
        std::filesystem::rename(intentscope::test::writeTinySource(m_folder), sample / "shop");
        const rank::ScorerFactory opposed =
            [](Env&, const std::filesystem::path& folder) -> Result<std::unique_ptr<rank::Scorer>> {
            const bool isBase = folder.filename() == "base";
            rank::ScorerInfo info;
            info.architecture = "two_tower";
            info.checkpointHash = std::string(64, isBase ? 'a' : 'b');
            info.split = "time:0.2/0.1";
            return std::make_unique<test::FakeScorer>(info, 0.0F, isBase ? 1.0F : -1.0F);
        };
        ASSERT_OK_AND_ASSIGN(
            m_workspace,
            makeSampleWorkspace({sample, m_folder.path() / "w.iscope"}, {m_env, opposed}, m_progress, {}));
        m_request.file = m_folder.path() / "report.html";
        m_request.compare.part = ImpressionPart::AllScored;
        m_request.compare.bootstrap.replicateCount = 200;
    }
    std::string page() {
        auto page = reportPage(m_request, *m_workspace, m_progress, {});
        EXPECT_TRUE(page) << page.error().text();
        return page ? *page : std::string();
    }

    intentscope::test::TempDirectory m_folder;
    RealEnv m_env;
    NullProgress m_progress;
    std::unique_ptr<workspace::Workspace> m_workspace;
    ReportRequest m_request{.before = "base", .after = "tuned"};
};

TEST_F(ReportTask, NamesDataRunsMetricsExamplesDroppedGroupsAndSeeds) {
    const std::string text = page();
    ASSERT_OK_AND_ASSIGN(const auto run, m_workspace->findRun("base"));
    for (const std::string& part :
         {run.datasetHash, std::string(64, 'a'), std::string(64, 'b'), run.scoresHash, run.split})
        EXPECT_THAT(text, HasSubstr(part));
    for (const char* part :
         {"GAUC",
          "NDCG@3",
          "Detectable",
          "<svg",
          "Fixed",
          "Broken",
          "seed 1",
          "200 replicates",
          "Where is my order?",
          "Groups that GAUC had to leave out",
          "has no saved slice"})
        EXPECT_THAT(text, HasSubstr(part));
    for (const char* foreign : {"src=", "<script", "@import"})
        EXPECT_THAT(text, Not(HasSubstr(foreign))) << "nothing from elsewhere";
}

TEST_F(ReportTask, BeginsWithWhatCameOutAndNamesNoFolderOfTheAuthor) {
    const std::string text = page();
    EXPECT_LT(text.find("In short"), text.find("SHA-256 of its columns"));
    EXPECT_THAT(text, HasSubstr("no difference shown")) << "three users show nothing";
    EXPECT_THAT(text, HasSubstr("users better and "));
    EXPECT_THAT(text, Not(HasSubstr(m_folder.path().string())));
}

TEST_F(ReportTask, TheSameWorkspaceGivesTheSameBytes) {
    const std::string first = page();
    EXPECT_EQ(page(), first);
    ASSERT_OK_AND_ASSIGN(const auto outcome, reportTask(m_request, *m_workspace, m_progress, {}));
    ASSERT_OK_AND_ASSIGN(const std::string written, m_env.readFile(m_request.file));
    EXPECT_EQ(written, first);
    EXPECT_EQ(outcome.sha256, fingerprintOf(first).hex());
    const auto json = nlohmann::json::parse(toJson(outcome));
    EXPECT_EQ(json.at("sha256"), outcome.sha256);
    EXPECT_EQ(json.at("bytes"), first.size());
}

TEST_F(ReportTask, ComparesEverySavedSliceAndSaysWhichDoNotFit) {
    ASSERT_OK(
        m_workspace->addSlice({.name = "late & slow", .expression = "days_in_status > 2", .createdAt = {}}));
    ASSERT_OK(
        m_workspace->addSlice({.name = "nobody", .expression = "days_in_status > 2000", .createdAt = {}}));
    const std::string text = page();
    EXPECT_THAT(text, HasSubstr("late &amp; slow"));
    EXPECT_THAT(text, HasSubstr("p, Holm"));
    EXPECT_THAT(text, HasSubstr("Slice nobody was not compared"));
    m_request.slice = "late & slow";
    const std::string one = page();
    EXPECT_THAT(one, HasSubstr("slice &#39;late &amp; slow&#39;"));
    EXPECT_THAT(one, Not(HasSubstr("nobody")));
}

TEST_F(ReportTask, SaysWhatIsWrong) {
    m_request.after = "no such run";
    EXPECT_THAT(reportTask(m_request, *m_workspace, m_progress, {}), HasError(ErrorCode::NotFound));
    m_request.after = "tuned";
    m_request.slice = "statsu == 1";
    EXPECT_THAT(reportTask(m_request, *m_workspace, m_progress, {}), HasError(ErrorCode::InvalidInput));
    m_request.slice.clear();
    m_request.file = m_folder.path() / "missing" / "report.html";
    EXPECT_FALSE(reportTask(m_request, *m_workspace, m_progress, {}));
    EXPECT_EQ(m_env.kind(m_request.file), FileKind::Missing);
    std::stop_source stop;
    stop.request_stop();
    EXPECT_THAT(
        reportTask(m_request, *m_workspace, m_progress, stop.get_token()), HasError(ErrorCode::Cancelled));
}

using ReviewExamples = test::RunFixture;

TEST_F(ReviewExamples, ComeInTheOrderOfTheRanksThatTheClickedIntentMoved) {
    const auto before = inSourceOrder();
    // Turned around, the clicked intent of i1 moves from 1 to 4, of i2 from 2 to 3, of i3 from 3 to 2.
    const auto after =
        runOf({.name = "after"}, {1, 2, 3, 4, 1, 2, 3, 4, 1, 2, 3, 4, 1, 2, 3, 4, 1, 2, 3, 1, 2, 3});
    EXPECT_THAT(tellingExamples({0, 1, 2}, {before, after}, 10), ElementsAre(0, 1, 2));
    EXPECT_THAT(tellingExamples({2, 1, 0}, {before, after}, 2), ElementsAre(0, 2)) << "ties keep their order";
    EXPECT_THAT(tellingExamples({}, {before, after}, 5), ElementsAre());
}

TEST_F(ReviewExamples, ShowTheLatentQueriesOfBothSides) {
    const auto before = inSourceOrder();
    const auto after =
        runOf({.name = "after"}, {1, 2, 3, 4, 1, 2, 3, 4, 1, 2, 3, 4, 1, 2, 3, 4, 1, 2, 3, 1, 2, 3});
    CompareReport report;
    report.before = before.info();
    report.after = after.info();
    report.outcomes.broken = {0};
    const std::vector<SliceComparison> none;
    const auto queries = std::make_shared<intentscope::test::MemoryLatentQueries>(
        intentscope::test::MemoryLatentQueries::Content{
            .vectorSize = 1, .rows = {0, -1, -1, -1, -1, -1}, .vectors = {{1.0F}}});
    const std::string text = reviewPage(
        {.report = report,
         .slices = none,
         .runs = {before, after},
         .before = {.problem = "The set of before is gone"},
         .after = {.queries = queries},
         .exampleCount = 3});
    EXPECT_THAT(text, HasSubstr("The set of before is gone"));
    EXPECT_THAT(text, HasSubstr("1 of 1"));
    EXPECT_THAT(text, HasSubstr("<td>-</td><td>" + queries->text(0) + "</td>"));
}

} // namespace
} // namespace intentscope::tasks
