// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/timeline/event_lanes.h"

#include "core/base/assert.h"
#include "core/base/checked.h"
#include "widgets/timeline/timeline_content.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace intentscope::timeline {
namespace {

constexpr UtcMillis FirstDrawable{-62'135'596'800'000}; ///< 0001-01-01
constexpr UtcMillis LastDrawable{253'402'300'799'999};  ///< the end of 9999
constexpr std::string_view OtherGroup = "other";
constexpr std::string_view Separators = "_.:/ ";

struct Group {
    std::string name = {};
    std::vector<std::size_t> positions = {}; ///< into UserEvents
};

std::string_view typePrefix(std::string_view type) {
    return type.substr(0, type.find_first_of(Separators));
}

/// "failed" of "payment_failed" in the group "payment"; a type that is the prefix alone stays.
std::string shortType(std::string_view type, std::string_view group) {
    const bool hasPrefix = type.size() > group.size() + 1 && type.starts_with(group) &&
                           Separators.find(type[group.size()]) != std::string_view::npos;
    return humanWords(hasPrefix ? type.substr(group.size() + 1) : type);
}

const data::Column* groupColumn(const data::Table& events) {
    const data::Column* column = events.find("group");
    return column != nullptr && column->spec().kind == data::FeatureKind::Categorical ? column : nullptr;
}

std::vector<Group>
groupsOf(const data::Table& table, const UserEvents& events, std::span<const std::uint8_t> isUsed) {
    const data::Column* types = table.findRole(data::Role::EventType);
    const data::Column* column = groupColumn(table);
    std::vector<Group> groups;
    std::unordered_map<std::string_view, std::size_t> groupOf;
    for (std::size_t i = 0; i < events.rows.size(); ++i) {
        if (isUsed[i] != 0)
            continue;
        const std::size_t row = EventIndex{events.rows[i]}.row();
        std::string_view name = column != nullptr ? wordAt(column, row) : typePrefix(wordAt(types, row));
        if (name.empty())
            name = OtherGroup;
        const auto [entry, isNew] = groupOf.try_emplace(name, groups.size());
        if (isNew)
            groups.push_back({.name = std::string(name)});
        groups[entry->second].positions.push_back(i);
    }
    return groups;
}

/// Keeps the largest groups in their order and pours the rest into one, whose events are sorted again.
void limitGroups(std::vector<Group>& groups) {
    if (groups.size() <= MaximumEventLanes)
        return;
    std::vector<std::size_t> bySize(groups.size());
    for (std::size_t i = 0; i < bySize.size(); ++i)
        bySize[i] = i;
    std::ranges::stable_sort(
        bySize, std::greater<>{}, [&](std::size_t i) { return groups[i].positions.size(); });
    std::vector<std::uint8_t> isKept(groups.size(), 0);
    for (std::size_t i = 0; i + 1 < MaximumEventLanes; ++i)
        isKept[bySize[i]] = groups[bySize[i]].name != OtherGroup ? 1 : 0;

    std::vector<Group> kept;
    Group other{.name = std::string(OtherGroup)};
    for (std::size_t i = 0; i < groups.size(); ++i) {
        if (isKept[i] != 0)
            kept.push_back(std::move(groups[i]));
        else
            other.positions.insert(
                other.positions.end(), groups[i].positions.begin(), groups[i].positions.end());
    }
    std::ranges::sort(other.positions);
    kept.push_back(std::move(other));
    groups = std::move(kept);
}

void fillSameTypeUntil(EventLane& lane) {
    lane.sameTypeUntil.resize(lane.types.size());
    for (std::size_t i = lane.types.size(); i-- > 0;) {
        const bool continues = i + 1 < lane.types.size() && lane.types[i + 1] == lane.types[i];
        lane.sameTypeUntil[i] = continues ? lane.sameTypeUntil[i + 1] : narrow<std::int32_t>(i + 1);
    }
}

Lane laneOf(const data::Column* types, const UserEvents& events, const Group& group) {
    EventLane lane;
    std::unordered_map<std::string_view, std::int32_t> typeOf;
    for (const std::size_t position : group.positions) {
        const std::string_view word = wordAt(types, EventIndex{events.rows[position]}.row());
        const auto [entry, isNew] = typeOf.try_emplace(word, narrow<std::int32_t>(lane.typeNames.size()));
        if (isNew)
            lane.typeNames.push_back(word.empty() ? "event" : shortType(word, group.name));
        lane.times.push_back(events.times[position]);
        lane.rows.push_back(events.rows[position]);
        lane.types.push_back(entry->second);
    }
    fillSameTypeUntil(lane);
    const bool isOneType = lane.typeNames.size() == 1 && group.name != OtherGroup;
    const EventIndex first{lane.rows.front()};
    const std::string name =
        humanWords(isOneType ? wordAt(types, first.row()) : std::string_view(group.name));
    return {.name = capitalised(name), .tooltip = {}, .body = std::move(lane)};
}

} // namespace

bool isDrawable(UtcMillis time) {
    return FirstDrawable <= time && time <= LastDrawable;
}

UserEvents userEvents(const data::Dataset& dataset, UserIndex user) {
    UserEvents events;
    const auto rows = dataset.eventsOf(user);
    events.times.reserve(rows.size());
    events.rows.reserve(rows.size());
    for (const std::int32_t row : rows) {
        const UtcMillis time = dataset.timeOfEvent(EventIndex{row});
        if (!isDrawable(time))
            continue;
        events.times.push_back(time.value);
        events.rows.push_back(row);
    }
    return events;
}

std::string_view wordAt(const data::Column* column, std::size_t row) {
    if (column == nullptr)
        return {};
    if (column->spec().kind == data::FeatureKind::Categorical)
        return column->dictionary()->word(column->codes()[row]);
    return column->spec().kind == data::FeatureKind::Text ? column->textAt(row) : std::string_view{};
}

std::vector<Lane>
eventLanes(const data::Dataset& dataset, const UserEvents& events, std::span<const std::uint8_t> isUsed) {
    ISCOPE_ASSERT(isUsed.size() == events.rows.size());
    const data::Table& table = dataset.events();
    std::vector<Group> groups = groupsOf(table, events, isUsed);
    limitGroups(groups);
    std::vector<Lane> lanes;
    for (const Group& group : groups)
        lanes.push_back(laneOf(table.findRole(data::Role::EventType), events, group));
    return lanes;
}

} // namespace intentscope::timeline
