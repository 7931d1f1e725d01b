// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exporting/projector_export.h"

#include "core/base/fingerprint.h"
#include "core/exporting/export_file.h"
#include "tests/support/memory_latent_queries.h"
#include "tests/support/result_matchers.h"
#include "tests/support/temp_directory.h"
#include "tests/support/tiny_dataset.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace intentscope::exporting {
namespace {

using test::HasErrorAbout;
using test::MemoryLatentQueries;

/// Its texts have what the format has no place for.
class TextedQueries final : public rank::LatentQueries {
public:
    explicit TextedQueries(std::vector<std::int32_t> rows)
        : m_queries(
              {.info = {.id = "set1", .vectorsHash = "vv"},
               .vectorSize = 2,
               .rows = std::move(rows),
               .vectors = {{0.1F, -2}, {1.0F / 3, 1e-30F}}}) {}

    const rank::LatentQueryInfo& info() const override { return m_queries.info(); }
    std::int32_t vectorSize() const override { return 2; }
    std::int64_t rowCount() const override { return 2; }
    std::int32_t rowOf(ImpressionIndex impression) const override { return m_queries.rowOf(impression); }
    std::span<const float> vector(std::int32_t row) const override { return m_queries.vector(row); }
    std::string text(std::int32_t row) const override { return row == 0 ? "where\tis it\nnow" : "refund"; }
    std::span<const float> intentVector(IntentIndex) const override { return {}; }

private:
    MemoryLatentQueries m_queries;
};

class ProjectorExportTest : public testing::Test {
protected:
    Result<ExportOutcome> write(const rank::LatentQueries& latent, const rank::ScoreTable* run = nullptr) {
        NullProgress progress;
        return exportProjector(
            {.file = m_folder.path() / "out.tsv"}, {m_env, *m_dataset, latent, run}, progress, {});
    }
    std::string text(const std::filesystem::path& file) {
        return m_env.readFile(file).value_or("unreadable");
    }
    std::string metadata() { return text(m_folder.path() / "out.metadata.tsv"); }

    RealEnv m_env;
    test::TempDirectory m_folder;
    std::shared_ptr<const data::Dataset> m_dataset = test::makeTinyDataset(m_folder);
};

TEST_F(ProjectorExportTest, VectorsAndMetadataHaveTheSameLines) {
    ASSERT_OK_AND_ASSIGN(const auto outcome, write(TextedQueries({0, -1, 1, -1, -1, 0})));
    EXPECT_EQ(text(outcome.file), "0.1\t-2\n0.33333334\t1e-30\n0.1\t-2\n");
    EXPECT_EQ(outcome.rowCount, 3);
    EXPECT_EQ(outcome.skippedCount, 3);
    EXPECT_EQ(outcome.sha256, fingerprintOf(text(outcome.file)).hex());
    const std::string about = metadata();
    EXPECT_EQ(std::ranges::count(about, '\n'), 4) << "a line of titles and one for each vector";
    EXPECT_TRUE(about.starts_with("impression\tuser\ttime\tregion\tclicked\tlatent_query\n"));
    EXPECT_THAT(about, testing::HasSubstr("\tWhere is my order?\twhere is it now\n"));
    EXPECT_THAT(text(outcome.manifest), testing::HasSubstr("\"impressions_without_latent_query\": 3"));
    EXPECT_THAT(text(manifestPathOf(m_folder.path() / "out.metadata.tsv")), testing::HasSubstr("\"set1\""));
}

TEST_F(ProjectorExportTest, ARunAddsWhatItRanksFirst) {
    rank::RunInfo info{.id = "r1", .name = "before", .datasetHash = m_dataset->info().hash};
    std::vector<float> scores(static_cast<std::size_t>(m_dataset->candidateCount()), 0.0F);
    scores[1] = 5; // of i1: cancel
    const rank::ScoreTable run(m_dataset, info, scores);
    ASSERT_OK(write(TextedQueries({0, -1, -1, -1, -1, -1}), &run));
    EXPECT_TRUE(metadata().ends_with("\tCancel my order\n"));
}

TEST_F(ProjectorExportTest, NothingToProjectLeavesNothing) {
    EXPECT_THAT(
        write(TextedQueries({-1, -1, -1, -1, -1, -1})),
        HasErrorAbout(ErrorCode::InvalidInput, "nothing to project"));
    EXPECT_EQ(m_env.kind(m_folder.path() / "out.tsv"), FileKind::Missing);
    EXPECT_EQ(m_env.kind(m_folder.path() / "out.metadata.tsv"), FileKind::Missing);
}

} // namespace
} // namespace intentscope::exporting
