// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/confusion.h"

#include "core/analysis/list_verdict.h"
#include "core/tasks/confusion_task.h"
#include "tests/core/tasks/run_fixture.h"
#include "tests/support/result_matchers.h"

#include <nlohmann/json.hpp>

#include <array>

namespace intentscope::analysis {
namespace {

using Rows = std::vector<std::int32_t>;

class ConfusionTest : public tasks::test::RunFixture {
protected:
    IntentIndex intent(const char* id) const { return *dataset->findIntent(id); }

    rank::ScoreTable before = inSourceOrder();
    /// As before, but i2 has its clicked refund first, and i5 its clicked invoice last.
    rank::ScoreTable after = runOf({.name = "after", .split = TimeSplit}, {4, 3, 2, 1, 3, 4, 2, 1, 4, 3, 2,
                                                                           1, 4, 3, 2, 1, 1, 3, 2, 3, 2, 1});
    NullProgress progress;
};

TEST_F(ConfusionTest, AVerdictKnowsTheFirstIntentAndTheBestClickedRank) {
    const auto third = verdictOf(before, {2});
    EXPECT_EQ(third.first, intent("refund"));
    EXPECT_EQ(third.clickedRank, 3);
    EXPECT_TRUE(third.isRight(3));
    EXPECT_FALSE(third.isRight(2));
    const auto clickless = verdictOf(before, {5});
    EXPECT_FALSE(clickless.hasClick);
    EXPECT_FALSE(clickless.isRight(3));
    const auto tied = runOf({.name = "tied", .split = TimeSplit}, std::vector<float>(22, 1.0F));
    for (std::int32_t row = 0; row < 5; ++row) {
        const auto list = rank::rankedList(tied, {row});
        const auto verdict = verdictOf(tied, {row});
        EXPECT_EQ(verdict.first, list.front().intent);
        EXPECT_EQ(verdict.clickedRank, std::ranges::find(list, true, &rank::RankedIntent::isClicked)->rank);
    }
}

TEST_F(ConfusionTest, PairsAreCountedForEveryClickedIntentOfBothRuns) {
    const std::array<const rank::ScoreTable*, 2> both{&before, &after};
    ASSERT_OK_AND_ASSIGN(const auto confusion, confusionOf(both, Rows{0, 1, 2, 3, 4, 5}, 1, {}));
    EXPECT_EQ(confusion.impressionCount, 5);
    EXPECT_EQ(confusion.clicklessCount, 1);
    ASSERT_EQ(confusion.pairs.size(), 4U);
    const auto& first = confusion.pairs[0];
    EXPECT_EQ(first.clicked, intent("refund"));
    EXPECT_EQ(first.predicted, intent("track"));
    EXPECT_EQ(first.runs[0].impressions, (Rows{1, 3}));
    EXPECT_EQ(first.runs[1].impressions, Rows{3});
    const auto* invoice = confusion.find(intent("invoice"), intent("track"));
    ASSERT_NE(invoice, nullptr);
    EXPECT_EQ(invoice->count(0), 0);
    EXPECT_EQ(invoice->runs[1].impressions, Rows{4});
    EXPECT_EQ(confusion.find(intent("track"), intent("refund")), nullptr);
    ASSERT_EQ(confusion.intents.size(), 5U);
    EXPECT_EQ(confusion.intents[0].clicked, intent("refund"));
    EXPECT_EQ(confusion.intents[0].clickedCount, 2);
    EXPECT_EQ(confusion.intents[0].right[0], Rows{});
    EXPECT_EQ(confusion.intents[0].right[1], Rows{1});
    for (std::size_t run = 0; run < 2; ++run) {
        for (const auto& outcome : confusion.intents) {
            auto total = static_cast<std::int64_t>(outcome.right[run].size());
            for (const auto& pair : confusion.pairs)
                total += pair.clicked == outcome.clicked ? pair.count(run) : 0;
            EXPECT_EQ(total, outcome.clickedCount);
        }
    }
}

TEST_F(ConfusionTest, AWiderTopKConfusesLess) {
    const std::array<const rank::ScoreTable*, 1> one{&before};
    ASSERT_OK_AND_ASSIGN(const auto confusion, confusionOf(one, Rows{0, 1, 2, 3, 4}, 2, {}));
    ASSERT_EQ(confusion.pairs.size(), 1U);
    EXPECT_EQ(confusion.pairs[0].clicked, intent("cancel"));
    EXPECT_EQ(confusion.pairs[0].predicted, intent("refund"));
}

TEST_F(ConfusionTest, WeeksCountChancesAndHits) {
    const std::array<const rank::ScoreTable*, 1> one{&before};
    ASSERT_OK_AND_ASSIGN(const auto confusion, confusionOf(one, Rows{0, 1, 2, 3, 4}, 1, {}));
    ASSERT_EQ(confusion.weeks.size(), 1U);
    EXPECT_EQ(toIso8601(confusion.weeks[0]), "2024-03-04T00:00:00.000Z");
    EXPECT_EQ(confusion.pairs[0].runs[0].weeks, (std::vector<WeekCount>{{2, 2}}));
    EXPECT_FALSE(confusion.pairs[0].runs[0].onset);
}

TEST_F(ConfusionTest, AStopIsHeard) {
    std::stop_source source;
    source.request_stop();
    const std::array<const rank::ScoreTable*, 1> one{&before};
    EXPECT_THAT(
        confusionOf(one, Rows{0, 1}, 1, source.get_token()),
        intentscope::test::HasError(ErrorCode::Cancelled));
}

TEST_F(ConfusionTest, TheTaskTellsPairsWithTheirImpressionsAsJson) {
    const std::array<const rank::ScoreTable*, 2> both{&before, &after};
    const tasks::ConfusionSpec spec{.part = tasks::ImpressionPart::AllScored};
    ASSERT_OK_AND_ASSIGN(const auto report, tasks::confusionTask(spec, both, progress, {}));
    const auto json = nlohmann::json::parse(tasks::toJson(report, *dataset, 1));
    EXPECT_EQ(json.at("pair_count"), 4);
    ASSERT_EQ(json.at("pairs").size(), 1U);
    EXPECT_EQ(json["pairs"][0]["clicked"], "refund");
    EXPECT_EQ(json["pairs"][0]["predicted"], "track");
    EXPECT_EQ(json["pairs"][0]["runs"][0]["impressions"], (std::vector<std::string>{"i2", "i4"}));
    EXPECT_EQ(json["weeks_from"], std::vector<std::string>{"2024-03-04"});
    EXPECT_EQ(json["intents"][0]["right"], (std::vector<int>{0, 1}));
    EXPECT_THAT(
        tasks::confusionTask({.topK = 0}, both, progress, {}),
        intentscope::test::HasError(ErrorCode::InvalidInput));
}

} // namespace
} // namespace intentscope::analysis
