// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/base/workers.h"
#include "core/sim/figures.h"
#include "core/sim/tables.h"

#include <array>
#include <cstdint>
#include <stop_token>
#include <string_view>
#include <vector>

namespace intentscope::sim {

/// Takes the pieces of the files, each file's in order; never called on two threads at once. A failure ends
/// the simulation.
class TableSink {
public:
    virtual ~TableSink();
    virtual Status append(TableFile file, std::string_view text) = 0;
};

struct Population {
    std::int64_t userCount = 0;
    std::int64_t impressionCount = 0;
};

/// With what a simulation runs; nothing of it changes what is simulated.
struct SimulationRun {
    TableSink& sink;
    ProgressSink& progress; ///< never called on two threads at once
    std::stop_token stop = {};
    Workers workers = {};
};

/// How many impressions each user has: together exactly `population.impressionCount`, in proportion to how
/// much the user's needs drive him to the chat, with nobody above 32 times the mean. O(users x days).
Result<std::vector<std::int64_t>> allotImpressions(
    const World& world, const LoggingPolicy& policy, const Population& population, const SimulationRun& run);

/// Simulates blocks of users side by side and hands the files' lines to the sink in the order of users. A
/// user depends on the world, his number and his count of impressions only: neither the number of threads nor
/// the size of a block changes a byte. Memory: some blocks, 8 bytes a user, and what FigureBook needs.
Result<ShopFigures> simulateShop(const World& world, const Population& population, const SimulationRun& run);

} // namespace intentscope::sim
