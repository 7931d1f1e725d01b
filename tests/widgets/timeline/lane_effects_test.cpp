// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/timeline/lane_effects.h"

#include <gtest/gtest.h>

namespace intentscope::timeline {
namespace {

TEST(LaneEffectsTest, AChannelHasWhatItsColumnAddsAndEventsWhatTheirHistoryAdds) {
    rank::Explanation explanation;
    explanation.inputs = {
        {.part = rank::RankerPart::User,
         .table = "impressions",
         .column = "last_visit",
         .name = "last_visit (age)",
         .amount = 0.5},
        {.part = rank::RankerPart::User,
         .table = "impressions",
         .column = "last_visit",
         .name = "last_visit (hour, UTC)",
         .amount = -0.25},
        {.part = rank::RankerPart::User, .table = "events", .name = "event history", .amount = -1},
        {.part = rank::RankerPart::Match, .table = "impressions", .column = "status", .amount = 9}};
    const auto effects = laneEffects({3}, explanation);
    EXPECT_EQ(effects.impression.value, 3);
    EXPECT_EQ(effects.of({.body = ChannelLane{.column = "last_visit"}}), 0.25) << "both readings";
    EXPECT_FALSE(effects.of({.body = ChannelLane{.column = "status"}})) << "words in common are no channel";
    EXPECT_EQ(effects.of({.body = EventLane{}}), -1);
    EXPECT_EQ(effects.of({.body = StateLane{}}), -1);
    EXPECT_FALSE(effects.of({.body = ImpressionLane{}}));
    EXPECT_EQ(effects.largest, 1);
}

TEST(LaneEffectsTest, ARankerWithoutEventsTintsNoEvents) {
    EXPECT_FALSE(laneEffects({0}, {}).of({.body = EventLane{}}));
}

} // namespace
} // namespace intentscope::timeline
