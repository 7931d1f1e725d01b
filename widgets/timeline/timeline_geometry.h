// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "widgets/timeline/timeline_content.h"
#include "widgets/timeline/timeline_coordinates.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <variant>
#include <vector>

namespace intentscope::timeline {

/// A rectangle in device-independent pixels, independent of any painter.
struct Box {
    double left = 0;
    double top = 0;
    double width = 0;
    double height = 0;

    double right() const { return left + width; }
    double bottom() const { return top + height; }
    bool contains(double x, double y) const;
};

/// Sizes that follow the font, in device-independent pixels.
struct LaneSizes {
    double eventRow = 24;
    double track = 20; ///< one track of a state lane
    double channel = 48;
    double cardRow = 16;    ///< one intent of a prediction
    double cardWidth = 176; ///< room a prediction needs
    double markStrip = 16;  ///< the marks below the cards
    double cell = 18;       ///< events closer than this become one mark
};

/// What to lay out.
struct FrameSpec {
    TimeScale scale = {};
    LaneSizes sizes = {};
    ImpressionIndex selected = {}; ///< always gets its card
};

constexpr std::int32_t CardRowCount = 3;

/// One or more events, impressions or predictions: positions [first, first + count) of the lane.
struct Mark {
    double x = 0; ///< the event's own place when there is one, else the middle of their cell
    std::int32_t first = 0;
    std::int32_t count = 0;
    std::int32_t type = -1; ///< EventLane type; -1 when the events differ, and in other lanes
    double room = 0;        ///< free pixels from x to the next mark, or to the right edge
};

/// One or more spans of a track: [first, first + count). Several spans that share a pixel are one bar.
struct Bar {
    Box box = {};
    std::size_t track = 0;
    std::int32_t first = 0;
    std::int32_t count = 0;
};

/// One line of a card.
struct CardLine {
    Box box = {};
    IntentIndex intent = {};
    float probability = 0;
    std::int32_t rank = 0;
    bool isClicked = false;
};

/// What a run predicts for one impression. Holds the first CardRowCount intents; where the clicked one is not
/// among them, it takes the last line's place.
struct Card {
    Box box = {};
    double anchor = 0; ///< x of its impression
    std::int32_t position = 0;
    ImpressionIndex impression = {};
    std::vector<CardLine> lines = {};
};

struct LaneGeometry {
    std::size_t lane = 0; ///< into TimelineContent::lanes
    Box box = {};
    std::vector<Mark> marks = {}; ///< ascending; they partition the lane's positions in and around the range
    std::vector<Bar> bars = {};
    std::vector<Card> cards = {};
};

/// Rectangles and glyphs of one frame. Painting and hit testing read the same.
struct TimelineGeometry {
    FrameSpec spec = {};
    std::vector<LaneGeometry> lanes = {};
    double height = 0;
};

/// Lays out what lies in the scale's range. The work and the number of marks and bars are bounded by the
/// width, not by the number of events: O(lanes x width x log events). Cells are anchored to absolute time, so
/// that marks do not regroup while panning.
TimelineGeometry buildGeometry(const TimelineContent& content, const FrameSpec& spec);

/// Of the whole stack of lanes; does not depend on the range.
double contentHeight(const TimelineContent& content, const LaneSizes& sizes);

struct MarkHit {
    std::size_t lane = 0;
    Mark mark = {};
};
struct BarHit {
    std::size_t lane = 0;
    Bar bar = {};
};
struct CardHit {
    std::size_t lane = 0;
    ImpressionIndex impression = {};
    IntentIndex intent = {}; ///< invalid between the lines
};
using Hit = std::variant<MarkHit, BarHit, CardHit>;

/// What lies at a point, cards before marks; a mark is hit within `reach` pixels. O(log marks + cards).
std::optional<Hit> hitTest(const TimelineGeometry& geometry, double x, double y, double reach = 8);

/// The lane at a height; nothing below the last.
std::optional<std::size_t> laneAt(const TimelineGeometry& geometry, double y);

} // namespace intentscope::timeline
