// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/import.h"
#include "core/nn/checkpoint.h"
#include "core/nn/ranker_factory.h"
#include "tests/support/result_matchers.h"
#include "tests/support/temp_directory.h"

#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <map>
#include <numeric>
#include <set>
#include <sstream>
#include <utility>

namespace intentscope::parity {
namespace {

constexpr double Tolerance = 1e-5;

/// Scores by impression and intent id.
using ScoresById = std::map<std::pair<std::string, std::string>, double>;

std::filesystem::path referenceFolder() {
    return test::sourceDirectory() / "tests/parity/ranker_tiny";
}

ScoresById readReference() {
    std::ifstream file(referenceFolder() / "scores.txt");
    ScoresById scores;
    for (std::string line; std::getline(file, line);) {
        std::istringstream words(line);
        std::string impression;
        std::string intent;
        double score = 0;
        if (words >> impression && impression != "#" && words >> intent >> score)
            scores[{impression, intent}] = score;
    }
    return scores;
}

class RankerParity : public testing::Test {
protected:
    void SetUp() override {
        const data::ImportSpec spec{
            .source = referenceFolder() / "shop", .datasetsRoot = m_folder.path() / "datasets"};
        ASSERT_OK_AND_ASSIGN(const auto imported, data::importDataset(spec, m_env, m_progress, {}));
        ASSERT_OK_AND_ASSIGN(m_dataset, data::openDataset(m_env, imported.directory));
    }

    Result<ScoresById> score() {
        ISCOPE_TRY_ASSIGN(
            const auto scorer, nn::makeScorerFactory()(m_env, referenceFolder() / "checkpoint"));
        std::vector<std::int32_t> rows(static_cast<std::size_t>(m_dataset->impressionCount()));
        std::iota(rows.begin(), rows.end(), 0);
        std::vector<float> scores(static_cast<std::size_t>(m_dataset->candidateCount()));
        ISCOPE_TRY(scorer->score({*m_dataset}, rows, scores, {}));
        return byId(scores);
    }

    ScoresById byId(std::span<const float> scores) const {
        ScoresById named;
        auto next = scores.begin();
        for (std::int32_t row = 0; row < m_dataset->impressionCount(); ++row)
            for (const std::int32_t intent : m_dataset->candidatesOf(ImpressionIndex{row}).intents)
                named[{
                    std::string(m_dataset->impressionId(ImpressionIndex{row})),
                    std::string(m_dataset->intentId(IntentIndex{intent}))}] = static_cast<double>(*next++);
        return named;
    }

    RealEnv m_env;
    NullProgress m_progress;
    test::TempDirectory m_folder;
    std::shared_ptr<const data::Dataset> m_dataset;
};

TEST_F(RankerParity, EveryScoreIsThatOfNumPy) {
    const auto reference = readReference();
    ASSERT_OK_AND_ASSIGN(const auto scores, score());
    ASSERT_EQ(scores.size(), reference.size());
    for (const auto& [pair, expected] : reference) {
        const auto found = scores.find(pair);
        ASSERT_NE(found, scores.end()) << pair.first << " " << pair.second;
        EXPECT_NEAR(found->second, expected, Tolerance) << pair.first << " " << pair.second;
    }
}

TEST_F(RankerParity, RestsOnACheckpointOfTheFirstVersion) {
    ASSERT_OK_AND_ASSIGN(const auto config, m_env.readFile(referenceFolder() / "checkpoint/config.json"));
    EXPECT_NE(config.find("\"version\": 1"), std::string::npos) << "old checkpoints have to open";
    ASSERT_OK_AND_ASSIGN(const auto info, nn::readCheckpointInfo(m_env, referenceFolder() / "checkpoint"));
    EXPECT_EQ(info.provenance.spec.architecture, rank::RankerArchitecture::TwoTower);
    EXPECT_EQ(info.scorer.architecture, "two_tower");
}

TEST_F(RankerParity, RestsOnScoresThatDiffer) {
    double lowest = INFINITY;
    double highest = -INFINITY;
    for (const auto& [pair, score] : readReference()) {
        lowest = std::min(lowest, score);
        highest = std::max(highest, score);
    }
    EXPECT_GT(highest - lowest, 1.0) << "a reference of equal scores would prove nothing";
}

TEST_F(RankerParity, RestsOnACheckpointThatReachesEveryEncoding) {
    ASSERT_OK_AND_ASSIGN(const auto checkpoint, nn::openCheckpoint(m_env, referenceFolder() / "checkpoint"));
    std::set<nn::FieldEncoding> reached;
    for (const auto& field : checkpoint.config.features.userFields)
        reached.insert(field.encoding);
    for (const auto& field : checkpoint.config.features.intentFields)
        reached.insert(field.encoding);
    EXPECT_EQ(reached.size(), 10U);
    EXPECT_EQ(checkpoint.config.features.matches.size(), 2U);
    EXPECT_GT(checkpoint.config.sizes.memberCount, 1);
    EXPECT_GT(checkpoint.config.sizes.attentionLayers, 1);
    EXPECT_GT(checkpoint.config.sizes.attentionHeads, 1);
}

} // namespace
} // namespace intentscope::parity
