// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"
#include "core/sim/catalogue.h"
#include "core/sim/clock.h"
#include "core/sim/random.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace intentscope::sim {

/// What makes a world. Times of the simulation count from `start`.
struct WorldSpec {
    UtcMillis start;
    std::int32_t weekCount = 6;
    std::int32_t regionCount = 8;
    std::uint64_t seed = 7;
    std::int64_t wrongClicksPerMillion =
        30'000; ///< clicks that the log puts on another intent than was meant
};

/// A courier in trouble in one region: its parcels stand still.
struct Incident {
    std::int32_t region = 0;
    std::string_view courier;
    Second begins = 0;
    Second ends = 0;
    Second backlog = 0; ///< the longest a parcel waits after the end

    /// The shop tells its customers a day after the trouble began.
    bool isAnnouncedAt(Second time) const { return begins + Day <= time && time < ends; }
};

/// What all users share. Immutable; safe to read from any thread.
class World {
public:
    explicit World(const WorldSpec& spec);

    const WorldSpec& spec() const { return m_spec; }
    const Catalogue& catalogue() const { return m_catalogue; }
    Second end() const { return m_spec.weekCount * Week; }
    UtcMillis timeOf(Second second) const;
    const std::vector<Incident>& incidents() const { return m_incidents; }
    /// Since when an intent is part of the knowledge base; -WarmUp when it always was.
    Second launchedAt(std::int32_t intent) const { return m_launches[static_cast<std::size_t>(intent)]; }
    bool isLaunched(std::int32_t intent, Second time) const { return launchedAt(intent) <= time; }
    /// Whether an intent was launched within the weeks of the log: there is a time without history of it.
    bool isCold(std::int32_t intent) const { return launchedAt(intent) > 0; }
    /// The trouble of a courier at a moment; null when there is none.
    const Incident* incidentAt(std::int32_t region, std::string_view courier, Second time) const;

    /// 0 to 23 in the region's own time, and 0 (Monday) to 6.
    std::int32_t localHour(std::int32_t region, Second time) const;
    std::int32_t localWeekday(std::int32_t region, Second time) const;
    /// Double days (2.2, 3.3) and pay days, in the region's own time.
    bool isCampaignDay(std::int32_t region, Second time) const;
    /// A moment of the UTC day `day`, when people of the region are awake rather than asleep.
    Second momentOfDay(Random& random, std::int32_t region, std::int64_t day) const;

private:
    UtcMillis localTime(std::int32_t region, Second time) const;
    void planIncidents();
    void planDrift();
    void planLaunches();

    WorldSpec m_spec;
    Catalogue m_catalogue;
    std::vector<Incident> m_incidents;
    std::vector<Second> m_launches; ///< by intent
};

} // namespace intentscope::sim
