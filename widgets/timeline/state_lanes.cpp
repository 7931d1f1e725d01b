// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/timeline/state_lanes.h"

#include "core/base/assert.h"
#include "core/base/checked.h"
#include "widgets/timeline/timeline_content.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace intentscope::timeline {
namespace {

constexpr std::string_view ThingSuffix = "_id";
/// A state whose name ends in one of these is the end of its thing.
constexpr std::array<std::string_view, 11> FinalWords = {
    "completed",
    "cancelled",
    "canceled",
    "closed",
    "refunded",
    "expired",
    "returned",
    "resolved",
    "issued",
    "rejected",
    "written"};

/// One thing's events, ascending; positions into UserEvents.
struct Thing {
    std::string_view name = {};
    std::vector<std::size_t> positions = {};
};

bool isFinal(std::string_view state) {
    return std::ranges::any_of(FinalWords, [&](std::string_view word) { return state.ends_with(word); });
}

const data::Column* stateColumn(const data::Table& events) {
    for (const std::string_view name : {"status", "state"}) {
        const data::Column* column = events.find(name);
        if (column != nullptr && column->spec().kind == data::FeatureKind::Categorical)
            return column;
    }
    return nullptr;
}

std::vector<Thing> thingsOf(const data::Column& column, const UserEvents& events) {
    std::vector<Thing> things;
    std::unordered_map<std::string_view, std::size_t> thingOf;
    for (std::size_t i = 0; i < events.rows.size(); ++i) {
        const std::string_view name = wordAt(&column, EventIndex{events.rows[i]}.row());
        if (name.empty())
            continue;
        const auto [entry, isNew] = thingOf.try_emplace(name, things.size());
        if (isNew)
            things.push_back({.name = name});
        things[entry->second].positions.push_back(i);
    }
    return things;
}

/// Builds the lane thing by thing, in the order in which they began.
class StateLaneBuilder {
public:
    StateLaneBuilder(const data::Table& table, const UserEvents& events, StateLaneSpec spec)
        : m_types(table.findRole(data::Role::EventType)), m_states(stateColumn(table)), m_events(events),
          m_spec(spec) {}

    void add(const Thing& thing) {
        std::vector<StateSpan> spans = spansOf(thing);
        if (spans.empty())
            return;
        std::vector<StateSpan>* track = freeTrack(spans.front().from);
        if (track == nullptr) {
            ++m_lane.hiddenThingCount;
            return;
        }
        m_lane.thingNames.emplace_back(thing.name);
        track->insert(track->end(), spans.begin(), spans.end());
        for (const std::size_t position : thing.positions)
            m_spec.isUsed[position] = 1;
    }

    StateLane take() { return std::move(m_lane); }

private:
    std::string_view stateWord(std::size_t position) const {
        const std::size_t row = EventIndex{m_events.rows[position]}.row();
        const std::string_view word = wordAt(m_states, row);
        return word.empty() ? wordAt(m_types, row) : word;
    }

    std::int32_t stateCode(std::string_view word) {
        const auto next = narrow<std::int32_t>(m_lane.stateNames.size());
        const auto [entry, isNew] = m_codes.try_emplace(word, next);
        if (isNew)
            m_lane.stateNames.push_back(humanWords(word));
        return entry->second;
    }

    std::vector<StateSpan> spansOf(const Thing& thing) {
        std::vector<StateSpan> spans;
        const auto number = narrow<std::int32_t>(m_lane.thingNames.size());
        for (const std::size_t position : thing.positions) {
            const std::int32_t state = stateCode(stateWord(position));
            const UtcMillis time{m_events.times[position]};
            if (!spans.empty() && spans.back().state == state)
                continue;
            if (!spans.empty())
                spans.back().to = time;
            spans.push_back(
                {.from = time,
                 .to = time,
                 .state = state,
                 .event = EventIndex{m_events.rows[position]},
                 .thing = number});
        }
        if (!spans.empty() && !isFinal(stateWord(thing.positions.back()))) {
            spans.back().isOpen = true;
            spans.back().to = std::max(spans.back().to, m_spec.end);
        }
        return spans;
    }

    std::vector<StateSpan>* freeTrack(UtcMillis from) {
        for (auto& track : m_lane.tracks) {
            if (track.back().to < from)
                return &track;
        }
        if (m_lane.tracks.size() == MaximumTracks)
            return nullptr;
        return &m_lane.tracks.emplace_back();
    }

    const data::Column* m_types;
    const data::Column* m_states;
    const UserEvents& m_events;
    StateLaneSpec m_spec;
    StateLane m_lane;
    std::unordered_map<std::string_view, std::int32_t> m_codes;
};

/// "order_id" as "Orders".
std::string laneName(std::string_view columnName) {
    std::string name = humanWords(columnName.substr(0, columnName.size() - ThingSuffix.size()));
    if (!name.empty() && name.front() >= 'a' && name.front() <= 'z')
        name.front() = static_cast<char>(name.front() - 'a' + 'A');
    return name + "s";
}

} // namespace

const data::Column* thingColumn(const data::Table& events) {
    for (const auto& column : events.columns()) {
        const data::ColumnSpec& spec = column->spec();
        const bool isNaming =
            spec.kind == data::FeatureKind::Text || spec.kind == data::FeatureKind::Categorical;
        const bool isFree = spec.role == data::Role::Feature || spec.role == data::Role::Text;
        const bool hasName = spec.name.size() > ThingSuffix.size() && spec.name.ends_with(ThingSuffix);
        if (isNaming && isFree && hasName)
            return column.get();
    }
    return nullptr;
}

std::optional<Lane> stateLane(const data::Dataset& dataset, const UserEvents& events, StateLaneSpec spec) {
    ISCOPE_ASSERT(spec.isUsed.size() == events.rows.size());
    const data::Column* column = thingColumn(dataset.events());
    if (column == nullptr)
        return std::nullopt;
    StateLaneBuilder builder(dataset.events(), events, spec);
    for (const Thing& thing : thingsOf(*column, events))
        builder.add(thing);
    StateLane lane = builder.take();
    if (lane.tracks.empty())
        return std::nullopt;
    std::string name = laneName(column->spec().name);
    std::string tooltip = name + ": one bar each, coloured by state";
    if (lane.hiddenThingCount > 0)
        tooltip += "; " + std::to_string(lane.hiddenThingCount) + " more overlap these and are not drawn";
    return Lane{.name = std::move(name), .tooltip = std::move(tooltip), .body = std::move(lane)};
}

} // namespace intentscope::timeline
