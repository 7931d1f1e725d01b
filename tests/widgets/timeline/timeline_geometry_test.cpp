// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/timeline/timeline_geometry.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <random>

namespace intentscope::timeline {
namespace {

constexpr double Width = 1'000;

EventLane laneAt(std::vector<std::int64_t> times, std::int32_t typeCount = 2) {
    EventLane lane{.times = std::move(times)};
    for (std::size_t i = 0; i < lane.times.size(); ++i) {
        lane.rows.push_back(static_cast<std::int32_t>(i));
        lane.types.push_back(static_cast<std::int32_t>(i) % typeCount);
    }
    lane.sameTypeUntil.resize(lane.times.size());
    for (std::size_t i = 0; i < lane.times.size(); ++i) {
        std::size_t next = i + 1;
        while (next < lane.times.size() && lane.types[next] == lane.types[i])
            ++next;
        lane.sameTypeUntil[i] = static_cast<std::int32_t>(next);
    }
    return lane;
}

/// Bursts and quiet stretches over 42 days, as people make them.
std::vector<std::int64_t> randomTimes(std::size_t count) {
    std::mt19937_64 random(17);
    std::uniform_int_distribution<std::int64_t> anywhere(0, 42 * MillisPerDay);
    std::uniform_int_distribution<std::int64_t> nearby(0, 60'000);
    std::vector<std::int64_t> times;
    while (times.size() < count) {
        const std::int64_t burst = anywhere(random);
        for (int i = 0; i < 8 && times.size() < count; ++i)
            times.push_back(burst + nearby(random));
    }
    std::ranges::sort(times);
    return times;
}

TimelineContent contentOf(std::vector<Lane> lanes) {
    TimelineContent content;
    content.extent = {{0}, {42 * MillisPerDay}};
    content.lanes = std::move(lanes);
    return content;
}

FrameSpec frameOf(std::int64_t from, std::int64_t to) {
    return {.scale = {{{from}, {to}}, Width}};
}

std::int64_t countOf(const std::vector<Mark>& marks) {
    std::int64_t sum = 0;
    for (const Mark& mark : marks)
        sum += mark.count;
    return sum;
}

void expectWholePartition(const EventLane& lane, const LaneGeometry& geometry, const FrameSpec& spec) {
    const auto& marks = geometry.marks;
    const auto inRange = std::ranges::count_if(
        lane.times, [&](std::int64_t time) { return spec.scale.range.contains({time}); });
    EXPECT_GE(countOf(marks), inRange);
    for (std::size_t i = 1; i < marks.size(); ++i) {
        ASSERT_EQ(marks[i].first, marks[i - 1].first + marks[i - 1].count);
        ASSERT_LT(marks[i - 1].x, marks[i].x);
    }
    if (marks.empty())
        return;
    // Whole cells at either edge are counted, and nothing beyond them.
    const auto cellMs = static_cast<std::int64_t>(spec.scale.msPerPixel() * spec.sizes.cell) + 1;
    const auto first = static_cast<std::size_t>(marks.front().first);
    const auto last = static_cast<std::size_t>(marks.back().first + marks.back().count - 1);
    EXPECT_GE(lane.times[first], spec.scale.range.from.value - cellMs);
    EXPECT_LT(lane.times[last], spec.scale.range.to.value + cellMs);
}

TEST(TimelineGeometry, CountsEveryEventOnceAtEveryZoom) {
    const EventLane lane = laneAt(randomTimes(5'000));
    const TimelineContent content = contentOf({{.name = "Page", .tooltip = {}, .body = lane}});
    for (double length = 42.0 * MillisPerDay; length > 2'000; length /= 1.6) {
        for (const double start : {0.0, 0.31, 0.77}) {
            const auto from = static_cast<std::int64_t>(start * (42.0 * MillisPerDay - length));
            const FrameSpec spec = frameOf(from, from + static_cast<std::int64_t>(length));
            expectWholePartition(lane, buildGeometry(content, spec).lanes[0], spec);
        }
    }
}

TEST(TimelineGeometry, IsBoundedByTheWidthForAHundredThousandEventsAtAllZooms) {
    std::vector<Lane> lanes;
    for (int i = 0; i < 5; ++i)
        lanes.push_back({.name = "Lane", .tooltip = {}, .body = laneAt(randomTimes(20'000), 3)});
    const TimelineContent content = contentOf(std::move(lanes));
    for (double length = 42.0 * MillisPerDay; length > 2'000; length /= 2) {
        const auto geometry = buildGeometry(content, frameOf(0, static_cast<std::int64_t>(length)));
        for (const LaneGeometry& lane : geometry.lanes)
            EXPECT_LE(static_cast<double>(lane.marks.size()), Width / geometry.spec.sizes.cell + 2);
    }
}

TEST(TimelineGeometry, DoesNotRegroupWhilePanning) {
    const TimelineContent content =
        contentOf({{.name = "Page", .tooltip = {}, .body = laneAt(randomTimes(3'000))}});
    const auto groupsFrom = [&](std::int64_t from) {
        std::vector<std::pair<std::int32_t, std::int32_t>> groups;
        const auto geometry = buildGeometry(content, frameOf(from, from + 3 * MillisPerDay));
        for (const Mark& mark : geometry.lanes[0].marks)
            groups.emplace_back(mark.first, mark.count);
        return groups;
    };
    const auto before = groupsFrom(10 * MillisPerDay);
    const auto after = groupsFrom(10 * MillisPerDay + 7'123'456);
    std::vector<std::pair<std::int32_t, std::int32_t>> shared;
    std::ranges::set_intersection(before, after, std::back_inserter(shared));
    EXPECT_GT(shared.size(), before.size() * 8 / 10);
    EXPECT_EQ(shared.front(), after.front());
}

TEST(TimelineGeometry, TellsAMarkOfOneTypeFromAMixedOne) {
    EventLane lane = laneAt({100, 200, 300'000'000, 300'000'100}, 1);
    lane.types = {0, 0, 0, 1};
    lane.sameTypeUntil = {3, 3, 3, 4};
    const auto geometry = buildGeometry(
        contentOf({{.name = "Page", .tooltip = {}, .body = lane}}), frameOf(0, 5 * MillisPerDay));
    ASSERT_EQ(geometry.lanes[0].marks.size(), 2U);
    EXPECT_EQ(geometry.lanes[0].marks[0].type, 0);
    EXPECT_EQ(geometry.lanes[0].marks[1].type, -1);
}

TEST(TimelineGeometry, PutsASingleEventExactlyOnItsTime) {
    const std::int64_t time = 12 * MillisPerHour;
    const auto geometry = buildGeometry(
        contentOf({{.name = "Page", .tooltip = {}, .body = laneAt({time})}}), frameOf(0, MillisPerDay));
    ASSERT_EQ(geometry.lanes[0].marks.size(), 1U);
    EXPECT_DOUBLE_EQ(geometry.lanes[0].marks[0].x, Width / 2);
    EXPECT_DOUBLE_EQ(geometry.lanes[0].marks[0].room, Width / 2);
}

StateLane statesOf(std::vector<StateSpan> spans) {
    StateLane lane{.stateNames = {"placed", "shipped"}, .thingNames = {"O-1"}};
    lane.tracks.push_back(std::move(spans));
    return lane;
}

TEST(TimelineGeometry, MergesSpansThatShareAPixelAndLosesNone) {
    std::vector<StateSpan> spans;
    for (std::int64_t i = 0; i < 50'000; ++i)
        spans.push_back({.from = {i * 10}, .to = {i * 10 + 9}});
    const auto geometry = buildGeometry(
        contentOf({{.name = "Orders", .tooltip = {}, .body = statesOf(spans)}}), frameOf(0, 500'000));
    std::int32_t next = 0;
    for (const Bar& bar : geometry.lanes[0].bars) {
        EXPECT_EQ(bar.first, next);
        next = bar.first + bar.count;
    }
    EXPECT_EQ(next, 50'000);
    EXPECT_LE(static_cast<double>(geometry.lanes[0].bars.size()), Width);
}

TEST(TimelineGeometry, KeepsASpanThatReachesIntoTheWindowFromTheLeft) {
    const auto geometry = buildGeometry(
        contentOf({{.name = "Orders", .tooltip = {}, .body = statesOf({{.from = {0}, .to = {900'000}}})}}),
        frameOf(400'000, 500'000));
    ASSERT_EQ(geometry.lanes[0].bars.size(), 1U);
    EXPECT_LE(geometry.lanes[0].bars[0].box.left, 0);
    EXPECT_GE(geometry.lanes[0].bars[0].box.right(), Width);
}

TEST(TimelineGeometry, StacksLanesWithoutGaps) {
    const auto content = contentOf(
        {{.name = "Page", .tooltip = {}, .body = laneAt({1})},
         {.name = "Orders", .tooltip = {}, .body = statesOf({{.from = {0}, .to = {9}}})},
         {.name = "days", .tooltip = {}, .body = ChannelLane{}}});
    const auto geometry = buildGeometry(content, frameOf(0, MillisPerDay));
    double top = 0;
    for (const LaneGeometry& lane : geometry.lanes) {
        EXPECT_DOUBLE_EQ(lane.box.top, top);
        top = lane.box.bottom();
        EXPECT_EQ(timeline::laneAt(geometry, lane.box.top + 1), lane.lane);
    }
    EXPECT_DOUBLE_EQ(geometry.height, top);
    EXPECT_DOUBLE_EQ(contentHeight(content, {}), top);
    EXPECT_EQ(timeline::laneAt(geometry, top + 1), std::nullopt);
}

TEST(TimelineHitTest, FindsEveryMarkWhereItIsDrawn) {
    const auto geometry = buildGeometry(
        contentOf({{.name = "Page", .tooltip = {}, .body = laneAt(randomTimes(800))}}),
        frameOf(0, 42 * MillisPerDay));
    for (const Mark& mark : geometry.lanes[0].marks) {
        const auto hit = hitTest(geometry, mark.x, 5);
        ASSERT_TRUE(hit && std::holds_alternative<MarkHit>(*hit));
        EXPECT_EQ(std::get<MarkHit>(*hit).mark.first, mark.first);
    }
}

TEST(TimelineHitTest, FindsNothingOutOfReachOrBelowTheLanes) {
    const auto geometry = buildGeometry(
        contentOf({{.name = "Page", .tooltip = {}, .body = laneAt({MillisPerHour})}}),
        frameOf(0, MillisPerDay));
    const double x = geometry.lanes[0].marks[0].x;
    EXPECT_TRUE(hitTest(geometry, x + 7, 5));
    EXPECT_FALSE(hitTest(geometry, x + 9, 5));
    EXPECT_FALSE(hitTest(geometry, x, geometry.height + 1));
}

TEST(TimelineHitTest, FindsTheBarOfATrack) {
    const auto geometry = buildGeometry(
        contentOf(
            {{.name = "Orders", .tooltip = {}, .body = statesOf({{.from = {100'000}, .to = {600'000}}})}}),
        frameOf(0, 1'000'000));
    const auto hit = hitTest(geometry, 300, geometry.lanes[0].bars[0].box.top + 3);
    ASSERT_TRUE(hit && std::holds_alternative<BarHit>(*hit));
    EXPECT_EQ(std::get<BarHit>(*hit).bar.first, 0);
    EXPECT_FALSE(hitTest(geometry, 50, geometry.lanes[0].bars[0].box.top + 3));
}

} // namespace
} // namespace intentscope::timeline
