// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/sim/tables.h"

#include <array>
#include <cstdint>
#include <stop_token>
#include <string_view>
#include <vector>

namespace intentscope::sim {

/// Takes the pieces of the files, each file's in order. A failure ends the simulation.
class TableSink {
public:
    virtual ~TableSink();
    virtual Status append(TableFile file, std::string_view text) = 0;
};

struct Population {
    std::int64_t userCount = 0;
    std::int64_t impressionCount = 0;
};

struct SimulatedCounts {
    std::int64_t intents = 0;
    std::int64_t users = 0;
    std::int64_t events = 0;
    std::int64_t impressions = 0;
    std::int64_t candidates = 0;
    std::int64_t clicks = 0;
};

/// How many impressions each user has: together exactly `population.impressionCount`, in proportion to how
/// much the user's needs drive him to the chat, with nobody above 32 times the mean. O(users x days).
Result<std::vector<std::int64_t>> allotImpressions(
    const World& world,
    const LoggingPolicy& policy,
    const Population& population,
    const std::stop_token& stop);

/// Simulates user after user and hands the files' lines to `sink`. A user depends on the world, his number
/// and his count of impressions only, so the memory in use does not grow with the number of impressions.
Result<SimulatedCounts> simulateShop(
    const World& world,
    const Population& population,
    TableSink& sink,
    ProgressSink& progress,
    const std::stop_token& stop);

} // namespace intentscope::sim
