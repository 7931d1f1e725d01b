// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rank/rank_diff.h"

#include <gmock/gmock.h>

namespace intentscope::rank {
namespace {

using testing::ElementsAre;
using testing::FieldsAre;
using testing::IsEmpty;

/// Intents best first; the probability tells the intent and the side apart in a failure.
std::vector<RankedIntent> listOf(const std::vector<std::int32_t>& intents, float probabilityStep) {
    std::vector<RankedIntent> list;
    for (const auto intent : intents) {
        list.push_back(
            {.intent = {intent},
             .rank = static_cast<std::int32_t>(list.size() + 1),
             .probability = probabilityStep * static_cast<float>(intent),
             .isClicked = intent == 7});
    }
    return list;
}

TEST(RankDiff, NamesEveryKindOfChangeInTheOrderOfAfterAndThenOfThoseThatLeft) {
    const auto before = listOf({1, 2, 3, 4, 7, 9}, 0.01F);
    const auto after = listOf({1, 3, 2, 7, 9, 4}, 0.02F);
    EXPECT_THAT(
        rankDiff(before, after, 4),
        ElementsAre(
            FieldsAre(IntentIndex{1}, 1, 1, 0.01F, 0.02F, RankChange::Same, false),
            FieldsAre(IntentIndex{3}, 3, 2, 0.03F, 0.06F, RankChange::Up, false),
            FieldsAre(IntentIndex{2}, 2, 3, 0.02F, 0.04F, RankChange::Down, false),
            FieldsAre(IntentIndex{7}, 5, 4, 0.07F, 0.14F, RankChange::Entered, true),
            FieldsAre(IntentIndex{4}, 4, 6, 0.04F, 0.08F, RankChange::Left, false)));
}

TEST(RankDiff, OrdersThoseThatLeftByTheirRankBefore) {
    const auto before = listOf({5, 4, 3}, 0.1F);
    const auto after = listOf({1, 2, 6, 3, 4, 5}, 0.1F);
    const auto rows = rankDiff(before, after, 2);
    ASSERT_EQ(rows.size(), 4U);
    EXPECT_EQ(rows[2].intent, IntentIndex{5});
    EXPECT_EQ(rows[3].intent, IntentIndex{4});
    EXPECT_EQ(rows[3].afterRank, 5);
}

TEST(RankDiff, GivesRankZeroToAnIntentTheOtherListDoesNotHold) {
    const auto rows = rankDiff(listOf({1}, 0.1F), listOf({2}, 0.1F), 3);
    EXPECT_THAT(
        rows,
        ElementsAre(
            FieldsAre(IntentIndex{2}, 0, 1, 0.0F, 0.2F, RankChange::Entered, false),
            FieldsAre(IntentIndex{1}, 1, 0, 0.1F, 0.0F, RankChange::Left, false)));
}

TEST(RankDiff, OfAnUnscoredBeforeLetsEverythingEnter) {
    const auto rows = rankDiff({}, listOf({2, 1}, 0.1F), 1);
    EXPECT_THAT(rows, ElementsAre(FieldsAre(IntentIndex{2}, 0, 1, 0.0F, 0.2F, RankChange::Entered, false)));
}

TEST(RankDiff, OfTwoEmptyListsIsEmpty) {
    EXPECT_THAT(rankDiff({}, {}, 3), IsEmpty());
}

TEST(RankDiff, KeepsTheWholeListWhenKIsLongerThanIt) {
    const auto list = listOf({1, 2}, 0.1F);
    const auto rows = rankDiff(list, list, 10);
    ASSERT_EQ(rows.size(), 2U);
    EXPECT_EQ(rows[0].change, RankChange::Same);
    EXPECT_EQ(rows[1].change, RankChange::Same);
}

} // namespace
} // namespace intentscope::rank
