// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/time.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace intentscope::timeline {

/// Which look a run has: one meaning, one colour, everywhere.
enum class RunSlot { Before, After };

/// Events of one group, by time, then by row. The four vectors are parallel.
struct EventLane {
    std::vector<std::int64_t> times = {}; ///< UTC milliseconds, ascending
    std::vector<std::int32_t> rows = {};  ///< EventIndex values
    std::vector<std::int32_t> types = {}; ///< into `typeNames`
    /// The first position behind i whose type is another one: tells in O(1) whether a run is of one type.
    std::vector<std::int32_t> sameTypeUntil = {};
    std::vector<std::string> typeNames = {}; ///< for people, without the group's name: "failed"
};

/// A thing (an order) being in a state, from the event that began it to the next event of the same thing.
struct StateSpan {
    UtcMillis from = {};
    UtcMillis to = {};
    std::int32_t state = 0; ///< into StateLane::stateNames
    EventIndex event = {};  ///< that began it
    std::int32_t thing = 0; ///< into StateLane::thingNames
    bool isOpen = false;    ///< nothing ended it within the data
};

/// Spans of several things; those that overlap in time lie on different tracks. Within a track spans are
/// ascending and disjoint.
struct StateLane {
    std::vector<std::vector<StateSpan>> tracks = {};
    std::vector<std::string> stateNames = {};
    std::vector<std::string> thingNames = {}; ///< "O-1003"
    std::int32_t hiddenThingCount = 0;        ///< overlapped too many others to get a track
};

/// One numeric feature of the impressions, where it is known.
struct ChannelLane {
    std::string column = {};
    std::string unit = {};
    std::string description = {};
    std::vector<std::int64_t> times = {}; ///< ascending
    std::vector<double> values = {};      ///< finite
};

struct ImpressionLane {
    std::vector<std::int64_t> times = {}; ///< ascending
    std::vector<std::int32_t> rows = {};  ///< ImpressionIndex values
};

/// What one run predicts at each impression. The first four vectors are parallel.
struct PredictionLane {
    RunSlot slot = RunSlot::Before;
    std::vector<std::int64_t> times = {}; ///< ascending
    std::vector<std::int32_t> rows = {};  ///< ImpressionIndex values
    /// Rank, from 1, of the clicked intent; the best one where several were clicked. See the constants.
    std::vector<std::int32_t> clickedRanks = {};
    std::vector<float> clickedProbabilities = {}; ///< 0 where nothing was clicked
    /// How many before position i have a clicked intent and a score, and how many of them rank it first; one
    /// entry more than the others. A merged mark counts with these in O(1).
    std::vector<std::int32_t> judgedBefore = {};
    std::vector<std::int32_t> rightBefore = {};

    static constexpr std::int32_t NothingClicked = 0;
    static constexpr std::int32_t NotScored = -1;
};

/// One horizontal strip of the timeline.
struct Lane {
    std::string name = {};    ///< stands in the gutter
    std::string tooltip = {}; ///< the name in full and what is shown; may be empty
    std::variant<EventLane, StateLane, ChannelLane, ImpressionLane, PredictionLane> body = {};

    template <class Body>
    const Body* as() const {
        return std::get_if<Body>(&body);
    }
};

} // namespace intentscope::timeline
