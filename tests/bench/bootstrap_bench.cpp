// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/bootstrap.h"
#include "core/tasks/bench_rankings.h"

#include <benchmark/benchmark.h>

#include <cstddef>
#include <cstdint>

namespace intentscope {
namespace {

constexpr std::size_t UserCount = 100'000;

/// The intervals of a comparison, as the programs ask for them.
void pairedBootstrap(benchmark::State& state) {
    const tasks::PairedUsers users = tasks::makePairedUsers(UserCount);
    const stats::BootstrapSpec spec{.replicateCount = static_cast<std::int32_t>(state.range(0))};
    for ([[maybe_unused]] auto _ : state) {
        const auto estimate =
            stats::bootstrapDifference({users.before, users.after, users.weights}, spec, {});
        if (!estimate)
            state.SkipWithError(estimate.error().text().c_str());
        benchmark::DoNotOptimize(estimate);
    }
    state.SetItemsProcessed(state.iterations() * state.range(0) * static_cast<std::int64_t>(UserCount));
}
BENCHMARK(pairedBootstrap)->Arg(10'000)->Iterations(1)->Unit(benchmark::kSecond);

/// The same sums by the textbook: one random row for every user of every replicate.
void pairedBootstrapByIndexing(benchmark::State& state) {
    const tasks::PairedUsers users = tasks::makePairedUsers(UserCount);
    for ([[maybe_unused]] auto _ : state)
        benchmark::DoNotOptimize(tasks::resampleByIndexing(users, 1));
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(UserCount));
}
BENCHMARK(pairedBootstrapByIndexing)->Unit(benchmark::kMillisecond);

} // namespace
} // namespace intentscope
