// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/timeline/timeline_content.h"

#include "core/base/assert.h"
#include "core/base/checked.h"
#include "widgets/timeline/event_lanes.h"
#include "widgets/timeline/state_lanes.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>
#include <tuple>
#include <unordered_set>

namespace intentscope::timeline {
namespace {

ImpressionLane impressionLane(const data::Dataset& dataset, UserIndex user) {
    ImpressionLane lane;
    for (const std::int32_t row : dataset.impressionsOf(user)) {
        const UtcMillis time = dataset.timeOf(ImpressionIndex{row});
        if (!isDrawable(time))
            continue;
        lane.times.push_back(time.value);
        lane.rows.push_back(row);
    }
    return lane;
}

Lane channelLane(const ImpressionLane& impressions, const data::Column& column) {
    const data::ColumnSpec& spec = column.spec();
    ChannelLane lane{.column = spec.name, .unit = spec.unit, .description = spec.description};
    const auto values = column.numbers();
    for (std::size_t i = 0; i < impressions.rows.size(); ++i) {
        const double value = values[ImpressionIndex{impressions.rows[i]}.row()];
        if (!std::isfinite(value))
            continue;
        lane.times.push_back(impressions.times[i]);
        lane.values.push_back(value);
    }
    std::string name = capitalised(humanWords(spec.name));
    std::string tooltip = spec.description.empty() ? name : name + ": " + spec.description;
    return {.name = std::move(name), .tooltip = std::move(tooltip), .body = std::move(lane)};
}

struct ClickOutcome {
    std::int32_t rank = PredictionLane::NothingClicked;
    float probability = 0;
};

std::size_t betterCount(std::span<const float> scores, std::span<const std::int32_t> intents, std::size_t i) {
    std::size_t count = 0;
    for (std::size_t other = 0; other < scores.size(); ++other) {
        const bool isTieBefore = scores[other] == scores[i] && intents[other] < intents[i];
        count += scores[other] > scores[i] || isTieBefore ? 1U : 0U;
    }
    return count;
}

/// Counts instead of sorting: the lane of a user with thousands of impressions needs one rank of each.
ClickOutcome clickOutcome(const rank::ScoreTable& run, ImpressionIndex impression) {
    if (!run.isScored(impression))
        return {.rank = PredictionLane::NotScored};
    const data::CandidateList candidates = run.dataset().candidatesOf(impression);
    const auto scores = run.scoresOf(impression);
    ClickOutcome outcome;
    std::size_t bestPosition = 0;
    for (std::size_t i = 0; i < scores.size(); ++i) {
        if (candidates.clicked[i] != 1)
            continue;
        const auto place = narrow<std::int32_t>(betterCount(scores, candidates.intents, i) + 1);
        if (outcome.rank == PredictionLane::NothingClicked || place < outcome.rank) {
            outcome.rank = place;
            bestPosition = i;
        }
    }
    if (outcome.rank == PredictionLane::NothingClicked)
        return outcome;
    double sum = 0;
    const double best = static_cast<double>(scores[bestPosition]);
    for (const float score : scores)
        sum += score == scores[bestPosition] ? 1.0 : std::exp(static_cast<double>(score) - best);
    outcome.probability = static_cast<float>(1.0 / sum);
    return outcome;
}

Lane predictionLane(const rank::ScoreTable& run, RunSlot slot, const ImpressionLane& impressions) {
    PredictionLane lane{.slot = slot, .times = impressions.times, .rows = impressions.rows};
    lane.judgedBefore.push_back(0);
    lane.rightBefore.push_back(0);
    for (const std::int32_t row : impressions.rows) {
        const ClickOutcome outcome = clickOutcome(run, ImpressionIndex{row});
        lane.clickedRanks.push_back(outcome.rank);
        lane.clickedProbabilities.push_back(outcome.probability);
        lane.judgedBefore.push_back(lane.judgedBefore.back() + (outcome.rank > 0 ? 1 : 0));
        lane.rightBefore.push_back(lane.rightBefore.back() + (outcome.rank == 1 ? 1 : 0));
    }
    const std::string title = slot == RunSlot::Before ? "Before" : "After";
    return {.name = title, .tooltip = title + ": " + run.info().name, .body = std::move(lane)};
}

void addPredictions(TimelineContent& content, const ImpressionLane& impressions) {
    const auto add = [&](const std::shared_ptr<const rank::ScoreTable>& run, RunSlot slot) {
        if (!run)
            return;
        ISCOPE_ASSERT(&run->dataset() == content.dataset.get());
        content.lanes.push_back(predictionLane(*run, slot, impressions));
    };
    add(content.runs.before, RunSlot::Before);
    add(content.runs.after, RunSlot::After);
}

/// Grows [first, last] by the times of an ascending vector.
void include(std::span<const std::int64_t> times, std::int64_t& first, std::int64_t& last) {
    if (times.empty())
        return;
    first = std::min(first, times.front());
    last = std::max(last, times.back());
}

state::TimeRange extentOf(std::span<const std::int64_t> events, std::span<const std::int64_t> impressions) {
    std::int64_t first = std::numeric_limits<std::int64_t>::max();
    std::int64_t last = std::numeric_limits<std::int64_t>::min();
    include(events, first, last);
    include(impressions, first, last);
    if (first > last)
        return {};
    const std::int64_t margin = std::max(MillisPerHour, (last - first) / 40);
    return {{first - margin}, {last + margin}};
}

std::size_t changeCount(std::span<const double> values) {
    std::size_t count = 0;
    for (std::size_t i = 1; i < values.size(); ++i)
        count += values[i] != values[i - 1] ? 1U : 0U;
    return count;
}

std::vector<double> knownValues(const data::Column& column, std::span<const std::int32_t> rows) {
    std::vector<double> known;
    for (const std::int32_t row : rows) {
        const double value = column.numbers()[ImpressionIndex{row}.row()];
        if (std::isfinite(value))
            known.push_back(value);
    }
    return known;
}

struct VaryingChannel {
    std::string column;
    std::size_t changes = 0;
    bool onlyGrows = false;
};

std::vector<VaryingChannel> varying(const data::Dataset& dataset, UserIndex user) {
    std::vector<VaryingChannel> result;
    for (const auto& column : dataset.impressions().columns()) {
        const data::ColumnSpec& spec = column->spec();
        if (spec.kind != data::FeatureKind::Numeric || spec.role != data::Role::Feature)
            continue;
        const std::vector<double> values = knownValues(*column, dataset.impressionsOf(user));
        const std::size_t changes = changeCount(values);
        if (changes > 0)
            result.push_back({spec.name, changes, std::ranges::is_sorted(values)});
    }
    return result;
}

std::string valueWithUnit(const data::Column& column, std::size_t row) {
    const std::string text = column.valueText(row);
    return column.spec().unit.empty() ? text : text + " " + column.spec().unit;
}

std::span<const std::int64_t> timesOf(const Lane& lane) {
    if (const auto* events = lane.as<EventLane>())
        return events->times;
    if (const auto* impressions = lane.as<ImpressionLane>())
        return impressions->times;
    return {};
}

std::vector<std::int64_t> stateTimes(const StateLane& lane) {
    std::vector<std::int64_t> times;
    for (const auto& track : lane.tracks) {
        for (const StateSpan& span : track)
            times.push_back(span.from.value);
    }
    std::ranges::sort(times);
    return times;
}

void countInto(std::vector<std::int32_t>& bins, std::span<const std::int64_t> times, state::TimeRange range) {
    const double length = static_cast<double>(range.lengthMs());
    auto edge = std::ranges::lower_bound(times, range.from.value);
    for (std::size_t bin = 0; bin < bins.size(); ++bin) {
        const double share = static_cast<double>(bin + 1) / static_cast<double>(bins.size());
        const std::int64_t until = range.from.value + std::llround(share * length);
        const auto next = std::lower_bound(edge, times.end(), until);
        bins[bin] += static_cast<std::int32_t>(next - edge);
        edge = next;
    }
}

} // namespace

TimelineContent buildContent(const ContentSpec& spec) {
    ISCOPE_ASSERT(spec.dataset != nullptr);
    TimelineContent content{.dataset = spec.dataset, .runs = spec.runs, .user = spec.user};
    if (!spec.user.isValid())
        return content;
    const data::Dataset& dataset = *spec.dataset;
    const UserEvents events = userEvents(dataset, spec.user);
    const ImpressionLane impressions = impressionLane(dataset, spec.user);
    content.extent = extentOf(events.times, impressions.times);

    std::vector<std::uint8_t> isUsed(events.rows.size(), 0);
    if (auto states = stateLane(dataset, events, {.end = content.extent.to, .isUsed = isUsed}))
        content.lanes.push_back(*std::move(states));
    for (Lane& lane : eventLanes(dataset, events, isUsed))
        content.lanes.push_back(std::move(lane));
    if (!impressions.times.empty()) {
        content.lanes.push_back(
            {.name = "Chats",
             .tooltip = "Impressions: the moments at which the chatbot opened",
             .body = impressions});
    }
    addPredictions(content, impressions);
    for (const std::string& name : spec.channels ? *spec.channels : defaultChannels(dataset, spec.user)) {
        const data::Column* column = dataset.impressions().find(name);
        if (column != nullptr && column->spec().kind == data::FeatureKind::Numeric)
            content.lanes.push_back(channelLane(impressions, *column));
    }
    return content;
}

std::vector<std::string> varyingChannels(const data::Dataset& dataset, UserIndex user) {
    std::vector<std::string> names;
    for (VaryingChannel& channel : varying(dataset, user))
        names.push_back(std::move(channel.column));
    return names;
}

std::vector<std::string> defaultChannels(const data::Dataset& dataset, UserIndex user) {
    std::vector<VaryingChannel> channels = varying(dataset, user);
    std::ranges::stable_sort(channels, [](const VaryingChannel& left, const VaryingChannel& right) {
        return std::tuple(left.onlyGrows, right.changes) < std::tuple(right.onlyGrows, left.changes);
    });
    std::vector<std::string> names;
    for (std::size_t i = 0; i < std::min(channels.size(), DefaultChannelCount); ++i)
        names.push_back(channels[i].column);
    return names;
}

std::string capitalised(std::string text) {
    if (!text.empty() && text.front() >= 'a' && text.front() <= 'z')
        text.front() = static_cast<char>(text.front() - 'a' + 'A');
    return text;
}

std::string humanWords(std::string_view identifier) {
    std::string words(identifier);
    std::ranges::replace(words, '_', ' ');
    return words;
}

std::vector<std::pair<std::string, std::string>>
eventPayload(const data::Dataset& dataset, EventIndex event) {
    std::vector<std::pair<std::string, std::string>> payload;
    for (const auto& column : dataset.events().columns()) {
        const data::Role role = column->spec().role;
        const bool isPayload = role == data::Role::Feature || role == data::Role::Text;
        if (isPayload && !column->isMissing(event.row()))
            payload.emplace_back(humanWords(column->spec().name), valueWithUnit(*column, event.row()));
    }
    return payload;
}

std::optional<std::int32_t> positionOf(
    std::span<const std::int64_t> times,
    std::span<const std::int32_t> rows,
    std::pair<UtcMillis, std::int32_t> entry) {
    const auto [time, row] = entry;
    const auto [begin, end] = std::ranges::equal_range(times, time.value);
    for (auto it = begin; it != end; ++it) {
        const auto position = it - times.begin();
        if (rows[static_cast<std::size_t>(position)] == row)
            return narrow<std::int32_t>(position);
    }
    return std::nullopt;
}

std::vector<std::int32_t>
activityDensity(const TimelineContent& content, state::TimeRange range, std::size_t binCount) {
    std::vector<std::int32_t> bins(binCount, 0);
    if (range.isEmpty())
        return bins;
    for (const Lane& lane : content.lanes) {
        if (const auto* states = lane.as<StateLane>())
            countInto(bins, stateTimes(*states), range);
        else
            countInto(bins, timesOf(lane), range);
    }
    return bins;
}

} // namespace intentscope::timeline
