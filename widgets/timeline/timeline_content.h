// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/dataset.h"
#include "widgets/state/time_window.h"
#include "widgets/timeline/compared_runs.h"
#include "widgets/timeline/lane.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace intentscope::timeline {

/// Everything that one user's timeline shows. Immutable once built.
struct TimelineContent {
    std::shared_ptr<const data::Dataset> dataset = {};
    ComparedRuns runs = {};
    UserIndex user = {};
    /// From the first to the last thing that happened, with a margin of a fortieth at either end.
    state::TimeRange extent = {};
    std::vector<Lane> lanes = {}; ///< from top to bottom
};

struct ContentSpec {
    std::shared_ptr<const data::Dataset> dataset = {};
    ComparedRuns runs = {};
    UserIndex user = {};
    /// Columns of the impressions table to draw as channels; without a value: defaultChannels().
    std::optional<std::vector<std::string>> channels = std::nullopt;
};

/// The lanes of one user, O(events + impressions x candidates) of that user:
///
/// - States: when the events table has a column that names a thing (see thingColumn), one strip in which
/// every
///   thing goes from state to state. The state is the word of a categorical column called `status` or
///   `state`, else the event's type. Repeated states are one span. The last span of a thing ends where a word
///   says that it is over (completed, cancelled, closed, resolved, refunded, returned, issued, expired,
///   rejected, written), else it is open.
/// - Events: one strip per group, in the order of the groups' first events. The group is the word of a
///   categorical events column called `group`, else the event type up to the first of `_ . : /` or blank;
///   a group of one type is called by the whole type. Events that began a state are not repeated. Above
///   MaximumEventLanes groups the smallest share "other".
/// - Impressions, then one strip per run, then the chosen numeric channels.
///
/// Times outside the years 1 to 9999 are left out. An invalid user gives no lanes.
TimelineContent buildContent(const ContentSpec& spec);

constexpr std::size_t MaximumEventLanes = 5;
/// Things that overlap more than so many others in time get no track and are counted.
constexpr std::size_t MaximumTracks = 5;
constexpr std::size_t DefaultChannelCount = 2;

/// The events column that names what an event happened to: the first one of kind text or categorical, without
/// another role than feature or text, whose name ends in `_id`. Null when there is none.
const data::Column* thingColumn(const data::Table& events);

/// Numeric feature columns of the impressions that take at least two values over this user's impressions, in
/// the order of the table. O(impressions of the user x numeric columns).
std::vector<std::string> varyingChannels(const data::Dataset& dataset, UserIndex user);

/// The DefaultChannelCount of varyingChannels that tell most: those that rise and fall before those that only
/// grow with time (ages, totals), then by the number of changes between neighbouring impressions, then by the
/// order of the table.
std::vector<std::string> defaultChannels(const data::Dataset& dataset, UserIndex user);

/// "order_placed" as "order placed". For types, columns and states.
std::string humanWords(std::string_view identifier);
/// With a capital, where it begins with an ASCII letter.
std::string capitalised(std::string text);

/// The payload of an event for a tooltip: (column, value with unit), missing values left out.
std::vector<std::pair<std::string, std::string>> eventPayload(const data::Dataset& dataset, EventIndex event);

/// Where a row stands in a lane's parallel `times` and `rows`; nothing when it is not there. O(log n).
std::optional<std::int32_t> positionOf(
    std::span<const std::int64_t> times,
    std::span<const std::int32_t> rows,
    std::pair<UtcMillis, std::int32_t> entry);

/// How much happened in each of `binCount` equal parts of `range`: events and impressions together.
/// O(lanes x bins x log events).
std::vector<std::int32_t>
activityDensity(const TimelineContent& content, state::TimeRange range, std::size_t binCount);

} // namespace intentscope::timeline
