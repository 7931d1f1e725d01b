// SPDX-License-Identifier: GPL-3.0-or-later
// Edited features against an import of the edited table.
#include "core/data/import.h"
#include "core/nn/ranker_factory.h"
#include "core/tasks/explain_task.h"
#include "tests/parity/parity_shop.h"
#include "tests/support/result_matchers.h"

#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <iterator>
#include <map>

namespace intentscope::parity {
namespace {

constexpr const char* Asked = "m3";

class WhatIf : public testing::Test {
protected:
    void SetUp() override {
        ASSERT_OK(m_shop.open());
        const auto checkpoint = test::sourceDirectory() / "tests/parity/ranker_tiny/checkpoint";
        ASSERT_OK_AND_ASSIGN(
            m_ranker,
            tasks::openRanker(
                m_shop.env(), checkpoint, {nn::makeScorerFactory(), nn::makeExplainerFactory()}));
    }

    Result<tasks::ExplainReport> ask(const std::vector<std::string>& edits) {
        const auto& dataset = m_shop.dataset();
        tasks::ExplainSpec spec{.impression = *dataset->findImpression(Asked)};
        ISCOPE_TRY_ASSIGN(spec.edits, tasks::parseEdits(edits, *dataset));
        return tasks::explainTask(spec, m_ranker, {dataset}, {});
    }

    /// The scores of a shop in whose table one cell has another value.
    Result<std::map<std::string, float>>
    scoresOfShopWith(const std::string& table, const std::string& from, const std::string& to) {
        const auto folder = m_folder.path() / "edited";
        std::filesystem::copy(ParityShop::source(), folder);
        std::ifstream file(folder / table);
        std::string text(std::istreambuf_iterator<char>(file), {});
        EXPECT_NE(text.find(from), std::string::npos) << from;
        std::ofstream(folder / table) << text.replace(text.find(from), from.size(), to);
        NullProgress progress;
        const data::ImportSpec import{.source = folder, .datasetsRoot = m_folder.path() / "datasets"};
        ISCOPE_TRY_ASSIGN(const auto imported, data::importDataset(import, m_shop.env(), progress, {}));
        ISCOPE_TRY_ASSIGN(const auto dataset, data::openDataset(m_shop.env(), imported.directory));
        const std::vector rows{dataset->findImpression(Asked)->value};
        const auto candidates = dataset->candidatesOf(ImpressionIndex{rows[0]}).intents;
        std::vector<float> scores(candidates.size());
        ISCOPE_TRY(m_ranker.scorer->score({*dataset}, rows, scores, {}));
        std::map<std::string, float> byId;
        for (std::size_t i = 0; i < scores.size(); ++i)
            byId[std::string(dataset->intentId(IntentIndex{candidates[i]}))] = scores[i];
        return byId;
    }

    void expectRanked(const tasks::ExplainReport& report, const std::map<std::string, float>& scores) {
        ASSERT_EQ(report.ranking.size(), scores.size());
        bool isChanged = false;
        for (const auto& row : report.ranking) {
            const std::string id(m_shop.dataset()->intentId(row.intent));
            EXPECT_NEAR(row.afterScore, scores.at(id), 1e-5) << id;
            isChanged |= std::abs(row.afterScore - row.beforeScore) > 1e-3F;
        }
        EXPECT_TRUE(isChanged) << "an edit without effect would prove nothing";
    }

    ParityShop m_shop;
    test::TempDirectory m_folder;
    tasks::OpenedRanker m_ranker;
};

TEST_F(WhatIf, WithoutEditsNothingMoves) {
    ASSERT_OK_AND_ASSIGN(const auto report, ask({}));
    ASSERT_FALSE(report.ranking.empty());
    for (const auto& row : report.ranking) {
        EXPECT_EQ(row.beforeRank, row.afterRank);
        EXPECT_FLOAT_EQ(row.beforeScore, row.afterScore);
    }
    EXPECT_EQ(report.intent, report.ranking.front().intent);
    ASSERT_TRUE(report.explanation.has_value());
}

TEST_F(WhatIf, AnEditOfAnImpressionRanksAsTheEditedTable) {
    ASSERT_OK_AND_ASSIGN(const auto report, ask({"amount=480.5"}));
    ASSERT_OK_AND_ASSIGN(
        const auto scores, scoresOfShopWith("impressions.csv", "pending,10.16,0", "pending,480.5,0"));
    expectRanked(report, scores);
}

TEST_F(WhatIf, AnEditOfAUserRanksAsTheEditedTable) {
    ASSERT_OK_AND_ASSIGN(const auto report, ask({"users.likes=money|card"}));
    ASSERT_OK_AND_ASSIGN(
        const auto scores, scoresOfShopWith("users.csv", "u0,gold,\n", "u0,gold,money|card\n"));
    expectRanked(report, scores);
}

TEST_F(WhatIf, NamesWhatCannotBeEdited) {
    using test::HasErrorAbout;
    EXPECT_THAT(ask({"amoun=1"}), HasErrorAbout(ErrorCode::NotFound, "no column 'amoun'"));
    EXPECT_THAT(ask({"amount=much"}), HasErrorAbout(ErrorCode::InvalidInput, "'amount' cannot be set"));
    EXPECT_THAT(ask({"amount"}), HasErrorAbout(ErrorCode::InvalidInput, "which feature"));
}

} // namespace
} // namespace intentscope::parity
