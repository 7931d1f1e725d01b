// SPDX-License-Identifier: GPL-3.0-or-later
// The TREC files of a run are those of an independent writer, and trec_eval's figures for them are ours.
#include "core/data/import.h"
#include "core/exporting/run_export.h"
#include "core/metrics/grouping.h"
#include "core/tasks/precomputed_task.h"
#include "tests/support/result_matchers.h"
#include "tests/support/temp_directory.h"

#include <fstream>
#include <map>
#include <numeric>
#include <sstream>

namespace intentscope::parity {
namespace {

class TrecParity : public testing::Test {
protected:
    static std::filesystem::path reference() { return test::sourceDirectory() / "tests/parity/trec"; }

    rank::ScoreTable makeRun() {
        const data::ImportSpec spec{.source = reference(), .datasetsRoot = m_folder.path() / "datasets"};
        const auto imported = data::importDataset(spec, m_env, m_progress, {});
        EXPECT_OK(imported);
        const auto dataset = data::openDataset(m_env, imported->directory);
        EXPECT_OK(dataset);
        auto run = tasks::precomputedTask(
            {.runName = "theirs", .file = reference() / "scores.csv"}, *dataset, m_env, m_progress, {});
        EXPECT_OK(run);
        return *std::move(run);
    }

    std::string exported(exporting::RunFileFormat format) {
        const auto file = m_folder.path() / "out";
        EXPECT_OK(exporting::exportRun({.file = file, .format = format}, {m_env, m_run}, m_progress, {}));
        return m_env.readFile(file).value_or("unreadable");
    }

    std::string stored(const char* file) { return m_env.readFile(reference() / file).value_or("missing"); }

    RealEnv m_env;
    NullProgress m_progress;
    test::TempDirectory m_folder;
    rank::ScoreTable m_run = makeRun();
};

TEST_F(TrecParity, RunAndQrelsAreTheFilesThatTrecEvalRead) {
    EXPECT_EQ(exported(exporting::RunFileFormat::Trec), stored("run.trec"));
    EXPECT_EQ(exported(exporting::RunFileFormat::Qrels), stored("qrels"));
}

/// trec_eval's name of a measure.
std::string nameOf(const metrics::TopKSeries& series) {
    const auto cutoff = "_" + std::to_string(series.cutoff);
    switch (series.metric) {
    case metrics::TopKMetric::Recall:
        return "recall" + cutoff;
    case metrics::TopKMetric::Ndcg:
        return "ndcg_cut" + cutoff;
    case metrics::TopKMetric::Hit:
        return "success" + cutoff;
    case metrics::TopKMetric::ReciprocalRank:
        return "recip_rank";
    }
    return {};
}

TEST_F(TrecParity, EveryMetricOfEveryImpressionIsTrecEvals) {
    std::map<std::pair<std::string, std::string>, double> expected;
    std::ifstream file(reference() / "trec_eval.txt");
    std::string query;
    std::string measure;
    for (double value = 0; file >> query >> measure >> value;)
        expected[{query, measure}] = value;
    ASSERT_EQ(expected.size(), 60U * 10);

    ASSERT_OK_AND_ASSIGN(const auto grouping, metrics::makeGrouping(m_run.dataset(), {}));
    std::vector<std::int32_t> rows(60);
    std::iota(rows.begin(), rows.end(), 0);
    const auto topK = metrics::computeTopK(metrics::viewOf(m_run, grouping, rows), {1, 3, 5});
    EXPECT_EQ(topK.clicklessImpressionCount, 1);
    ASSERT_EQ(topK.impressions.size(), 59U);
    for (const auto& series : topK.series) {
        EXPECT_EQ(series.tiedImpressionCount, 0);
        for (std::size_t i = 0; i < topK.impressions.size(); ++i) {
            const std::string id(m_run.dataset().impressionId({topK.impressions[i]}));
            const auto inFile = id == "i 7" ? "i%207" : id;
            EXPECT_NEAR(series.values[i], expected.at({inFile, nameOf(series)}), 1e-6)
                << series.name() << " of " << id;
        }
    }
}

} // namespace
} // namespace intentscope::parity
