// SPDX-License-Identifier: GPL-3.0-or-later
// Counts the figures again from the written files, in the most direct way.
#include "core/base/time.h"
#include "tests/core/sim/simulated_files.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace intentscope::sim {
namespace {

using test::CsvRow;
using test::readRows;

constexpr std::int32_t Weeks = 3;

/// A shown candidate and what two rankers think of it.
struct Shown {
    std::int32_t intent = 0;
    bool clicked = false;
    double oracle = 0;
    double popularity = 0;
};

struct ShownList {
    std::string user;
    std::string region;
    std::int64_t week = 0;
    Wish wish;
    std::vector<Shown> shown;
};

class FiguresTest : public testing::Test {
protected:
    void SetUp() override {
        auto spec = test::smallSpec(m_folder.path() / "shop");
        spec.userCount = 24;
        spec.impressionCount = 500;
        spec.wrongClickShare = 0.1;
        m_start = spec.start;
        ASSERT_OK_AND_ASSIGN(m_outcome, test::simulateInto(spec));
        for (std::int32_t intent = 0; intent < m_catalogue.size(); ++intent)
            m_rows[std::string(m_catalogue.entry(intent).id)] = intent;
        readImpressions();
        readWishes();
        readCandidates();
    }

    std::vector<CsvRow> rows(const char* file) const { return readRows(m_outcome.directory / file); }

    void readImpressions() {
        for (const CsvRow& row : rows("impressions.csv")) {
            ASSERT_OK_AND_ASSIGN(const UtcMillis time, parseTime(row.at("time")));
            ShownList& list = m_lists[row.at("impression_id")];
            list.user = row.at("user_id");
            list.region = row.at("region");
            list.week = (time.value - m_start.value) / (7 * MillisPerDay);
            m_queryCount += row.at("typed_query").empty() ? 0 : 1;
        }
    }

    void readWishes() {
        for (const CsvRow& row : rows("truth/impressions.csv")) {
            Wish& wish = m_lists.at(row.at("impression_id")).wish;
            wish.late = row.at("late") == "1";
            wish.intent = m_rows.at(row.at("intent_id"));
            std::size_t situation = 0;
            while (profileOf(static_cast<Situation>(situation)).name != row.at("situation"))
                ASSERT_LT(++situation, SituationCount);
            wish.situation = static_cast<Situation>(situation);
        }
    }

    void readCandidates() {
        for (const CsvRow& row : rows("candidates.csv")) {
            ShownList& list = m_lists.at(row.at("impression_id"));
            const std::int32_t intent = m_rows.at(row.at("intent_id"));
            if (row.at("shown") == "1")
                list.shown.push_back(
                    {.intent = intent,
                     .clicked = row.at("clicked") == "1",
                     .oracle = static_cast<double>(attraction(m_catalogue, list.wish, intent))});
        }
    }

    /// Clicks a showing, before the last week, drawn to the region's own rate as 50 showings would.
    void scorePopularity() {
        std::map<std::pair<std::string, std::int32_t>, std::pair<double, double>> counts;
        for (const auto& [id, list] : m_lists) {
            for (const Shown& shown : list.shown) {
                if (list.week == Weeks - 1)
                    continue;
                for (const std::int32_t intent : {shown.intent, -1}) {
                    counts[{list.region, intent}].first += shown.clicked ? 1 : 0;
                    counts[{list.region, intent}].second += 1;
                }
            }
        }
        for (auto& [id, list] : m_lists) {
            const auto [clicks, showings] = counts[{list.region, -1}];
            for (Shown& shown : list.shown) {
                const auto [clicked, showed] = counts[{list.region, shown.intent}];
                shown.popularity =
                    static_cast<float>((clicked + 50 * clicks / std::max(1.0, showings)) / (showed + 50));
            }
        }
    }

    RankerReward reward(double Shown::* score) const;

    test::TempDirectory m_folder;
    UtcMillis m_start;
    tasks::SimulateOutcome m_outcome;
    Catalogue m_catalogue;
    std::map<std::string, std::int32_t> m_rows;
    std::map<std::string, ShownList> m_lists;
    std::int64_t m_queryCount = 0;
};

double aucOf(const std::vector<Shown>& shown, double Shown::* score) {
    double pairs = 0;
    double wins = 0;
    for (const Shown& clicked : shown) {
        for (const Shown& other : shown) {
            if (!clicked.clicked || other.clicked)
                continue;
            pairs += 1;
            wins += clicked.*score > other.*score ? 1 : clicked.*score < other.*score ? 0 : 0.5;
        }
    }
    return wins / pairs;
}

RankerReward FiguresTest::reward(double Shown::* score) const {
    std::map<std::string, std::pair<std::vector<Shown>, double>> ofUser;
    RankerReward reward;
    for (const auto& [id, list] : m_lists) {
        if (list.week != Weeks - 1)
            continue;
        auto& [pooled, weight] = ofUser[list.user];
        pooled.insert(pooled.end(), list.shown.begin(), list.shown.end());
        weight += 1;
        std::vector<Shown> ranked = list.shown;
        std::ranges::stable_sort(ranked, [score](const Shown& a, const Shown& b) {
            return a.*score != b.*score ? a.*score > b.*score : a.intent < b.intent;
        });
        const auto clicks = std::ranges::count_if(ranked, &Shown::clicked);
        if (clicks == 0)
            continue;
        double gain = 0;
        double best = 0;
        double found = 0;
        for (std::size_t rank = 0; rank < 3; ++rank) {
            gain += ranked[rank].clicked ? 1 / std::log2(static_cast<double>(rank) + 2) : 0;
            found += ranked[rank].clicked ? 1 : 0;
            best +=
                static_cast<std::ptrdiff_t>(rank) < clicks ? 1 / std::log2(static_cast<double>(rank) + 2) : 0;
        }
        ++reward.clickedImpressionCount;
        reward.recallAt3 += found / static_cast<double>(clicks);
        reward.ndcgAt3 += gain / best;
    }
    double weights = 0;
    for (const auto& [user, entry] : ofUser) {
        const auto& [pooled, weight] = entry;
        const auto clicks = std::ranges::count_if(pooled, &Shown::clicked);
        if (clicks == 0 || clicks == std::ssize(pooled))
            continue;
        reward.gauc += weight * aucOf(pooled, score);
        weights += weight;
    }
    reward.gauc /= weights;
    reward.rankedImpressionCount = static_cast<std::int64_t>(weights);
    reward.recallAt3 /= static_cast<double>(reward.clickedImpressionCount);
    reward.ndcgAt3 /= static_cast<double>(reward.clickedImpressionCount);
    return reward;
}

void expectSame(const std::optional<RankerReward>& got, const RankerReward& expected) {
    ASSERT_TRUE(got.has_value());
    EXPECT_NEAR(got->gauc, expected.gauc, 1e-9);
    EXPECT_NEAR(got->recallAt3, expected.recallAt3, 1e-9);
    EXPECT_NEAR(got->ndcgAt3, expected.ndcgAt3, 1e-9);
    EXPECT_EQ(got->rankedImpressionCount, expected.rankedImpressionCount);
    EXPECT_EQ(got->clickedImpressionCount, expected.clickedImpressionCount);
}

TEST_F(FiguresTest, CountWhatTheFilesHold) {
    const ShopFigures& figures = m_outcome.figures;
    EXPECT_EQ(figures.intents, std::ssize(rows("intents.csv")));
    EXPECT_EQ(figures.users, std::ssize(rows("users.csv")));
    EXPECT_EQ(figures.events, std::ssize(rows("events.csv")));
    EXPECT_EQ(figures.impressions, std::ssize(m_lists));
    EXPECT_EQ(figures.candidates, std::ssize(rows("candidates.csv")));
    EXPECT_EQ(figures.typedQueries, m_queryCount);
    const std::vector<CsvRow> clicks = rows("truth/clicks.csv");
    EXPECT_EQ(figures.clicks, std::ssize(clicks));
    EXPECT_EQ(figures.wrongClicks, std::ranges::count_if(clicks, [](const CsvRow& click) {
                  return click.at("wrong") == "1";
              }));
    EXPECT_NEAR(static_cast<double>(figures.wrongClicks) / static_cast<double>(figures.clicks), 0.1, 0.05);
}

TEST_F(FiguresTest, CountClicksByPosition) {
    for (std::size_t index = 0; index < m_outcome.figures.positions.size(); ++index) {
        PositionFigure expected;
        for (const auto& [id, list] : m_lists) {
            expected.shown += index < list.shown.size() ? 1 : 0;
            expected.clicked += index < list.shown.size() && list.shown[index].clicked ? 1 : 0;
        }
        EXPECT_EQ(m_outcome.figures.positions[index].shown, expected.shown);
        EXPECT_EQ(m_outcome.figures.positions[index].clicked, expected.clicked);
    }
}

TEST_F(FiguresTest, CountClicksOnNewIntentsByWeek) {
    std::vector<WeekFigure> expected(Weeks);
    std::vector<bool> cold;
    for (const CsvRow& row : rows("intents.csv"))
        cold.push_back(!row.at("launched").empty());
    for (const auto& [id, list] : m_lists) {
        WeekFigure& week = expected[static_cast<std::size_t>(list.week)];
        ++week.impressions;
        for (const Shown& shown : list.shown) {
            week.clicks += shown.clicked ? 1 : 0;
            week.coldClicks += shown.clicked && cold[static_cast<std::size_t>(shown.intent)] ? 1 : 0;
        }
    }
    ASSERT_EQ(m_outcome.figures.weeks.size(), expected.size());
    for (std::size_t week = 0; week < expected.size(); ++week) {
        EXPECT_EQ(m_outcome.figures.weeks[week].impressions, expected[week].impressions);
        EXPECT_EQ(m_outcome.figures.weeks[week].clicks, expected[week].clicks);
        EXPECT_EQ(m_outcome.figures.weeks[week].coldClicks, expected[week].coldClicks);
    }
    EXPECT_EQ(expected.front().coldClicks, 0);
    EXPECT_GT(expected.back().coldClicks, 0);
}

TEST_F(FiguresTest, MeasureTheOracleAndPopularityOnTheLastWeek) {
    scorePopularity();
    expectSame(m_outcome.figures.oracle, reward(&Shown::oracle));
    expectSame(m_outcome.figures.popularity, reward(&Shown::popularity));
    EXPECT_GT(m_outcome.figures.oracle->gauc, m_outcome.figures.popularity->gauc);
}

TEST_F(FiguresTest, AreWrittenBesideTheTruth) {
    RealEnv env;
    ASSERT_OK_AND_ASSIGN(const auto text, env.readFile(m_outcome.directory / "truth" / "figures.json"));
    EXPECT_EQ(text, figuresJson(m_outcome.figures));
    const auto json = nlohmann::json::parse(text);
    EXPECT_EQ(json["impressions"], 500);
    EXPECT_EQ(json["click_rate_by_position"].size(), 18U);
    EXPECT_NEAR(json["reward"]["oracle"]["GAUC"], m_outcome.figures.oracle->gauc, 1e-6);
}

TEST(Figures, HaveNoPopularityWithoutAWeekBeforeTheLast) {
    const test::TempDirectory folder;
    auto spec = test::smallSpec(folder.path() / "shop");
    spec.weekCount = 1;
    ASSERT_OK_AND_ASSIGN(const auto outcome, test::simulateInto(spec));
    EXPECT_TRUE(outcome.figures.oracle.has_value());
    EXPECT_FALSE(outcome.figures.popularity.has_value());
    EXPECT_NE(figuresJson(outcome.figures).find("\"popularity\": null"), std::string::npos);
}

} // namespace
} // namespace intentscope::sim
