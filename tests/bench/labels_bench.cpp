// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/migrations.h"
#include "tests/support/label_events.h"
#include "tests/support/temp_directory.h"

#include "core/store/label_store.h"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <string>
#include <vector>

namespace intentscope {
namespace {

double quantile(std::vector<double>& sorted, double q) {
    return sorted[static_cast<std::size_t>(q * static_cast<double>(sorted.size() - 1))];
}

/// One label, on disk when the call returns (full) or handed to the system only (normal).
void appendLabel(benchmark::State& state, store::Durability durability) {
    const test::TempDirectory folder;
    RealEnv env;
    const auto file = folder.path() / "workspace.sqlite";
    if (const auto made = store::createDatabase(file); !made)
        return state.SkipWithError(made.error().text().c_str());
    auto db = store::Db::open({.path = file, .durability = durability});
    if (!db)
        return state.SkipWithError(db.error().text().c_str());
    const auto labels = store::makeSqliteLabelStore(*std::move(db));
    std::vector<double> microseconds;
    std::int64_t row = 0;
    for ([[maybe_unused]] auto _ : state) {
        auto event = test::labelEvent("impression-" + std::to_string(row++), {"track", "refund"});
        const auto start = std::chrono::steady_clock::now();
        if (const auto stored = labels->append(std::move(event)); !stored)
            state.SkipWithError(stored.error().text().c_str());
        const std::chrono::duration<double, std::micro> took = std::chrono::steady_clock::now() - start;
        microseconds.push_back(took.count());
    }
    std::ranges::sort(microseconds);
    state.counters["p50_us"] = quantile(microseconds, 0.50);
    state.counters["p99_us"] = quantile(microseconds, 0.99);
    state.counters["worst_us"] = microseconds.back();
}
BENCHMARK_CAPTURE(appendLabel, full, store::Durability::Full)->Iterations(2'000);
BENCHMARK_CAPTURE(appendLabel, normal, store::Durability::Normal)->Iterations(2'000);

} // namespace
} // namespace intentscope
