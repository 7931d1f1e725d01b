// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rank/explainer.h"
#include "widgets/timeline/lane.h"

#include <map>
#include <optional>
#include <string>

namespace intentscope::timeline {

/// What the lanes add to the explained score of one impression: a channel what its column does, lanes of
/// events and states what the history of events does as a whole, since a ranker reads it as one input.
struct LaneEffects {
    ImpressionIndex impression;
    std::map<std::string, double> columns = {}; ///< of impressions, by name; in units of the score
    std::optional<double> events = {};
    double largest = 0; ///< in magnitude, of those above

    /// None where the ranker reads nothing of the lane.
    std::optional<double> of(const Lane& lane) const;
};

LaneEffects laneEffects(ImpressionIndex impression, const rank::Explanation& explanation);

} // namespace intentscope::timeline
