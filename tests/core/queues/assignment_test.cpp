// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queues/assignment.h"

#include "tests/support/result_matchers.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>

namespace intentscope::queues {
namespace {

using test::HasErrorAbout;

std::vector<QueueItem> items(int count, const std::string& prefix = "i") {
    std::vector<QueueItem> made(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i)
        made[static_cast<std::size_t>(i)].impressionId = prefix + std::to_string(i);
    return made;
}

Queue queueOf(std::vector<std::string> annotators, std::int32_t perItem) {
    Queue queue;
    queue.annotators = std::move(annotators);
    queue.annotatorsPerItem = perItem;
    queue.seed = 7;
    return queue;
}

TEST(Assignment, GivesEveryItemDifferentAnnotatorsAndEveryAnnotatorTheSameLoad) {
    auto made = items(31);
    ASSERT_OK(assign(queueOf({"omar", "mei", "ann", "bob", "cid"}, 3), made));
    std::map<std::string, int> load;
    std::set<std::pair<std::string, std::string>> pairs;
    for (const QueueItem& item : made) {
        ASSERT_EQ(item.annotators.size(), 3U);
        EXPECT_TRUE(std::ranges::is_sorted(item.annotators));
        EXPECT_EQ(std::ranges::adjacent_find(item.annotators), item.annotators.end());
        for (const auto& annotator : item.annotators)
            ++load[annotator];
        pairs.emplace(item.annotators[0], item.annotators[1]);
        pairs.emplace(item.annotators[0], item.annotators[2]);
        pairs.emplace(item.annotators[1], item.annotators[2]);
    }
    for (const auto& [annotator, count] : load)
        EXPECT_THAT(count, testing::AllOf(testing::Ge(18), testing::Le(19))) << annotator;
    EXPECT_EQ(pairs.size(), 10U) << "every two annotators share items";
}

TEST(Assignment, GoldItemsGoToEverybodyAndTheSeedDecidesTheRest) {
    auto made = items(4);
    made[2].goldIntents = {"track"};
    auto again = made;
    const Queue queue = queueOf({"omar", "mei"}, 1);
    ASSERT_OK(assign(queue, made));
    ASSERT_OK(assign(queue, again));
    EXPECT_EQ(made, again);
    EXPECT_EQ(made[2].annotators, (std::vector<std::string>{"mei", "omar"}));
    EXPECT_EQ(made[0].annotators.size(), 1U);
}

TEST(Assignment, RefusesWhatCannotBeDealt) {
    auto made = items(2);
    EXPECT_THAT(assign(queueOf({}, 1), made), HasErrorAbout(ErrorCode::InvalidInput, "0 annotators"));
    EXPECT_THAT(assign(queueOf({"a"}, 2), made), HasErrorAbout(ErrorCode::InvalidInput, "do not fit"));
    EXPECT_THAT(assign(queueOf({"a"}, 0), made), HasErrorAbout(ErrorCode::InvalidInput, "do not fit"));
    EXPECT_THAT(assign(queueOf({"a", "a"}, 1), made), HasErrorAbout(ErrorCode::InvalidInput, "twice"));
    EXPECT_THAT(assign(queueOf({"a", ""}, 1), made), HasErrorAbout(ErrorCode::InvalidInput, "no name"));
}

TEST(Assignment, MixesGoldItemsInEvenlyAndLosesNothing) {
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        const auto mixed = mixIn(items(20), items(4, "g"), seed);
        ASSERT_EQ(mixed.size(), 24U);
        std::vector<std::size_t> places;
        std::string order;
        for (std::size_t i = 0; i < mixed.size(); ++i) {
            if (mixed[i].impressionId[0] == 'g')
                places.push_back(i);
            else
                order += mixed[i].impressionId;
        }
        ASSERT_EQ(places.size(), 4U);
        for (std::size_t i = 1; i < places.size(); ++i)
            EXPECT_THAT(places[i] - places[i - 1], testing::AllOf(testing::Ge(2U), testing::Le(7U)))
                << "seed " << seed;
        EXPECT_EQ(mixed[places[0]].impressionId, "g0");
        EXPECT_EQ(order.substr(0, 6), "i0i1i2");
    }
    EXPECT_EQ(mixIn({}, items(2, "g"), 1).size(), 2U);
    EXPECT_EQ(mixIn(items(3), {}, 1).size(), 3U);
}

} // namespace
} // namespace intentscope::queues
