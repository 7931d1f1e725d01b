// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/gui_fake_dataset.h"
#include "widgets/models/user_source.h"

#include <benchmark/benchmark.h>

namespace intentscope {
namespace {

models::UserSource millionUsers() {
    static const auto dataset = test::makeLargeDataset(1'000'000);
    return {.dataset = dataset, .differences = nullptr, .labelCounts = nullptr};
}

void order(benchmark::State& state, const models::UserFilter& filter, const models::UserSort& sort) {
    const models::UserSource source = millionUsers();
    for ([[maybe_unused]] auto _ : state) {
        const auto rows = models::orderUsers(source, filter, sort, {});
        if (!rows)
            state.SkipWithError(rows.error().text().c_str());
        benchmark::DoNotOptimize(rows);
    }
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(source.size()));
}

void usersByName(benchmark::State& state) {
    order(state, {}, {.column = models::UserColumn::Name});
}
BENCHMARK(usersByName)->Unit(benchmark::kMillisecond);

void usersByRegion(benchmark::State& state) {
    order(state, {}, {.column = models::UserColumn::Region});
}
BENCHMARK(usersByRegion)->Unit(benchmark::kMillisecond);

void usersFiltered(benchmark::State& state) {
    order(state, {.text = "99"}, {.column = models::UserColumn::Name});
}
BENCHMARK(usersFiltered)->Unit(benchmark::kMillisecond);

} // namespace
} // namespace intentscope
