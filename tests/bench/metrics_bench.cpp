// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/metric_set.h"
#include "core/tasks/bench_rankings.h"

#include <benchmark/benchmark.h>

#include <cstdint>

namespace intentscope {
namespace {

using tasks::RankedLists;

void gaucOfAllUsers(benchmark::State& state) {
    const RankedLists lists(static_cast<std::int32_t>(state.range(0)));
    for ([[maybe_unused]] auto _ : state)
        benchmark::DoNotOptimize(metrics::computeGauc(lists.view(), {}).value());
    state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(gaucOfAllUsers)->Arg(1'000'000)->Unit(benchmark::kMillisecond);

/// Recall@3, NDCG@3, Hit@3 and MRR in one pass.
void topThreeOfAllLists(benchmark::State& state) {
    const RankedLists lists(static_cast<std::int32_t>(state.range(0)));
    for ([[maybe_unused]] auto _ : state)
        benchmark::DoNotOptimize(metrics::computeTopK(lists.view(), {3}).series.data());
    state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(topThreeOfAllLists)->Arg(1'000'000)->Unit(benchmark::kMillisecond);

/// What ranks a click needs, by sorting every list: the alternative to counting who scores higher.
void sortEveryList(benchmark::State& state) {
    const RankedLists lists(static_cast<std::int32_t>(state.range(0)));
    for ([[maybe_unused]] auto _ : state)
        benchmark::DoNotOptimize(tasks::sortEveryList(lists));
    state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(sortEveryList)->Arg(1'000'000)->Unit(benchmark::kMillisecond);

/// All of an evaluation but its intervals.
void allMetrics(benchmark::State& state) {
    const RankedLists lists(static_cast<std::int32_t>(state.range(0)));
    for ([[maybe_unused]] auto _ : state)
        benchmark::DoNotOptimize(metrics::computeMetrics(lists.view(), {}).series.data());
    state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(allMetrics)->Arg(1'000'000)->Unit(benchmark::kMillisecond);

} // namespace
} // namespace intentscope
