// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/timeline/timeline_navigation.h"

#include <algorithm>
#include <span>

namespace intentscope::timeline {
namespace {

constexpr std::int64_t FocusBeforeMs = 8 * MillisPerDay;
constexpr std::int64_t FocusAfterMs = 2 * MillisPerDay;

/// Keeps the candidate that is nearest to a moment on one side of it.
class NearestMoment {
public:
    NearestMoment(UtcMillis from, Direction direction) : m_from(from), m_direction(direction) {}

    void offer(UtcMillis time) {
        const bool isForward = m_direction == Direction::Forward;
        if (isForward ? time <= m_from : time >= m_from)
            return;
        const bool isNearer = !m_best || (isForward ? time < *m_best : time > *m_best);
        if (isNearer)
            m_best = time;
    }

    void offer(std::span<const std::int64_t> times) {
        const auto after = std::ranges::upper_bound(times, m_from.value);
        if (m_direction == Direction::Forward && after != times.end())
            offer(UtcMillis{*after});
        const auto atOrAfter = std::ranges::lower_bound(times, m_from.value);
        if (m_direction == Direction::Backward && atOrAfter != times.begin())
            offer(UtcMillis{*(atOrAfter - 1)});
    }

    void offer(const StateLane& lane) {
        for (const auto& track : lane.tracks) {
            const auto after = std::ranges::upper_bound(track, m_from, {}, &StateSpan::from);
            if (after != track.end())
                offer(after->from);
            const auto atOrAfter = std::ranges::lower_bound(track, m_from, {}, &StateSpan::from);
            if (atOrAfter != track.begin())
                offer((atOrAfter - 1)->from);
        }
    }

    void offer(const Lane& lane) {
        if (const auto* events = lane.as<EventLane>())
            offer(std::span<const std::int64_t>(events->times));
        else if (const auto* states = lane.as<StateLane>())
            offer(*states);
        else if (const auto* channel = lane.as<ChannelLane>())
            offer(std::span<const std::int64_t>(channel->times));
        else if (const auto* impressions = lane.as<ImpressionLane>())
            offer(std::span<const std::int64_t>(impressions->times));
        else if (const auto* predictions = lane.as<PredictionLane>())
            offer(std::span<const std::int64_t>(predictions->times));
    }

    std::optional<UtcMillis> best() const { return m_best; }

private:
    UtcMillis m_from;
    Direction m_direction;
    std::optional<UtcMillis> m_best;
};

const ImpressionLane* impressionsOf(const TimelineContent& content) {
    for (const Lane& lane : content.lanes) {
        if (const auto* impressions = lane.as<ImpressionLane>())
            return impressions;
    }
    return nullptr;
}

} // namespace

std::optional<UtcMillis> nextMoment(
    const TimelineContent& content, std::optional<std::size_t> lane, UtcMillis from, Direction direction) {
    NearestMoment nearest(from, direction);
    for (std::size_t i = 0; i < content.lanes.size(); ++i) {
        if (!lane || *lane == i)
            nearest.offer(content.lanes[i]);
    }
    return nearest.best();
}

std::optional<ImpressionIndex>
nextImpression(const TimelineContent& content, ImpressionIndex selected, Direction direction) {
    const ImpressionLane* lane = impressionsOf(content);
    if (lane == nullptr || lane->rows.empty())
        return std::nullopt;
    const bool isForward = direction == Direction::Forward;
    std::optional<std::int32_t> position;
    if (selected.isValid())
        position = positionOf(lane->times, lane->rows, {content.dataset->timeOf(selected), selected.value});
    if (!position)
        return ImpressionIndex{isForward ? lane->rows.front() : lane->rows.back()};
    const std::int32_t next = *position + (isForward ? 1 : -1);
    if (next < 0 || next >= static_cast<std::int32_t>(lane->rows.size()))
        return std::nullopt;
    return ImpressionIndex{lane->rows[static_cast<std::size_t>(next)]};
}

state::TimeRange focusRange(const TimelineContent& content, UtcMillis time) {
    const state::TimeRange wanted{{time.value - FocusBeforeMs}, {time.value + FocusAfterMs}};
    return state::clamped(wanted, content.extent, state::TimeWindow::MinimumMs);
}

} // namespace intentscope::timeline
