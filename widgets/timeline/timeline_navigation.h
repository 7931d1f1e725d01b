// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/state/time_window.h"
#include "widgets/timeline/timeline_content.h"

#include <cstddef>
#include <optional>

namespace intentscope::timeline {

enum class Direction { Backward, Forward };

/// The nearest event, state change or impression strictly before or after a moment; in one lane, or in all
/// without one. O(lanes x log events).
std::optional<UtcMillis> nextMoment(
    const TimelineContent& content, std::optional<std::size_t> lane, UtcMillis from, Direction direction);

/// The user's impression before or after the selected one; without a selection the last or the first.
std::optional<ImpressionIndex>
nextImpression(const TimelineContent& content, ImpressionIndex selected, Direction direction);

/// What there is to see around an impression: mostly what led to it. Eight days before and two after, within
/// the content's extent.
state::TimeRange focusRange(const TimelineContent& content, UtcMillis time);

} // namespace intentscope::timeline
