// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sim/chat.h"

#include "core/sim/snapshot.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <set>

namespace intentscope::sim {
namespace {

constexpr UtcMillis Start{1'705'881'600'000};
constexpr std::int64_t UserCount = 40;
constexpr std::int64_t ChatsPerUser = 15;

World makeWorld() {
    return World({.start = Start, .weekCount = 6, .regionCount = 8, .seed = 11});
}

/// Runs `check(setting, log)` for each user of a small world.
template <class Check>
void forEachUser(Check check) {
    const World world = makeWorld();
    const LoggingPolicy policy(world);
    for (std::int64_t number = 0; number < UserCount; ++number) {
        const User user = makeUser(world.spec().seed, number, world.spec().regionCount);
        const UserHistory history = simulateHistory(world, user);
        const ChatSetting setting{.world = world, .policy = policy, .user = user, .history = history};
        check(setting, simulateChats(setting, ChatsPerUser));
    }
}

TEST(Chats, AreAsManyAsAskedInOrderAndApart) {
    forEachUser([](const ChatSetting& setting, const ChatLog& log) {
        ASSERT_EQ(log.impressions.size(), static_cast<std::size_t>(ChatsPerUser));
        Second before = -ChatGap;
        for (const Impression& impression : log.impressions) {
            EXPECT_GE(impression.time, before + ChatGap);
            EXPECT_LT(impression.time, setting.world.end());
            before = impression.time;
        }
    });
}

TEST(Chats, ListDistinctIntentsOfTheRegionAndClickOnlyWhatIsShown) {
    forEachUser([](const ChatSetting& setting, const ChatLog& log) {
        for (const Impression& impression : log.impressions) {
            const auto count = static_cast<std::int64_t>(impression.candidates.size());
            EXPECT_GE(count, LoggingPolicy::MinCandidates);
            EXPECT_LE(count, LoggingPolicy::MaxCandidates);
            std::set<std::int32_t> distinct;
            bool allShownSoFar = true;
            for (const ChatCandidate& candidate : impression.candidates) {
                distinct.insert(candidate.placed.intent);
                EXPECT_TRUE(setting.world.catalogue().existsIn(candidate.placed.intent, setting.user.region));
                EXPECT_TRUE(!candidate.shown || allShownSoFar) << "a list is shown from its top";
                allShownSoFar = allShownSoFar && candidate.shown;
                EXPECT_TRUE(candidate.shown || candidate.click == ClickKind::None);
                EXPECT_GE(candidate.placed.propensityPerMillion, 1);
                EXPECT_LE(candidate.placed.propensityPerMillion, 1'000'000);
            }
            EXPECT_EQ(distinct.size(), impression.candidates.size());
        }
    });
}

TEST(Chats, OfferAndWishForNothingBeforeItsLaunch) {
    forEachUser([](const ChatSetting& setting, const ChatLog& log) {
        for (const Impression& impression : log.impressions) {
            EXPECT_TRUE(setting.world.isLaunched(impression.wish.intent, impression.time));
            for (const ChatCandidate& candidate : impression.candidates)
                EXPECT_TRUE(setting.world.isLaunched(candidate.placed.intent, impression.time));
        }
    });
}

TEST(Chats, ComeFromNeedsThatAreOpen) {
    forEachUser([](const ChatSetting& setting, const ChatLog& log) {
        for (const Impression& impression : log.impressions) {
            if (impression.urgencyPerMille == 0)
                continue;
            EXPECT_TRUE(std::any_of(
                setting.history.needs.begin(), setting.history.needs.end(), [&impression](const Need& need) {
                    return need.situation == impression.wish.situation &&
                           need.opened == impression.needOpened && need.isOpenAt(impression.time);
                }));
        }
    });
}

/// Features as they follow from the events before `time`, told from a log in any state.
FeatureRow featuresFrom(const ChatSetting& setting, std::vector<Event> events, Second time) {
    std::stable_sort(
        events.begin(), events.end(), [](const Event& a, const Event& b) { return a.time < b.time; });
    KnownState known;
    for (const Event& event : events) {
        if (event.time < time)
            known.observe(event);
    }
    return takeSnapshot({.world = setting.world, .user = setting.user, .time = time}, known);
}

std::vector<Event> allEvents(const ChatSetting& setting, const ChatLog& log) {
    std::vector<Event> events = setting.history.events;
    events.insert(events.end(), log.events.begin(), log.events.end());
    return events;
}

TEST(Features, FollowFromTheWrittenEventsBeforeTheImpression) {
    forEachUser([](const ChatSetting& setting, const ChatLog& log) {
        for (const Impression& impression : log.impressions)
            EXPECT_EQ(impression.features, featuresFrom(setting, allEvents(setting, log), impression.time));
    });
}

TEST(Features, DoNotChangeWhenTheFutureIsPermuted) {
    forEachUser([](const ChatSetting& setting, const ChatLog& log) {
        Random random(5, Purpose::User, static_cast<std::uint64_t>(setting.user.number));
        const Impression& impression = log.impressions[log.impressions.size() / 2];
        std::vector<Event> events = allEvents(setting, log);
        const auto future = std::partition(events.begin(), events.end(), [&impression](const Event& event) {
            return event.time < impression.time;
        });
        for (auto event = future; event != events.end(); ++event)
            event->time = random.between(impression.time, setting.world.end());
        std::stable_sort(
            events.begin(), future, [](const Event& a, const Event& b) { return a.time < b.time; });
        EXPECT_EQ(impression.features, featuresFrom(setting, events, impression.time));
    });
}

TEST(Chats, DoNotDependOnWhatHappensAfterThem) {
    forEachUser([](const ChatSetting& setting, const ChatLog& log) {
        const Second cut = log.impressions[log.impressions.size() / 2].time;
        UserHistory shorter = setting.history;
        std::erase_if(shorter.events, [cut](const Event& event) { return event.time > cut; });
        const ChatLog again = simulateChats(
            {.world = setting.world, .policy = setting.policy, .user = setting.user, .history = shorter},
            ChatsPerUser);
        for (std::size_t index = 0; index <= log.impressions.size() / 2; ++index) {
            EXPECT_EQ(log.impressions[index].features, again.impressions[index].features);
            EXPECT_EQ(log.impressions[index].wish.intent, again.impressions[index].wish.intent);
        }
    });
}

TEST(LoggingPolicy, PropensitiesOfAPositionAddUpToOne) {
    const World world = makeWorld();
    const LoggingPolicy policy(world);
    for (std::int32_t region = 0; region < RegionCount; ++region) {
        const std::vector<std::int64_t> weights = policy.weights(region, KnownState{}, 0);
        Random random(3, Purpose::Policy, static_cast<std::uint64_t>(region));
        PolicyUrn urn(weights);
        for (int taken = 0; taken < 10; ++taken) {
            std::int64_t sum = 0;
            for (std::size_t index = 0; index < weights.size(); ++index)
                sum += urn.propensityPerMillion(index);
            EXPECT_NEAR(static_cast<double>(sum), 1e6, 2.0 * static_cast<double>(weights.size()));
            const UrnDraw drawn = urn.draw(random);
            EXPECT_GT(drawn.propensityPerMillion, 0);
            EXPECT_EQ(urn.propensityPerMillion(drawn.index), 0);
        }
    }
}

TEST(LoggingPolicy, DrawsAsOftenAsItsPropensitySays) {
    Random random(3, Purpose::Policy, 0);
    const std::vector<std::int64_t> weights = {0, 1, 4, 15};
    std::array<double, 4> counts{};
    constexpr int Draws = 40'000;
    for (int draw = 0; draw < Draws; ++draw) {
        PolicyUrn urn(weights);
        const UrnDraw drawn = urn.draw(random);
        EXPECT_EQ(drawn.propensityPerMillion, PolicyUrn(weights).propensityPerMillion(drawn.index));
        ++counts[drawn.index];
    }
    for (std::size_t index = 0; index < weights.size(); ++index)
        EXPECT_NEAR(
            counts[index] / Draws,
            static_cast<double>(PolicyUrn(weights).propensityPerMillion(index)) / 1e6,
            0.01);
}

TEST(LoggingPolicy, OffersAnIntentFromItsLaunchOn) {
    const World world = makeWorld();
    const LoggingPolicy policy(world);
    int coldCount = 0;
    const auto intents = world.catalogue().intentsOfRegion(4);
    for (std::size_t index = 0; index < intents.size(); ++index) {
        const Second launched = world.launchedAt(intents[index]);
        EXPECT_GT(policy.weights(4, KnownState{}, launched)[index], 0);
        if (!world.isCold(intents[index]))
            continue;
        EXPECT_EQ(policy.weights(4, KnownState{}, launched - 1)[index], 0);
        ++coldCount;
    }
    EXPECT_GE(coldCount, 10);
}

TEST(World, LaunchesIntentsInItsLastTwoWeeksAndDriftsInTheLast) {
    const World world = makeWorld();
    for (std::int32_t intent = 0; intent < world.catalogue().size(); ++intent) {
        const Launch launch = world.catalogue().entry(intent).launch;
        const Second launched = world.launchedAt(intent);
        if (launch == Launch::Always) {
            EXPECT_EQ(launched, -WarmUp);
        } else {
            EXPECT_EQ(launched / Week, launch == Launch::LastWeek ? 5 : 4);
        }
    }
    EXPECT_TRUE(std::ranges::any_of(world.incidents(), [&world](const Incident& incident) {
        return incident.begins < world.end() - Week && incident.ends > world.end() - 3 * Day;
    }));
}

TEST(ClickModel, PrefersTheWishedIntentAndHighPositions) {
    const Catalogue catalogue;
    std::int32_t wished = 0;
    while (catalogue.entry(wished).title != "Speed up parcel delivery")
        ++wished;
    const Wish wish{.situation = Situation::ParcelLate, .late = true, .intent = wished};
    for (std::int32_t intent = 0; intent < catalogue.size(); ++intent) {
        if (intent != wish.intent) {
            EXPECT_LT(attraction(catalogue, wish, intent), attraction(catalogue, wish, wish.intent));
        }
    }
    for (std::int64_t position = 1; position < LoggingPolicy::MaxCandidates; ++position)
        EXPECT_GT(examination(position), examination(position + 1));
}

TEST(Needs, GrowMoreUrgentWhileAParcelIsLate) {
    const Need need{.situation = Situation::ParcelLate, .opened = 0, .closed = 10 * Day};
    EXPECT_LT(need.urgencyAt(Hour), need.urgencyAt(2 * Day));
    EXPECT_LT(need.urgencyAt(2 * Day), need.urgencyAt(6 * Day));
    EXPECT_LE(need.urgencyAt(9 * Day), 1000);
    EXPECT_FALSE(need.isLateAt(Hour));
    EXPECT_TRUE(need.isLateAt(6 * Day));
    EXPECT_FALSE(need.isOpenAt(10 * Day));
}

} // namespace
} // namespace intentscope::sim
