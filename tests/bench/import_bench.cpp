// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/import.h"
#include "core/tasks/simulate_task.h"
#include "tests/support/temp_directory.h"

#include <benchmark/benchmark.h>

#include <cstdint>

namespace intentscope {
namespace {

std::int64_t tableBytes(const tasks::SimulateOutcome& simulated) {
    std::int64_t bytes = 0;
    for (const auto& file : simulated.files) {
        if (!file.name.starts_with("truth/"))
            bytes += static_cast<std::int64_t>(file.byteCount);
    }
    return bytes;
}

/// The five tables of a simulated shop into mapped columns, with every check of a strict import.
void importSimulatedShop(benchmark::State& state) {
    const test::TempDirectory folder;
    RealEnv env;
    NullProgress progress;
    const auto simulated = tasks::simulateTask(
        {.outputDirectory = folder.path() / "shop", .userCount = 2'000, .impressionCount = state.range(0)},
        env,
        progress,
        {});
    if (!simulated)
        return state.SkipWithError(simulated.error().text().c_str());
    const auto root = folder.path() / "datasets";
    for ([[maybe_unused]] auto _ : state) {
        const auto outcome =
            data::importDataset({.source = simulated->directory, .datasetsRoot = root}, env, progress, {});
        state.PauseTiming();
        if (!outcome || !env.removeTree(root))
            state.SkipWithError(outcome ? "The datasets stay" : outcome.error().text().c_str());
        state.ResumeTiming();
    }
    state.SetBytesProcessed(state.iterations() * tableBytes(*simulated));
    state.SetItemsProcessed(state.iterations() * simulated->figures.candidates);
}
BENCHMARK(importSimulatedShop)->Arg(40'000)->Unit(benchmark::kMillisecond);

} // namespace
} // namespace intentscope
