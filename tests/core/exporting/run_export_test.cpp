// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exporting/run_export.h"

#include "core/base/fingerprint.h"
#include "tests/support/faulty_env.h"
#include "tests/support/result_matchers.h"
#include "tests/support/temp_directory.h"
#include "tests/support/tiny_dataset.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>
#include <string>
#include <vector>

namespace intentscope::exporting {
namespace {

using test::HasError;

class RunExportTest : public testing::Test {
protected:
    /// Only the first impression is scored: falling by intent row, the last two equal.
    rank::ScoreTable makeRun() {
        auto dataset = test::makeTinyDataset(m_folder);
        rank::RunInfo info;
        info.id = "r1";
        info.name = "before 100%";
        info.datasetHash = dataset->info().hash;
        info.rankerHashes = {"aa"};
        std::vector<float> scores(
            static_cast<std::size_t>(dataset->candidateCount()), std::numeric_limits<float>::quiet_NaN());
        const float first[] = {0.1F, 2.5F, -1.0F, -1.0F};
        std::copy(std::begin(first), std::end(first), scores.begin());
        return {std::move(dataset), std::move(info), std::move(scores)};
    }

    Result<ExportOutcome> run(RunFileFormat format, Env& env) {
        NullProgress progress;
        return exportRun({.file = m_folder.path() / "out", .format = format}, {env, m_run}, progress, {});
    }

    std::string text(const std::filesystem::path& file) {
        return m_env.readFile(file).value_or("unreadable");
    }

    RealEnv m_env;
    test::TempDirectory m_folder;
    rank::ScoreTable m_run = makeRun();
};

TEST_F(RunExportTest, WritesRankedListsAsCsv) {
    ASSERT_OK_AND_ASSIGN(const auto outcome, run(RunFileFormat::Csv, m_env));
    EXPECT_EQ(
        text(outcome.file),
        "impression_id,intent_id,rank,score,clicked\r\n"
        "i1,cancel,1,2.5,0\r\ni1,track,2,0.1,1\r\ni1,refund,3,-1,0\r\ni1,invoice,4,-1,0\r\n");
    EXPECT_EQ(outcome.rowCount, 4);
    EXPECT_EQ(outcome.skippedCount, 5);
    EXPECT_EQ(outcome.sha256, fingerprintOf(text(outcome.file)).hex());
    EXPECT_THAT(text(outcome.manifest), testing::HasSubstr("\"impressions_without_scores\": 5"));
    EXPECT_THAT(text(outcome.manifest), testing::HasSubstr(outcome.sha256));
}

TEST_F(RunExportTest, WritesTrecRunsWithEncodedNames) {
    ASSERT_OK_AND_ASSIGN(const auto outcome, run(RunFileFormat::Trec, m_env));
    EXPECT_EQ(
        text(outcome.file),
        "i1 Q0 cancel 1 2.5 before%20100%25\ni1 Q0 track 2 0.1 before%20100%25\n"
        "i1 Q0 refund 3 -1 before%20100%25\ni1 Q0 invoice 4 -1 before%20100%25\n");
    EXPECT_THAT(text(outcome.manifest), testing::HasSubstr("\"id_encoding\": \"percent\""));
}

TEST_F(RunExportTest, WritesClicksAsQrels) {
    ASSERT_OK_AND_ASSIGN(const auto outcome, run(RunFileFormat::Qrels, m_env));
    EXPECT_EQ(text(outcome.file), "i1 0 track 1\ni1 0 cancel 0\ni1 0 refund 0\ni1 0 invoice 0\n");
}

TEST_F(RunExportTest, IsTheSameEveryTime) {
    ASSERT_OK_AND_ASSIGN(const auto first, run(RunFileFormat::Csv, m_env));
    const std::string manifest = text(first.manifest);
    ASSERT_OK_AND_ASSIGN(const auto second, run(RunFileFormat::Csv, m_env));
    EXPECT_EQ(first.sha256, second.sha256);
    EXPECT_EQ(text(second.manifest), manifest);
}

TEST_F(RunExportTest, EveryFailingWriteStepLeavesNothing) {
    test::FaultyEnv counting;
    ASSERT_OK_AND_ASSIGN(const auto outcome, run(RunFileFormat::Trec, counting));
    std::filesystem::remove(outcome.file);
    std::filesystem::remove(outcome.manifest);
    for (std::int64_t step = 0; step < counting.writeStepCount(); ++step) {
        test::FaultyEnv full(step);
        EXPECT_THAT(run(RunFileFormat::Trec, full), HasError(ErrorCode::ResourceExhausted)) << step;
        EXPECT_EQ(m_env.kind(outcome.file), FileKind::Missing) << step;
        EXPECT_EQ(m_env.kind(outcome.manifest), FileKind::Missing) << step;
    }
}

TEST_F(RunExportTest, AStopLeavesNothing) {
    std::stop_source stop;
    stop.request_stop();
    NullProgress progress;
    const auto file = m_folder.path() / "stopped";
    EXPECT_THAT(
        exportRun({.file = file, .format = RunFileFormat::Csv}, {m_env, m_run}, progress, stop.get_token()),
        HasError(ErrorCode::Cancelled));
    EXPECT_EQ(m_env.kind(file), FileKind::Missing);
}

} // namespace
} // namespace intentscope::exporting
