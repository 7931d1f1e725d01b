// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/timeline/lane_effects.h"

#include <algorithm>
#include <cmath>

namespace intentscope::timeline {

std::optional<double> LaneEffects::of(const Lane& lane) const {
    if (const auto* channel = lane.as<ChannelLane>()) {
        const auto found = columns.find(channel->column);
        return found == columns.end() ? std::nullopt : std::optional(found->second);
    }
    if (lane.as<EventLane>() != nullptr || lane.as<StateLane>() != nullptr)
        return events;
    return std::nullopt;
}

LaneEffects laneEffects(ImpressionIndex impression, const rank::Explanation& explanation) {
    LaneEffects effects{.impression = impression};
    for (const rank::Contribution& input : explanation.inputs) {
        if (input.table == "impressions" && !input.column.empty() && input.part == rank::RankerPart::User)
            effects.columns[input.column] += input.amount;
        else if (input.table == "events")
            effects.events = effects.events.value_or(0.0) + input.amount;
    }
    for (const auto& [column, amount] : effects.columns)
        effects.largest = std::max(effects.largest, std::abs(amount));
    effects.largest = std::max(effects.largest, std::abs(effects.events.value_or(0.0)));
    return effects;
}

} // namespace intentscope::timeline
