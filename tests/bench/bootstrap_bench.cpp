// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/bootstrap.h"
#include "core/stats/random.h"

#include <benchmark/benchmark.h>

#include <cstddef>
#include <cstdint>
#include <vector>

namespace intentscope {
namespace {

constexpr std::size_t UserCount = 100'000;

struct Users {
    std::vector<double> before;
    std::vector<double> after;
    std::vector<double> weights;
};

Users makeUsers() {
    stats::Random random(1);
    Users users;
    for (std::size_t i = 0; i < UserCount; ++i) {
        users.before.push_back(random.uniform());
        users.after.push_back(random.uniform());
        users.weights.push_back(1 + static_cast<double>(random.below(20)));
    }
    return users;
}

/// The intervals of a comparison, as the programs ask for them.
void pairedBootstrap(benchmark::State& state) {
    const Users users = makeUsers();
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
    const Users users = makeUsers();
    stats::Random random(1);
    for ([[maybe_unused]] auto _ : state) {
        double before = 0;
        double after = 0;
        double weight = 0;
        for (std::size_t draw = 0; draw < UserCount; ++draw) {
            const auto row = static_cast<std::size_t>(random.below(UserCount));
            before += users.weights[row] * users.before[row];
            after += users.weights[row] * users.after[row];
            weight += users.weights[row];
        }
        benchmark::DoNotOptimize(before / weight - after / weight);
    }
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(UserCount));
}
BENCHMARK(pairedBootstrapByIndexing)->Unit(benchmark::kMillisecond);

} // namespace
} // namespace intentscope
