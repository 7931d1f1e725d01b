// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sim/world.h"

#include <algorithm>
#include <array>
#include <chrono>

namespace intentscope::sim {
namespace {

/// How active people are in each hour of their day.
constexpr std::array<std::int64_t, 24> HourWeights = {18, 9,  5,  3,  3,  6,  14, 28, 40, 50, 56, 58,
                                                      66, 60, 52, 50, 50, 54, 60, 70, 84, 88, 70, 40};

std::int64_t floorDiv(std::int64_t value, std::int64_t divisor) {
    return value >= 0 ? value / divisor : -((-value + divisor - 1) / divisor);
}

Incident drawIncident(Random& random, std::int32_t region, std::int64_t week) {
    const auto couriers = regions()[static_cast<std::size_t>(region)].couriers;
    Incident incident;
    incident.region = region;
    incident.courier =
        couriers[static_cast<std::size_t>(random.below(static_cast<std::int64_t>(couriers.size())))].word;
    incident.begins = week * Week + random.below(Week);
    incident.ends = incident.begins + random.between(3 * Day, 8 * Day);
    incident.backlog = random.between(Day, 3 * Day);
    return incident;
}

} // namespace

World::World(const WorldSpec& spec) : m_spec(spec) {
    planIncidents();
    planDrift();
    planLaunches();
}

UtcMillis World::timeOf(Second second) const {
    return {m_spec.start.value + second * MillisPerSecond};
}

void World::planIncidents() {
    constexpr std::int64_t WeeksPerQuarter = 13;
    for (std::int32_t region = 0; region < m_spec.regionCount; ++region) {
        Random random(m_spec.seed, Purpose::Incidents, static_cast<std::uint64_t>(region));
        const std::int64_t perQuarter = regions()[static_cast<std::size_t>(region)].incidentsPerQuarter;
        for (std::int64_t week = -1; week < m_spec.weekCount; ++week) {
            if (random.chance(perQuarter * 1000 / WeeksPerQuarter))
                m_incidents.push_back(drawIncident(random, region, week));
        }
    }
}

/// The last week never is like the ones before: where most users live, the largest courier stands still.
void World::planDrift() {
    const auto own = regions().first(static_cast<std::size_t>(m_spec.regionCount));
    const auto largest = std::ranges::max_element(own, {}, &RegionProfile::traffic);
    const auto courier = std::ranges::max_element(largest->couriers, {}, &WeightedWord::weight);
    m_incidents.push_back(
        {.region = static_cast<std::int32_t>(largest - own.begin()),
         .courier = courier->word,
         .begins = end() - Week - Day,
         .ends = end() - 2 * Day,
         .backlog = 2 * Day});
}

void World::planLaunches() {
    for (std::int32_t intent = 0; intent < m_catalogue.size(); ++intent) {
        const Launch launch = m_catalogue.entry(intent).launch;
        const Second week = end() - (launch == Launch::LastWeek ? Week : 2 * Week);
        Random random(m_spec.seed, Purpose::Launches, static_cast<std::uint64_t>(intent));
        m_launches.push_back(launch == Launch::Always ? -WarmUp : week + random.between(1, 2 * Day));
    }
}

const Incident* World::incidentAt(std::int32_t region, std::string_view courier, Second time) const {
    for (const Incident& incident : m_incidents) {
        if (incident.region == region && incident.courier == courier && incident.begins <= time &&
            time < incident.ends)
            return &incident;
    }
    return nullptr;
}

UtcMillis World::localTime(std::int32_t region, Second time) const {
    const std::int64_t offset = regions()[static_cast<std::size_t>(region)].utcOffsetHours * MillisPerHour;
    return {timeOf(time).value + offset};
}

std::int32_t World::localHour(std::int32_t region, Second time) const {
    const std::int64_t hours = floorDiv(localTime(region, time).value, MillisPerHour);
    return static_cast<std::int32_t>(hours - floorDiv(hours, 24) * 24);
}

std::int32_t World::localWeekday(std::int32_t region, Second time) const {
    constexpr std::int64_t EpochWeekday = 3; // 1970-01-01 was a Thursday
    const std::int64_t days = floorDiv(localTime(region, time).value, MillisPerDay) + EpochWeekday;
    return static_cast<std::int32_t>(days - floorDiv(days, 7) * 7);
}

bool World::isCampaignDay(std::int32_t region, Second time) const {
    constexpr unsigned PayDay = 25;
    const std::chrono::sys_days date{
        std::chrono::days{floorDiv(localTime(region, time).value, MillisPerDay)}};
    const std::chrono::year_month_day calendar{date};
    const auto dayOfMonth = static_cast<unsigned>(calendar.day());
    return dayOfMonth == static_cast<unsigned>(calendar.month()) || dayOfMonth == PayDay;
}

Second World::momentOfDay(Random& random, std::int32_t region, std::int64_t day) const {
    const auto localHourDrawn = static_cast<std::int64_t>(random.pick(HourWeights));
    const std::int64_t offset = regions()[static_cast<std::size_t>(region)].utcOffsetHours;
    const std::int64_t hour = (localHourDrawn - offset + 24) % 24;
    return day * Day + hour * Hour + random.below(Hour);
}

} // namespace intentscope::sim
