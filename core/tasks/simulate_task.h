// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/env.h"
#include "core/base/progress.h"
#include "core/base/time.h"
#include "core/sim/figures.h"

#include <cstdint>
#include <filesystem>
#include <stop_token>
#include <string>
#include <vector>

namespace intentscope::tasks {

/// 2024-01-22T00:00:00Z, a Monday.
constexpr UtcMillis SimulatedStart{1'705'881'600'000};

/// What world to simulate. The same spec gives the same bytes on every machine.
struct SimulateSpec {
    std::filesystem::path outputDirectory; ///< must not exist yet, or be empty
    std::int64_t userCount = 300;
    std::int64_t impressionCount = 4'000; ///< exactly as many are written
    std::int32_t weekCount = 6;
    std::int32_t regionCount = 8; ///< the first so many of BR, ID, MY, PH, SG, TH, TW, VN
    std::uint64_t seed = 7;
    double wrongClickShare = 0.03;    ///< of the clicks are logged on another intent than was meant; 0 to 0.5
    UtcMillis start = SimulatedStart; ///< impressions fall into [start, start + weekCount weeks)
    std::size_t threadCount = 0;      ///< 0: as many as there are cores. The bytes are the same for any
};

struct SimulatedFile {
    std::string name; ///< below the output directory, with '/': "truth/needs.csv"
    std::uint64_t byteCount = 0;
    std::string sha256; ///< 64 hex digits
};

struct SimulateOutcome {
    std::filesystem::path directory;
    sim::ShopFigures figures;
    std::vector<SimulatedFile> files; ///< by name
};

/// Writes a dataset directory (dataset.json and five CSV files) and, apart from it, `truth/`, which no import
/// reads (docs/simulator.md). Whole or not at all: everything is written to "<output>.partial" and renamed at
/// the end. InvalidInput for values that make no world, AlreadyExists when the target is not an empty folder;
/// Cancelled, ResourceExhausted and Io leave nothing behind.
Result<SimulateOutcome>
simulateTask(const SimulateSpec& spec, Env& env, ProgressSink& progress, std::stop_token stop);

} // namespace intentscope::tasks
