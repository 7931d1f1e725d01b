// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sim/replay.h"

#include <gtest/gtest.h>

#include <array>

namespace intentscope::sim {
namespace {

/// An intent that somebody came for, one that answers the same, and one that does not.
struct Intents {
    Wish wish;
    std::int32_t kindred = -1;
    std::int32_t stranger = -1;
};

Intents findIntents(const Catalogue& catalogue) {
    Intents found;
    found.wish.situation = Situation::ParcelLate;
    std::int64_t best = 0;
    for (std::int32_t intent = 0; intent < catalogue.size(); ++intent) {
        const std::int64_t match = catalogue.match(intent, found.wish.situation, false);
        if (match > best) {
            best = match;
            found.wish.intent = intent;
        }
    }
    for (std::int32_t intent = 0; intent < catalogue.size(); ++intent) {
        const std::int64_t chance = attraction(catalogue, found.wish, intent);
        if (chance == Attraction::Stranger)
            found.stranger = intent;
        else if (chance > Attraction::Category && intent != found.wish.intent)
            found.kindred = intent;
    }
    return found;
}

TEST(ReplayTest, CountsWhatTheChancesPromise) {
    const Catalogue catalogue;
    const Intents intents = findIntents(catalogue);
    const std::array<std::int32_t, 3> list = {intents.kindred, intents.wish.intent, intents.stranger};
    const ReplayChances chances = replayChances(catalogue, intents.wish, list);
    constexpr std::int64_t Count = 40'000;
    std::int64_t clicks = 0;
    std::int64_t satisfied = 0;
    for (std::int64_t impression = 0; impression < Count; ++impression) {
        const ReplayOutcome outcome =
            replay(catalogue, {.wish = intents.wish, .impression = impression}, list);
        clicks += outcome.clickCount;
        satisfied += outcome.isSatisfied ? 1 : 0;
    }
    // Five standard errors of a share are at most 5 * sqrt(0.25 / 40000).
    EXPECT_NEAR(static_cast<double>(clicks) / Count, chances.clicks, 0.0125);
    EXPECT_NEAR(static_cast<double>(satisfied) / Count, chances.satisfied, 0.0125);
    EXPECT_GT(chances.satisfied, 0.4);
}

TEST(ReplayTest, ChancesOfTwoPositionsByHand) {
    const Catalogue catalogue;
    const Intents intents = findIntents(catalogue);
    const std::array<std::int32_t, 2> list = {intents.wish.intent, intents.stranger};
    const ReplayChances chances = replayChances(catalogue, intents.wish, list);
    EXPECT_NEAR(chances.clicks, 0.86 + (0.14 + 0.86 * 0.14) * 0.95 * 0.003, 1e-12);
    EXPECT_NEAR(chances.satisfied, 0.86, 1e-12);
}

TEST(ReplayTest, ListsThatBeginAlikeHaveTheSameOutcomeThere) {
    const Catalogue catalogue;
    const Intents intents = findIntents(catalogue);
    const std::array<std::int32_t, 1> shorter = {intents.wish.intent};
    const std::array<std::int32_t, 3> longer = {intents.wish.intent, intents.kindred, intents.stranger};
    const std::array<std::int32_t, 3> other = {intents.wish.intent, intents.stranger, intents.kindred};
    std::int64_t differing = 0;
    for (std::int64_t impression = 0; impression < 2'000; ++impression) {
        const ReplayMoment moment{.wish = intents.wish, .impression = impression, .seed = 4};
        const ReplayOutcome first = replay(catalogue, moment, shorter);
        EXPECT_EQ(first.isSatisfied, replay(catalogue, moment, longer).isSatisfied);
        EXPECT_GE(replay(catalogue, moment, longer).clickCount, first.clickCount);
        differing +=
            replay(catalogue, moment, longer).clickCount != replay(catalogue, moment, other).clickCount;
    }
    EXPECT_LT(differing, 60) << "independent chances would differ about 300 times";
}

TEST(ReplayTest, AnotherSeedIsAnotherDay) {
    const Catalogue catalogue;
    const Intents intents = findIntents(catalogue);
    const std::array<std::int32_t, 1> list = {intents.kindred};
    std::int64_t differing = 0;
    for (std::int64_t impression = 0; impression < 500; ++impression) {
        const ReplayMoment moment{.wish = intents.wish, .impression = impression, .seed = 1};
        ReplayMoment again = moment;
        EXPECT_EQ(replay(catalogue, moment, list).clickCount, replay(catalogue, again, list).clickCount);
        again.seed = 2;
        differing += replay(catalogue, moment, list).clickCount != replay(catalogue, again, list).clickCount;
    }
    EXPECT_GT(differing, 50);
}

TEST(ReplayTest, KnowsTheSituationsOfTheTruth) {
    EXPECT_EQ(parseSituation(profileOf(Situation::ParcelStuck).name), Situation::ParcelStuck);
    EXPECT_FALSE(parseSituation("nothing of the kind").has_value());
}

} // namespace
} // namespace intentscope::sim
