// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/random.h"
#include "widgets/timeline/timeline_geometry.h"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <string>
#include <utility>
#include <vector>

namespace intentscope {
namespace {

constexpr std::int32_t LaneCount = 5;
constexpr std::int32_t TypeCount = 4;
constexpr state::TimeRange SixWeeks{UtcMillis{0}, UtcMillis{42 * MillisPerDay}};

timeline::EventLane makeLane(std::int32_t eventCount, std::uint64_t seed) {
    stats::Random random(seed);
    const auto count = static_cast<std::size_t>(eventCount);
    timeline::EventLane lane;
    for (std::size_t i = 0; i < count; ++i) {
        lane.times.push_back(static_cast<std::int64_t>(random.below(42 * MillisPerDay)));
        lane.types.push_back(static_cast<std::int32_t>(random.below(TypeCount)));
    }
    std::ranges::sort(lane.times);
    lane.rows.resize(count);
    std::iota(lane.rows.begin(), lane.rows.end(), 0);
    lane.sameTypeUntil.assign(count, eventCount);
    for (std::size_t i = count - 1; i-- > 0;) {
        const bool isSame = lane.types[i] == lane.types[i + 1];
        lane.sameTypeUntil[i] = isSame ? lane.sameTypeUntil[i + 1] : static_cast<std::int32_t>(i + 1);
    }
    for (std::int32_t type = 0; type < TypeCount; ++type)
        lane.typeNames.push_back("type " + std::to_string(type));
    return lane;
}

/// One frame of a timeline 1,200 pixels wide, all events in sight.
void timelineGeometry(benchmark::State& state) {
    const auto eventCount = static_cast<std::int32_t>(state.range(0));
    timeline::TimelineContent content;
    content.extent = SixWeeks;
    for (std::int32_t lane = 0; lane < LaneCount; ++lane) {
        const auto seed = static_cast<std::uint64_t>(lane);
        content.lanes.push_back(
            {.name = "lane", .tooltip = {}, .body = makeLane(eventCount / LaneCount, seed)});
    }
    timeline::FrameSpec spec;
    spec.scale = {.range = SixWeeks, .width = 1'200};
    for ([[maybe_unused]] auto _ : state)
        benchmark::DoNotOptimize(timeline::buildGeometry(content, spec).height);
}
BENCHMARK(timelineGeometry)->Arg(1'000)->Arg(10'000)->Arg(100'000)->Unit(benchmark::kMicrosecond);

} // namespace
} // namespace intentscope
