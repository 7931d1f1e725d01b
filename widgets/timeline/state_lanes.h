// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/timeline/event_lanes.h"

#include <cstdint>
#include <optional>
#include <span>

namespace intentscope::timeline {

/// Where open spans end, and what the lane consumed.
struct StateLaneSpec {
    UtcMillis end = {};                  ///< open spans are drawn until here
    std::span<std::uint8_t> isUsed = {}; ///< parallel to the events; set to 1 for those that began a state
};

/// The states of everything that the user's events name (see buildContent); nothing when no event names a
/// thing. O(n log n) in the number of events.
std::optional<Lane> stateLane(const data::Dataset& dataset, const UserEvents& events, StateLaneSpec spec);

} // namespace intentscope::timeline
