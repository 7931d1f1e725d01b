// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/timeline/timeline_geometry.h"

#include "core/base/checked.h"
#include "core/rank/score_table.h"

#include <algorithm>
#include <cmath>
#include <span>

namespace intentscope::timeline {
namespace {

constexpr double LanePadding = 2;
constexpr double NarrowestBar = 2;

std::int32_t firstFrom(std::span<const std::int64_t> times, std::int64_t time) {
    return narrow<std::int32_t>(std::ranges::lower_bound(times, time) - times.begin());
}

std::int64_t floorDiv(std::int64_t value, std::int64_t divisor) {
    const std::int64_t quotient = value / divisor;
    return value % divisor < 0 ? quotient - 1 : quotient;
}

/// The first position at or behind `from` that is not before `until`. The steps double, because most cells
/// hold few events.
std::int32_t advanceTo(std::span<const std::int64_t> times, std::int32_t from, std::int64_t until) {
    const auto size = narrow<std::int32_t>(times.size());
    std::int32_t step = 1;
    std::int32_t low = from;
    while (low + step < size && times[static_cast<std::size_t>(low + step)] < until) {
        low += step;
        step *= 2;
    }
    const auto begin = times.begin() + low;
    const auto end = times.begin() + std::min(low + step, size);
    return narrow<std::int32_t>(std::lower_bound(begin, end, until) - times.begin());
}

std::vector<Mark> marksOf(std::span<const std::int64_t> times, const FrameSpec& spec) {
    std::vector<Mark> marks;
    const TimeScale& scale = spec.scale;
    if (times.empty() || scale.range.isEmpty() || !(scale.width > 0))
        return marks;
    const std::int64_t cellMs = std::max<std::int64_t>(1, std::llround(scale.msPerPixel() * spec.sizes.cell));
    const std::int64_t firstCell = floorDiv(scale.range.from.value, cellMs) * cellMs;
    std::int32_t position = firstFrom(times, firstCell);
    while (position < narrow<std::int32_t>(times.size())) {
        const std::int64_t time = times[static_cast<std::size_t>(position)];
        if (time >= scale.range.to.value)
            break;
        const std::int64_t cellEnd = (floorDiv(time, cellMs) + 1) * cellMs;
        const std::int32_t next = advanceTo(times, position, cellEnd);
        // Cells do not overlap, so neither do the counts that stand in their middles.
        const double x = xAt(scale, {next - position == 1 ? time : cellEnd - cellMs / 2});
        marks.push_back({.x = x, .first = position, .count = next - position});
        position = next;
    }
    for (std::size_t i = 0; i < marks.size(); ++i)
        marks[i].room = (i + 1 < marks.size() ? marks[i + 1].x : scale.width) - marks[i].x;
    return marks;
}

/// Lays out one lane after the other, from the top down.
class GeometryBuilder {
public:
    GeometryBuilder(const TimelineContent& content, const FrameSpec& spec)
        : m_content(content), m_spec(spec) {}

    LaneGeometry operator()(const EventLane& lane) const {
        LaneGeometry geometry;
        geometry.marks = marksOf(lane.times, m_spec);
        for (Mark& mark : geometry.marks) {
            const auto first = static_cast<std::size_t>(mark.first);
            if (lane.sameTypeUntil[first] >= mark.first + mark.count)
                mark.type = lane.types[first];
        }
        return geometry;
    }

    LaneGeometry operator()(const StateLane& lane) const {
        LaneGeometry geometry;
        for (std::size_t track = 0; track < lane.tracks.size(); ++track)
            addBars(geometry.bars, lane.tracks[track], track);
        return geometry;
    }

    LaneGeometry operator()(const ChannelLane&) const { return {}; }

    LaneGeometry operator()(const ImpressionLane& lane) const {
        LaneGeometry geometry;
        geometry.marks = marksOf(lane.times, m_spec);
        return geometry;
    }

    LaneGeometry operator()(const PredictionLane& lane) const {
        LaneGeometry geometry;
        geometry.marks = marksOf(lane.times, m_spec);
        for (const std::int32_t position : cardPositions(lane))
            addCard(geometry.cards, lane, position);
        return geometry;
    }

private:
    void addBars(std::vector<Bar>& bars, const std::vector<StateSpan>& spans, std::size_t track) const {
        const TimeScale& scale = m_spec.scale;
        const double top = LanePadding + static_cast<double>(track) * m_spec.sizes.track;
        auto span = std::ranges::lower_bound(spans, scale.range.from, {}, &StateSpan::to);
        while (span != spans.end() && span->from < scale.range.to) {
            const double left = std::max(xAt(scale, span->from), -m_spec.sizes.cell);
            auto next = span + 1;
            const UtcMillis pixelEnd = timeAt(scale, left + NarrowestBar);
            if (span->to < pixelEnd) {
                next = std::ranges::lower_bound(next, spans.end(), pixelEnd, {}, &StateSpan::to);
            }
            const double end = xAt(scale, (next - 1)->to);
            const double right =
                std::min(std::max(end, left + NarrowestBar), scale.width + m_spec.sizes.cell);
            bars.push_back(
                {.box = {left, top, right - left, m_spec.sizes.track},
                 .track = track,
                 .first = narrow<std::int32_t>(span - spans.begin()),
                 .count = narrow<std::int32_t>(next - span)});
            span = next;
        }
    }

    /// The selected impression, and every other one with room for a card to its right. Asking only for the
    /// neighbour keeps the choice the same while panning.
    std::vector<std::int32_t> cardPositions(const PredictionLane& lane) const {
        std::vector<std::int32_t> positions;
        const TimeScale& scale = m_spec.scale;
        if (lane.times.empty() || scale.range.isEmpty() || scale.width < m_spec.sizes.cardWidth)
            return positions;
        const auto roomMs =
            std::max<std::int64_t>(1, std::llround(scale.msPerPixel() * m_spec.sizes.cardWidth));
        const std::int32_t selected = selectedPosition(lane);
        const auto size = narrow<std::int32_t>(lane.times.size());
        std::int32_t position = firstFrom(lane.times, scale.range.from.value);
        while (position < size && lane.times[static_cast<std::size_t>(position)] < scale.range.to.value) {
            const std::int64_t time = lane.times[static_cast<std::size_t>(position)];
            const std::int32_t next = advanceTo(lane.times, position, time + roomMs);
            const bool hasRoom = next == position + 1;
            if (hasRoom && !isCovered(lane, position, selected))
                positions.push_back(position);
            // Between two that are closer than a card only the last one can have room.
            position = hasRoom ? next : next - 1;
        }
        if (selected >= 0 && !std::ranges::count(positions, selected))
            positions.push_back(selected);
        return positions;
    }

    /// -1 when the selected impression is not in sight.
    std::int32_t selectedPosition(const PredictionLane& lane) const {
        if (!m_spec.selected.isValid())
            return -1;
        const UtcMillis time = m_content.dataset->timeOf(m_spec.selected);
        if (!m_spec.scale.range.contains(time))
            return -1;
        return positionOf(lane.times, lane.rows, {time, m_spec.selected.value}).value_or(-1);
    }

    double cardLeft(const PredictionLane& lane, std::int32_t position) const {
        const double x = xAt(m_spec.scale, {lane.times[static_cast<std::size_t>(position)]});
        return std::max(0.0, std::min(x, m_spec.scale.width - m_spec.sizes.cardWidth));
    }

    bool isCovered(const PredictionLane& lane, std::int32_t position, std::int32_t selected) const {
        if (selected < 0 || position == selected)
            return false;
        const double distance = cardLeft(lane, position) - cardLeft(lane, selected);
        return std::abs(distance) < m_spec.sizes.cardWidth;
    }

    void addCard(std::vector<Card>& cards, const PredictionLane& lane, std::int32_t position) const {
        const auto index = static_cast<std::size_t>(position);
        const auto& run = lane.slot == RunSlot::Before ? m_content.runs.before : m_content.runs.after;
        const ImpressionIndex impression{lane.rows[index]};
        std::vector<rank::RankedIntent> list = rank::rankedList(*run, impression);
        if (list.empty())
            return;
        bringClickedIntoSight(list);
        const double left = cardLeft(lane, position);
        const double anchor = xAt(m_spec.scale, {lane.times[index]});
        // At the right edge a card is moved left, where another may already lie.
        if (!cards.empty() && cards.back().box.right() > left && impression != m_spec.selected) {
            if (cards.back().impression == m_spec.selected)
                return;
            cards.pop_back();
        }
        const LaneSizes& sizes = m_spec.sizes;
        Card card{
            .box = {left, LanePadding, sizes.cardWidth - 2 * LanePadding, sizes.cardRow * CardRowCount},
            .anchor = anchor,
            .position = position,
            .impression = impression};
        for (std::size_t i = 0; i < list.size(); ++i) {
            const double top = LanePadding + static_cast<double>(i) * sizes.cardRow;
            card.lines.push_back(
                {.box = {left, top, card.box.width, sizes.cardRow},
                 .intent = list[i].intent,
                 .probability = list[i].probability,
                 .rank = list[i].rank,
                 .isClicked = list[i].isClicked});
        }
        cards.push_back(std::move(card));
    }

    static void bringClickedIntoSight(std::vector<rank::RankedIntent>& list) {
        const auto shown = std::min<std::size_t>(list.size(), CardRowCount);
        const auto clicked = std::ranges::find(list, true, &rank::RankedIntent::isClicked);
        if (clicked != list.end() && clicked - list.begin() >= CardRowCount)
            list[shown - 1] = *clicked;
        list.resize(shown);
    }

    const TimelineContent& m_content;
    const FrameSpec& m_spec;
};

double laneHeight(const Lane& lane, const LaneSizes& sizes) {
    if (const auto* states = lane.as<StateLane>())
        return 2 * LanePadding + static_cast<double>(states->tracks.size()) * sizes.track;
    if (lane.as<ChannelLane>() != nullptr)
        return sizes.channel;
    if (lane.as<PredictionLane>() != nullptr)
        return 2 * LanePadding + CardRowCount * sizes.cardRow + sizes.markStrip;
    return sizes.eventRow;
}

void moveDown(LaneGeometry& lane, double top) {
    for (Bar& bar : lane.bars)
        bar.box.top += top;
    for (Card& card : lane.cards) {
        card.box.top += top;
        for (CardLine& line : card.lines)
            line.box.top += top;
    }
}

std::optional<Hit> cardHit(const LaneGeometry& lane, double x, double y) {
    for (const Card& card : lane.cards) {
        if (!card.box.contains(x, y))
            continue;
        const auto line =
            std::ranges::find_if(card.lines, [&](const CardLine& l) { return l.box.contains(x, y); });
        return CardHit{lane.lane, card.impression, line == card.lines.end() ? IntentIndex{} : line->intent};
    }
    return std::nullopt;
}

std::optional<Hit> barHit(const LaneGeometry& lane, double x, double y) {
    for (const Bar& bar : lane.bars) {
        if (bar.box.contains(x, y))
            return BarHit{lane.lane, bar};
    }
    return std::nullopt;
}

std::optional<Hit> markHit(const LaneGeometry& lane, double x, double reach) {
    const auto right = std::ranges::lower_bound(lane.marks, x, {}, &Mark::x);
    const Mark* best = nullptr;
    if (right != lane.marks.end())
        best = &*right;
    if (right != lane.marks.begin() && (best == nullptr || x - (right - 1)->x <= best->x - x))
        best = &*(right - 1);
    if (best == nullptr || std::abs(best->x - x) > reach)
        return std::nullopt;
    return MarkHit{lane.lane, *best};
}

} // namespace

bool Box::contains(double x, double y) const {
    return x >= left && x < right() && y >= top && y < bottom();
}

TimelineGeometry buildGeometry(const TimelineContent& content, const FrameSpec& spec) {
    TimelineGeometry geometry{.spec = spec};
    for (std::size_t i = 0; i < content.lanes.size(); ++i) {
        LaneGeometry lane = std::visit(GeometryBuilder(content, spec), content.lanes[i].body);
        lane.lane = i;
        lane.box = {0, geometry.height, spec.scale.width, laneHeight(content.lanes[i], spec.sizes)};
        moveDown(lane, geometry.height);
        geometry.height += lane.box.height;
        geometry.lanes.push_back(std::move(lane));
    }
    return geometry;
}

double contentHeight(const TimelineContent& content, const LaneSizes& sizes) {
    double height = 0;
    for (const Lane& lane : content.lanes)
        height += laneHeight(lane, sizes);
    return height;
}

std::optional<Hit> hitTest(const TimelineGeometry& geometry, double x, double y, double reach) {
    const auto index = laneAt(geometry, y);
    if (!index)
        return std::nullopt;
    const LaneGeometry& lane = geometry.lanes[*index];
    if (auto hit = cardHit(lane, x, y))
        return hit;
    if (auto hit = barHit(lane, x, y))
        return hit;
    return markHit(lane, x, reach);
}

std::optional<std::size_t> laneAt(const TimelineGeometry& geometry, double y) {
    const auto lane = std::ranges::find_if(
        geometry.lanes, [&](const LaneGeometry& l) { return y >= l.box.top && y < l.box.bottom(); });
    if (lane == geometry.lanes.end())
        return std::nullopt;
    return static_cast<std::size_t>(lane - geometry.lanes.begin());
}

} // namespace intentscope::timeline
